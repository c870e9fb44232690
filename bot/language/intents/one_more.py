"""One more of what was reported, and how many it makes: "en krog till, så fyra blev det"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.reading import Change, Kind, Reading

_WRITTEN_APART = "word.split.activity"
_TOLD = ("place", "when", "partner", "we")
_MADE = "^<so|and>* <only>? <number|count> <linking> <word>$|^<so>? <word> <linking> <only>? <number|count>$"


def counted_up(parts: Sequence[Clause]) -> Reading | None:
    """The latest report with its new number, where a message says no more than that."""
    if len(parts) != len(("more", "made")):
        return None
    more, made = parts
    adds = matches("^<article|number|count>", more.units) and _says_more(more)
    if not adds or more.of(*_TOLD) or not (matches(_MADE, made.units) and made.has("became")):
        return None
    number = made.of("number", "count")[0].value
    return Reading(kind=Kind.CORRECTION, change=Change(count=number))


def _says_more(clause: Clause) -> bool:
    """As in "en restaurang till", "en till"; "krog till" is taken for what a pub inspection is called."""
    last = clause.units[-1]
    return last.kind == "to" or last.rule in {"number.one_more", _WRITTEN_APART}
