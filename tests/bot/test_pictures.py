from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.counting.counters import progress
from bot.entries import Entry
from bot.partnership import AnyPromise, Area
from bot.pictures.areas import AreaAmount, by_area
from bot.pictures.curve import Grain, course
from bot.pictures.overview import Overview, Share, Tempo, overview
from bot.pictures.strip import Outcome, Strip, strip
from bot.promises import Chance, Checklist, Count, Distinct, Every, Figure, Item, Log, Milestone, Season
from bot.working_time import ONE_DAY, Period, Weekday
from tests.bot.counting.cases import PROMISES, Case, cases
from tests.bot.counting.examples import NEW_YEARS_EVE, VISITS, common, count, done, mark, on, rhythm, visit

NORTH, SOUTH = Area(id="north", name="Norr"), Area(id="south", name="Söder")
AREAS = (NORTH, SOUTH)
MARCH = Period(date(2020, 3, 1), date(2020, 3, 31))
slowly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def log() -> Log:
    return Log(**common(counts=VISITS))


def checklist(*items: str) -> Checklist:
    return Checklist(**common(items=tuple(Item(id=item, title=item) for item in items)))


# The course


def test_a_course_adds_up_week_by_week_and_ends_today() -> None:
    found = course(count(period=MARCH), on("2020-03-01", "2020-03-03", "2020-03-11"), date(2020, 3, 11))
    assert [(point.day.isoformat(), point.amount) for point in found.done] == [
        ("2020-02-29", 0),
        ("2020-03-08", 2),
        ("2020-03-11", 3),
    ]


@pytest.mark.parametrize(("grain", "points"), [(Grain.DAY, 32), (Grain.WEEK, 6), (Grain.MONTH, 2)])
def test_the_plan_goes_from_nothing_to_the_target_in_even_steps(grain: Grain, points: int) -> None:
    plan = course(count(31, period=MARCH, pace=Chance.DAY), [], date(2020, 3, 4), grain=grain).plan
    assert len(plan) == points
    assert all(point.amount == (point.day - MARCH.first).days + 1 for point in plan)
    assert [plan[0].amount, plan[-1].amount] == [0, 31]


def test_what_has_no_plan_is_drawn_without_one() -> None:
    assert course(log(), on("2020-05-04"), NEW_YEARS_EVE).plan == ()
    assert course(checklist("a", "b"), [], NEW_YEARS_EVE, [mark("2020-05-04", item="a")]).plan == ()


def test_a_checklist_grows_with_its_marks() -> None:
    marks = [mark("2020-02-10", item="a"), mark("2020-06-10", item="b")]
    found = course(checklist("a", "b", "c"), [], date(2020, 7, 1), marks, Grain.MONTH)
    assert [point.amount for point in found.done] == [0, 0, 1, 1, 1, 1, 2, 2]


def test_a_course_before_its_period_is_one_point_and_after_it_is_whole() -> None:
    assert len(course(count(period=MARCH), [], date(2020, 2, 1)).done) == 1
    late = course(count(period=MARCH, distinct=Distinct.WEEKEND), [], date(2020, 6, 1))
    assert late.done[-1].day == MARCH.last


@slowly
@given(cases(st.one_of(PROMISES["count"], PROMISES["checklist"], PROMISES["log"])), st.sampled_from(Grain))
def test_a_course_ends_where_the_promise_stands(case: Case, grain: Grain) -> None:
    found = course(case.promise, case.entries, case.today, case.marks, grain)
    assert found.progress == progress(case.promise, case.entries, case.today, case.marks)
    assert found.done[-1].amount == found.progress.done
    days = [point.day for point in found.done]
    assert days == sorted(set(days))
    assert case.promise.period.first - ONE_DAY <= days[0]
    assert days[-1] <= min(max(case.today, days[0]), case.promise.period.last)


# The strip


def outcomes(found: Strip) -> dict[str, Outcome]:
    return {square.slice.name: square.outcome for square in found.squares}


def test_weeks_are_kept_partly_missed_running_or_to_come() -> None:
    promise = rhythm(period=MARCH, each_area=("north", "south"))
    entries = done(
        visit("2020-03-03", area="north"),
        visit("2020-03-05", area="south"),
        visit("2020-03-10", area="north"),
        visit("2020-03-17", area=None),
    )
    assert outcomes(strip(promise, entries, date(2020, 3, 24))) == {
        "2020-W10": Outcome.KEPT,
        "2020-W11": Outcome.PARTLY,
        "2020-W12": Outcome.MISSED,
        "2020-W13": Outcome.RUNNING,
    }
    assert outcomes(strip(promise, entries, date(2020, 3, 17)))["2020-W13"] is Outcome.COMING


def test_a_square_tells_what_its_slice_lacked() -> None:
    promise = rhythm(period=MARCH, each_area=("north", "south"))
    found = strip(promise, done(visit("2020-03-03", area="north")), date(2020, 3, 24))
    assert [square.lacking for square in found.squares][:2] == [("south",), ("north", "south")]


def test_holidays_and_what_is_out_of_season_are_exempt() -> None:
    easter = Period(date(2020, 4, 6), date(2020, 4, 19))
    slots = rhythm(Every.SLOT, period=easter, weekday=Weekday.FRIDAY, skip_holidays=True)
    assert outcomes(strip(slots, [], date(2020, 5, 1))) == {
        "2020-04-10": Outcome.EXEMPT,
        "2020-04-17": Outcome.MISSED,
    }
    winter = rhythm(
        Every.MONTH, period=Period(date(2020, 4, 1), date(2020, 6, 30)), season=Season((11, 1), (5, 31))
    )
    assert list(outcomes(strip(winter, [], date(2020, 7, 1))).values()) == [
        Outcome.MISSED,
        Outcome.MISSED,
        Outcome.EXEMPT,
    ]


@slowly
@given(cases(PROMISES["rhythm"]))
def test_a_strip_tells_what_the_status_tells(case: Case) -> None:
    found = strip(case.promise, case.entries, case.today)
    periods = progress(case.promise, case.entries, case.today).periods
    assert periods is not None
    told = outcomes(found)
    assert sum(outcome is Outcome.KEPT for outcome in told.values()) == periods.kept
    missed = {name for name, outcome in told.items() if outcome in {Outcome.MISSED, Outcome.PARTLY}}
    assert missed == set(periods.missed)


# Areas


def amounts(promise: AnyPromise, entries: Sequence[Entry], areas: Sequence[Area] = AREAS) -> list[AreaAmount]:
    return list(by_area(promise, areas, entries, NEW_YEARS_EVE).amounts)


def test_each_area_has_what_was_done_there_and_what_names_none_stands_last() -> None:
    entries = done(visit("2020-03-03", 2, area="south"), visit("2020-03-04"))
    expected = [AreaAmount("north", 0), AreaAmount("south", 2), AreaAmount(None, 1)]
    assert amounts(count(), entries) == expected


def test_an_area_that_the_promise_is_not_about_is_left_out() -> None:
    promise = count(counts=replace(VISITS, areas=("south",)))
    assert amounts(promise, done(visit("2020-03-03", area="north"))) == [AreaAmount("south", 0)]


def test_a_rhythm_of_several_areas_tells_the_weeks_of_each_and_any_other_its_occasions() -> None:
    entries = done(visit("2020-03-03", 5, area="north"), visit("2020-03-10", area="north"))
    each = rhythm(each_area=("north", "south"))
    assert amounts(each, entries) == [AreaAmount("north", 2), AreaAmount("south", 0)]
    assert amounts(rhythm(), entries) == [AreaAmount("north", 6), AreaAmount("south", 0)]


# All promises


def shares(*promises: AnyPromise, entries: Sequence[Entry] = (), today: date = date(2020, 3, 16)) -> Overview:
    return overview([(each, progress(each, entries, today)) for each in promises], today)


def share(promise: AnyPromise, *days: str, today: date = date(2020, 3, 16)) -> Share:
    (found,) = shares(promise, entries=on(*days), today=today).shares
    return found


@pytest.mark.parametrize(
    ("days", "expected"),
    [((), Tempo.BEHIND), (("2020-03-02",) * 15, Tempo.ON_PLAN), (("2020-03-02",) * 20, Tempo.AHEAD)],
)
def test_a_count_is_compared_with_an_even_pace(days: tuple[str, ...], expected: Tempo) -> None:
    found = share(count(31, period=MARCH, pace=Chance.DAY), *days)
    assert (found.tempo, found.done, found.planned) == (expected, len(days) / 31, 15 / 31)


def test_a_target_is_reached_or_out_of_reach() -> None:
    assert share(count(1, period=MARCH), "2020-03-02").tempo is Tempo.REACHED
    assert share(count(1, period=MARCH), today=date(2020, 4, 1)).tempo is Tempo.LOST


def test_a_rhythm_is_compared_with_the_weeks_that_have_ended() -> None:
    found = share(rhythm(period=MARCH), "2020-03-03")
    assert (found.done, found.planned, found.tempo) == (1 / 4, 2 / 4, Tempo.LOST)
    average = share(rhythm(period=MARCH, average=True), "2020-03-03", "2020-03-03", "2020-03-04")
    assert (average.done, average.planned, average.tempo) == (3 / 4, 2 / 4, Tempo.AHEAD)


def test_what_has_no_number_has_no_share() -> None:
    promises = (log(), Milestone(**common()), Figure(**common(target=3.0)))
    found = shares(*promises, entries=on("2020-03-02"))
    assert [(each.done, each.planned) for each in found.shares] == [(None, None)] * 3


def test_a_checklist_has_a_share_and_no_plan() -> None:
    promise = checklist("a", "b")
    standing = progress(promise, [], date(2020, 3, 16), [mark("2020-03-02", item="a")])
    (found,) = overview([(promise, standing)], date(2020, 3, 16)).shares
    assert (found.done, found.planned, found.tempo) == (0.5, None, Tempo.OPEN)


@slowly
@given(cases(st.one_of(*PROMISES.values())))
def test_ahead_and_behind_are_on_their_side_of_the_plan(case: Case) -> None:
    standing = progress(case.promise, case.entries, case.today, case.marks)
    (found,) = overview([(case.promise, standing)], case.today).shares
    if found.done is None or found.planned is None:
        return
    if found.tempo is Tempo.AHEAD:
        assert found.done > found.planned
    if found.tempo is Tempo.BEHIND:
        assert found.done < found.planned
    assert isinstance(case.promise, Count) or found.planned <= 1
