"""How much was done in each area."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.counting.counters import progress
from bot.counting.progress import Progress
from bot.entries import Entry
from bot.partnership import AnyPromise, Area
from bot.promises import Log, Rhythm


@dataclass(frozen=True, slots=True)
class AreaAmount:
    """How much of a promise was done in an area; None for what was told without one."""

    area: str | None
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """How much of a promise was done in each area, in the order of the data file.

    Of a rhythm that each of some areas asks for, those areas alone, with the slices that were kept there.
    """

    promise: AnyPromise
    progress: Progress
    today: date
    amounts: tuple[AreaAmount, ...]


def by_area(promise: AnyPromise, areas: Iterable[Area], entries: Sequence[Entry], today: date) -> Areas:
    """How much of a promise that reports count towards was done in each area by a day."""
    known = [area.id for area in areas]
    asked = [area for area in known if _asks_for(promise, area)]
    amounts = [AreaAmount(area, _done_in(promise, area, entries, today)) for area in asked]
    if not getattr(promise, "each_area", ()) and (elsewhere := _done_in(promise, None, entries, today)):
        amounts.append(AreaAmount(None, elsewhere))
    found = progress(promise, entries, today)
    return Areas(promise=promise, progress=found, today=today, amounts=tuple(amounts))


def _asks_for(promise: AnyPromise, area: str) -> bool:
    counted = () if promise.counts is None else promise.counts.areas
    asked = getattr(promise, "each_area", ()) or counted
    return not asked or area in asked


def _done_in(promise: AnyPromise, area: str | None, entries: Sequence[Entry], today: date) -> float:
    there = [entry for entry in entries if entry.facts.area == area]
    return progress(_of_area(promise, area), there, today).done or 0


def _of_area(promise: AnyPromise, area: str | None) -> AnyPromise:
    """What is promised for one area, where each of several has its share; else plain occasions."""
    if isinstance(promise, Rhythm) and area in promise.each_area:
        return replace(promise, each_area=(area,))
    return as_log(promise)


def as_log(promise: AnyPromise) -> AnyPromise:
    """A rhythm as plain occasions: of a part of its areas or weeks it can't be told whether it was kept."""
    if not isinstance(promise, Rhythm):
        return promise
    return Log(
        id=promise.id,
        title=promise.title,
        short=promise.short,
        rule=promise.rule,
        responsible=promise.responsible,
        unit=promise.unit,
        period=promise.period,
        counts=promise.counts,
    )
