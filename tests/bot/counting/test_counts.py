from datetime import date
from typing import Any

import pytest

from bot.counting.counters import progress
from bot.counting.days import counts_on
from bot.entries import Entry, EntryKind, Facts, Mark, PartOfDay
from bot.promises import Distinct, Log, Part, Season, Selection
from bot.working_time import Period, Weekday
from tests.bot.counting.examples import NEW_YEARS_EVE, VISITS, common, count, done, figures, mark, on, visit


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


def test_log_shows_what_was_done_and_promises_no_number() -> None:
    log = Log(**common(counts=VISITS))
    found = progress(log, done(visit("2020-05-01", 3), visit("2020-06-01")), NEW_YEARS_EVE)
    assert (figures(found), found.pace, found.reachable) == ((4, None, None), None, None)
