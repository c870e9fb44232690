"""What became of each slice of a rhythm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.counting.counters import progress
from bot.counting.progress import Progress
from bot.counting.rhythms import SliceProgress, slice_by_slice
from bot.counting.slices import exempt_slices
from bot.entries import Entry
from bot.promises import Rhythm
from bot.working_time import Slice


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
