"""What others have measured, in the year before and in the year.

The two years stand beside each other with how sure they are. Nothing here tells why anything changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.estimates import Compared, Pair, in_each_area
from bot.indicators import Indicator, Measure, Measured
from bot.working_time import Period

_MONTHS = 12


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
        rows=tuple(in_each_area(indicator.measure, pairs)),
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
