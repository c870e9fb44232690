"""All promises against their plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.counting.chances import planned
from bot.counting.progress import Progress
from bot.counting.slices import rhythm_slices
from bot.partnership import AnyPromise
from bot.promises import Checklist, Count, Rhythm


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
