"""A moment comes back as it was, whatever night it was in and whatever zone the server is in."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import make_url, text

from bot.ports import UnitsOfWork
from storage.database import Database
from tests.storage.examples import NOW, facts, key, member_of, stored

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MOMENTS = [
    datetime(2020, 3, 29, 1, 59, 59, 999999, tzinfo=STOCKHOLM),
    datetime(2020, 3, 29, 3, 0, tzinfo=STOCKHOLM),
    datetime(2020, 10, 25, 2, 30, tzinfo=STOCKHOLM),
    datetime(2020, 10, 25, 2, 30, fold=1, tzinfo=STOCKHOLM),
    datetime(2020, 2, 29, 23, 30, tzinfo=STOCKHOLM),
    datetime(2020, 12, 31, 23, 30, tzinfo=UTC),
    datetime(2021, 1, 1, 0, 30, tzinfo=STOCKHOLM),
    datetime(2020, 12, 31, 12, 0, tzinfo=timezone(timedelta(hours=-12))),
]


@pytest.fixture(params=["sqlite", "postgresql", "postgresql elsewhere"])
def units(request: pytest.FixtureRequest) -> Iterator[UnitsOfWork]:
    """Units of work on each engine, and on a server whose own zone is another."""
    engine, _, elsewhere = request.param.partition(" ")
    url = make_url(request.getfixturevalue(f"{engine}_databases").migrated())
    if elsewhere:
        url = url.update_query_dict({"options": "-c timezone=America/St_Johns"})
    with closing(Database(url.render_as_string(hide_password=False))) as database:
        if elsewhere:
            with database._connect() as connection:
                assert connection.scalar(text("SHOW timezone")) == "America/St_Johns"
        yield database.units_of_work("huddinge-2020")


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_moment_comes_back_as_it_was(units: UnitsOfWork, moment: datetime) -> None:
    anna = member_of(units)
    with units() as unit:
        unit.reports.add(key(), anna, moment)
        unit.commit()
    found = stored(units, lambda unit: unit.reports.of_message("C1", "m1"))
    assert found is not None
    assert (found.said_at.timestamp(), found.said_at.utcoffset()) == (moment.timestamp(), timedelta())


def test_the_second_half_past_two_comes_after_the_first(units: UnitsOfWork) -> None:
    anna = member_of(units)
    said = [
        datetime(2020, 10, 25, 2, 59, tzinfo=STOCKHOLM),
        datetime(2020, 10, 25, 2, 1, fold=1, tzinfo=STOCKHOLM),
    ]
    with units() as unit:
        for number, at in reversed(list(enumerate(said))):
            report = unit.reports.add(key(f"m{number}"), anna, at)
            unit.reports.append(report, facts(), by=anna.id, at=at)
        unit.commit()
    latest = stored(units, lambda unit: unit.reports.standing_by(anna.id, said[0].astimezone(UTC)))
    assert [report.key.message for report in latest] == ["m1", "m0"]
    since = stored(units, lambda unit: unit.reports.standing_by(anna.id, said[1].astimezone(UTC)))
    assert [report.key.message for report in since] == ["m1"]


@pytest.mark.parametrize("day", [date(2020, 2, 29), date(2020, 12, 31), date(2021, 1, 1)], ids=str)
def test_a_day_is_a_day_everywhere(units: UnitsOfWork, day: date) -> None:
    anna = member_of(units)
    with units() as unit:
        unit.reports.append(unit.reports.add(key(), anna, NOW), facts(date=day), by=anna.id, at=NOW)
        unit.commit()
    (entry,) = stored(units, lambda unit: unit.reports.entries())
    assert entry.facts.date == day
