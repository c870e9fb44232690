"""How a checklist stands: an item is ticked by a report of its area or place, or by a mark."""

from collections.abc import Sequence
from datetime import date

from bot.counting.progress import Progress
from bot.counting.sorting import Sorted, sort
from bot.entries import Mark, Occasion
from bot.promises import Checklist, Item


def checklist(promise: Checklist, done: Sequence[Occasion], marks: Sequence[Mark], today: date) -> Progress:
    """How many items are ticked."""
    found = sort(promise, promise.counts, done) if promise.counts else Sorted([], 0, 0)
    ticked = sum(_is_ticked(promise, item, found.counting, marks) for item in promise.items)
    target = promise.target or len(promise.items)
    return Progress(
        promise=promise.id,
        done=ticked,
        target=target,
        reachable=ticked >= target or today <= promise.period.last,
        beside=found.beside,
        waiting=found.waiting,
    )


def _is_ticked(promise: Checklist, item: Item, done: Sequence[Occasion], marks: Sequence[Mark]) -> bool:
    if any(_concerns(item, occasion) for occasion in done):
        return True
    stages = [mark.stage for mark in marks if mark.item == item.id]
    if promise.stages:
        return promise.stages[-1] in {item.stage, *stages}
    return bool(stages)


def _concerns(item: Item, occasion: Occasion) -> bool:
    if item.place is not None:
        return occasion.facts.place == item.place
    return item.area is not None and occasion.facts.area == item.area
