"""How a promise stands on a day: what the counters find out."""

from dataclasses import dataclass


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
        return left(self.done, self.target)

    @property
    def exceeded_by(self) -> int:
        """How much more was done than promised."""
        return 0 if self.done is None or self.target is None else max(0, round(self.done - self.target))


def left(done: float | None, target: float | None) -> int | None:
    """How much of a target is left, never below zero; None where either is unknown."""
    return None if done is None or target is None else max(0, round(target - done))
