"""A second counting, slow and plain, written from the contract on promises to hold `bot.counting` against.

It walks through the calendar one day at a time and looks everything up again for each question. It shares
the values of promises and entries with the program, and none of its rules: not the filters, not the
calendar, not the holidays.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from bot.entries import Entry, EntryKind, Facts, Mark
from bot.promises import (
    Chance,
    Checklist,
    Count,
    Distinct,
    Every,
    Figure,
    Log,
    Milestone,
    Rhythm,
    Season,
    Selection,
)
from bot.working_time import Period

DAY = timedelta(days=1)
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Done:
    """One thing that was done, with all who took part."""

    facts: Facts
    by: frozenset[str]


@dataclass(frozen=True)
class Naive:
    """What the contract says of a promise; the pace is exact."""

    done: float | None = None
    target: float | None = None
    remaining: int | None = None
    pace: Fraction | None = None
    reachable: bool | None = None
    parts: dict[str, tuple[int, int | None, int | None]] = field(default_factory=dict)
    kept: int | None = None
    ended: int | None = None
    missed: tuple[str, ...] | None = None
    lacking: tuple[str, ...] | None = None
    beside: int = 0
    waiting: int = 0


def naive_progress(promise: Any, entries: Iterable[Entry], today: date, marks: Sequence[Mark]) -> Naive:
    """How a promise stands on a day."""
    done = [one for one in done_together(entries) if one.facts.date <= today]
    own = [mark for mark in marks if mark.promise == promise.id and mark.date <= today]
    kinds: dict[type, Callable[[Any, list[Done], list[Mark], date], Naive]] = {
        Count: naive_count,
        Rhythm: naive_rhythm,
        Checklist: naive_checklist,
        Milestone: naive_milestone,
        Log: naive_log,
        Figure: naive_figure,
    }
    return kinds[type(promise)](promise, done, own, today)


def done_together(entries: Iterable[Entry]) -> list[Done]:
    """Joint occasions once; of several entries the one with the lowest id tells what was done."""
    told = [entry for entry in entries if entry.facts.kind is EntryKind.DONE]
    found = []
    for number in sorted({entry.occasion for entry in told}):
        group = [entry for entry in told if entry.occasion == number]
        by: set[str] = set()
        for entry in group:
            by |= {entry.organisation, *entry.facts.partners}
        first = next(entry for entry in group if entry.id == min(one.id for one in group))
        found.append(Done(first.facts, frozenset(by)))
    return found


# The calendar


def days(first: date, last: date) -> list[date]:
    """Every day from one to another; none if they are the wrong way round."""
    found = []
    while first <= last:
        found.append(first)
        first += DAY
    return found


def within(day: date, period: Period) -> bool:
    """Whether a day lies in a period, its two ends included."""
    return not (day < period.first or day > period.last)


def name_of(day: date) -> str:
    """The weekday's English name."""
    return NAMES[day.weekday()]


def iso_week(day: date) -> str:
    """The ISO week's name."""
    return f"{day.isocalendar().year}-W{day.isocalendar().week:02}"


@cache
def week_thursday(day: date) -> date:
    """The Thursday of a day's ISO week."""
    return next(
        near
        for near in days(day - 6 * DAY, day + 6 * DAY)
        if iso_week(near) == iso_week(day) and name_of(near) == "thursday"
    )


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def is_holiday(day: date) -> bool:
    """Whether a day is one of Sweden's public holidays."""
    if (day.month, day.day) in {(1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)}:
        return True
    if (day - easter(day.year)).days in {-2, 0, 1, 39, 49}:
        return True
    midsummer = day.month == 6 and 20 <= day.day <= 26
    all_saints = (10, 31) <= (day.month, day.day) <= (11, 6)
    return name_of(day) == "saturday" and (midsummer or all_saints)


def in_season(day: date, season: Season | None) -> bool:
    """Whether a day lies in a part of the year, which may cross the new year."""
    return season is None or (day.month, day.day) in days_of_season(season)


@cache
def days_of_season(season: Season) -> set[tuple[int, int]]:
    """The days of a season, walked through in a year that has its leap day still ahead."""
    day = date(2000 if season.first <= (2, 29) else 1999, *season.first)
    walked = {season.first}
    while (day.month, day.day) != season.last:
        day += DAY
        walked.add((day.month, day.day))
    return walked


# What counts


def is_of_period(promise: Any, day: date) -> bool:
    """Whether a day's work is the promise's: a weekend goes by its Friday, a week by its Thursday."""
    distinct = getattr(promise, "distinct", None)
    if distinct is Distinct.WEEK or getattr(promise, "every", None) is Every.WEEK:
        return within(week_thursday(day), promise.period)
    if distinct is Distinct.WEEKEND and name_of(day) == "saturday":
        return within(day - DAY, promise.period)
    return within(day, promise.period)


def passes(selection: Selection, one: Done) -> bool | None:
    """Whether something passes every filter; None while that depends on what nobody has said."""
    facts = one.facts
    unsure = False
    if selection.activities and facts.activity not in selection.activities:
        return False
    if selection.weekdays and name_of(facts.date) not in [weekday.value for weekday in selection.weekdays]:
        return False
    if not in_season(facts.date, selection.season):
        return False
    if selection.partners_any and not [partner for partner in selection.partners_any if partner in one.by]:
        return False
    if [partner for partner in selection.partners_all if partner not in one.by]:
        return False
    if selection.places and facts.place not in selection.places:
        return False
    for wanted, known in (
        (selection.areas, facts.area),
        (selection.parts_of_day, facts.part_of_day),
        (() if selection.requested is None else (selection.requested,), facts.requested),
    ):
        if wanted and known is None:
            unsure = True
        elif wanted and known not in wanted:
            return False
    return None if unsure else True


def sorted_out(promise: Any, done: list[Done]) -> tuple[list[Done], int, int]:
    """What counts, how much is beside, and how much waits for an answer."""
    counts, beside, waiting = [], 0, 0
    for one in done:
        if one.facts.activity in promise.counts.activities and is_of_period(promise, one.facts.date):
            answer = passes(promise.counts, one) if one.by & set(promise.responsible) else False
            if answer:
                counts.append(one)
            elif answer is None:
                waiting += one.facts.count
            else:
                beside += one.facts.count
    return counts, beside, waiting


def how_much(done: list[Done], distinct: Distinct | None) -> int:
    """Occasions (or kronor, or hours), or distinct days, weekends, weeks, areas or places."""
    worked = {one.facts.date for one in done}
    match distinct:
        case None:
            return sum(one.facts.count for one in done)
        case Distinct.DAY:
            return len(worked)
        case Distinct.WEEK:
            return len({iso_week(day) for day in worked})
        case Distinct.WEEKEND:
            return len([day for day in worked if name_of(day) == "friday" and day + DAY in worked])
        case Distinct.AREA:
            return len({one.facts.area for one in done} - {None})
        case Distinct.PLACE:
            return len({one.facts.place for one in done} - {None})


def left(done: float, target: float | None) -> int | None:
    """How many are left, never below zero."""
    return None if target is None else max(0, int(target - done))


# The kinds


def naive_count(promise: Count, done: list[Done], marks: list[Mark], today: date) -> Naive:
    """So many occasions or distinct things; without filters, so many marks."""
    if promise.counts is None:
        marked = len([mark for mark in marks if within(mark.date, promise.period)])
        return Naive(
            done=marked,
            target=promise.target,
            remaining=left(marked, promise.target),
            pace=even_pace(promise, marked, today),
            reachable=marked >= promise.target or today <= promise.period.last,
        )
    counting, beside, waiting = sorted_out(promise, done)
    amount = how_much(counting, promise.distinct)
    parts = {}
    for part in promise.parts:
        share = how_much([one for one in counting if passes(part.counts, one)], part.distinct)
        parts[part.id] = (share, part.target, left(share, part.target))
    return Naive(
        done=amount,
        target=promise.target,
        remaining=left(amount, promise.target),
        pace=even_pace(promise, amount, today),
        reachable=amount >= promise.target or can_be_reached(promise, counting, today),
        parts=parts,
        beside=beside,
        waiting=waiting,
    )


def even_pace(promise: Count, amount: int, today: date) -> Fraction:
    """Ahead of or behind an even pace over the chances that have gone by."""
    all_days = days(promise.period.first, promise.period.last)
    around = days(promise.period.first - 7 * DAY, promise.period.last + 7 * DAY)
    match promise.pace:
        case Chance.DAY:
            ends = all_days
        case Chance.WORKING_DAY:
            ends = [day for day in all_days if day.weekday() < 5 and not is_holiday(day)]
        case Chance.FRIDAY:
            ends = [day for day in all_days if name_of(day) == "friday"]
        case Chance.WEEKEND:
            ends = [day + DAY for day in all_days if name_of(day) == "friday"]
        case Chance.WEEK:
            sundays = [day for day in around if name_of(day) == "sunday"]
            ends = [day for day in sundays if within(week_thursday(day), promise.period)]
    gone = len([day for day in ends if day < today])
    return Fraction(amount) - Fraction(promise.target * gone, len(ends)) if ends else Fraction(0)


def can_be_reached(promise: Count, counting: list[Done], today: date) -> bool:
    """Whether the target is met if the best is made of every day that is left, today included."""
    assert promise.counts is not None
    chances = []
    for day in days(max(today, promise.period.first - 7 * DAY), promise.period.last + 7 * DAY):
        weekdays = [weekday.value for weekday in promise.counts.weekdays] or NAMES
        if name_of(day) in weekdays and in_season(day, promise.counts.season) and is_of_period(promise, day):
            chances.append(day)
    if promise.distinct not in (Distinct.DAY, Distinct.WEEK, Distinct.WEEKEND):
        return bool(chances)
    example = Facts(activity=promise.counts.activities[0], date=today)
    best = [Done(Facts(activity=example.activity, date=day), frozenset()) for day in chances]
    return how_much([*counting, *best], promise.distinct) >= promise.target


def naive_rhythm(promise: Rhythm, done: list[Done], _marks: list[Mark], today: date) -> Naive:
    """So many in every slice of the period, in each of several areas where some are named."""
    counting, beside, waiting = sorted_out(promise, done)
    slices = slices_of(promise)
    ended = [name for name in slices if max(slices[name]) < today]
    missed = tuple(name for name in ended if lacks(promise, counting, slices[name]))
    running = [name for name in slices if min(slices[name]) <= today <= max(slices[name])]
    kept = len(ended) - len(missed)
    pace = Fraction(kept - len(ended))
    if promise.average:
        wanted = promise.times * len(ended) * (len(promise.each_area) or 1)
        pace = Fraction(sum(done_in(promise, counting, slices[name]) for name in ended) - wanted)
    return Naive(
        done=kept,
        pace=pace,
        reachable=None if promise.average else not missed,
        kept=kept,
        ended=len(ended),
        missed=missed,
        lacking=lacks(promise, counting, slices[running[0]]) if running else (),
        beside=beside,
        waiting=waiting,
    )


def slices_of(promise: Rhythm) -> dict[str, list[date]]:
    """The days of each slice that the rhythm must be kept in, in order."""
    found: dict[str, list[date]] = {}
    for day in days(promise.period.first - 7 * DAY, promise.period.last + 7 * DAY):
        name = slice_name(promise, day)
        if name is not None and is_of_period(promise, day):
            found.setdefault(name, []).append(day)
    return {name: held for name, held in found.items() if in_season(held[0], promise.season)}


def slice_name(promise: Rhythm, day: date) -> str | None:
    """What the slice that holds a day is called; None if none does."""
    match promise.every:
        case Every.DAY | Every.SLOT:
            other_weekday = promise.weekday is not None and name_of(day) != promise.weekday.value
            return None if other_weekday or (promise.skip_holidays and is_holiday(day)) else day.isoformat()
        case Every.WEEK:
            return iso_week(day)
        case Every.MONTH:
            return f"{day.year}-{day.month:02}"
        case Every.QUARTER:
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case Every.FOUR_MONTHS:
            return f"{day.year}-T{(day.month + 3) // 4}"
        case Every.HALF_YEAR:
            return f"{day.year}-H{(day.month + 5) // 6}"
        case Every.TERM:
            if day.month == 7:
                return None
            return f"{day.year}-{'VT' if day.month < 7 else 'HT'}"


def lacks(promise: Rhythm, counting: list[Done], held: list[date]) -> tuple[str, ...]:
    """The areas, or else the activities, that a slice has had too little of."""
    here = [one for one in counting if one.facts.date in held]
    if promise.each_area:
        return tuple(
            area
            for area in promise.each_area
            if sum(one.facts.count for one in here if one.facts.area == area) < promise.times
        )
    return promise.counts.activities if sum(one.facts.count for one in here) < promise.times else ()


def done_in(promise: Rhythm, counting: list[Done], held: list[date]) -> int:
    """The occasions of a slice, of its areas where some are named."""
    return sum(
        one.facts.count
        for one in counting
        if one.facts.date in held and (not promise.each_area or one.facts.area in promise.each_area)
    )


def naive_checklist(promise: Checklist, done: list[Done], marks: list[Mark], today: date) -> Naive:
    """Each of a named set once, or so many of them."""
    counting, beside, waiting = sorted_out(promise, done) if promise.counts else ([], 0, 0)
    ticked = 0
    for item in promise.items:
        stages = [item.stage] + [mark.stage for mark in marks if mark.item == item.id]
        last = promise.stages[-1] in stages if promise.stages else len(stages) > 1
        if item.place is not None:
            visited = item.place in [one.facts.place for one in counting]
        else:
            visited = item.area is not None and item.area in [one.facts.area for one in counting]
        ticked += last or visited
    target = len(promise.items) if promise.target is None else promise.target
    return Naive(
        done=ticked,
        target=target,
        remaining=left(ticked, target),
        reachable=ticked >= target or today <= promise.period.last,
        beside=beside,
        waiting=waiting,
    )


def naive_milestone(promise: Milestone, _done: list[Done], marks: list[Mark], today: date) -> Naive:
    """Done or not: at its last stage where it has stages."""
    wanted = [mark for mark in marks if not promise.stages or mark.stage == promise.stages[-1]]
    done = 1 if wanted else 0
    return Naive(done=done, target=1, remaining=1 - done, reachable=done == 1 or today <= promise.period.last)


def naive_log(promise: Log, done: list[Done], _marks: list[Mark], _today: date) -> Naive:
    """What was done; no target, nothing remaining, no pace."""
    counting, beside, waiting = sorted_out(promise, done)
    return Naive(done=how_much(counting, None), beside=beside, waiting=waiting)


def naive_figure(promise: Figure, _done: list[Done], marks: list[Mark], _today: date) -> Naive:
    """The value of the latest date; of several, the one that was entered last."""
    value = None
    for day in sorted({mark.date for mark in marks}):
        value = [mark for mark in marks if mark.date == day][-1].value
    remaining = None if value is None or promise.target is None else max(0, round(promise.target - value))
    return Naive(done=value, target=promise.target, remaining=remaining)
