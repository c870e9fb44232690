"""Whether a promise was kept, by its rule."""

from datetime import date
from enum import StrEnum

from bot.counting.progress import Progress
from bot.counting.slices import rhythm_slices
from bot.partnership import AnyPromise
from bot.promises import Figure, Log, Rhythm


class Verdict(StrEnum):
    """What became of a promise; a log promised no number, so that it is neither kept nor broken."""

    KEPT = "kept"
    NOT_KEPT = "not kept"
    RUNNING = "running"
    LOG = "log"
    UNJUDGED = "unjudged"


def verdict(promise: AnyPromise, progress: Progress, today: date) -> Verdict:
    """What became of a promise that stands so on a day."""
    match promise:
        case Log():
            return Verdict.LOG
        case Rhythm():
            return _of_rhythm(promise, progress, today)
        case Figure() if progress.done is None or progress.target is None:
            return Verdict.UNJUDGED
        case _:
            return _of_target(promise, progress, today)


def _of_rhythm(promise: Rhythm, progress: Progress, today: date) -> Verdict:
    """An average is judged when all is over; whatever else was missed once is not kept."""
    asked = rhythm_slices(promise)
    if not asked or progress.periods is None:
        return Verdict.UNJUDGED
    is_over = today > asked[-1].days.last
    is_kept = (progress.pace or 0) >= 0 if promise.average else not progress.periods.missed
    if is_over:
        return Verdict.KEPT if is_kept else Verdict.NOT_KEPT
    return Verdict.RUNNING if is_kept or promise.average else Verdict.NOT_KEPT


def _of_target(promise: AnyPromise, progress: Progress, today: date) -> Verdict:
    """A promise with smaller aims within it is kept when they are reached too."""
    if progress.remaining == 0 and not any(part.remaining for part in progress.parts):
        return Verdict.KEPT
    is_over = today > promise.period.last
    return Verdict.NOT_KEPT if is_over or progress.reachable is False else Verdict.RUNNING
