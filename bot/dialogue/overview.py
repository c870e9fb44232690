"""A whole partnership at a glance, for what the bot says unasked: read once, then looked at from any day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.counting.counters import progress
from bot.counting.progress import Progress
from bot.entries import Entry, EntryKind, Mark
from bot.partnership import AnyPromise, Partnership, activities_of
from bot.ports import UnitOfWork
from bot.promises import Figure, Log, Milestone, Rhythm
from bot.replies import Position
from bot.unasked import Outlook
from bot.working_time import Period

GOES_ON = {Outlook.BEHIND, Outlook.ON_PLAN}
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Overview:
    """All that stands in the partnership's entries and marks."""

    partnership: Partnership
    entries: Sequence[Entry]
    marks: Sequence[Mark]

    @classmethod
    def of(cls, partnership: Partnership, work: UnitOfWork) -> "Overview":
        """What is known now; a week or a weekend may reach over the promises' periods."""
        period = runs(partnership)
        near = Period(period.first - _A_WEEK, period.last + _A_WEEK)
        return cls(partnership, work.reports.entries(period=near), work.marks.all())

    def before(self, day: date) -> "Overview":
        """The same, without what is dated on a day or later."""
        entries = [entry for entry in self.entries if entry.facts.date < day]
        return replace(self, entries=entries, marks=[mark for mark in self.marks if mark.date < day])

    def within(self, days: Period) -> list[Entry]:
        """What was done in some days."""
        return [entry for entry in self.entries if entry.facts.date in days and entry.is_done]

    def foreseen(self, day: date) -> "Overview":
        """The same, as if what is planned from a day on were done already, and what was called off, too."""
        return replace(self, entries=[_foreseen(entry, day) for entry in self.entries])

    def about(self, promise: AnyPromise) -> list[Entry]:
        """The entries of the activities that a promise counts."""
        activities = activities_of(promise)
        return [entry for entry in self.entries if entry.facts.activity in activities]

    def position(self, promise: AnyPromise, today: date) -> Position:
        """How a promise stands on a day."""
        found = progress(promise, self.about(promise), today, self.marks)
        return Position(promise=promise, progress=found)


def runs(partnership: Partnership) -> Period:
    """The days in which any of a partnership's promises runs."""
    periods = [promise.period for promise in partnership.promises] or [partnership.period]
    return Period(min(period.first for period in periods), max(period.last for period in periods))


def outlook(position: Position, today: date) -> Outlook:
    """How a promise that stands so on a day is doing."""
    promise, found = position.promise, position.progress
    if isinstance(promise, Log | Figure):
        return Outlook.OPEN
    if found.reachable is False:
        return Outlook.LOST
    if _is_kept(promise, found, today):
        return Outlook.KEPT
    if found.pace is None or isinstance(promise, Milestone):
        return Outlook.OPEN
    return Outlook.BEHIND if round(found.pace) < 0 else Outlook.ON_PLAN


def _is_kept(promise: AnyPromise, found: Progress, today: date) -> bool:
    if isinstance(promise, Rhythm):
        return today > promise.period.last and (found.pace or 0) >= 0
    return found.remaining == 0 and not any(part.remaining for part in found.parts)


def _foreseen(entry: Entry, day: date) -> Entry:
    known = entry.facts.kind is EntryKind.CANCELLED or entry.facts.date >= day
    return replace(entry, facts=replace(entry.facts, kind=EntryKind.DONE)) if known else entry
