"""How a rhythm stands: in each of its slices, and in all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.counting.amounts import total
from bot.counting.progress import Progress, RhythmPeriods
from bot.counting.slices import rhythm_slices
from bot.counting.sorting import sort
from bot.entries import Entry, Mark, Occasion, occasions
from bot.promises import Rhythm
from bot.working_time import Period, Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceProgress:
    """One slice of a rhythm: how often it was done, and of what there was too little for it to be kept."""

    slice: Slice
    done: int
    lacking: tuple[str, ...]


def rhythm(promise: Rhythm, done: Sequence[Occasion], _marks: Sequence[Mark], today: date) -> Progress:
    """How many slices were kept of those that have ended."""
    found = sort(promise, promise.counts, done)
    standing = _slice_by_slice(promise, found.counting)
    ended = [each for each in standing if each.slice.days.last < today]
    running = next((each for each in standing if today in each.slice.days), None)
    periods = _periods(ended, running.lacking if running else ())
    return Progress(
        promise=promise.id,
        done=periods.kept,
        pace=_pace(promise, ended, found.counting),
        reachable=None if promise.average else not periods.missed,
        periods=periods,
        beside=found.beside,
        waiting=found.waiting,
    )


def slice_by_slice(promise: Rhythm, entries: Iterable[Entry], today: date) -> list[SliceProgress]:
    """How a rhythm was kept in each of its slices, in order, also in those to come."""
    done = [occasion for occasion in occasions(entries) if occasion.facts.date <= today]
    return _slice_by_slice(promise, sort(promise, promise.counts, done).counting)


def kept_within(promise: Rhythm, entries: Iterable[Entry], days: Period, today: date) -> RhythmPeriods | None:
    """Of the slices with their middle in some days, those that have ended; None where there are none."""
    ended = [
        each
        for each in slice_by_slice(promise, entries, today)
        if _middle(each.slice.days) in days and each.slice.days.last < today
    ]
    return _periods(ended) if ended else None


def _periods(ended: Sequence[SliceProgress], lacking: tuple[str, ...] = ()) -> RhythmPeriods:
    missed = tuple(each.slice.name for each in ended if each.lacking)
    return RhythmPeriods(kept=len(ended) - len(missed), ended=len(ended), missed=missed, lacking=lacking)


def _middle(days: Period) -> date:
    """The day in the middle; a week's is its Thursday."""
    return days.first + (days.last - days.first) // 2


def lacking(promise: Rhythm, piece: Slice, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The areas, or else the activities, of which a slice of a rhythm has had too few."""
    return _slice_progress(promise, piece, sort(promise, promise.counts, occasions(entries)).counting).lacking


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
    return SliceProgress(slice=piece, done=total(within), lacking=_lacking(promise, within))


def _lacking(promise: Rhythm, within: Sequence[Occasion]) -> tuple[str, ...]:
    """The areas, or else the activities, of which a slice has had too few."""
    if not promise.each_area:
        return () if total(within) >= promise.times else promise.counts.activities
    return tuple(
        area for area in promise.each_area if total(o for o in within if o.facts.area == area) < promise.times
    )


def _pace(promise: Rhythm, ended: Sequence[SliceProgress], done: Sequence[Occasion]) -> float:
    """Slices kept against slices ended; for an average, occasions against those that were due."""
    if not promise.average:
        return -sum(bool(each.lacking) for each in ended)
    asked_for = [o for o in done if not promise.each_area or o.facts.area in promise.each_area]
    within = total(o for o in asked_for if any(o.facts.date in each.slice.days for each in ended))
    return within - promise.times * len(ended) * max(1, len(promise.each_area))
