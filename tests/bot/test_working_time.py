from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.working_time import (
    Period,
    Weekday,
    feast_days,
    friday_of,
    fridays,
    is_working_day,
    local_time,
    months,
    terms,
    week_of,
    weeks,
    working_day,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
YEAR_2020 = Period(date(2020, 1, 1), date(2020, 12, 31))
DAY = timedelta(days=1)

any_day = st.dates(date(2000, 1, 8), date(2099, 12, 20))
any_moment = st.integers(0, 100 * 366 * 24 * 60).map(
    lambda minutes: datetime(2000, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)
)
short_periods = st.builds(
    lambda first, length: Period(first, first + length * DAY), any_day, st.integers(0, 800)
)


# Working days


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2020-04-03T21:10", date(2020, 4, 3)),
        ("2020-04-03T23:59", date(2020, 4, 3)),
        ("2020-04-04T00:00", date(2020, 4, 3)),
        ("2020-04-04T04:59:59", date(2020, 4, 3)),
        ("2020-04-04T05:00", date(2020, 4, 4)),
        ("2020-01-01T04:00", date(2019, 12, 31)),
        ("2020-03-01T04:00", date(2020, 2, 29)),
    ],
)
def test_working_day_ends_at_five(moment: str, expected: date) -> None:
    assert working_day(datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM), STOCKHOLM) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2020-03-29T02:59", date(2020, 3, 28)),
        ("2020-03-29T03:00", date(2020, 3, 29)),
        ("2020-10-25T03:59", date(2020, 10, 24)),
        ("2020-10-25T04:00", date(2020, 10, 25)),
        ("2020-07-01T02:59", date(2020, 6, 30)),
        ("2020-07-01T03:00", date(2020, 7, 1)),
    ],
)
def test_five_is_by_the_partnerships_clock_in_summer_and_in_winter(moment: str, expected: date) -> None:
    assert working_day(datetime.fromisoformat(moment).replace(tzinfo=UTC), STOCKHOLM) == expected


def test_working_day_does_not_depend_on_how_the_moment_is_written() -> None:
    abroad = datetime(2020, 4, 3, 22, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert working_day(abroad, STOCKHOLM) == date(2020, 4, 4)


@given(any_moment)
def test_working_day_never_goes_back_and_is_today_or_yesterday(moment: datetime) -> None:
    day = working_day(moment, STOCKHOLM)
    assert moment.astimezone(STOCKHOLM).date() - day in (timedelta(0), DAY)
    assert working_day(moment + timedelta(hours=1), STOCKHOLM) >= day


def test_time_without_a_zone_is_taken_as_local() -> None:
    naive = datetime(2020, 4, 3, 21, 10)  # noqa: DTZ001 - a time without a zone is what is tested
    assert local_time(naive, STOCKHOLM) == datetime(2020, 4, 3, 21, 10, tzinfo=STOCKHOLM)


def test_time_of_another_zone_is_turned_into_local() -> None:
    local = local_time(datetime(2020, 4, 3, 21, 10, tzinfo=UTC), STOCKHOLM)
    assert (local.hour, local.tzinfo) == (23, STOCKHOLM)


# Days and periods


def test_weekday_has_the_name_that_data_files_use() -> None:
    names = [Weekday.of(date(2020, 5, 4) + number * DAY) for number in range(7)]
    assert names == ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def test_period_holds_both_its_ends() -> None:
    period = Period(date(2020, 2, 28), date(2020, 3, 1))
    assert list(period.days()) == [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1)]
    assert [day in period for day in (date(2020, 2, 27), *period.days(), date(2020, 3, 2))] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_period_the_wrong_way_round_has_no_days() -> None:
    assert list(Period(date(2020, 3, 1), date(2020, 2, 1)).days()) == []


# Weeks and weekends


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2019, 12, 29), "2019-W52"),
        (date(2019, 12, 30), "2020-W01"),
        (date(2020, 1, 1), "2020-W01"),
        (date(2020, 4, 3), "2020-W14"),
        (date(2020, 12, 31), "2020-W53"),
        (date(2021, 1, 1), "2020-W53"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2021, 1, 4), "2021-W01"),
    ],
)
def test_week_is_the_iso_week(day: date, name: str) -> None:
    week = week_of(day)
    assert week.name == name
    assert day in week.days
    assert (week.days.first.weekday(), week.days.last - week.days.first) == (0, 6 * DAY)


@pytest.mark.parametrize(("year", "number"), [(2015, 53), (2019, 52), (2020, 53), (2021, 52), (2026, 53)])
def test_year_has_the_weeks_whose_thursdays_it_holds(year: int, number: int) -> None:
    names = [week.name for week in weeks(Period(date(year, 1, 1), date(year, 12, 31)))]
    assert names == [f"{year}-W{week:02}" for week in range(1, number + 1)]


@given(short_periods)
def test_weeks_of_a_period_are_those_of_its_thursdays(period: Period) -> None:
    thursdays = [day for day in period.days() if day.weekday() == 3]
    assert [week.name for week in weeks(period)] == [week_of(day).name for day in thursdays]


def test_weekend_goes_by_the_friday_of_its_iso_week() -> None:
    monday = date(2020, 7, 27)
    assert {friday_of(monday + number * DAY) for number in range(7)} == {date(2020, 7, 31)}


@given(short_periods)
def test_fridays_are_every_seventh_day_and_within_the_period(period: Period) -> None:
    found = fridays(period)
    assert all(day.weekday() == 4 and day in period for day in found)
    assert all(later - earlier == 7 * DAY for earlier, later in pairwise(found))
    assert len(found) in (len(list(period.days())) // 7, len(list(period.days())) // 7 + 1)


# Holidays


def test_feast_days_of_2020_are_swedens() -> None:
    assert sorted(feast_days(2020)) == [
        date(2020, 1, 1),
        date(2020, 1, 6),
        date(2020, 4, 10),
        date(2020, 4, 12),
        date(2020, 4, 13),
        date(2020, 5, 1),
        date(2020, 5, 21),
        date(2020, 5, 31),
        date(2020, 6, 6),
        date(2020, 6, 20),
        date(2020, 10, 31),
        date(2020, 12, 25),
        date(2020, 12, 26),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 5, 20), True),
        (date(2020, 5, 21), False),
        (date(2020, 5, 22), True),
        (date(2020, 5, 23), False),
        (date(2020, 5, 24), False),
        (date(2020, 12, 24), True),
        (date(2020, 12, 25), False),
    ],
)
def test_working_day_of_offices_is_no_weekend_and_no_holiday(day: date, expected: bool) -> None:  # noqa: FBT001
    assert is_working_day(day) is expected


def test_2020_has_255_working_days() -> None:
    assert sum(is_working_day(day) for day in YEAR_2020.days()) == 255


# Months and terms


@pytest.mark.parametrize(
    ("size", "name", "expected"),
    [
        (1, "{year}-{month:02}", [f"2020-{month:02}" for month in range(1, 13)]),
        (3, "{year}-Q{number}", ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"]),
        (4, "{year}-T{number}", ["2020-T1", "2020-T2", "2020-T3"]),
        (6, "{year}-H{number}", ["2020-H1", "2020-H2"]),
    ],
)
def test_year_falls_into_equal_runs_of_months(size: int, name: str, expected: list[str]) -> None:
    assert [piece.name for piece in months(YEAR_2020, size, name)] == expected


@given(short_periods, st.sampled_from([1, 3, 4, 6]))
def test_runs_of_months_cover_the_period_day_by_day(period: Period, size: int) -> None:
    pieces = [piece.days for piece in months(period, size, "{year}-{number}")]
    assert [day for piece in pieces for day in piece.days()] == list(period.days())
    assert all((piece.first.month - 1) // size == (piece.last.month - 1) // size for piece in pieces)


@given(short_periods, st.sampled_from([1, 3, 4, 6]))
def test_names_of_runs_are_their_own(period: Period, size: int) -> None:
    names = [piece.name for piece in months(period, size, "{year}-{number}")]
    assert len(names) == len(set(names))


def test_terms_are_cut_to_the_period() -> None:
    found = list(terms(Period(date(2019, 11, 1), date(2020, 9, 30))))
    assert [(piece.name, piece.days) for piece in found] == [
        ("2019-HT", Period(date(2019, 11, 1), date(2019, 12, 31))),
        ("2020-VT", Period(date(2020, 1, 1), date(2020, 6, 30))),
        ("2020-HT", Period(date(2020, 8, 1), date(2020, 9, 30))),
    ]


def test_july_alone_has_no_term() -> None:
    assert list(terms(Period(date(2020, 7, 1), date(2020, 7, 31)))) == []
