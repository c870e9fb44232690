"""The chances of a count: those that its period has, has had, and has left."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from bot.counting.amounts import weekends
from bot.counting.days import counts_on
from bot.counting.sorting import sort
from bot.entries import Entry, Occasion, occasions
from bot.promises import Chance, Count, Distinct, Selection
from bot.working_time import ONE_DAY, Period, Weekday, fridays, is_working_day, week_of, weeks

_BY_DAYS = {Distinct.DAY, Distinct.WEEKEND, Distinct.WEEK}


def chances(promise: Count) -> list[date]:
    """The last days of the chances that a count's period has, in order; an even pace is measured in them."""
    return _chances(promise.pace, promise.period)


@lru_cache(maxsize=256)
def _chances(chance: Chance, period: Period) -> list[date]:
    match chance:
        case Chance.WEEKEND:
            return [friday + ONE_DAY for friday in fridays(period)]
        case Chance.FRIDAY:
            return fridays(period)
        case Chance.WEEK:
            return [week.days.last for week in weeks(period)]
        case Chance.WORKING_DAY:
            return [day for day in period.days() if is_working_day(day)]
        case Chance.DAY:
            return list(period.days())


def planned(promise: Count, today: date) -> float:
    """How much an even pace asks for on a day, by the chances that have passed; 0 where there are none."""
    due = chances(promise)
    had = bisect_left(due, today)
    return promise.target * had / len(due) if due else 0.0


def chances_left(promise: Count, entries: Iterable[Entry], today: date) -> int | None:
    """How many days, weeks or weekends a count can still gain; None where one day can bring any number."""
    if promise.counts is None or promise.distinct not in _BY_DAYS:
        return None
    done = [occasion for occasion in occasions(entries) if occasion.facts.date <= today]
    return round(gains_left(promise, sort(promise, promise.counts, done).counting, today))


def gains_left(promise: Count, done: Sequence[Occasion], today: date) -> float:
    """How many more the rest of the period can bring; unlimited where one day can bring several."""
    if promise.distinct not in _BY_DAYS:
        return float("inf") if any(_open_days(promise, today)) else 0
    days = {occasion.facts.date for occasion in done}
    open_days = set(_open_days(promise, today))
    match promise.distinct:
        case Distinct.WEEKEND:
            return len(weekends(days | open_days) - weekends(days))
        case Distinct.DAY:
            return len(open_days - days)
        case _:
            return len({week_of(day).name for day in open_days} - {week_of(day).name for day in days})


def _open_days(promise: Count, today: date) -> Iterator[date]:
    """The days from today on whose work may count; a weekend or a week may reach beyond the period."""
    period = promise.period
    near = Period(max(today, period.first - 7 * ONE_DAY), period.last + 7 * ONE_DAY)
    return (day for day in near.days() if counts_on(promise, day) and _may_count(promise.counts, day))


def _may_count(selection: Selection | None, day: date) -> bool:
    if selection is None:
        return True
    on_weekday = not selection.weekdays or Weekday.of(day) in selection.weekdays
    return on_weekday and (selection.season is None or (day.month, day.day) in selection.season)
