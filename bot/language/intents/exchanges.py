"""What is told with what it was: "ändra de 3 hembesöken i Skogås till 4", "byt Skogås mot Vårby"."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import OnWeekday
from bot.language.days.when import When
from bot.language.words.units import Unit

_INTO = frozenset({"to", "toward"})
_LED = frozenset({"i", "on", "in", "at", "they", "den", "from"})
_VALUES = frozenset({"activity", "thing", "lookalike", "place", "when", "number", "count"})


class Exchange(NamedTuple):
    """What something was said to be, and what it is to be instead."""

    was: tuple[Unit, ...]
    becomes: tuple[Unit, ...]


def told_back(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses with "ändra till lördag" read as the Saturday that was: what was done is put right."""
    return [
        part.with_units([_that_was(unit) for unit in part.units])
        if part.has("exchanges") and part.act is None and not part.words and part.ahead
        else part
        for part in parts
    ]


def _that_was(unit: Unit) -> Unit:
    if isinstance(unit.value, When) and isinstance(unit.value.phrase, OnWeekday):
        return unit._replace(value=When(OnWeekday(unit.value.phrase.weekday), unit.value.part))
    return unit


def exchanged(parts: Sequence[Clause], units: Sequence[Unit]) -> Exchange | None:
    """What a wish to change something names before and behind "till"; None for any other message."""
    names = {"exchanges", "exchanges_undotted"} if _lost_its_dots(parts, units) else {"exchanges"}
    wished = [m for part in parts[:2] for m in part.markers if m.name in names]
    if not wished or any(part.asked or part.has("not", "planned") for part in parts):
        return None
    polite = {m.start for part in parts for m in part.markers if m.name == "courtesy"} | {
        unit.start for unit in units if unit.kind in {"stop", "emoji"}
    }
    told = [unit for unit in units if unit.start >= wished[0].end and unit.start not in polite]
    at = next((n for n, unit in enumerate(told) if unit.kind in _INTO), len(told))
    was, becomes = tuple(told[:at]), tuple(told[at + 1 :])
    return Exchange(was, becomes) if _names(was) and _names(becomes) else None


def _lost_its_dots(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "andra krogtillsynen till tobakstillsyn", where no second one is told of."""
    named = [unit.value for unit in units[1:2] if unit.kind == "activity"]
    begun = any(part.begins_with("exchanges_undotted") for part in parts[:1])
    return begun and any(act.definite for act in named)


def _names(units: Sequence[Unit]) -> bool:
    """Whether these name something, and say nothing else."""
    kinds = {unit.kind for unit in units}
    return bool(kinds & _VALUES) and kinds <= _VALUES | _LED
