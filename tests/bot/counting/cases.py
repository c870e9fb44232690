"""Promises of every kind, at random, and what was told towards them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from bot.entries import Entry, EntryKind, Facts, Mark, PartOfDay
from bot.promises import (
    Chance,
    Checklist,
    Count,
    Distinct,
    Every,
    Figure,
    Item,
    Log,
    Milestone,
    Part,
    Rhythm,
    Season,
    Selection,
)
from bot.working_time import Period, Weekday
from tests.bot.counting.examples import DAY, common

AREAS = ("norra", "sodra", "vastra")
PLACES = ("Torget", "Parken")
ORGANISATIONS = ("kommunen", "polisen", "sbff")
ACTIVITIES = ("visit", "patrol")
YEAR = date(2020, 1, 1)

maybe_areas = st.sampled_from([None, *AREAS])
several_areas = st.lists(st.sampled_from(AREAS), max_size=2, unique=True).map(tuple)
several_organisations = st.lists(st.sampled_from(ORGANISATIONS), max_size=2, unique=True)
month_starts = st.tuples(st.integers(1, 12), st.just(1))
month_ends = st.sampled_from([(1, 31), (2, 29), (3, 31), (5, 31), (6, 30), (9, 30), (12, 31)])
any_day_of_year = st.dates(date(2020, 1, 1), date(2020, 12, 31)).map(lambda day: (day.month, day.day))


@dataclass(frozen=True)
class Case:
    """A promise, what was told towards it, and the day on which it is asked about."""

    promise: Any
    entries: Sequence[Entry]
    marks: Sequence[Mark]
    today: date


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(st.dates(YEAR - 60 * DAY, YEAR + 30 * DAY))
    return Period(first, first + draw(st.sampled_from([0, 3, 6, 13, 30, 45, 92, 365, 500])) * DAY)


def seasons(first: Any, last: Any) -> st.SearchStrategy[Season | None]:
    return st.none() | st.builds(Season, first, last)


@st.composite
def selections(draw: st.DrawFn, *, for_part: bool = False) -> Selection:
    rarely = st.sampled_from([False, False, False, True])
    return Selection(
        activities=() if for_part and draw(rarely) else draw(st.sampled_from([("visit",), ACTIVITIES])),
        areas=draw(several_areas) if draw(rarely) else (),
        places=draw(st.sampled_from([(), ("Torget",)])) if draw(rarely) else (),
        weekdays=tuple(draw(st.lists(st.sampled_from(Weekday), max_size=4, unique=True)))
        if draw(rarely)
        else (),
        parts_of_day=(PartOfDay.EVENING,) if draw(rarely) else (),
        season=draw(seasons(any_day_of_year, any_day_of_year)) if draw(rarely) else None,
        partners_any=tuple(draw(several_organisations)) if draw(rarely) else (),
        partners_all=tuple(draw(several_organisations)) if draw(rarely) else (),
        requested=draw(st.booleans()) if draw(rarely) else None,
    )


@st.composite
def counts(draw: st.DrawFn) -> Count:
    part = st.builds(
        Part,
        id=st.sampled_from(["first", "second"]),
        title=st.just(""),
        counts=selections(for_part=True),
        distinct=st.sampled_from([None, Distinct.DAY, Distinct.AREA, Distinct.PLACE]),
        target=st.none() | st.integers(1, 9),
    )
    return Count(
        **common(
            period=draw(periods()),
            responsible=draw(st.sampled_from([("kommunen",), ("kommunen", "polisen")])),
            target=draw(st.integers(1, 12)),
            counts=draw(st.none() | selections() | selections() | selections()),
            distinct=draw(st.none() | st.sampled_from(Distinct)),
            pace=draw(st.sampled_from(Chance)),
            parts=tuple(draw(st.lists(part, max_size=2, unique_by=lambda one: one.id))),
        )
    )


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    every = draw(st.sampled_from(Every))
    by_day = every in (Every.DAY, Every.SLOT)
    season: st.SearchStrategy[Season | None] = st.none()
    if by_day:
        season = seasons(any_day_of_year, any_day_of_year)
    elif every is Every.MONTH:
        season = seasons(month_starts, month_ends)
    return Rhythm(
        **common(
            period=draw(periods()),
            counts=draw(selections()),
            every=every,
            times=draw(st.integers(1, 3)),
            each_area=draw(several_areas),
            average=draw(st.booleans()),
            weekday=draw(st.sampled_from(Weekday)) if every is Every.SLOT else None,
            skip_holidays=by_day and draw(st.booleans()),
            season=draw(season),
        )
    )


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    stages = draw(st.sampled_from([(), ("ansökt", "uppsatt")]))
    items = [
        Item(
            id=name,
            title=name,
            area=draw(maybe_areas),
            place=draw(st.sampled_from([None, *PLACES])),
            stage=draw(st.sampled_from([None, *stages])),
        )
        for name in ("a", "b", "c")
    ]
    return Checklist(
        **common(
            period=draw(periods()),
            items=tuple(items),
            counts=draw(st.none() | selections()),
            stages=stages,
            target=draw(st.none() | st.integers(1, 3)),
        )
    )


PROMISES = {
    "count": counts(),
    "rhythm": rhythms(),
    "checklist": checklists(),
    "milestone": st.builds(
        lambda period, stages: Milestone(**common(period=period, stages=stages)),
        periods(),
        st.sampled_from([(), ("ansökt", "uppsatt")]),
    ),
    "log": st.builds(
        lambda period, selection: Log(**common(period=period, counts=selection)), periods(), selections()
    ),
    "figure": st.builds(
        lambda period, target: Figure(**common(period=period, target=target)),
        periods(),
        st.none() | st.integers(0, 9),
    ),
}


@st.composite
def facts(draw: st.DrawFn, around: st.SearchStrategy[date]) -> Facts:
    return Facts(
        activity=draw(st.sampled_from([*ACTIVITIES, "visit"])),
        date=draw(around),
        count=draw(st.integers(1, 4)),
        area=draw(maybe_areas),
        place=draw(st.sampled_from([None, *PLACES])),
        partners=frozenset(draw(several_organisations)),
        requested=draw(st.sampled_from([None, True, False])),
        part_of_day=draw(st.sampled_from([None, PartOfDay.EVENING, PartOfDay.NIGHT])),
        kind=draw(st.sampled_from([EntryKind.DONE, EntryKind.DONE, EntryKind.DONE, *EntryKind])),
    )


@st.composite
def cases(draw: st.DrawFn, promises: st.SearchStrategy[Any]) -> Case:
    promise = draw(promises)
    around = st.dates(promise.period.first - 8 * DAY, promise.period.last + 8 * DAY)
    told = draw(st.lists(st.tuples(facts(around), st.sampled_from(ORGANISATIONS)), max_size=25))
    entries = []
    for number, (one, organisation) in enumerate(told, start=1):
        joint = draw(st.sampled_from([0, 0, 0, 1])) and number > 1
        occasion = draw(st.integers(1, number - 1)) if joint else number
        entries.append(Entry(id=number, occasion=occasion, organisation=organisation, facts=one))
    marks = draw(
        st.lists(
            st.builds(
                Mark,
                promise=st.sampled_from(["promise", "promise", "other"]),
                date=around,
                item=st.sampled_from([None, "a", "b"]),
                stage=st.sampled_from([None, "ansökt", "uppsatt"]),
                value=st.none() | st.integers(0, 9),
            ),
            max_size=4,
        )
    )
    return Case(promise, entries, marks, draw(around))
