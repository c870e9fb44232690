"""So many of those that were told, whose number is said with them: "av de två i Skogås var en i Vårby"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit

_OUT_OF_THEM = (
    "<of> <they|den> <number> <i|in|on|of>? <place|when|thing|activity|visit>? <i|in|on>? <place|when>?"
    " <linking> <number|count|article>"
)
_OF_THEM = (
    "<number|article|count> <of> <they|thing|visit|activity|lookalike|site|when>"
    "|^<number|count> <linking> <i|in|on>? <place>"
)
_OF_PLACE = "^<number|count|article> <i|in|on> <place|place_noun> <linking>"
_NUMBERS = frozenset({"number", "count", "article"})


def is_of_some(part: Clause) -> bool:
    """As in "en av dem", "två var i Skogås"."""
    of_them = matches(_OF_THEM, part.units) or part.has("one_of_them")
    out_of = any(unit.rule == "number.out_of" for unit in part.units)
    return of_them or out_of or _is_out_of_them(part.units) or bool(part.of("vague", "vague_range"))


def is_of_place(part: Clause) -> bool:
    """As in "två i Skogås var stängda", and not in "två i Skogås ska vara tre", "det var två i Skogås"."""
    numbers = [unit for unit in part.units if unit.kind in _NUMBERS]
    return len(numbers) == 1 and matches(_OF_PLACE, part.units)


def _is_out_of_them(units: Sequence[Unit]) -> bool:
    """As in "av de två i Skogås var en i Vårby"."""
    return matches(_OUT_OF_THEM, units)


def without_sum(units: Sequence[Unit]) -> Sequence[Unit]:
    """Without the number of all of them: "av de två i Skogås var en i Vårby" is of one."""
    if not _is_out_of_them(units):
        return units
    whole = next(unit for unit in units if unit.kind == "number")
    return [unit for unit in units if unit is not whole]
