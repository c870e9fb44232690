"""What inhabitants are told of a promise: where it stands, how it came there, and the deeds behind it.

No person, no place closer than an area and no words of anybody's are in it, nothing that lies ahead, and no
number that could point at somebody.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bot.counting.counters import progress
from bot.counting.progress import Progress
from bot.counting.sorting import standing_of
from bot.discretion import held_back
from bot.entries import CallOffReason, Entry, Mark, Occasion, called_off, occasions
from bot.partnership import AnyPromise, Partnership, activities_of
from bot.pictures.areas import by_area
from bot.pictures.curve import Course, Grain, course
from bot.pictures.strip import Strip, strip
from bot.promises import Checklist, Count, Log, Rhythm, Standing


@dataclass(frozen=True, slots=True)
class AreaTotal:
    """How much was done in an area; `area` is None for what was told without one, `amount` if held back."""

    area: str | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """By how much a promise grew in a month, which its first day stands for."""

    month: date
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done of an activity on a day in an area by some organisations, and whether it counts.

    Of a discreet activity, which `is_month` marks, `day` is the first of the month in which it was done, and
    no area is told.
    """

    day: date
    is_month: bool
    activity: str
    area: str | None
    organisations: frozenset[str]
    standing: Standing
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that is told of a promise on a day; deeds are the latest first."""

    promise: AnyPromise
    progress: Progress
    course: Course | Strip | None
    areas: tuple[AreaTotal, ...]
    months: tuple[MonthTotal, ...]
    deeds: tuple[Deed, ...]
    called_off: tuple[tuple[CallOffReason, int], ...]


def accounts(
    partnership: Partnership, entries: Sequence[Entry], marks: Sequence[Mark], today: date
) -> tuple[Account, ...]:
    """What is told of each promise on a day, in the order of the data file."""
    past = [entry for entry in entries if entry.facts.date <= today]
    return tuple(_account(partnership, promise, past, marks, today) for promise in partnership.promises)


def _account(
    partnership: Partnership,
    promise: AnyPromise,
    entries: Sequence[Entry],
    marks: Sequence[Mark],
    today: date,
) -> Account:
    activities = activities_of(promise)
    own = [entry for entry in entries if entry.facts.activity in activities]
    return Account(
        promise=promise,
        progress=progress(promise, own, today, marks),
        course=_course(promise, own, marks, today),
        areas=_areas(partnership, promise, own, today) if activities else (),
        months=_months(promise, own, marks, today),
        deeds=tuple(_deeds(partnership, promise, own)),
        called_off=called_off(own),
    )


def _course(
    promise: AnyPromise, entries: Sequence[Entry], marks: Sequence[Mark], today: date
) -> Course | Strip | None:
    match promise:
        case Rhythm():
            return strip(promise, entries, today)
        case Count() | Checklist() | Log():
            return course(promise, entries, today, marks)
        case _:
            return None


def _months(
    promise: AnyPromise, entries: Sequence[Entry], marks: Sequence[Mark], today: date
) -> tuple[MonthTotal, ...]:
    if not isinstance(promise, Count | Checklist | Log):
        return ()
    points = course(promise, entries, today, marks, Grain.MONTH).done
    return tuple(
        MonthTotal(later.day.replace(day=1), later.amount - earlier.amount)
        for earlier, later in pairwise(points)
    )


def _areas(
    partnership: Partnership, promise: AnyPromise, entries: Sequence[Entry], today: date
) -> tuple[AreaTotal, ...]:
    found = by_area(promise, partnership.areas, entries, today).amounts
    amounts: list[int | None] = [round(each.amount) for each in found]
    if any(partnership.activity(activity).discreet for activity in activities_of(promise)):
        amounts = held_back([round(each.amount) for each in found])
    return tuple(AreaTotal(each.area, amount) for each, amount in zip(found, amounts, strict=True))


# What lies behind the number


def _deeds(partnership: Partnership, promise: AnyPromise, entries: Sequence[Entry]) -> list[Deed]:
    sums: Counter[Deed] = Counter()
    for occasion in occasions(entries):
        found = _standing(promise, occasion)
        if found is not None:
            deed = _deed(occasion, found, is_month=partnership.activity(occasion.facts.activity).discreet)
            sums[deed] += occasion.facts.count
    deeds = [replace(deed, amount=amount) for deed, amount in sums.items()]
    return sorted(deeds, key=_latest_first(partnership))


def _standing(promise: AnyPromise, occasion: Occasion) -> Standing | None:
    """Whether an occasion counts; a rhythm that is kept area by area takes nothing from elsewhere."""
    asked = getattr(promise, "each_area", ())
    found = standing_of(promise, occasion)
    is_elsewhere = found is Standing.COUNTS and asked and occasion.facts.area not in asked
    return Standing.BESIDE if is_elsewhere else found


def _deed(occasion: Occasion, found: Standing, *, is_month: bool) -> Deed:
    """What an occasion is told as, before its amount is added to that of its like."""
    facts = occasion.facts
    return Deed(
        day=facts.date.replace(day=1) if is_month else facts.date,
        is_month=is_month,
        activity=facts.activity,
        area=None if is_month else facts.area,
        organisations=occasion.participants,
        standing=found,
        amount=0,
    )


def _latest_first(partnership: Partnership) -> Callable[[Deed], tuple[int, str, str]]:
    names = {area.id: area.name for area in partnership.areas}
    return lambda deed: (-deed.day.toordinal(), deed.activity, names.get(deed.area or "", ""))
