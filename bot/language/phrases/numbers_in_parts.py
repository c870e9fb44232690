"""Visits told in parts: "3 i uppgång 12, 4 i 14 och 6 i 16", "bruna huset elva, gula huset åtta".

Parts are houses, stairwells, floors, halves of an evening, and whoever had so many. They are added up and
read as one number; where another total is told before them, they are left alone and asked about.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.phrases.grammar import first_match
from bot.language.phrases.noise import LABEL
from bot.language.phrases.places import HOUSE_NUMBER
from bot.language.words.markers import Marker
from bot.language.words.units import Unit, span
from bot.language.words.word_values import ActivityWord

IN_PARTS = "number.in_parts"
"""The rule of a number that sums up those of several parts."""

_SEVERAL = 2
_JOINTS = frozenset({"comma", "and"})
_VALUES = "<number|count|article>"
_ENDS = "(?=<stop|line|comma|and|but|so|close|open|emoji|i|on|in|when|question>|$)"
_HOUSE = "<word|adjective|noise|number|ordinal|label|thing|place>{1,2}"
_IN_HOUSE = f"^{_VALUES} (?:<i|on|in> <article|den|adjective>? {_HOUSE}|<i|on|in> <and>|<noise>) {_ENDS}"
_HOUSE_FIRST = f"^<adjective|word>? <word|thing> <number|count> {_ENDS}"
_BY_TIME = f"^{_VALUES} (?:<on>? <part>|<word> <word|part>?) {_ENDS}"
_HAD = f"^<word|label|and|place_noun|noise> <word> <number|count> (?:<activity> (?=<comma|and>)|{_ENDS})"
_BEGINS = frozenset({"stop", "line", "comma", "colon", "open", "linking", "place", "when", "activity", "and"})


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a part ends, and whether it is surely one."""

    end: int
    sure: bool


def added_up(units: list[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """The units with each run of such parts as one number, in a message that tells of visits alone."""
    acts = [unit.value for unit in units if isinstance(unit.value, ActivityWord)]
    if not acts or not all(act.venues for act in acts):
        return units
    signs = {marker.start: set[str]() for marker in markers}
    for marker in markers:
        signs[marker.start].add(marker.name)
    for first in range(len(units)):
        for mould in _MOULDS if first == 0 or units[first - 1].kind in _BEGINS else ():
            if (end := _run(units, first, mould, signs)) is not None:
                summed = _summed(units[first:end], units[:first])
                return [*units[:first], *summed, *units[end:]] if summed else units
    return units


_Signs = dict[int, set[str]]
_Mould = Callable[[Sequence[Unit], int, _Signs], _Part | None]


def _run(units: Sequence[Unit], first: int, mould: _Mould, signs: _Signs) -> int | None:
    """Where a run of parts of one mould ends that begins at a position, if any of them is surely a part."""
    parts: list[_Part] = []
    position = first
    while (part := mould(units, position, signs)) is not None:
        parts.append(part)
        position = part.end
        while position < len(units) and units[position].kind in _JOINTS:
            position += 1
    placed = [unit for unit in units[first:position] if unit.kind == "place"]
    told = len(parts) >= _SEVERAL and any(part.sure for part in parts) and len(placed) < _SEVERAL
    return parts[-1].end if told else None


def _summed(units: Sequence[Unit], before: Sequence[Unit]) -> list[Unit]:
    """One number for all of them, and the activity or the only street; none where another total is told."""
    total = sum(unit.value for index, unit in enumerate(units) if _is_value(units, index))
    totals = {unit.value for unit, noun in pairwise(before) if _is_total(unit, noun)}
    if totals and total not in totals:
        return []
    placed = any(unit.kind == "place" for unit in before)
    kept = [unit for unit in units if unit.kind == "activity" or (unit.kind == "place" and not placed)]
    end = kept[0].start - 1 if kept else units[-1].end
    return [span(units, "count", total, IN_PARTS)._replace(end=end), *kept]


def _is_total(unit: Unit, following: Unit) -> bool:
    return unit.kind in {"number", "count"} and following.kind not in {"word", "noise", "measure"}


def _is_value(units: Sequence[Unit], index: int) -> bool:
    """Not the 14 of "4 i 14", which is a house."""
    led = index > 0 and units[index - 1].kind in {"i", "on", "in"}
    return units[index].kind in {"number", "count", "article"} and not led


def _in_house(units: Sequence[Unit], first: int, _signs: _Signs) -> _Part | None:
    """As in "3 i uppgång 12", "4 på tvåan", "sju i den ena", "två på första"; "4 i 14" may be one."""
    length = first_match(_IN_HOUSE, units[first:])
    if length is None:
        return None
    where = units[first + 2 : first + length]
    outside = any(unit.kind == "place" and unit.rule != HOUSE_NUMBER for unit in where)
    sure = any(_is_house(unit) or unit.kind == "ordinal" for unit in where)
    return None if outside or units[first].value is None else _Part(first + length, sure)


def _house_first(units: Sequence[Unit], first: int, _signs: _Signs) -> _Part | None:
    """As in "bruna huset elva", "höghuset 5 st"."""
    length = first_match(_HOUSE_FIRST, units[first:])
    if length is None:
        return None
    return _Part(first + length, _is_house(units[first + length - 2]))


def _is_house(unit: Unit) -> bool:
    return unit.rule in {LABEL, HOUSE_NUMBER} or unit.kind == "label" or "part_of_house" in unit.looks


def _by_time(units: Sequence[Unit], first: int, signs: _Signs) -> _Part | None:
    """As in "sex före fikat", "tre efter"."""
    length = first_match(_BY_TIME, units[first:])
    if length is None:
        return None
    if units[first].value is None:
        return None
    told = units[first + 1]
    beside = "before_or_after" in signs.get(told.start, ())
    return _Part(first + length, beside) if beside or told.kind != "word" else None


def _had(units: Sequence[Unit], first: int, signs: _Signs) -> _Part | None:
    """As in "A hade nio hembesök", "B hade sex"."""
    length = first_match(_HAD, units[first:])
    if length is None or "had" not in signs.get(units[first + 1].start, ()):
        return None
    return _Part(first + length, units[first + length - 1].kind == "activity")


_MOULDS: tuple[_Mould, ...] = (_in_house, _house_first, _by_time, _had)
