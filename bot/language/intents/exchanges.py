"""What is told with what it was: "ändra de 3 hembesöken i Skogås till 4", "byt Skogås mot Vårby"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.language.clauses.clause import Clause
from bot.language.days.joined_days import FromTo
from bot.language.days.meanings import OnWeekday
from bot.language.days.when import When
from bot.language.words.units import Unit

_INTO = frozenset({"to", "toward"})
_LED = frozenset({"i", "on", "in", "at", "they", "den", "from", "for", "last"})
_SAID_BESIDE = frozenset({"courtesy", "a_field"})
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
    if not wished:
        return _instead(parts, units)
    if any(part.asked or part.has("not", "planned") for part in parts):
        return None
    beside = {m.start for part in parts for m in part.markers if m.name in _SAID_BESIDE} | {
        unit.start for unit in units if unit.kind in {"stop", "emoji"}
    }
    end = max(m.end for m in wished if m.start == wished[0].start)
    told = _apart([unit for unit in units if unit.start >= end and unit.start not in beside])
    at = next((n for n, unit in enumerate(told) if unit.kind in _INTO), len(told))
    was, becomes = tuple(told[:at]), _without_what_it_is_of(told[at + 1 :])
    return Exchange(was, becomes) if _names(was) and _names(becomes) else None


def _without_what_it_is_of(becomes: Sequence[Unit]) -> tuple[Unit, ...]:
    """As in "byt Vårby mot Skogås på den första": what it was names the report already."""
    cut = next((at for at, unit in enumerate(becomes) if at and unit.kind == "on"), len(becomes))
    named = _VALUES.isdisjoint(unit.kind for unit in becomes[cut:])
    return tuple(becomes[:cut] if named else becomes)


def _instead(parts: Sequence[Clause], units: Sequence[Unit]) -> Exchange | None:
    """As in "Skogås istället för Vårby"; "vi var i Skogås istället för Vårby" may be news."""
    at = next((n for n, unit in enumerate(units) if unit.kind == "instead_of"), 0)
    if not at or len(parts) > 1 or parts[0].asked or parts[0].words:
        return None
    becomes, was = ([u for u in some if u.kind != "word"] for some in (units[:at], units[at + 1 :]))
    places = [unit.kind for unit in (*becomes, *was) if unit.kind not in _LED] == ["place", "place"]
    return Exchange(tuple(was), tuple(becomes)) if places and was and becomes else None


def _apart(units: Sequence[Unit]) -> list[Unit]:
    """As in "den 15 maj till den 14 maj": two days that change places, and no stretch of time."""
    if any(unit.kind in _INTO for unit in units):
        return list(units)
    return [each for unit in units for each in _ends_of(unit)]


def _ends_of(unit: Unit) -> Iterator[Unit]:
    match unit.value:
        case When(phrase=FromTo(first=first, last=last), part=part):
            yield unit._replace(value=When(first, part))
            yield unit._replace(kind="to", value=None)
            yield unit._replace(value=When(last, part))
        case _:
            yield unit


def _lost_its_dots(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "andra krogtillsynen till tobakstillsyn", where no second one is told of."""
    named = [unit.value for unit in units[1:2] if unit.kind == "activity"]
    begun = any(part.begins_with("exchanges_undotted") for part in parts[:1])
    return begun and any(act.definite for act in named)


def _names(units: Sequence[Unit]) -> bool:
    """Whether these name something, and say nothing else."""
    kinds = {unit.kind for unit in units}
    return bool(kinds & _VALUES) and kinds <= _VALUES | _LED
