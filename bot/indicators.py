"""What others have measured, such as a safety survey or reported crimes, in the year before and in the year.

The two years stand beside each other with how sure they are. Nothing here tells why anything changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.discretion import FEW, held_back
from bot.intervals import Interval, count, difference, share
from bot.working_time import Period

_MONTHS = 12
_PERCENT = 100.0


class Measure(StrEnum):
    """What kind of figure an indicator is, which decides how sure it is."""

    SHARE = "share"
    COUNT = "count"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure of a year, or of a month of it, in an area or, where that is None, in all of them.

    A share is in percent; `answers` are those it was worked out from. `lower` and `upper` are the bounds that
    its source gives, both or neither.
    """

    year: int
    month: int | None = None
    area: str | None = None
    value: float
    lower: float | None = None
    upper: float | None = None
    answers: int | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A series of figures; `unit` is what they are in, as the source calls it."""

    name: str
    unit: str
    measure: Measure
    figures: tuple[Measured, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An indicator in two years; `months` are those that were compared, none where whole years were."""

    indicator: str
    unit: str
    measure: Measure
    before: int
    after: int
    months: tuple[int, ...]
    rows: tuple[Compared, ...]
    sources: tuple[str, ...]


Pair = tuple[list[Measured], list[Measured]]
"""An area's figures of the year before, and of the year."""


def compared(indicator: Indicator, period: Period, areas: Sequence[str]) -> Comparison | None:
    """An indicator before a period and in the last year of it; None where there is nothing to compare.

    `areas` gives their order.
    """
    after, before = period.last.year, period.last.year - _years(period)
    months = _common_months(indicator, period, before - after)
    own = {area: [each for each in indicator.figures if each.area == area] for area in (None, *areas)}
    yearly = {area: _of_year(figures, before, after) for area, figures in own.items()}
    monthly = {area: _of_months(figures, months, before - after) for area, figures in own.items()}
    pairs = _known(yearly) or _known(monthly)
    if not pairs:
        return None
    told = [each for pair in pairs.values() for side in pair for each in side]
    return Comparison(
        indicator=indicator.name,
        unit=indicator.unit,
        measure=indicator.measure,
        before=before,
        after=after,
        months=tuple(month.month for month in months) if told[0].month is not None else (),
        rows=tuple(_rows(indicator.measure, pairs)),
        sources=tuple(dict.fromkeys(each.source for each in told)),
    )


def _years(period: Period) -> int:
    """How many years must be gone back from a period's last year to be before all of it."""
    months = (period.last.year - period.first.year) * _MONTHS + period.last.month - period.first.month + 1
    return -(-months // _MONTHS)


def _known(pairs: Mapping[str | None, Pair | None]) -> dict[str | None, Pair]:
    return {area: pair for area, pair in pairs.items() if pair is not None}


def _of_year(figures: Iterable[Measured], before: int, after: int) -> Pair | None:
    yearly = {each.year: each for each in figures if each.month is None}
    return ([yearly[before]], [yearly[after]]) if yearly.keys() >= {before, after} else None


def _of_months(figures: Iterable[Measured], months: Sequence[date], shift: int) -> Pair | None:
    known = _by_month(figures)
    pair = (
        [known[_moved(month, shift)] for month in months if _moved(month, shift) in known],
        [known[month] for month in months if month in known],
    )
    return pair if months and len(pair[0]) == len(pair[1]) == len(months) else None


def _common_months(indicator: Indicator, period: Period, shift: int) -> list[date]:
    """The months of a period's last year that all areas with any month have figures of, in both years."""
    monthly: dict[str | None, list[Measured]] = {}
    for each in indicator.figures:
        if each.month is not None:
            monthly.setdefault(each.area, []).append(each)
    known = [_by_month(figures).keys() for figures in monthly.values()]
    wanted = _last_year(period)
    return [m for m in wanted if known and all(m in k and _moved(m, shift) in k for k in known)]


def _last_year(period: Period) -> Iterator[date]:
    last = period.last.year * _MONTHS + period.last.month - 1
    first = max(last - _MONTHS + 1, period.first.year * _MONTHS + period.first.month - 1)
    return (date(n // _MONTHS, n % _MONTHS + 1, 1) for n in range(first, last + 1))


def _by_month(figures: Iterable[Measured]) -> Mapping[date, Measured]:
    return {date(each.year, each.month, 1): each for each in figures if each.month is not None}


def _moved(month: date, years: int) -> date:
    return month.replace(year=month.year + years)


# How sure


def _rows(measure: Measure, pairs: Mapping[str | None, Pair]) -> Iterator[Compared]:
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
