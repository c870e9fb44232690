"""Which days lie in a promise's period."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.promises import Count, Distinct, Every, Rhythm
from bot.working_time import ONE_DAY, Period, Weekday, friday_of, week_of


def counts_on(promise: Any, day: date) -> bool:
    """Whether work of a day lies in the promise's period; a weekend or a week may decide for the day."""
    if isinstance(promise, Rhythm) and promise.every is Every.WEEK:
        return _belongs(Distinct.WEEK, day, promise.period)
    return _belongs(promise.distinct if isinstance(promise, Count) else None, day, promise.period)


def counted_days(promise: Any, days: Iterable[date]) -> set[date]:
    """Those of some days whose work lies in a promise's period; only near its ends is that a question."""
    first, last = promise.period.first + 7 * ONE_DAY, promise.period.last - 7 * ONE_DAY
    return {day for day in days if first <= day <= last or counts_on(promise, day)}


def _belongs(distinct: Distinct | None, day: date, period: Period) -> bool:
    if distinct is Distinct.WEEKEND and Weekday.of(day) is Weekday.SATURDAY:
        return friday_of(day) in period
    if distinct is Distinct.WEEK:
        return week_of(day).days.first + 3 * ONE_DAY in period
    return day in period
