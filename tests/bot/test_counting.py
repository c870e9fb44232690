from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isclose
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.counting import Progress, counts_on, progress, rhythm_slices
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
    Noun,
    Part,
    Rhythm,
    Season,
    Selection,
)
from bot.working_time import Period, Weekday
from tests.bot.naive_counting import Naive, naive_progress

YEAR_2020 = Period(date(2020, 1, 1), date(2020, 12, 31))
NEW_YEARS_EVE = date(2020, 12, 31)
DAY = timedelta(days=1)
UNIT = Noun(singular="tillfälle", plural="tillfällen", definite_plural="tillfällena", gender="ett")
VISITS = Selection(activities=("visit",))


def common(**fields: Any) -> dict[str, Any]:
    return {
        "id": "promise",
        "title": "Ett löfte",
        "rule": "varje tillfälle",
        "responsible": ("kommunen",),
        "unit": UNIT,
        "period": YEAR_2020,
    } | fields


def count(target: int = 10, **fields: Any) -> Count:
    return Count(**common(target=target, **({"counts": VISITS} | fields)))


def rhythm(every: Every = Every.WEEK, **fields: Any) -> Rhythm:
    return Rhythm(**common(every=every, **({"counts": VISITS} | fields)))


def done(*facts: Facts, by: str = "kommunen") -> list[Entry]:
    """One entry of one organisation for each fact."""
    return [
        Entry(id=number, occasion=number, organisation=by, facts=one)
        for number, one in enumerate(facts, start=1)
    ]


def visit(day: str, number: int = 1, **facts: Any) -> Facts:
    return Facts(activity="visit", date=date.fromisoformat(day), count=number, **facts)


def on(*days: str) -> list[Entry]:
    return done(*(visit(day) for day in days))


def mark(day: str, **fields: Any) -> Mark:
    return Mark(promise="promise", date=date.fromisoformat(day), **fields)


def weekly(first: date, last: date) -> list[str]:
    return [(first + n * 7 * DAY).isoformat() for n in range((last - first).days // 7 + 1)]


def figures(found: Progress) -> tuple[float | None, float | None, int | None]:
    return found.done, found.target, found.remaining


# Counts of occasions


def test_count_adds_up_what_the_entries_say() -> None:
    found = progress(count(70), done(visit("2020-03-02", 4), visit("2020-03-02", 3)), NEW_YEARS_EVE)
    assert figures(found) == (7, 70, 63)


def test_count_beyond_the_target_leaves_nothing_and_says_by_how_much() -> None:
    found = progress(count(5), done(visit("2020-03-02", 8)), NEW_YEARS_EVE)
    assert (figures(found), found.exceeded_by) == ((8, 5, 0), 3)


def test_nothing_done_is_nothing_and_not_unknown() -> None:
    found = progress(count(), [], NEW_YEARS_EVE)
    assert (figures(found), found.beside, found.waiting, found.exceeded_by) == ((0, 10, 10), 0, 0, 0)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2019-12-31", 0), ("2020-01-01", 1), ("2020-02-29", 1), ("2020-12-31", 1), ("2021-01-01", 0)],
)
def test_only_days_of_the_period_count(day: str, expected: int) -> None:
    assert progress(count(), on(day), date(2021, 2, 1)).done == expected


def test_what_is_dated_later_than_the_day_of_asking_is_not_there_yet() -> None:
    entries = on("2020-05-01", "2020-05-02", "2020-05-03")
    assert progress(count(), entries, date(2020, 5, 2)).done == 2


@pytest.mark.parametrize("kind", [EntryKind.PLANNED, EntryKind.CANCELLED])
def test_plans_and_call_offs_never_count(kind: EntryKind) -> None:
    found = progress(count(), done(visit("2020-05-01", 5, kind=kind)), NEW_YEARS_EVE)
    assert (found.done, found.beside, found.waiting) == (0, 0, 0)


def test_other_activities_are_neither_counted_nor_beside() -> None:
    found = progress(count(), done(Facts(activity="patrol", date=date(2020, 5, 1))), NEW_YEARS_EVE)
    assert (found.done, found.beside) == (0, 0)


def test_work_of_another_organisation_alone_is_beside() -> None:
    found = progress(count(), done(visit("2020-05-01", 2), by="polisen"), NEW_YEARS_EVE)
    assert (found.done, found.beside) == (0, 2)


def test_work_of_another_organisation_with_the_responsible_one_counts() -> None:
    entries = done(visit("2020-05-01", partners=frozenset({"kommunen"})), by="polisen")
    assert progress(count(), entries, NEW_YEARS_EVE).done == 1


def test_joint_occasion_told_by_both_counts_once_as_the_first_told_it() -> None:
    first = Entry(id=3, occasion=3, organisation="kommunen", facts=visit("2020-05-01", 2))
    second = Entry(id=9, occasion=3, organisation="polisen", facts=visit("2020-05-01", 5))
    found = progress(count(), [second, first], NEW_YEARS_EVE)
    assert (found.done, found.beside) == (2, 0)


def test_joint_occasion_stands_while_one_report_of_it_stands() -> None:
    second = Entry(
        id=9, occasion=3, organisation="polisen", facts=visit("2020-05-01", partners=frozenset({"kommunen"}))
    )
    assert progress(count(), [second], NEW_YEARS_EVE).done == 1


def test_sum_of_kronor_is_a_count_of_kronor() -> None:
    budget = count(4_000_000, counts=Selection(activities=("spending",)))
    spent = done(
        *(Facts(activity="spending", date=date(2020, month, 1), count=350_000) for month in (2, 3)),
    )
    assert figures(progress(budget, spent, NEW_YEARS_EVE)) == (700_000, 4_000_000, 3_300_000)


FILTERS = {
    "area": (Selection(activities=("visit",), areas=("norra",)), {"area": "norra"}, {"area": "sodra"}),
    "area not known": (Selection(activities=("visit",), areas=("norra",)), {"area": "norra"}, {"area": None}),
    "place": (Selection(activities=("visit",), places=("Torget",)), {"place": "Torget"}, {"place": "Parken"}),
    "place not known": (
        Selection(activities=("visit",), places=("Torget",)),
        {"place": "Torget"},
        {"place": None},
    ),
    "time of day": (
        Selection(activities=("visit",), parts_of_day=(PartOfDay.EVENING,)),
        {"part_of_day": PartOfDay.EVENING},
        {"part_of_day": PartOfDay.MORNING},
    ),
    "any of several partners": (
        Selection(activities=("visit",), partners_any=("polisen", "sbff")),
        {"partners": frozenset({"sbff"})},
        {"partners": frozenset({"skatteverket"})},
    ),
    "all of several partners": (
        Selection(activities=("visit",), partners_all=("polisen", "sbff")),
        {"partners": frozenset({"sbff", "polisen"})},
        {"partners": frozenset({"sbff"})},
    ),
    "requested": (
        Selection(activities=("visit",), requested=True),
        {"requested": True},
        {"requested": False},
    ),
    "not requested": (
        Selection(activities=("visit",), requested=False),
        {"requested": False},
        {"requested": True},
    ),
}


@pytest.mark.parametrize("case", FILTERS.values(), ids=FILTERS.keys())
def test_filter_lets_through_what_fits_and_nothing_else(
    case: tuple[Selection, dict[str, Any], dict[str, Any]],
) -> None:
    selection, fits, does_not = case
    entries = done(visit("2020-05-01", **fits), visit("2020-05-01", **does_not))
    assert progress(count(counts=selection), entries, NEW_YEARS_EVE).done == 1


def test_weekday_filter_keeps_the_other_days_beside() -> None:
    fridays = Selection(activities=("visit",), weekdays=(Weekday.FRIDAY,))
    found = progress(count(counts=fridays), on("2020-05-07", "2020-05-08", "2020-05-09"), NEW_YEARS_EVE)
    assert (found.done, found.beside) == (1, 2)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2020-10-31", 0),
        ("2020-11-01", 1),
        ("2020-12-31", 1),
        ("2020-01-01", 1),
        ("2020-05-31", 1),
        ("2020-06-01", 0),
    ],
)
def test_season_over_the_new_year_lets_its_days_through(day: str, counts: int) -> None:
    winter = Selection(activities=("visit",), season=Season((11, 1), (5, 31)))
    assert progress(count(counts=winter), on(day), NEW_YEARS_EVE).done == counts


def test_speed_check_waits_until_it_is_known_whether_it_was_requested() -> None:
    requested = count(60, counts=Selection(activities=("visit",), requested=True))
    entries = done(
        visit("2020-05-01", 2, requested=True),
        visit("2020-05-01", 3, requested=False),
        visit("2020-05-01", 4, requested=None),
    )
    found = progress(requested, entries, NEW_YEARS_EVE)
    assert (found.done, found.beside, found.waiting) == (2, 3, 4)


def test_what_can_no_longer_count_does_not_wait() -> None:
    requested = count(counts=Selection(activities=("visit",), requested=True, weekdays=(Weekday.MONDAY,)))
    found = progress(requested, on("2020-05-05"), NEW_YEARS_EVE)
    assert (found.beside, found.waiting) == (1, 0)


def test_what_another_organisation_did_does_not_wait() -> None:
    requested = count(counts=Selection(activities=("visit",), requested=True))
    found = progress(requested, done(visit("2020-05-05"), by="polisen"), NEW_YEARS_EVE)
    assert (found.beside, found.waiting) == (1, 0)


# Parts of a count


JOINT = Part(
    id="gemensamma", title="", counts=Selection(partners_any=("polisen", "sbff", "skatteverket")), target=14
)


def test_part_counts_what_any_of_its_partners_took_part_in() -> None:
    entries = done(
        visit("2020-05-01", 3),
        visit("2020-05-02", 2, partners=frozenset({"polisen"})),
        visit("2020-05-03", 1, partners=frozenset({"skatteverket", "sbff"})),
    )
    found = progress(count(65, parts=(JOINT,)), entries, NEW_YEARS_EVE)
    (part,) = found.parts
    assert (found.done, part.id, part.done, part.target, part.remaining) == (6, "gemensamma", 3, 14, 11)


def test_part_does_not_count_what_the_promise_does_not_count() -> None:
    found = progress(count(65, parts=(JOINT,)), done(visit("2020-05-01"), by="polisen"), NEW_YEARS_EVE)
    assert (found.done, found.parts[0].done) == (0, 0)


def test_part_that_two_reports_make_joint_counts_once() -> None:
    entries = [
        Entry(id=1, occasion=1, organisation="kommunen", facts=visit("2020-05-01")),
        Entry(id=2, occasion=1, organisation="polisen", facts=visit("2020-05-01")),
    ]
    found = progress(count(65, parts=(JOINT,)), entries, NEW_YEARS_EVE)
    assert (found.done, found.parts[0].done) == (1, 1)


def test_part_does_not_count_what_waits_for_an_answer() -> None:
    requested = Part(id="requested", title="", counts=Selection(requested=True))
    entries = done(*(visit("2020-05-01", requested=answer) for answer in (True, False, None)))
    found = progress(count(parts=(requested,)), entries, NEW_YEARS_EVE)
    assert (found.done, found.parts[0].done) == (3, 1)


def test_part_without_a_target_is_only_shown() -> None:
    areas = Part(id="kommundelar", title="", distinct=Distinct.AREA)
    entries = done(*(visit("2020-05-01", area=area) for area in ("norra", "sodra", "norra", None)))
    (part,) = progress(count(8, parts=(areas,)), entries, NEW_YEARS_EVE).parts
    assert (part.done, part.target, part.remaining) == (2, None, None)


# Counts of distinct things


def test_evening_counts_once_however_many_areas() -> None:
    entries = done(*(visit("2020-05-08", 2, area=area) for area in ("norra", "sodra", "vastra")))
    assert progress(count(40, distinct=Distinct.DAY), entries, NEW_YEARS_EVE).done == 1


@pytest.mark.parametrize(
    ("distinct", "expected"), [(Distinct.AREA, 2), (Distinct.PLACE, 3), (Distinct.WEEK, 1)]
)
def test_distinct_things_count_once_each(distinct: Distinct, expected: int) -> None:
    entries = done(
        visit("2020-05-04", 7, area="norra", place="Torget"),
        visit("2020-05-05", area="norra", place="Parken"),
        visit("2020-05-10", area="sodra", place="Parken"),
        visit("2020-05-10", area=None, place="Stationen"),
        visit("2020-05-10", area="norra", place=None),
    )
    assert progress(count(distinct=distinct), entries, NEW_YEARS_EVE).done == expected


WEEKENDS = {
    "Friday and Saturday": (["2020-05-08", "2020-05-09"], 1),
    "Friday alone": (["2020-05-08"], 0),
    "Saturday alone": (["2020-05-09"], 0),
    "Saturday and the Friday after": (["2020-05-09", "2020-05-15"], 0),
    "Friday and Sunday": (["2020-05-08", "2020-05-10"], 0),
    "each day twice": (["2020-05-08", "2020-05-08", "2020-05-09", "2020-05-09"], 1),
    "across the end of a month": (["2020-07-31", "2020-08-01"], 1),
    "across the leap day": (["2020-02-28", "2020-02-29"], 1),
    "two in a row": (["2020-05-08", "2020-05-09", "2020-05-15", "2020-05-16"], 2),
    "Friday of the year before": (["2019-12-27", "2019-12-28"], 0),
    "Friday after the year": (["2021-01-01", "2021-01-02"], 0),
    "first of the year": (["2020-01-03", "2020-01-04"], 1),
    "last of the year": (["2020-12-25", "2020-12-26"], 1),
}


@pytest.mark.parametrize(("days", "expected"), WEEKENDS.values(), ids=WEEKENDS.keys())
def test_weekend_needs_its_friday_and_its_saturday(days: list[str], expected: int) -> None:
    found = progress(count(30, distinct=Distinct.WEEKEND), on(*days), date(2021, 2, 1))
    assert found.done == expected


def test_weekend_belongs_to_the_period_that_holds_its_friday() -> None:
    to_friday = count(distinct=Distinct.WEEKEND, period=Period(date(2021, 1, 1), date(2021, 12, 31)))
    assert progress(to_friday, on("2021-12-31", "2022-01-01"), date(2022, 2, 1)).done == 1
    from_saturday = count(distinct=Distinct.WEEKEND, period=Period(date(2022, 1, 1), date(2022, 12, 31)))
    assert progress(from_saturday, on("2021-12-31", "2022-01-01"), date(2022, 2, 1)).done == 0


def test_saturday_after_the_period_is_told_to_count_with_its_weekend() -> None:
    weekends = count(distinct=Distinct.WEEKEND, period=Period(date(2021, 1, 1), date(2021, 12, 31)))
    assert counts_on(weekends, date(2022, 1, 1))
    assert not counts_on(weekends, date(2022, 1, 2))
    assert not counts_on(count(period=weekends.period), date(2022, 1, 1))


# Counts of marks


def test_promise_without_activities_counts_the_marks_of_its_period() -> None:
    followed_up = count(3, counts=None)
    marks = [mark("2019-12-31"), mark("2020-04-01"), mark("2020-08-01"), mark("2021-01-01")]
    marks.append(Mark(promise="another", date=date(2020, 5, 1)))
    found = progress(followed_up, on("2020-05-01"), date(2020, 8, 1), marks)
    assert figures(found) == (2, 3, 1)


def test_marks_outside_the_period_do_not_make_it_reachable() -> None:
    marks = [mark("2019-12-30"), mark("2019-12-31"), mark("2020-04-01")]
    assert progress(count(3, counts=None), [], date(2020, 12, 31), marks).reachable is True
    assert progress(count(3, counts=None), [], date(2021, 1, 1), marks).reachable is False


# Pace, and what is still reachable


PACES = {
    "before the period": (Chance.FRIDAY, 40, date(2019, 12, 1), 0, 0.0),
    "on the first Friday": (Chance.FRIDAY, 40, date(2020, 1, 3), 0, 0.0),
    "on the Saturday after it": (Chance.FRIDAY, 40, date(2020, 1, 4), 0, -0.8),
    "ahead": (Chance.FRIDAY, 40, date(2020, 1, 4), 3, 2.2),
    "at half of the weekends": (Chance.WEEKEND, 52, date(2020, 6, 28), 26, 0.0),
    "on the Saturday of a weekend": (Chance.WEEKEND, 52, date(2020, 1, 4), 0, 0.0),
    "on the Sunday of a weekend": (Chance.WEEKEND, 52, date(2020, 1, 5), 0, -1.0),
    "on the Sunday of the first week": (Chance.WEEK, 53, date(2020, 1, 5), 0, 0.0),
    "after the first week": (Chance.WEEK, 53, date(2020, 1, 6), 0, -1.0),
    "after 53 weeks": (Chance.WEEK, 53, date(2021, 1, 4), 53, 0.0),
    "after a day of a leap year": (Chance.DAY, 366, date(2020, 1, 2), 0, -1.0),
    "after two working days": (Chance.WORKING_DAY, 255, date(2020, 1, 4), 0, -2.0),
    "after Epiphany too": (Chance.WORKING_DAY, 255, date(2020, 1, 7), 0, -2.0),
    "after the period": (Chance.WORKING_DAY, 70, date(2021, 3, 1), 50, -20.0),
}


@pytest.mark.parametrize(("chance", "target", "today", "amount", "pace"), PACES.values(), ids=PACES.keys())
def test_pace_is_measured_in_chances_that_have_gone_by(
    chance: Chance, target: int, today: date, amount: int, pace: float
) -> None:
    entries = done(visit("2020-01-01", amount)) if amount else []
    assert progress(count(target, pace=chance), entries, today).pace == pace


def test_period_without_a_chance_has_an_even_pace() -> None:
    monday_to_thursday = Period(date(2020, 5, 4), date(2020, 5, 7))
    assert progress(count(period=monday_to_thursday, pace=Chance.FRIDAY), [], NEW_YEARS_EVE).pace == 0.0


FRIDAYS = {"counts": Selection(activities=("visit",), weekdays=(Weekday.FRIDAY,)), "distinct": Distinct.DAY}
REACHABLE = {
    "all 52 Fridays before the year": (count(52, **FRIDAYS), [], date(2019, 12, 1), True),
    "a 53rd Friday": (count(53, **FRIDAYS), [], date(2019, 12, 1), False),
    "the last Friday today": (count(1, **FRIDAYS), [], date(2020, 12, 25), True),
    "the last Friday gone": (count(1, **FRIDAYS), [], date(2020, 12, 26), False),
    "the last Friday done": (count(1, **FRIDAYS), ["2020-12-25"], date(2020, 12, 26), True),
    "the last Friday done already": (count(2, **FRIDAYS), ["2020-12-25"], date(2020, 12, 25), False),
    "all weekends before the year": (count(52, distinct=Distinct.WEEKEND), [], date(2019, 6, 1), True),
    "a 53rd weekend": (count(53, distinct=Distinct.WEEKEND), [], date(2019, 6, 1), False),
    "a weekend on its Friday": (count(1, distinct=Distinct.WEEKEND), [], date(2020, 12, 25), True),
    "a weekend on its Saturday, Friday done": (
        count(1, distinct=Distinct.WEEKEND),
        ["2020-12-25"],
        date(2020, 12, 26),
        True,
    ),
    "a weekend on its Saturday, Friday not": (
        count(1, distinct=Distinct.WEEKEND),
        [],
        date(2020, 12, 26),
        False,
    ),
    "a weekend that ends after the period": (
        count(1, distinct=Distinct.WEEKEND, period=Period(date(2021, 1, 1), date(2021, 12, 31))),
        ["2021-12-31"],
        date(2022, 1, 1),
        True,
    ),
    "all 53 weeks": (count(53, distinct=Distinct.WEEK), [], date(2020, 1, 1), True),
    "a 54th week": (count(54, distinct=Distinct.WEEK), [], date(2020, 1, 1), False),
    "the last week, after the new year": (count(1, distinct=Distinct.WEEK), [], date(2021, 1, 3), True),
    "the last weekend done already": (
        count(2, distinct=Distinct.WEEKEND),
        ["2020-12-25", "2020-12-26"],
        date(2020, 12, 26),
        False,
    ),
    "the last week done already": (
        count(2, distinct=Distinct.WEEK),
        ["2020-12-28"],
        date(2020, 12, 29),
        False,
    ),
    "after the last week": (count(1, distinct=Distinct.WEEK), [], date(2021, 1, 4), False),
    "any number on the last day": (count(70), [], date(2020, 12, 31), True),
    "any number after the last day": (count(70), [], date(2021, 1, 1), False),
    "done, after the last day": (count(1), ["2020-12-31"], date(2021, 1, 1), True),
    "no season any more": (
        count(5, counts=Selection(activities=("visit",), season=Season((1, 1), (5, 31)))),
        [],
        date(2020, 6, 1),
        False,
    ),
    "no Friday any more": (
        count(5, counts=Selection(activities=("visit",), weekdays=(Weekday.FRIDAY,))),
        [],
        date(2020, 12, 26),
        False,
    ),
    "weekends out of season": (
        count(
            1,
            distinct=Distinct.WEEKEND,
            counts=Selection(activities=("visit",), season=Season((1, 1), (5, 31))),
        ),
        [],
        date(2020, 6, 1),
        False,
    ),
    "weeks out of season": (
        count(
            1, distinct=Distinct.WEEK, counts=Selection(activities=("visit",), season=Season((2, 1), (5, 31)))
        ),
        [],
        date(2020, 6, 1),
        False,
    ),
}


@pytest.mark.parametrize(("promise", "days", "today", "expected"), REACHABLE.values(), ids=REACHABLE.keys())
def test_promise_is_reachable_while_the_chances_left_suffice(
    promise: Count,
    days: list[str],
    today: date,
    expected: bool,  # noqa: FBT001 - the expected answer
) -> None:
    assert progress(promise, on(*days), today).reachable is expected


# Rhythms by the week


THREE = ("flemingsberg", "skogas", "varby")


def patrols(*told: tuple[str, str]) -> list[Entry]:
    return done(*(visit(day, area=area) for day, area in told))


def test_2020_has_53_weeks() -> None:
    names = [piece.name for piece in rhythm_slices(rhythm())]
    assert (len(names), names[0], names[-1]) == (53, "2020-W01", "2020-W53")


def test_week_is_kept_when_every_area_has_had_its_patrol() -> None:
    entries = patrols(*(("2020-01-08", area) for area in THREE))
    found = progress(rhythm(each_area=THREE), entries, date(2020, 1, 13))
    assert found.periods is not None
    assert (found.periods.kept, found.periods.ended, found.periods.missed) == (1, 2, ("2020-W01",))


def test_running_week_lacks_the_areas_without_a_patrol() -> None:
    found = progress(rhythm(each_area=THREE), patrols(("2020-01-08", "skogas")), date(2020, 1, 10))
    assert found.periods is not None
    assert found.periods.lacking == ("flemingsberg", "varby")


def test_running_week_without_areas_lacks_its_activity() -> None:
    found = progress(rhythm(), [], date(2020, 1, 10))
    assert found.periods is not None
    assert found.periods.lacking == ("visit",)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2019-12-30", "2020-W01"),
        ("2020-01-05", "2020-W01"),
        ("2020-12-28", "2020-W53"),
        ("2021-01-01", "2020-W53"),
        ("2021-01-03", "2020-W53"),
    ],
)
def test_day_of_another_year_counts_in_the_year_that_holds_its_weeks_thursday(day: str, week: str) -> None:
    found = progress(rhythm(), on(day), date(2021, 2, 1))
    assert counts_on(rhythm(), date.fromisoformat(day))
    assert found.periods is not None
    assert found.done == 1
    assert week not in found.periods.missed


@pytest.mark.parametrize("day", ["2019-12-29", "2021-01-04"])
def test_day_of_another_years_week_does_not_count(day: str) -> None:
    found = progress(rhythm(), on(day), date(2021, 2, 1))
    assert (found.done, counts_on(rhythm(), date.fromisoformat(day))) == (0, False)


def test_week_ends_after_its_sunday() -> None:
    on_sunday, on_monday = (progress(rhythm(), [], date(2020, 1, day)) for day in (5, 6))
    assert on_sunday.periods is not None
    assert on_monday.periods is not None
    assert (on_sunday.periods.ended, on_monday.periods.ended) == (0, 1)


def test_rhythm_has_neither_target_nor_remaining() -> None:
    assert figures(progress(rhythm(), on("2020-01-08"), date(2020, 1, 13))) == (1, None, None)


def test_missed_week_can_not_be_made_up_for() -> None:
    kept = progress(rhythm(), on("2020-01-01", "2020-01-08"), date(2020, 1, 13))
    missed = progress(rhythm(), on("2020-01-01"), date(2020, 1, 13))
    assert ((kept.reachable, kept.pace), (missed.reachable, missed.pace)) == ((True, 0), (False, -1))


def test_several_times_a_week_may_be_one_entry_or_many() -> None:
    twice = rhythm(times=2)
    for entries in (done(visit("2020-01-01", 2)), on("2020-01-01", "2020-01-05")):
        assert progress(twice, entries, date(2020, 1, 6)).done == 1
    assert progress(twice, on("2020-01-01"), date(2020, 1, 6)).done == 0


def test_patrol_by_another_organisation_is_beside() -> None:
    found = progress(rhythm(), done(visit("2020-01-01"), by="polisen"), date(2020, 1, 6))
    assert (found.done, found.beside) == (0, 1)


# Rhythms on average, on a slot, and by other periods


def test_average_is_ahead_when_the_ended_weeks_have_had_more_than_they_ask_for() -> None:
    found = progress(rhythm(times=2, average=True), done(visit("2020-01-01", 7)), date(2020, 1, 20))
    assert found.periods is not None
    assert (found.pace, found.reachable, found.periods.missed) == (1, None, ("2020-W02", "2020-W03"))


def test_average_leaves_the_running_week_out() -> None:
    found = progress(rhythm(average=True), on("2020-01-01", "2020-01-08"), date(2020, 1, 8))
    assert found.pace == 0


def test_average_over_areas_leaves_other_areas_out() -> None:
    entries = patrols(("2020-01-01", "skogas"), ("2020-01-01", "varby"), ("2020-01-01", "segeltorp"))
    found = progress(rhythm(average=True, each_area=("skogas", "varby")), entries, date(2020, 1, 6))
    assert found.pace == 0


SCHOOL_YEAR = Period(date(2019, 11, 1), date(2020, 10, 31))
SLOT = rhythm(
    Every.SLOT,
    period=SCHOOL_YEAR,
    weekday=Weekday.THURSDAY,
    skip_holidays=True,
    season=Season((11, 1), (5, 31)),
)


def test_slot_is_every_thursday_of_the_season_that_is_no_holiday() -> None:
    names = [piece.name for piece in rhythm_slices(SLOT)]
    thursdays = weekly(date(2019, 11, 7), date(2020, 5, 28))
    holidays = {"2019-12-26", "2020-05-21"}
    assert names == [day for day in thursdays if day not in holidays]


def test_slot_is_missed_by_its_date() -> None:
    found = progress(SLOT, on("2019-11-07", "2019-11-15"), date(2019, 11, 15))
    assert found.periods is not None
    assert (found.periods.kept, found.periods.missed, found.periods.lacking) == (1, ("2019-11-14",), ())


def test_slot_that_is_today_is_lacking_and_not_missed() -> None:
    found = progress(SLOT, [], date(2019, 11, 7))
    assert found.periods is not None
    assert (found.periods.missed, found.periods.lacking) == ((), ("visit",))


def test_slot_on_a_holiday_is_kept_where_holidays_are_not_skipped() -> None:
    every_thursday = rhythm(Every.SLOT, weekday=Weekday.THURSDAY)
    assert "2020-05-21" in [piece.name for piece in rhythm_slices(every_thursday)]


SLICES = {
    Every.MONTH: ["2020-01", "2020-02", "2020-12"],
    Every.QUARTER: ["2020-Q1", "2020-Q2", "2020-Q4"],
    Every.FOUR_MONTHS: ["2020-T1", "2020-T2", "2020-T3"],
    Every.TERM: ["2020-VT", "2020-HT", "2020-HT"],
    Every.HALF_YEAR: ["2020-H1", "2020-H2", "2020-H2"],
    Every.DAY: ["2020-01-01", "2020-01-02", "2020-12-31"],
}


@pytest.mark.parametrize(("every", "expected"), SLICES.items(), ids=str)
def test_other_slices_have_names_of_their_own(every: Every, expected: list[str]) -> None:
    names = [piece.name for piece in rhythm_slices(rhythm(every))]
    assert [names[0], names[1], names[-1]] == expected


def test_slices_are_cut_to_the_period() -> None:
    quarters = rhythm(Every.QUARTER, period=Period(date(2019, 11, 15), date(2020, 5, 10)))
    assert [(piece.name, piece.days) for piece in rhythm_slices(quarters)] == [
        ("2019-Q4", Period(date(2019, 11, 15), date(2019, 12, 31))),
        ("2020-Q1", Period(date(2020, 1, 1), date(2020, 3, 31))),
        ("2020-Q2", Period(date(2020, 4, 1), date(2020, 5, 10))),
    ]


def test_july_belongs_to_no_term() -> None:
    found = progress(rhythm(Every.TERM), on("2020-07-15"), date(2021, 1, 1))
    assert found.periods is not None
    assert found.periods.missed == ("2020-VT", "2020-HT")


# Checklist


SQUARES = tuple(
    Item(id=name, title=name, area=area, place=place)
    for name, area, place in (("a", "norra", None), ("b", "sodra", "Torget"), ("c", None, None))
)


def checklist(**fields: Any) -> Checklist:
    return Checklist(**common(**({"items": SQUARES} | fields)))


def test_item_is_ticked_by_a_report_of_its_area_or_place() -> None:
    entries = done(visit("2020-05-01", 5, area="norra"), visit("2020-05-02", area="sodra", place="Torget"))
    assert figures(progress(checklist(counts=VISITS), entries, NEW_YEARS_EVE)) == (2, 3, 1)


def test_item_with_a_place_is_not_ticked_by_a_report_of_its_area_alone() -> None:
    found = progress(checklist(counts=VISITS), done(visit("2020-05-01", area="sodra")), NEW_YEARS_EVE)
    assert found.done == 0


def test_item_without_a_place_is_ticked_by_a_mark_alone() -> None:
    entries = done(visit("2020-05-01"))
    assert progress(checklist(counts=VISITS), entries, NEW_YEARS_EVE).done == 0
    assert (
        progress(checklist(counts=VISITS), entries, NEW_YEARS_EVE, [mark("2020-05-01", item="c")]).done == 1
    )


STAGES = ("ansökt", "tillstånd", "uppsatt")


@pytest.mark.parametrize(("stage", "expected"), [("ansökt", 0), ("tillstånd", 0), ("uppsatt", 1)])
def test_item_is_done_at_its_last_stage_only(stage: str, expected: int) -> None:
    found = progress(checklist(stages=STAGES), [], NEW_YEARS_EVE, [mark("2020-05-01", item="a", stage=stage)])
    assert found.done == expected


def test_item_that_began_at_its_last_stage_is_done() -> None:
    items = (Item(id="a", title="a", stage="uppsatt"), Item(id="b", title="b", stage="tillstånd"))
    assert figures(progress(checklist(items=items, stages=STAGES), [], NEW_YEARS_EVE)) == (1, 2, 1)


def test_checklist_may_ask_for_some_of_its_items() -> None:
    marks = [mark("2020-05-01", item=name) for name in ("a", "b", "c")]
    found = progress(checklist(target=2), [], NEW_YEARS_EVE, marks)
    assert (figures(found), found.exceeded_by) == ((3, 2, 0), 1)


def test_mark_of_a_later_day_ticks_nothing_yet() -> None:
    found = progress(checklist(), [], date(2020, 4, 30), [mark("2020-05-01", item="a")])
    assert found.done == 0


@pytest.mark.parametrize(("today", "reachable"), [(date(2020, 12, 31), True), (date(2021, 1, 1), False)])
def test_checklist_is_reachable_to_the_end_of_its_period(today: date, reachable: bool) -> None:  # noqa: FBT001
    assert progress(checklist(), [], today).reachable is reachable


# Milestone, log and figure


def test_milestone_is_done_when_it_is_marked() -> None:
    milestone = Milestone(**common())
    assert figures(progress(milestone, [], NEW_YEARS_EVE)) == (0, 1, 1)
    assert figures(progress(milestone, [], NEW_YEARS_EVE, [mark("2020-12-01")])) == (1, 1, 0)


def test_milestone_with_stages_is_done_at_the_last() -> None:
    milestone = Milestone(**common(stages=("inspelad", "visad")))
    marks = [mark("2020-10-01", stage="inspelad"), mark("2020-12-01", stage="visad")]
    assert progress(milestone, [], date(2020, 11, 1), marks).done == 0
    assert progress(milestone, [], date(2020, 12, 1), marks).done == 1


def test_milestone_left_undone_is_out_of_reach_after_its_period() -> None:
    milestone = Milestone(**common())
    assert progress(milestone, [], date(2020, 12, 31)).reachable is True
    assert progress(milestone, [], date(2021, 1, 1)).reachable is False
    assert progress(milestone, [], date(2021, 1, 1), [mark("2020-12-31")]).reachable is True


def test_log_shows_what_was_done_and_promises_no_number() -> None:
    log = Log(**common(counts=VISITS))
    found = progress(log, done(visit("2020-05-01", 3), visit("2020-06-01")), NEW_YEARS_EVE)
    assert (figures(found), found.pace, found.reachable) == ((4, None, None), None, None)


def test_figure_is_the_latest_that_was_entered() -> None:
    figure = Figure(**common(target=0.8))
    marks = [mark("2020-06-01", value=0.5), mark("2020-03-01", value=0.4), mark("2020-06-01", value=0.6)]
    assert progress(figure, [], date(2020, 5, 1), marks).done == 0.4
    assert progress(figure, [], date(2020, 6, 1), marks).done == 0.6, (
        "the second of the day corrects the first"
    )


def test_figure_that_nobody_has_entered_is_unknown() -> None:
    found = progress(Figure(**common(target=0.8)), on("2020-05-01"), NEW_YEARS_EVE)
    assert (found.done, found.target, found.pace, found.reachable) == (None, 0.8, None, None)


# Everything, against the second counting


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


def assert_alike(found: Progress, expected: Naive) -> None:
    assert figures(found) == (expected.done, expected.target, expected.remaining)
    assert (found.beside, found.waiting) == (expected.beside, expected.waiting)
    assert found.reachable is expected.reachable
    assert {part.id: (part.done, part.target, part.remaining) for part in found.parts} == expected.parts
    if expected.pace is None:
        assert found.pace is None
    else:
        assert found.pace is not None
        assert isclose(found.pace, float(expected.pace), abs_tol=0.0501)
        assert found.pace == round(found.pace, 1)
    if expected.kept is None:
        assert found.periods is None
    else:
        assert found.periods is not None
        assert (found.periods.kept, found.periods.ended) == (expected.kept, expected.ended)
        assert (found.periods.missed, found.periods.lacking) == (expected.missed, expected.lacking)


@pytest.mark.parametrize("kind", PROMISES)
def test_counting_agrees_with_a_second_counting_day_by_day(kind: str) -> None:
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(cases(PROMISES[kind]))
    def agrees(case: Case) -> None:
        found = progress(case.promise, case.entries, case.today, case.marks)
        assert_alike(found, naive_progress(case.promise, case.entries, case.today, case.marks))

    agrees()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(st.one_of(*PROMISES.values())), st.randoms(use_true_random=False))
def test_order_of_entries_changes_nothing(case: Case, random: Any) -> None:
    shuffled = list(case.entries)
    random.shuffle(shuffled)
    assert progress(case.promise, shuffled, case.today, case.marks) == progress(
        case.promise, case.entries, case.today, case.marks
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(PROMISES["count"]))
def test_what_becomes_unreachable_stays_so_unless_more_is_done(case: Case) -> None:
    later = case.today + 1 * DAY
    so_far = [entry for entry in case.entries if entry.facts.date <= case.today]
    marked = [mark for mark in case.marks if mark.date <= case.today]
    if progress(case.promise, so_far, case.today, marked).reachable is False:
        assert progress(case.promise, so_far, later, marked).reachable is False
