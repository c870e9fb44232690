"""What a member forgot to say of a report that is named: "glömde säga att polisen var med på vandringen"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.entries.who_asked import requested
from bot.language.intents.named_reports import named, parts_of
from bot.language.intents.signs_of_correction import only_opens
from bot.language.reading import Change, Kind, Reading
from bot.language.words.word_values import ActivityWord

_NAMING = frozenset({"activity", "place", "when", "i", "on", "in", "den"})
_TELLS_MORE = ("firmly_done", "planned", "called_off", "not", "nobody")


def forgotten_detail(parts: Sequence[Clause], calendar: Calendar, organisation: str) -> Reading | None:
    """The change that a member forgot; None for any other message, as where a report was forgotten."""
    told = [part for part in parts if not only_opens(part)]
    if len(told) != 1 or not _is_forgotten_of_named(told[0]):
        return None
    (part,) = told
    present = frozenset[str]().union(*(unit.value for unit in part.of("partner"))) - {organisation}
    change = Change(partners_added=present, requested=requested(part))
    if change == Change():
        return None
    about = [unit for unit in part.units if unit.kind in _NAMING]
    report = named(parts_of(about), about, calendar, organisation)
    return Reading(kind=Kind.CORRECTION, change=change, named=report)


def _is_forgotten_of_named(part: Clause) -> bool:
    """As in "glömde säga att kommunen var med på trygghetsvandringen igår"."""
    word = part.act.value if part.act is not None else None
    definite = isinstance(word, ActivityWord) and word.definite
    more = part.asked or part.has(*_TELLS_MORE) or part.of("number", "count", "we")
    return part.has("forgot") and definite and not more
