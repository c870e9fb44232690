"""How a promise has come to where it stands: its course against its plan, its weeks, its areas.

All of it follows from `bot.counting`, asked day by day, slice by slice or area by area, so that a picture can
never tell otherwise than the words.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.counting.chances import planned
from bot.counting.counters import progress
from bot.counting.progress import Progress
from bot.counting.rhythms import SliceProgress, slice_by_slice
from bot.counting.slices import exempt_slices, rhythm_slices
from bot.entries import Entry, Mark
from bot.partnership import AnyPromise, Area
from bot.promises import Checklist, Count, Log, Rhythm
from bot.working_time import ONE_DAY, Period, Slice, months, weeks

# All promises against their plan


class Tempo(StrEnum):
    """How a promise stands towards its plan, as far as it has one."""

    REACHED = "reached"
    LOST = "lost"
    AHEAD = "ahead"
    ON_PLAN = "on plan"
    BEHIND = "behind"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A promise, and which share of all that was promised is done, and by its plan would be by now.

    Both are None for a promise without a number, `planned` also for one without a plan; `done` may exceed 1.
    """

    promise: AnyPromise
    progress: Progress
    tempo: Tempo
    done: float | None = None
    planned: float | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """All promises as they stand on a day."""

    today: date
    shares: tuple[Share, ...]


def overview(standings: Iterable[tuple[AnyPromise, Progress]], today: date) -> Overview:
    """Promises with their progress on a day, as one picture."""
    return Overview(today, tuple(_share(promise, found, today) for promise, found in standings))


def _share(promise: AnyPromise, found: Progress, today: date) -> Share:
    done, plan = _shares(promise, found, today)
    return Share(promise=promise, progress=found, tempo=_tempo(found), done=done, planned=plan)


def _shares(promise: AnyPromise, found: Progress, today: date) -> tuple[float | None, float | None]:
    match promise:
        case Count():
            return _of(found.done, promise.target), _of(planned(promise, today), promise.target)
        case Checklist():
            return _of(found.done, found.target), None
        case Rhythm() if found.periods is not None:
            return _rhythm_shares(promise, found, found.periods.ended)
        case _:
            return None, None


def _rhythm_shares(promise: Rhythm, found: Progress, ended: int) -> tuple[float | None, float | None]:
    """The slices that have ended, of all; an average may run ahead of them, by its pace."""
    due = ended * _times(promise)
    return _of(due + (found.pace or 0), _all_due(promise)), _of(due, _all_due(promise))


def _times(promise: Rhythm) -> int:
    """How many occasions a slice asks for on average; 1 where a slice is kept or not."""
    return promise.times * max(1, len(promise.each_area)) if promise.average else 1


def _all_due(promise: Rhythm) -> int:
    return len(rhythm_slices(promise)) * _times(promise)


def _of(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole


def _tempo(found: Progress) -> Tempo:
    if found.target is not None and found.remaining == 0:
        return Tempo.REACHED
    if found.reachable is False:
        return Tempo.LOST
    if found.pace is None:
        return Tempo.OPEN
    if round(found.pace) == 0:
        return Tempo.ON_PLAN
    return Tempo.AHEAD if found.pace > 0 else Tempo.BEHIND


# A promise's course


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


# A rhythm's slices


class Outcome(StrEnum):
    """What became of one slice of a rhythm."""

    KEPT = "kept"
    PARTLY = "partly"
    MISSED = "missed"
    RUNNING = "running"
    COMING = "coming"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Square:
    """One slice on a strip, and what it lacked."""

    slice: Slice
    outcome: Outcome
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A rhythm's slices in order, like a calendar."""

    promise: Rhythm
    progress: Progress
    today: date
    squares: tuple[Square, ...]


def strip(promise: Rhythm, entries: Sequence[Entry], today: date) -> Strip:
    """What became of each slice of a rhythm by a day."""
    asked = [
        Square(each.slice, _outcome(each, today), each.lacking)
        for each in slice_by_slice(promise, entries, today)
    ]
    exempt = [Square(piece, Outcome.EXEMPT) for piece in exempt_slices(promise)]
    squares = sorted([*asked, *exempt], key=lambda square: square.slice.days.first)
    found = progress(promise, entries, today)
    return Strip(promise=promise, progress=found, today=today, squares=tuple(squares))


def _outcome(found: SliceProgress, today: date) -> Outcome:
    if found.slice.days.first > today:
        return Outcome.COMING
    if today in found.slice.days:
        return Outcome.RUNNING
    if not found.lacking:
        return Outcome.KEPT
    return Outcome.PARTLY if found.done else Outcome.MISSED


# Areas


@dataclass(frozen=True, slots=True)
class AreaAmount:
    """How much of a promise was done in an area; None for what was told without one."""

    area: str | None
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """How much of a promise was done in each area, in the order of the data file.

    Of a rhythm that each of some areas asks for, those areas alone, with the slices that were kept there.
    """

    promise: AnyPromise
    progress: Progress
    today: date
    amounts: tuple[AreaAmount, ...]


def by_area(promise: AnyPromise, areas: Iterable[Area], entries: Sequence[Entry], today: date) -> Areas:
    """How much of a promise that reports count towards was done in each area by a day."""
    known = [area.id for area in areas]
    asked = [area for area in known if _asks_for(promise, area)]
    amounts = [AreaAmount(area, _done_in(promise, area, entries, today)) for area in asked]
    if not getattr(promise, "each_area", ()) and (elsewhere := _done_in(promise, None, entries, today)):
        amounts.append(AreaAmount(None, elsewhere))
    found = progress(promise, entries, today)
    return Areas(promise=promise, progress=found, today=today, amounts=tuple(amounts))


def _asks_for(promise: AnyPromise, area: str) -> bool:
    asked = getattr(promise, "each_area", ()) or getattr(getattr(promise, "counts", None), "areas", ())
    return not asked or area in asked


def _done_in(promise: AnyPromise, area: str | None, entries: Sequence[Entry], today: date) -> float:
    there = [entry for entry in entries if entry.facts.area == area]
    return progress(_of_area(promise, area), there, today).done or 0


def _of_area(promise: AnyPromise, area: str | None) -> AnyPromise:
    """What is promised for one area, where each of several has its share; else plain occasions."""
    if isinstance(promise, Rhythm) and area in promise.each_area:
        return replace(promise, each_area=(area,))
    return as_log(promise)


def as_log(promise: AnyPromise) -> AnyPromise:
    """A rhythm as plain occasions: of a part of its areas or weeks it can't be told whether it was kept."""
    if not isinstance(promise, Rhythm):
        return promise
    return Log(
        id=promise.id,
        title=promise.title,
        short=promise.short,
        rule=promise.rule,
        responsible=promise.responsible,
        unit=promise.unit,
        period=promise.period,
        counts=promise.counts,
    )


Picture = Overview | Course | Strip | Areas
