"""Every kind of promise and what counts it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from bot.counting.checklists import checklist
from bot.counting.counts import count, log
from bot.counting.marked import figure, milestone
from bot.counting.progress import Progress
from bot.counting.rhythms import rhythm
from bot.entries import Entry, Mark, Occasion, occasions
from bot.promises import Checklist, Count, Figure, Log, Milestone, Rhythm

COUNTERS: dict[type, Callable[[Any, Sequence[Occasion], Sequence[Mark], date], Progress]] = {
    Count: count,
    Rhythm: rhythm,
    Checklist: checklist,
    Milestone: milestone,
    Log: log,
    Figure: figure,
}


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
