"""How a count stands, and a log, which is one without a target."""

from collections.abc import Sequence
from datetime import date

from bot.counting.amounts import amount_of, total
from bot.counting.chances import chances, gains_left, planned
from bot.counting.progress import PartProgress, Progress, left
from bot.counting.sorting import sort
from bot.entries import Mark, Occasion
from bot.promises import Count, Log, Part, Standing


def count(promise: Count, done: Sequence[Occasion], marks: Sequence[Mark], today: date) -> Progress:
    """How many of the target there are, as reports tell, or marks where no activity counts."""
    if promise.counts is None:
        return _count_of_marks(promise, marks, today)
    found = sort(promise, promise.counts, done)
    amount = amount_of(found.counting, promise.distinct)
    return Progress(
        promise=promise.id,
        done=amount,
        target=promise.target,
        pace=_pace(promise, amount, today),
        reachable=amount + gains_left(promise, found.counting, today) >= promise.target,
        parts=tuple(_part(part, found.counting) for part in promise.parts),
        beside=found.beside,
        waiting=found.waiting,
    )


def _count_of_marks(promise: Count, marks: Sequence[Mark], today: date) -> Progress:
    marked = sum(mark.date in promise.period for mark in marks)
    return Progress(
        promise=promise.id,
        done=marked,
        target=promise.target,
        pace=_pace(promise, marked, today),
        reachable=marked >= promise.target or today <= promise.period.last,
    )


def _part(part: Part, done: Sequence[Occasion]) -> PartProgress:
    counting = [occasion for occasion in done if part.counts.judge(occasion) is Standing.COUNTS]
    amount = amount_of(counting, part.distinct)
    return PartProgress(id=part.id, done=amount, target=part.target, remaining=left(amount, part.target))


def _pace(promise: Count, amount: int, today: date) -> float:
    return round(amount - planned(promise, today), 1) if chances(promise) else 0.0


def log(promise: Log, done: Sequence[Occasion], _marks: Sequence[Mark], _today: date) -> Progress:
    """How much there is; no number was promised."""
    found = sort(promise, promise.counts, done)
    return Progress(
        promise=promise.id, done=total(found.counting), beside=found.beside, waiting=found.waiting
    )
