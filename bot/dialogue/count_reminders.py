"""Reminders of counts: of chances that have become scarce, and of an evening after one that was missed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.counting.chances import chances_left
from bot.counting.counters import progress
from bot.dialogue.evenings import coming, evenings_of, told_of
from bot.dialogue.overview import Overview
from bot.promises import Count
from bot.unasked import ChancesScarce, EveningAhead, Reminder
from bot.working_time import ONE_DAY, Weekday, is_day_for, week_of

_A_WEEK = 7 * ONE_DAY
_SCARCE = (3, 0)


@dataclass(frozen=True, slots=True)
class _Margin:
    """What is left to a target, and the chances to do it."""

    remaining: int
    chances: int

    @property
    def spare(self) -> int:
        """How many chances may be missed."""
        return self.chances - self.remaining


def scarce(view: Overview, day: date, until: datetime) -> Iterator[Reminder]:
    """Counts whose chances have come to barely suffice within the last week."""
    last_week = view.before(day - _A_WEEK)
    for promise, margin in _counts(view, day):
        before = _margin(last_week, promise, day - _A_WEEK)
        if before is not None and any(margin.spare <= most < before.spare for most in _SCARCE):
            yield ChancesScarce(
                key=f"reminder:{promise.id}:{week_of(day).name}:scarce",
                promise=promise,
                until=until,
                remaining=margin.remaining,
                chances=margin.chances,
            )


def evenings(view: Overview, day: date, until: datetime) -> Iterator[Reminder]:
    """Evenings that count, after one that was missed."""
    known = view.foreseen(day)
    for promise, margin in _counts(view, day):
        days = coming(known, promise, day)
        if days and is_day_for(Weekday.of(days[0]), day) and _is_called_for(known, promise, margin, day):
            yield EveningAhead(
                key=f"reminder:{promise.id}:{week_of(day).name}:evening",
                promise=promise,
                until=until,
                days=days,
                remaining=margin.remaining,
                chances=margin.chances,
            )


def _is_called_for(view: Overview, promise: Count, margin: _Margin, day: date) -> bool:
    """Whether the week before was missed, either for the first time or with no chance to spare."""
    last, before_it = (_is_missed(view, promise, day - weeks * _A_WEEK) for weeks in (1, 2))
    return last and (not before_it or margin.spare <= 1)


def _is_missed(view: Overview, promise: Count, day: date) -> bool:
    """Whether an evening of a date's week that the promise counts went by with nothing told of it."""
    return any(not told_of(view, promise, evening) for evening in evenings_of(promise, day))


def _counts(view: Overview, day: date) -> Iterator[tuple[Count, _Margin]]:
    """The counts that can still be reached, and not on any day that one likes."""
    for promise in view.partnership.promises:
        if isinstance(promise, Count):
            margin = _margin(view, promise, day)
            if margin is not None and margin.remaining and margin.spare >= 0:
                yield promise, margin


def _margin(view: Overview, promise: Count, day: date) -> _Margin | None:
    entries = view.about(promise)
    chances = chances_left(promise, entries, day)
    if chances is None:
        return None
    return _Margin(progress(promise, entries, day).remaining or 0, chances)
