"""How a promise stands: pure functions from a promise, what was done and a day, to its progress.

A new kind of promise is a dataclass in `bot.promises`, a function here, its line in `COUNTERS`, and a table
of examples in the tests.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from bot.entries import Entry, Mark, Occasion, occasions
from bot.promises import (
    Chance,
    Checklist,
    Count,
    Distinct,
    Every,
    Figure,
    Item,
    Log,
    Milestone,
    Part,
    Rhythm,
    Selection,
    Verdict,
)
from bot.working_time import (
    ONE_DAY,
    Period,
    Slice,
    Weekday,
    feast_days,
    friday_of,
    fridays,
    is_working_day,
    months,
    terms,
    week_of,
    weeks,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartProgress:
    """How a part of a count stands; a part without a target is only shown."""

    id: str
    done: int
    target: int | None
    remaining: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmPeriods:
    """A rhythm slice by slice.

    `missed` names the slices that ended unkept, `lacking` what the running one still needs.
    """

    kept: int
    ended: int
    missed: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceProgress:
    """One slice of a rhythm: how often it was done, and of what there was too little for it to be kept."""

    slice: Slice
    done: int
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a promise stands on a day.

    `pace` is in the promise's own unit, positive when ahead; `beside` is done but does not count, `waiting`
    depends on an answer that has not been given. What has no meaning for the kind is None.
    """

    promise: str
    done: float | None = None
    target: float | None = None
    pace: float | None = None
    reachable: bool | None = None
    parts: tuple[PartProgress, ...] = ()
    periods: RhythmPeriods | None = None
    beside: int = 0
    waiting: int = 0

    @property
    def remaining(self) -> int | None:
        """How many are left, never below zero."""
        return _remaining(self.done, self.target)

    @property
    def exceeded_by(self) -> int:
        """How much more was done than promised."""
        return 0 if self.done is None or self.target is None else max(0, round(self.done - self.target))


def progress(promise: Any, entries: Iterable[Entry], today: date, marks: Sequence[Mark] = ()) -> Progress:
    """How a promise stands on a working day, by entries and marks dated up to that day."""
    return progresses([promise], entries, today, marks)[0]


def progresses(
    promises: Iterable[Any], entries: Iterable[Entry], today: date, marks: Sequence[Mark] = ()
) -> list[Progress]:
    """How each of some promises stands; what was done is made out of the entries once for them all."""
    done = [occasion for occasion in occasions(entries) if occasion.facts.date <= today]
    marked = [mark for mark in marks if mark.date <= today]
    return [
        COUNTERS[type(promise)](promise, done, [m for m in marked if m.promise == promise.id], today)
        for promise in promises
    ]


def chances_left(promise: Count, entries: Iterable[Entry], today: date) -> int | None:
    """How many days, weeks or weekends a count can still gain; None where one day can bring any number."""
    if promise.counts is None or promise.distinct not in _BY_DAYS:
        return None
    done = [occasion for occasion in occasions(entries) if occasion.facts.date <= today]
    return round(_chances_left(promise, _sort(promise, promise.counts, done).counting, today))


def lacking(promise: Rhythm, piece: Slice, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The areas, or else the activities, of which a slice of a rhythm has had too few."""
    return _slice_progress(
        promise, piece, _sort(promise, promise.counts, occasions(entries)).counting
    ).lacking


class Standing(StrEnum):
    """How an entry stands towards a promise of its activity."""

    COUNTS = "counts"
    WAITS = "waits"
    BESIDE = "beside"
    OUT_OF_PERIOD = "out_of_period"


def standing_of(promise: Any, occasion: Occasion) -> Standing | None:
    """How an occasion stands towards a promise, by itself; None where that is not about its activity."""
    selection = getattr(promise, "counts", None)
    if selection is None or occasion.facts.activity not in selection.activities:
        return None
    if not counts_on(promise, occasion.facts.date):
        return Standing.OUT_OF_PERIOD
    return Standing(_verdict(promise, selection, occasion).value)


def counts_on(promise: Any, day: date) -> bool:
    """Whether work of a day lies in the promise's period; a weekend or a week may decide for the day."""
    if isinstance(promise, Rhythm) and promise.every is Every.WEEK:
        return _belongs(Distinct.WEEK, day, promise.period)
    return _belongs(promise.distinct if isinstance(promise, Count) else None, day, promise.period)


def _belongs(distinct: Distinct | None, day: date, period: Period) -> bool:
    if distinct is Distinct.WEEKEND and Weekday.of(day) is Weekday.SATURDAY:
        return friday_of(day) in period
    if distinct is Distinct.WEEK:
        return week_of(day).days.first + 3 * ONE_DAY in period
    return day in period


def _remaining(done: float | None, target: float | None) -> int | None:
    return None if done is None or target is None else max(0, round(target - done))


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A promise's occasions, by whether they count."""

    counting: list[Occasion]
    beside: int
    waiting: int


def _sort(promise: Any, selection: Selection, done: Sequence[Occasion]) -> _Sorted:
    sums = {Verdict.BESIDE: 0, Verdict.WAITS: 0}
    counting = []
    days = _counted_days(promise, {occasion.facts.date for occasion in done})
    for occasion in done:
        if occasion.facts.activity not in selection.activities or occasion.facts.date not in days:
            continue
        verdict = _verdict(promise, selection, occasion)
        if verdict is Verdict.COUNTS:
            counting.append(occasion)
        else:
            sums[verdict] += occasion.facts.count
    return _Sorted(counting, sums[Verdict.BESIDE], sums[Verdict.WAITS])


def _counted_days(promise: Any, days: Iterable[date]) -> set[date]:
    """Those of some days whose work lies in a promise's period; only near its ends is that a question."""
    first, last = promise.period.first + 7 * ONE_DAY, promise.period.last - 7 * ONE_DAY
    return {day for day in days if first <= day <= last or counts_on(promise, day)}


def _verdict(promise: Any, selection: Selection, occasion: Occasion) -> Verdict:
    if occasion.participants.isdisjoint(promise.responsible):
        return Verdict.BESIDE
    return selection.judge(occasion)


def _total(done: Iterable[Occasion]) -> int:
    return sum(occasion.facts.count for occasion in done)


def _amount(done: Sequence[Occasion], distinct: Distinct | None) -> int:
    if distinct is None:
        return _total(done)
    if distinct is Distinct.WEEKEND:
        return len(_weekends({occasion.facts.date for occasion in done}))
    keys: dict[Distinct, Callable[[Occasion], object]] = {
        Distinct.DAY: lambda occasion: occasion.facts.date,
        Distinct.WEEK: lambda occasion: week_of(occasion.facts.date).name,
        Distinct.AREA: lambda occasion: occasion.facts.area,
        Distinct.PLACE: lambda occasion: occasion.facts.place,
    }
    return len({key for occasion in done if (key := keys[distinct](occasion)) is not None})


def _weekends(days: set[date]) -> set[date]:
    """The Fridays among some days whose Saturdays are among them too."""
    return {day for day in days if Weekday.of(day) is Weekday.FRIDAY and day + ONE_DAY in days}


# Count


def _count(promise: Count, done: Sequence[Occasion], marks: Sequence[Mark], today: date) -> Progress:
    if promise.counts is None:
        marked = sum(mark.date in promise.period for mark in marks)
        return Progress(
            promise=promise.id,
            done=marked,
            target=promise.target,
            pace=_pace(promise, marked, today),
            reachable=marked >= promise.target or _days_left(promise.period, today),
        )
    found = _sort(promise, promise.counts, done)
    amount = _amount(found.counting, promise.distinct)
    return Progress(
        promise=promise.id,
        done=amount,
        target=promise.target,
        pace=_pace(promise, amount, today),
        reachable=amount + _chances_left(promise, found.counting, today) >= promise.target,
        parts=tuple(_part(part, found.counting) for part in promise.parts),
        beside=found.beside,
        waiting=found.waiting,
    )


def _part(part: Part, done: Sequence[Occasion]) -> PartProgress:
    counting = [occasion for occasion in done if part.counts.judge(occasion) is Verdict.COUNTS]
    amount = _amount(counting, part.distinct)
    return PartProgress(
        id=part.id, done=amount, target=part.target, remaining=_remaining(amount, part.target)
    )


def _pace(promise: Count, amount: int, today: date) -> float:
    return round(amount - planned(promise, today), 1) if chances(promise) else 0.0


def planned(promise: Count, today: date) -> float:
    """How much an even pace asks for on a day, by the chances that have passed; 0 where there are none."""
    due = chances(promise)
    had = bisect_left(due, today)
    return promise.target * had / len(due) if due else 0.0


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


def _days_left(period: Period, today: date) -> bool:
    return today <= period.last


_BY_DAYS = {Distinct.DAY, Distinct.WEEKEND, Distinct.WEEK}


def _chances_left(promise: Count, done: Sequence[Occasion], today: date) -> float:
    """How many more the rest of the period can bring; unlimited where one day can bring several."""
    if promise.distinct not in _BY_DAYS:
        return float("inf") if any(_open_days(promise, today)) else 0
    days = {occasion.facts.date for occasion in done}
    open_days = set(_open_days(promise, today))
    match promise.distinct:
        case Distinct.WEEKEND:
            return len(_weekends(days | open_days) - _weekends(days))
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


# Rhythm


def _rhythm(promise: Rhythm, done: Sequence[Occasion], _marks: Sequence[Mark], today: date) -> Progress:
    found = _sort(promise, promise.counts, done)
    standing = _slice_by_slice(promise, found.counting)
    ended = [each for each in standing if each.slice.days.last < today]
    running = next((each for each in standing if today in each.slice.days), None)
    missed = tuple(each.slice.name for each in ended if each.lacking)
    kept = len(ended) - len(missed)
    return Progress(
        promise=promise.id,
        done=kept,
        pace=_rhythm_pace(promise, [each.slice for each in ended], kept, found.counting),
        reachable=None if promise.average else not missed,
        periods=RhythmPeriods(
            kept=kept,
            ended=len(ended),
            missed=missed,
            lacking=running.lacking if running else (),
        ),
        beside=found.beside,
        waiting=found.waiting,
    )


def slice_by_slice(promise: Rhythm, entries: Iterable[Entry], today: date) -> list[SliceProgress]:
    """How a rhythm was kept in each of its slices, in order, also in those to come."""
    done = [occasion for occasion in occasions(entries) if occasion.facts.date <= today]
    return _slice_by_slice(promise, _sort(promise, promise.counts, done).counting)


def kept_within(promise: Rhythm, entries: Iterable[Entry], days: Period, today: date) -> RhythmPeriods | None:
    """Of the slices with their middle in some days, those that have ended; None where there are none."""
    ended = [
        each
        for each in slice_by_slice(promise, entries, today)
        if _middle(each.slice.days) in days and each.slice.days.last < today
    ]
    missed = tuple(each.slice.name for each in ended if each.lacking)
    kept = len(ended) - len(missed)
    return RhythmPeriods(kept=kept, ended=len(ended), missed=missed, lacking=()) if ended else None


def _middle(days: Period) -> date:
    """The day in the middle; a week's is its Thursday."""
    return days.first + (days.last - days.first) // 2


def exempt_slices(promise: Rhythm) -> list[Slice]:
    """The slices in which a rhythm need not be kept: out of season, or public holidays."""
    asked = {piece.name for piece in rhythm_slices(promise)}
    return [piece for piece in _all_slices(replace(promise, skip_holidays=False)) if piece.name not in asked]


def rhythm_slices(promise: Rhythm) -> list[Slice]:
    """The periods in which a rhythm must be kept, in order."""
    return [
        piece
        for piece in _all_slices(promise)
        if promise.season is None or (piece.days.first.month, piece.days.first.day) in promise.season
    ]


def _all_slices(promise: Rhythm) -> Iterable[Slice]:
    period = promise.period
    match promise.every:
        case Every.DAY | Every.SLOT:
            return [
                Slice(day.isoformat(), Period(day, day)) for day in period.days() if _on_slot(promise, day)
            ]
        case Every.WEEK:
            return weeks(period)
        case Every.MONTH:
            return months(period, 1, "{year}-{month:02}")
        case Every.QUARTER:
            return months(period, 3, "{year}-Q{number}")
        case Every.FOUR_MONTHS:
            return months(period, 4, "{year}-T{number}")
        case Every.TERM:
            return terms(period)
        case Every.HALF_YEAR:
            return months(period, 6, "{year}-H{number}")


def _on_slot(promise: Rhythm, day: date) -> bool:
    if promise.weekday is not None and Weekday.of(day) is not promise.weekday:
        return False
    return not (promise.skip_holidays and day in feast_days(day.year))


def _slice_by_slice(promise: Rhythm, done: Sequence[Occasion]) -> list[SliceProgress]:
    return [_slice_progress(promise, piece, done) for piece in rhythm_slices(promise)]


def _slice_progress(promise: Rhythm, piece: Slice, done: Sequence[Occasion]) -> SliceProgress:
    first, last = piece.days.first, piece.days.last
    within = [
        occasion
        for occasion in done
        if first <= occasion.facts.date <= last
        and (not promise.each_area or occasion.facts.area in promise.each_area)
    ]
    return SliceProgress(slice=piece, done=_total(within), lacking=_lacking(promise, within))


def _lacking(promise: Rhythm, within: Sequence[Occasion]) -> tuple[str, ...]:
    """The areas, or else the activities, of which a slice has had too few."""
    if not promise.each_area:
        return () if _total(within) >= promise.times else promise.counts.activities
    return tuple(
        area
        for area in promise.each_area
        if _total(o for o in within if o.facts.area == area) < promise.times
    )


def _rhythm_pace(promise: Rhythm, ended: Sequence[Slice], kept: int, done: Sequence[Occasion]) -> float:
    """Slices kept against slices ended; for an average, occasions against those that were due."""
    if not promise.average:
        return kept - len(ended)
    asked_for = [o for o in done if not promise.each_area or o.facts.area in promise.each_area]
    within = _total(o for o in asked_for if any(o.facts.date in piece.days for piece in ended))
    return within - promise.times * len(ended) * max(1, len(promise.each_area))


# Checklist, milestone, log, figure


def _checklist(promise: Checklist, done: Sequence[Occasion], marks: Sequence[Mark], today: date) -> Progress:
    found = _sort(promise, promise.counts, done) if promise.counts else _Sorted([], 0, 0)
    ticked = sum(_is_ticked(promise, item, found.counting, marks) for item in promise.items)
    target = promise.target or len(promise.items)
    return Progress(
        promise=promise.id,
        done=ticked,
        target=target,
        reachable=ticked >= target or _days_left(promise.period, today),
        beside=found.beside,
        waiting=found.waiting,
    )


def _is_ticked(promise: Checklist, item: Item, done: Sequence[Occasion], marks: Sequence[Mark]) -> bool:
    if any(_concerns(item, occasion) for occasion in done):
        return True
    stages = [mark.stage for mark in marks if mark.item == item.id]
    if promise.stages:
        return promise.stages[-1] in {item.stage, *stages}
    return bool(stages)


def _concerns(item: Item, occasion: Occasion) -> bool:
    if item.place is not None:
        return occasion.facts.place == item.place
    return item.area is not None and occasion.facts.area == item.area


def _milestone(promise: Milestone, _done: Sequence[Occasion], marks: Sequence[Mark], today: date) -> Progress:
    reached = {mark.stage for mark in marks}
    done = promise.stages[-1] in reached if promise.stages else bool(marks)
    return Progress(
        promise=promise.id,
        done=int(done),
        target=1,
        reachable=done or _days_left(promise.period, today),
    )


def _log(promise: Log, done: Sequence[Occasion], _marks: Sequence[Mark], _today: date) -> Progress:
    found = _sort(promise, promise.counts, done)
    return Progress(
        promise=promise.id, done=_total(found.counting), beside=found.beside, waiting=found.waiting
    )


def _figure(promise: Figure, _done: Sequence[Occasion], marks: Sequence[Mark], _today: date) -> Progress:
    latest = max(reversed(marks), key=lambda mark: mark.date, default=None)
    return Progress(promise=promise.id, done=latest.value if latest else None, target=promise.target)


COUNTERS: dict[type, Callable[[Any, Sequence[Occasion], Sequence[Mark], date], Progress]] = {
    Count: _count,
    Rhythm: _rhythm,
    Checklist: _checklist,
    Milestone: _milestone,
    Log: _log,
    Figure: _figure,
}
