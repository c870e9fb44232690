"""The database is away while people write: each is told so, nothing is lost, and nothing counts twice.

`make crash` lets it be away for AWAY_SECONDS, with the patience of production.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import pytest

from bot.ports import UnitsOfWork
from storage.database import Database
from tests.trust.conftest import AWAY, Tell
from tests.trust.outages import Removable
from tests.trust.ways import HUDDINGE, POLLING, WAYS, Talker, WayIn, let_in, reports_in, way_in

PEOPLE = 6
AT_ONCE = 2
TOLD_WITHIN = 10.0
REPORT = "Fotpatrull i Vårby idag"
SORRY = "Jag kan inte spara något just nu"
NOTED = "Noterat: en fotpatrull i Vårby"

# SQLAlchemy leaves a connection open that the server ends while it is being set up.
pytestmark = pytest.mark.filterwarnings("ignore:.*psycopg.Connection:ResourceWarning")


@asynccontextmanager
async def opened(name: str, removable: Removable) -> AsyncIterator[tuple[WayIn, UnitsOfWork]]:
    """A way in on a database that can be taken away."""
    with closing(Database(removable.url)) as database:
        units = database.units_of_work(HUDDINGE)
        async with way_in(name, units, retries=(0.0, AWAY + 2, AWAY + 10)) as way:
            yield way, units


def excuses(person: Talker) -> int:
    return sum(text.startswith(SORRY) for text in person.hears())


def notes(person: Talker) -> int:
    return sum(text.startswith(NOTED) for text in person.hears())


@pytest.mark.parametrize("name", WAYS)
async def test_each_sender_is_told_once_and_each_report_counts_once(
    name: str, removable: Removable, tell: Tell
) -> None:
    async with opened(name, removable) as (way, units):
        people = [way.person(f"Person {number}") for number in range(PEOPLE)]
        let_in(units, *people)
        for person in people:
            person.says(REPORT)
        await way.until(lambda: all(notes(person) == 1 for person in people))
        await way.settle()
        arrived = way.acknowledged()

        await removable.leave()
        took = await asyncio.gather(*(told(way, person) for person in people))
        people[0].says("status")
        await asyncio.sleep(AWAY)
        assert way.acknowledged() == arrived
        assert not any("av 60" in text for text in people[0].hears())

        await removable.come_back()
        due = 1 + AT_ONCE
        await way.until(lambda: all(notes(person) == due for person in people), within=4 * AWAY + 60)
        await way.settle()
        assert [excuses(person) for person in people] == [1] * PEOPLE
        assert any("av 60" in text for text in people[0].hears())
        assert reports_in(units) == due * PEOPLE
    away = f"{name}, {type(removable).__name__} for {AWAY:.0f} s"
    tell(f"{away}: {PEOPLE} people told within {max(took):.1f} s, {due * PEOPLE} reports, each counted once")


async def told(way: WayIn, person: Talker) -> float:
    """Let somebody report; the seconds until they are told that nothing is saved."""
    clock = asyncio.get_running_loop().time
    began = clock()
    for _ in range(AT_ONCE):
        person.says(REPORT)
    await way.until(lambda: excuses(person), within=TOLD_WITHIN)
    return clock() - began


async def test_who_writes_later_in_an_outage_is_told_too(removable: Removable) -> None:
    """By polling what waits at Telegram must not keep what comes after it from being fetched."""
    async with opened(POLLING, removable) as (way, units):
        first, second = way.person("Första"), way.person("Andra")
        let_in(units, first, second)
        await removable.leave()
        await told(way, first)
        await told(way, second)
        await removable.come_back()
        await way.until(lambda: notes(first) == notes(second) == AT_ONCE)
        await way.settle()
        assert reports_in(units) == 2 * AT_ONCE


async def test_each_outage_is_told_of(removable: Removable) -> None:
    async with opened(POLLING, removable) as (way, units):
        person = way.person("Anna")
        let_in(units, person)
        for outages in (1, 2):
            await removable.leave()
            person.says(REPORT)
            await way.until(lambda: excuses(person) == outages)  # noqa: B023 - awaited here
            await removable.come_back()
            await way.until(lambda: notes(person) == outages)  # noqa: B023 - awaited here
            await way.settle()
