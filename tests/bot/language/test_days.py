"""Phrases about time against plain reckoning with dates."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.entries import PartOfDay
from bot.language.days.feasts import OnFeast
from bot.language.days.joined_days import FromTo, Several, Shifted, WeekdayOnDate
from bot.language.days.meanings import Calendar, InWeek, OnDate, OnWeekday, Relative, Tonight
from bot.language.days.spans import month_span, week_span
from tests.corpora import STOCKHOLM

DAY = timedelta(days=1)
DAYS = st.dates(date(2019, 1, 1), date(2021, 12, 31))
WEEKDAYS = st.integers(0, 6)


def at_noon(day: date) -> Calendar:
    return Calendar(datetime(day.year, day.month, day.day, 12, tzinfo=STOCKHOLM), day)


@given(DAYS, st.integers(-30, 30))
def test_relative_days_are_added(today: date, offset: int) -> None:
    assert Relative(offset).latest(at_noon(today)) == (today + offset * DAY,)


@given(DAYS, WEEKDAYS)
def test_a_weekday_is_the_latest_one_today_included(today: date, weekday: int) -> None:
    (day,) = OnWeekday(weekday).latest(at_noon(today))
    assert day.weekday() == weekday
    assert 0 <= (today - day).days < 7


@given(DAYS, WEEKDAYS)
def test_a_past_weekday_is_never_today(today: date, weekday: int) -> None:
    (day,) = OnWeekday(weekday, before_today=True).latest(at_noon(today))
    assert 1 <= (today - day).days <= 7


@given(DAYS, WEEKDAYS)
def test_a_coming_weekday_is_never_today(today: date, weekday: int) -> None:
    (day,) = OnWeekday(weekday, ahead=True).coming(at_noon(today))
    assert 1 <= (day - today).days <= 7


@given(DAYS, st.integers(1, 52), WEEKDAYS)
def test_a_weekday_of_a_numbered_week_is_in_that_week(today: date, number: int, weekday: int) -> None:
    days = InWeek((weekday,), number=number).latest(at_noon(today))
    assert days is not None
    assert days[0].isocalendar()[1:] == (number, weekday + 1)


def test_before_dawn_the_working_day_of_yesterday_still_runs() -> None:
    night = Calendar(datetime(2020, 4, 4, 2, tzinfo=STOCKHOLM), date(2020, 4, 3))
    assert Relative(-1).latest(night) == (date(2020, 4, 3),)
    assert Tonight(PartOfDay.NIGHT).latest(night) == (date(2020, 4, 3),)


def test_tonight_said_in_the_daytime_is_the_night_that_ended() -> None:
    assert Tonight(PartOfDay.NIGHT).latest(at_noon(date(2020, 4, 4))) == (date(2020, 4, 3),)


def test_the_night_to_saturday_said_on_the_friday_is_this_fridays() -> None:
    assert Shifted(OnWeekday(5), -1).latest(at_noon(date(2020, 4, 3))) == (date(2020, 4, 3),)


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert OnDate(30, 2).latest(at_noon(date(2020, 4, 3))) is None


def test_a_date_that_lies_just_ahead_is_asked() -> None:
    assert OnDate(14, 6).latest(at_noon(date(2020, 6, 12))) is None


def test_a_weekday_that_does_not_fit_its_date_is_asked() -> None:
    assert WeekdayOnDate(3, OnDate(3, 4)).latest(at_noon(date(2020, 4, 10))) is None


def test_feast_days_move_with_the_year() -> None:
    assert OnFeast("Långfredagen").latest(at_noon(date(2020, 5, 1))) == (date(2020, 4, 10),)
    assert OnFeast("Långfredagen").latest(at_noon(date(2019, 12, 1))) == (date(2019, 4, 19),)


def test_a_feast_that_lies_just_ahead_is_asked() -> None:
    assert OnFeast("Långfredagen").latest(at_noon(date(2020, 4, 1))) is None


def test_a_range_gives_every_day_and_a_list_each_once() -> None:
    calendar = at_noon(date(2020, 4, 3))
    assert FromTo(OnWeekday(0), OnWeekday(2)).latest(calendar) == (
        date(2020, 3, 30),
        date(2020, 3, 31),
        date(2020, 4, 1),
    )
    assert Several((OnWeekday(2), OnWeekday(0), OnWeekday(2))).latest(calendar) == (
        date(2020, 3, 30),
        date(2020, 4, 1),
    )


def test_a_span_is_a_period() -> None:
    calendar = at_noon(date(2020, 4, 3))
    assert month_span(3).period(calendar).last == date(2020, 3, 31)
    assert week_span(None, 0).period(calendar).first == date(2020, 3, 30)
