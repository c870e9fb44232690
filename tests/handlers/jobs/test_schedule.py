"""When the digest is due, whatever clocks do."""

from datetime import UTC, datetime, time, timedelta

import pytest

from handlers.digest_settings import DigestSettings
from handlers.jobs.schedule import end_of_day, hour_of, week_due
from tests.years import STOCKHOLM

MONDAYS = DigestSettings()


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("at", "week"),
    [
        ("2020-03-30T07:59:59", None),
        ("2020-03-30T08:00", "2020-W14"),
        ("2020-03-30T23:59", "2020-W14"),
        ("2020-03-31T08:00", None),
        ("2020-12-28T08:00", "2020-W53"),
        ("2021-01-04T08:00", "2021-W01"),
    ],
)
def test_it_is_due_from_its_time_to_the_end_of_its_day(at: str, week: str | None) -> None:
    assert week_due(MONDAYS, local(at), STOCKHOLM) == week
    assert week_due(MONDAYS, local(at).astimezone(UTC), STOCKHOLM) == week


@pytest.mark.parametrize(
    ("day", "first"),
    [
        # At half past two the clock shows half past three already.
        (datetime(2020, 3, 29, tzinfo=UTC), datetime(2020, 3, 29, 1, 30, tzinfo=UTC)),
        # Half past two comes twice; it is the first that counts.
        (datetime(2020, 10, 25, tzinfo=UTC), datetime(2020, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_the_clock_skips_or_shows_twice_comes_once(day: datetime, first: datetime) -> None:
    settings = DigestSettings(weekday=6, time=time(2, 30))
    minutes = [day + timedelta(minutes=number) for number in range(20 * 60)]
    due = [moment for moment in minutes if week_due(settings, moment.astimezone(STOCKHOLM), STOCKHOLM)]
    assert due == [moment for moment in minutes if moment >= first]


def test_a_day_ends_at_midnight_where_the_partnership_is() -> None:
    assert end_of_day(datetime(2020, 3, 29, 22, 30, tzinfo=UTC), STOCKHOLM) == local("2020-03-31T00:00")
    assert end_of_day(datetime(2020, 3, 29, 21, 30, tzinfo=UTC), STOCKHOLM) == local("2020-03-30T00:00")


def test_each_hour_has_a_name_of_its_own_when_clocks_go_back() -> None:
    start = datetime(2020, 10, 25, tzinfo=UTC).astimezone(STOCKHOLM)
    hours = [(start.astimezone(UTC) + timedelta(hours=number)).astimezone(STOCKHOLM) for number in range(6)]
    assert len({hour_of(hour) for hour in hours}) == 6
