"""Promises about certain evenings: Fridays, or the Friday and Saturday of a weekend."""

from collections.abc import Sequence
from datetime import date

from bot.counting.days import counts_on
from bot.dialogue.overview import Overview
from bot.promises import Count, Distinct
from bot.working_time import Period, Weekday, week_of


def weekdays_of(promise: Count) -> Sequence[Weekday]:
    """The weekdays that a promise is about; none where any day does."""
    if promise.distinct is Distinct.WEEKEND:
        return (Weekday.FRIDAY, Weekday.SATURDAY)
    return promise.counts.weekdays if promise.counts and promise.distinct is Distinct.DAY else ()


def evenings_of(promise: Count, day: date) -> list[date]:
    """The days of a date's week that a promise about certain evenings counts."""
    weekdays = weekdays_of(promise)
    days = week_of(day).days.days()
    return [each for each in days if Weekday.of(each) in weekdays and counts_on(promise, each)]


def coming(view: Overview, promise: Count, today: date) -> tuple[date, ...]:
    """Those of the running week from today on, of which nothing has been told yet."""
    return tuple(
        day for day in evenings_of(promise, today) if day >= today and not told_of(view, promise, day)
    )


def told_of(view: Overview, promise: Count, day: date) -> bool:
    """Whether a promise's activity is told of on a day."""
    activities = promise.counts.activities if promise.counts else ()
    return any(entry.facts.activity in activities for entry in view.within(Period(day, day)))
