"""What others have measured: the same months of both years, how sure they are, and no small numbers."""

from datetime import date
from typing import Any

import pytest

from bot.comparisons import Comparison, compared
from bot.estimates import Change, Compared, Estimate
from bot.indicators import Indicator, Measure, Measured
from bot.working_time import Period

YEAR = Period(date(2020, 1, 1), date(2020, 12, 31))
AREAS = ("vårby", "skogås", "stuvsta")


def figure(year: int, value: float, **more: Any) -> Measured:
    return Measured(year=year, value=value, source="Mätningen", **more)


def monthly(year: int, amounts: dict[int, float], **more: Any) -> list[Measured]:
    return [figure(year, amount, month=month, **more) for month, amount in amounts.items()]


def comparison(measure: Measure, *figures: Measured, period: Period = YEAR) -> Comparison:
    indicator = Indicator(name="Skadegörelse", unit="antal", measure=measure, figures=figures)
    found = compared(indicator, period, AREAS)
    assert found is not None
    return found


def row(found: Comparison, area: str | None = None) -> Compared:
    (only,) = (each for each in found.rows if each.area == area)
    return only


def test_the_year_before_stands_beside_the_year() -> None:
    found = comparison(Measure.SHARE, figure(2018, 50), figure(2019, 60), figure(2020, 66))
    assert (found.before, found.after, found.months) == (2019, 2020, ())
    assert row(found).before == Estimate(value=60)
    assert row(found).after == Estimate(value=66)
    assert row(found).change is Change.UNKNOWN


def test_the_same_months_of_both_years_are_added_up() -> None:
    figures = [*monthly(2019, {1: 20, 2: 30, 3: 40}), *monthly(2020, {2: 10, 3: 15, 4: 99})]
    found = comparison(Measure.COUNT, *figures)
    assert found.months == (2, 3)
    assert (row(found).before.value, row(found).after.value) == (70, 25)
    assert row(found).change is Change.LOWER


def test_all_areas_are_told_of_the_same_months() -> None:
    figures = [
        *monthly(2019, {1: 20, 2: 30}, area="vårby"),
        *monthly(2020, {1: 20, 2: 30}, area="vårby"),
        *monthly(2019, {2: 10}, area="skogås"),
        *monthly(2020, {2: 10}, area="skogås"),
    ]
    found = comparison(Measure.COUNT, *figures)
    assert found.months == (2,)
    assert [(each.area, each.after.value) for each in found.rows] == [("vårby", 30), ("skogås", 10)]


def test_an_area_that_one_year_lacks_is_left_out() -> None:
    figures = [figure(2019, 60), figure(2020, 66), figure(2020, 70, area="vårby")]
    assert [each.area for each in comparison(Measure.SHARE, *figures).rows] == [None]


@pytest.mark.parametrize("figures", [[], [figure(2020, 1)], monthly(2019, {1: 5}) + monthly(2020, {2: 5})])
def test_nothing_is_said_where_there_is_nothing_to_compare(figures: list[Measured]) -> None:
    indicator = Indicator(name="Larm", unit="antal", measure=Measure.COUNT, figures=tuple(figures))
    assert compared(indicator, YEAR, AREAS) is None


def test_of_a_period_of_several_years_the_last_stands_beside_the_year_before_all_of_it() -> None:
    three_years = Period(date(2021, 1, 1), date(2023, 12, 31))
    figures = [*monthly(2020, {1: 50}), *monthly(2022, {1: 70}), *monthly(2023, {1: 60})]
    found = comparison(Measure.COUNT, *figures, period=three_years)
    assert (found.before, found.after) == (2020, 2023)
    assert (row(found).before.value, row(found).after.value) == (50, 60)


def test_a_period_over_the_new_year_is_compared_month_by_month() -> None:
    winter = Period(date(2020, 11, 1), date(2021, 2, 28))
    figures = [
        *monthly(2019, {11: 10, 12: 20}),
        *monthly(2020, {1: 30, 2: 40, 11: 15, 12: 25}),
        *monthly(2021, {1: 35, 2: 45}),
    ]
    found = comparison(Measure.COUNT, *figures, period=winter)
    assert found.months == (11, 12, 1, 2)
    assert (row(found).before.value, row(found).after.value) == (100, 120)


# How sure


def test_a_share_of_some_answers_has_bounds_in_percent() -> None:
    found = comparison(Measure.SHARE, figure(2019, 60, answers=400), figure(2020, 72, answers=400))
    assert row(found).before.lower == pytest.approx(55.1, abs=0.05)
    assert row(found).before.upper == pytest.approx(64.7, abs=0.05)
    assert row(found).change is Change.HIGHER


def test_months_of_a_survey_weigh_as_many_as_have_answered() -> None:
    before = [figure(2019, 50, month=1, answers=300), figure(2019, 80, month=2, answers=100)]
    after = [figure(2020, 60, month=1, answers=300), figure(2020, 60, month=2, answers=100)]
    found = comparison(Measure.SHARE, *before, *after)
    assert row(found).before.value == pytest.approx(57.5)
    assert row(found).change is Change.UNCERTAIN


def test_the_bounds_that_a_source_gives_are_taken_as_they_are() -> None:
    found = comparison(
        Measure.OTHER, figure(2019, 3.1, lower=3.0, upper=3.2), figure(2020, 3.5, lower=3.4, upper=3.6)
    )
    assert row(found).after == Estimate(value=3.5, lower=3.4, upper=3.6)
    assert row(found).change is Change.HIGHER


def test_a_few_more_are_no_change() -> None:
    assert row(comparison(Measure.COUNT, figure(2019, 40), figure(2020, 46))).change is Change.UNCERTAIN


# Small numbers


def test_small_counts_are_held_back_and_what_would_give_them_away() -> None:
    before = {"vårby": 3, "skogås": 20, "stuvsta": 40}
    figures = [figure(2019, amount, area=area) for area, amount in before.items()]
    figures += [figure(2020, 50, area=area) for area in before]
    found = comparison(Measure.COUNT, *figures)
    assert [each.before.value for each in found.rows] == [None, None, 40]
    assert [each.after.value for each in found.rows] == [50, 50, 50]
    assert [each.change for each in found.rows] == [Change.UNKNOWN, Change.UNKNOWN, Change.UNCERTAIN]


def test_a_small_count_of_the_whole_municipality_is_held_back() -> None:
    found = comparison(Measure.COUNT, figure(2019, 4), figure(2020, 0))
    assert (row(found).before, row(found).after.value) == (Estimate(), 0)


@pytest.mark.parametrize(
    ("percent", "answers", "held"), [(50, 4, True), (1, 300, True), (99, 300, True), (5, 300, False)]
)
def test_a_share_of_few_is_held_back(percent: float, answers: int, held: bool) -> None:  # noqa: FBT001 - a table
    figures = [figure(2019, percent, answers=answers), figure(2020, 50, answers=1000)]
    assert (row(comparison(Measure.SHARE, *figures)).before.value is None) is held
