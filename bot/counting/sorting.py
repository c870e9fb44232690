"""What counts towards a promise, what stands beside it, and what waits for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.counting.days import counted_days, counts_on
from bot.entries import Occasion
from bot.promises import Selection, Standing


def standing_of(promise: Any, occasion: Occasion) -> Standing | None:
    """How an occasion stands towards a promise, by itself; None where that is not about its activity."""
    selection = promise.counts
    if selection is None or occasion.facts.activity not in selection.activities:
        return None
    if not counts_on(promise, occasion.facts.date):
        return Standing.OUT_OF_PERIOD
    return _standing(promise, selection, occasion)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The occasions that count towards a promise, how much stands beside it, and how much waits."""

    counting: list[Occasion]
    beside: int
    waiting: int


def sort(promise: Any, selection: Selection, done: Sequence[Occasion]) -> Sorted:
    """The occasions of a promise's activities and period, by whether they count towards it."""
    sums = {Standing.BESIDE: 0, Standing.WAITS: 0}
    counting = []
    days = counted_days(promise, {occasion.facts.date for occasion in done})
    for occasion in done:
        if occasion.facts.activity not in selection.activities or occasion.facts.date not in days:
            continue
        standing = _standing(promise, selection, occasion)
        if standing is Standing.COUNTS:
            counting.append(occasion)
        else:
            sums[standing] += occasion.facts.count
    return Sorted(counting, sums[Standing.BESIDE], sums[Standing.WAITS])


def _standing(promise: Any, selection: Selection, occasion: Occasion) -> Standing:
    if occasion.participants.isdisjoint(promise.responsible):
        return Standing.BESIDE
    return selection.judge(occasion)
