from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.working_time import Period
from handlers.clocks import clock_from, practice_start

STOCKHOLM = ZoneInfo("Europe/Stockholm")
YEAR_2020 = Period(date(2020, 1, 1), date(2020, 12, 31))


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 21, 10, tzinfo=STOCKHOLM)


def test_while_the_promises_run_there_is_nothing_to_practise() -> None:
    assert practice_start(YEAR_2020, at(2020, 4, 3)) is None


@pytest.mark.parametrize(
    ("period", "today", "played"),
    [
        (YEAR_2020, at(2026, 11, 22), at(2020, 11, 22)),
        (YEAR_2020, at(2019, 12, 31), at(2020, 12, 28)),
        (YEAR_2020, at(2024, 2, 29), at(2020, 2, 28)),
        (Period(date(2020, 8, 1), date(2021, 6, 30)), at(2026, 9, 1), at(2020, 9, 1)),
        (Period(date(2020, 8, 1), date(2021, 6, 30)), at(2026, 2, 1), at(2021, 2, 1)),
        (Period(date(2020, 8, 1), date(2020, 9, 30)), at(2026, 2, 1), at(2020, 8, 1).replace(hour=12)),
    ],
)
def test_the_day_that_is_played_lies_in_the_period(period: Period, today: datetime, played: datetime) -> None:
    assert practice_start(period, today) == played


def test_a_clock_that_was_set_runs_on() -> None:
    clock = clock_from(at(2020, 4, 3))
    first, second = clock(), clock()
    assert at(2020, 4, 3) <= first < second < at(2020, 4, 4)
