"""Signs that a clause adds to what was told before it, or that it may tell of something else."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_SO_MANY_MORE = (
    "<number|article|count> <piece|thing|lookalike|visit|activity|site>? <to>"
    "(?!<place|number|organisation|when>)"
    "|<more> <number|article|count>|<number|article|count> <piece>? <more>|<when> <to>$"
)
_ONE_MORE = "number.one_more"
_TELLS = ("done", "past", "affirmed", "counts_too")
_HARMLESS = frozenset({
    "likewise", "again", "more", "still_more", "forgot", "missed", "adds", "beyond", "puts", "plain", "that",
    "second_thought", "opens_correction", "courtesy", "in_the_end", "became", "it_was",
    "before_or_after", "not", "the_times", *_TELLS,
})  # fmt: skip
NO_OTHER_THING = frozenset({"act.hinted", "act.outing"})
_AHEAD = ("planned", "will_be", "should")


def tells_of_else(part: Clause) -> bool:
    """As in "Skogås behöver en", "ett möte i Skogås": by a word that neither adds nor tells it was done.

    Who writes "vi åt i Skogås också" has eaten there.
    """
    known = [unit for unit in part.of("word", "you") if part.knows(unit) or not part.has(*_TELLS)]
    others = any(unit.rule not in NO_OTHER_THING for unit in part.of("lookalike"))
    others = others or matches("<we> <on_behalf_of>", part.units)
    return others or not all(_is_harmless(unit, part) for unit in known)


def _is_harmless(word: Unit, part: Clause) -> bool:
    """Whether a word is of no matter, or adds to what was told."""
    signs = (m for m in part.markers if m.name in _HARMLESS or _is_later(m, part))
    return any(sign.start <= word.start < sign.end for sign in signs)


def is_likened(sign: Marker, part: Clause) -> bool:
    """As in "likadant i Skogås", "Skogås med"; "med" before something else joins it."""
    joins = any(unit.start == sign.start and unit is not part.units[-1] for unit in part.of("mere_with"))
    return sign.name == "likewise" and not joins


def tells_of_more(part: Clause) -> bool:
    """As in "två till", "en kväll till", "ytterligare en", "lägg på två"; not so in "två till slut"."""
    added = part.has("adds", "beyond", "still_more") and bool(part.of("number", "count", "article"))
    counted = any(unit.rule == _ONE_MORE for unit in part.of("count"))
    ends = [unit.end for unit in part.of("to")]
    left_open = any(unit.kind == "word" and not part.knows(unit) for unit in _behind(ends, part))
    so_many = not (left_open or part.has("in_the_end")) and matches(_SO_MANY_MORE, part.units)
    return added or counted or so_many


def _behind(ends: Sequence[int], part: Clause) -> list[Unit]:
    """The units that come next behind some positions."""
    return [unit for before, unit in pairwise(part.units) if before.end in ends]


def is_ahead(part: Clause) -> bool:
    """Whether it lies ahead, other than that it is to be counted ("två till ska med") or was later on."""
    signs = [m for m in part.markers if m.name in _AHEAD and not (part.has(*_TELLS) and _is_later(m, part))]
    counted = part.has("counts_too", "left_out_there") or (part.has("ought") and not part.of("place"))
    return part.ahead or part.has("not_yet") or (bool(signs) and not counted)


def _is_later(sign: Marker, part: Clause) -> bool:
    """As in "senare på kvällen"."""
    return matches("^<on> <part>", [unit for unit in part.units if unit.start >= sign.end])
