"""How sure two years' figures of one kind are, which of them are held back, and whether they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.discretion import FEW, held_back
from bot.indicators import Measure, Measured
from bot.intervals import Interval, count, difference, share

_PERCENT = 100.0

Pair = tuple[list[Measured], list[Measured]]
"""An area's figures of the year before, and of the year."""


class Change(StrEnum):
    """Whether two figures differ by more than their uncertainty, and which way."""

    HIGHER = "higher"
    LOWER = "lower"
    UNCERTAIN = "uncertain"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with its bounds, None where they are not known; without a value it is held back."""

    value: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An area's figures of the year before and of the year."""

    area: str | None
    before: Estimate
    after: Estimate
    change: Change


def in_each_area(measure: Measure, pairs: Mapping[str | None, Pair]) -> Iterator[Compared]:
    """The two figures of each area, with their bounds and whether they differ by more than these."""
    intervals = {
        area: (_interval(measure, before), _interval(measure, after))
        for area, (before, after) in pairs.items()
    }
    hidden = [_hidden(measure, {area: pair[side] for area, pair in pairs.items()}) for side in (0, 1)]
    for area, (before, after) in intervals.items():
        held = (area in hidden[0], area in hidden[1])
        yield Compared(
            area=area,
            before=_estimate(before, is_held=held[0]),
            after=_estimate(after, is_held=held[1]),
            change=Change.UNKNOWN if any(held) else _change(before, after),
        )


def _interval(measure: Measure, figures: Sequence[Measured]) -> Interval | float:
    """A figure with its bounds, or without where nobody knows them; several are of the same year's months."""
    if len(figures) == 1 and (bounds := _given(figures[0])) is not None:
        return bounds
    match measure:
        case Measure.COUNT:
            return count(sum(each.value for each in figures))
        case Measure.SHARE if all(each.answers for each in figures):
            answers = sum(each.answers or 0 for each in figures)
            said = sum(each.value * (each.answers or 0) for each in figures) / answers
            found = share(said / _PERCENT, answers)
            return Interval(said, found.lower * _PERCENT, found.upper * _PERCENT)
        case _:
            return sum(each.value for each in figures) / len(figures)


def _given(figure: Measured) -> Interval | None:
    if figure.lower is None or figure.upper is None:
        return None
    return Interval(figure.value, figure.lower, figure.upper)


def _hidden(measure: Measure, figures: Mapping[str | None, Sequence[Measured]]) -> set[str | None]:
    """The areas whose figures could point at a person, or let one work out such a figure."""
    if measure is Measure.SHARE:
        return {area for area, told in figures.items() if _points_at_few(told)}
    if measure is not Measure.COUNT:
        return set()
    amounts = {area: round(sum(each.value for each in told)) for area, told in figures.items()}
    whole = {None} if 0 < amounts.get(None, 0) < FEW else set()
    areas = [area for area in amounts if area is not None]
    kept = held_back([amounts[area] for area in areas])
    return whole | {area for area, amount in zip(areas, kept, strict=True) if amount is None}


def _points_at_few(figures: Sequence[Measured]) -> bool:
    answers = sum(each.answers or 0 for each in figures)
    if not answers:
        return False
    said = round(sum(each.value * (each.answers or 0) for each in figures) / _PERCENT)
    return answers < FEW or 0 < said < FEW or 0 < answers - said < FEW


def _estimate(found: Interval | float, *, is_held: bool) -> Estimate:
    if is_held:
        return Estimate()
    if isinstance(found, Interval):
        return Estimate(value=found.value, lower=found.lower, upper=found.upper)
    return Estimate(value=found)


def _change(before: Interval | float, after: Interval | float) -> Change:
    if not isinstance(before, Interval) or not isinstance(after, Interval):
        return Change.UNKNOWN
    found = difference(before, after)
    if found.lower > 0:
        return Change.HIGHER
    return Change.LOWER if found.upper < 0 else Change.UNCERTAIN
