"""How a promise stands of which marks alone tell: a milestone, a figure."""

from collections.abc import Sequence
from datetime import date

from bot.counting.progress import Progress
from bot.entries import Mark, Occasion
from bot.promises import Figure, Milestone


def milestone(promise: Milestone, _done: Sequence[Occasion], marks: Sequence[Mark], today: date) -> Progress:
    """Whether a milestone is marked, with its last stage if it has stages."""
    reached = {mark.stage for mark in marks}
    done = promise.stages[-1] in reached if promise.stages else bool(marks)
    return Progress(
        promise=promise.id,
        done=int(done),
        target=1,
        reachable=done or today <= promise.period.last,
    )


def figure(promise: Figure, _done: Sequence[Occasion], marks: Sequence[Mark], _today: date) -> Progress:
    """The value that was entered for the latest day."""
    latest = max(reversed(marks), key=lambda mark: mark.date, default=None)
    return Progress(promise=promise.id, done=latest.value if latest else None, target=promise.target)
