"""A follow-up: what is told to the inhabitants on one day, which all who promised must approve first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.counting.counters import progress
from bot.entries import CallOffReason, Entry, Mark, called_off
from bot.partnership import AnyPromise, Partnership, activities_of
from bot.promises import Count

READ, APPROVE, WITHDRAW = "read:", "approve:", "withdraw:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """How one promise stood: the figures alone, so that they can be put into words of any language."""

    promise: str
    done: float | None = None
    target: float | None = None
    remaining: int | None = None
    pace: float | None = None
    reachable: bool | None = None
    beside: int = 0
    waiting: int = 0
    called_off: tuple[tuple[CallOffReason, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A follow-up as of a day, which some organisations have approved, and is published when all have.

    `asked_by` is the member who asked for it, `published_by` the one whose word was the last.
    """

    id: int
    day: date
    asked_at: datetime
    asked_by: int
    chapters: tuple[Chapter, ...]
    approved: frozenset[str] = frozenset()
    published_at: datetime | None = None
    published_by: int | None = None


def parties(partnership: Partnership) -> tuple[str, ...]:
    """The organisations that must approve: all that have promised something and have members of their own."""
    responsible = {each for promise in partnership.promises for each in promise.responsible}
    return tuple(each.id for each in partnership.organisations if each.reports and each.id in responsible)


def counted_by(partnership: Partnership) -> tuple[Count, ...]:
    """The promises to follow up: counts to which no report adds."""
    return tuple(each for each in partnership.promises if isinstance(each, Count) and each.counts is None)


def chapters(
    partnership: Partnership, entries: Iterable[Entry], marks: Iterable[Mark], day: date
) -> tuple[Chapter, ...]:
    """How each promise stands on a day, by what is known of it."""
    known, marked = [entry for entry in entries if entry.facts.date <= day], list(marks)
    return tuple(_chapter(promise, known, marked, day) for promise in partnership.promises)


def _chapter(promise: AnyPromise, entries: list[Entry], marks: list[Mark], day: date) -> Chapter:
    found = progress(promise, entries, day, marks)
    is_kept = found.periods is not None
    return Chapter(
        promise=promise.id,
        done=found.periods.kept if found.periods is not None else found.done,
        target=found.periods.ended if found.periods is not None else found.target,
        remaining=None if is_kept else found.remaining,
        pace=found.pace,
        reachable=found.reachable,
        beside=found.beside,
        waiting=found.waiting,
        called_off=called_off(_about(promise, entries)),
    )


def _about(promise: AnyPromise, entries: Iterable[Entry]) -> Iterable[Entry]:
    """The entries of the activities that count towards a promise."""
    activities = activities_of(promise)
    return (entry for entry in entries if entry.facts.activity in activities)
