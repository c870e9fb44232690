from datetime import date

import pytest

from bot.counting.counters import progress
from bot.promises import Chance, Count, Distinct, Season, Selection
from bot.working_time import Period, Weekday
from tests.bot.counting.examples import NEW_YEARS_EVE, count, done, on, visit

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
