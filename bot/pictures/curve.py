"""How what counts has grown, against its plan."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.counting.chances import planned
from bot.counting.counters import progress
from bot.counting.progress import Progress
from bot.entries import Entry, Mark
from bot.partnership import AnyPromise
from bot.promises import Checklist, Count, Log
from bot.working_time import ONE_DAY, Period, months, weeks


class Grain(StrEnum):
    """How closely a course is told."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Point:
    """How much there was, or by the plan would be, at the end of a day."""

    day: date
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How what counts has grown from the day before the promise's period up to a day.

    `plan` is the even pace over the whole period, empty where there is none; the last of `done` is how the
    promise stands.
    """

    promise: AnyPromise
    progress: Progress
    today: date
    done: tuple[Point, ...]
    plan: tuple[Point, ...] = ()


def course(
    promise: Count | Checklist | Log,
    entries: Sequence[Entry],
    today: date,
    marks: Sequence[Mark] = (),
    grain: Grain = Grain.WEEK,
) -> Course:
    """A promise's course, by entries and marks dated up to a day, as they are known now."""
    found = progress(promise, entries, today, marks)
    ends = list(_ends(promise.period, grain))
    past = [day for day in ends if day < min(today, promise.period.last)]
    earlier = _grown(past, _dates(entries, marks), lambda day: progress(promise, entries, day, marks))
    latest = Point(_within(today, promise.period), found.done or 0)
    plan = _plan(promise, ends) if isinstance(promise, Count) else ()
    return Course(promise=promise, progress=found, today=today, done=(*earlier, latest), plan=plan)


def _dates(entries: Iterable[Entry], marks: Iterable[Mark]) -> list[date]:
    return sorted({*(entry.facts.date for entry in entries), *(mark.date for mark in marks)})


def _grown(days: Iterable[date], dates: Sequence[date], found: Callable[[date], Progress]) -> Iterator[Point]:
    """How much there was at the end of each day, counted again only where something is dated since."""
    counted, amount = -1, 0.0
    for day in days:
        if (dated := bisect_right(dates, day)) != counted:
            counted, amount = dated, found(day).done or 0
        yield Point(day, amount)


def _ends(period: Period, grain: Grain) -> Iterator[date]:
    """The day before a period, and the last day of each of its days, weeks or months."""
    slices: dict[Grain, Callable[[], Iterable[Period]]] = {
        Grain.DAY: lambda: (Period(day, day) for day in period.days()),
        Grain.WEEK: lambda: (week.days for week in weeks(period)),
        Grain.MONTH: lambda: (month.days for month in months(period, 1, "")),
    }
    yield period.first - ONE_DAY
    yield from (days.last for days in slices[grain]() if days.last < period.last)
    yield period.last


def _within(day: date, period: Period) -> date:
    return min(max(day, period.first - ONE_DAY), period.last)


def _plan(promise: Count, ends: Iterable[date]) -> tuple[Point, ...]:
    """What an even pace asks for when each of some days is over."""
    return tuple(Point(day, planned(promise, day + ONE_DAY)) for day in ends)
