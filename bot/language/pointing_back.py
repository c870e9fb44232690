"""Messages that say something of what was told: "Skogås var igår", "två av dem var i Vårby"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.entries import Draft
from bot.language.clauses import Clause
from bot.language.days import Calendar
from bot.language.named_reports import named, parts_of
from bot.language.units import Unit
from bot.language.which_ones import how_many, is_of_some, position
from bot.language.word_values import ThingWord

_OF_ONE = frozenset({"den", "they", "i", "on", "place", "when", "part"})
_SAID = frozenset(
    {"i", "on", "in", "place", "when", "part", "number", "count", "only", "partner", "without_partner"}
)
_POINTS = frozenset({"place", "when", "part"})
_THE_THINGS = ("en", "na")
_BY_US = 2


@dataclass(frozen=True, slots=True)
class PointedBack:
    """What is pointed at, and the units of what is said of it.

    `named` is an entry as far as the words tell, `position` its place among those told, from 0 or, backwards,
    from -1. `some` is how many of them are meant, None where nobody says so.
    """

    said: tuple[Unit, ...]
    named: Draft | None = None
    position: int | None = None
    some: int | None = None


def pointed_back(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> PointedBack | None:
    """What a message points back at and says of it; None where it does not, or denies, asks or tells more."""
    if any(part.asked or part.ahead or part.words or part.has("not", "nobody", "planned") for part in parts):
        return None
    spoken = _after_opening(parts, units)
    cut = _cut(parts, spoken)
    if cut is None:
        return None
    about, said = cut
    if not said or not _SAID.issuperset(unit.kind for unit in said):
        return None
    if (place := position(parts, about)) is not None:
        return PointedBack(said, position=place, some=how_many(about))
    if is_of_some(parts, about):
        return PointedBack(said, some=how_many(about) or 1)
    if _is_of_one(about):
        found = named(parts_of(about), about, calendar, organisation)
        return PointedBack(said, named=found, some=None if found else 1)
    return None


def _is_of_one(about: Sequence[Unit]) -> bool:
    """As in "Skogås", "den i tisdags", "krogarna igår"; "krogar" are news."""
    first, *others = about
    if isinstance(first.value, ThingWord):
        return first.text.endswith(_THE_THINGS) and _OF_ONE.issuperset(unit.kind for unit in others)
    kinds = {unit.kind for unit in about}
    return kinds <= _OF_ONE and bool(kinds & _POINTS) and first.kind != "when"


def _after_opening(parts: Sequence[Clause], units: Sequence[Unit]) -> list[Unit]:
    """The units after "nej", "oj förresten", "och"."""
    opening = {unit.start for part in parts[:2] for unit in part.units if _only_opens(part, unit)}
    first = next(
        (
            index
            for index, unit in enumerate(units)
            if unit.start not in opening and unit.kind not in {"and", "but", "comma", "stop"}
        ),
        len(units),
    )
    return list(units[first:])


def _only_opens(part: Clause, unit: Unit) -> bool:
    return unit.kind == "word" and any(
        m.name in {"refusal", "opens_correction"} and m.start == unit.start and m.end == unit.end
        for m in part.markers
    )


def _cut(parts: Sequence[Clause], units: Sequence[Unit]) -> tuple[Sequence[Unit], tuple[Unit, ...]] | None:
    """What is pointed at and what is said of it, as in "den igår | var 2", "två av dem | igår"."""
    for index, unit in enumerate(units):
        if unit.kind == "linking":
            return (units[:index], tuple(units[index + 1 :])) if index else None
        if index and _is_done_by_us(parts, units[index : index + _BY_US]):
            return units[:index], _partners_of(units[index + _BY_US :])
    ends = [index for index, unit in enumerate(units) if unit.kind == "they" and index]
    return (units[: ends[0] + 1], tuple(units[ends[0] + 1 :])) if ends else None


def _is_done_by_us(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "gjorde vi"."""
    done = any(
        m.name == "firmly_done" and m.start == unit.start
        for part in parts
        for m in part.markers
        for unit in units
    )
    return done and [unit.kind for unit in units] == ["word", "we"]


def _partners_of(said: Sequence[Unit]) -> tuple[Unit, ...]:
    """With whom it was done; a day or a place behind "gjorde vi" may be news."""
    return tuple(said) if all(unit.kind in {"partner", "without_partner"} for unit in said) else ()
