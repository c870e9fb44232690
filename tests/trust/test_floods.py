"""One person writes far faster than can be answered: others don't wait for it, and nothing is lost.

`make crash` has them write FLOOD messages.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from bot.ports import UnitOfWork, UnitsOfWork
from storage.database import Database
from tests.trust.conftest import Tell
from tests.trust.ways import HUDDINGE, WAYS, WayIn, let_in, reports_in, way_in

FLOOD = int(os.environ.get("FLOOD", "60"))
OTHERS = 5
AT_A_CALL = 100  # what Telegram hands over at once; by polling the rest waits there
HEARING, SENDING = 0.02, 0.25  # seconds that each message and each answer takes
REPORT = "Fotpatrull i Vårby idag"
HURRIED = "Du skriver fortare än jag hinner svara"
NOTED = "Noterat: en fotpatrull i Vårby"


@dataclass
class Slowly:
    """Units of work that are slow to begin with."""

    units: UnitsOfWork
    pause: float = HEARING

    def __call__(self) -> UnitOfWork:
        time.sleep(self.pause)
        return self.units()


@asynccontextmanager
async def opened(name: str, database: Database) -> AsyncIterator[tuple[WayIn, Slowly]]:
    """A way in on a slow database."""
    units = Slowly(database.units_of_work(HUDDINGE))
    async with way_in(name, units, retries=(0.0, 1.0, 20.0)) as way:
        yield way, units


@pytest.mark.parametrize("name", WAYS)
async def test_a_flood_is_taken_in_and_delays_nobody(name: str, database: Database, tell: Tell) -> None:
    async with opened(name, database) as (way, units):
        flooding = way.person("Flod")
        others = [way.person(f"Person {number}") for number in range(OTHERS)]
        let_in(units, flooding, *others)
        way.slow(SENDING, FLOOD)
        for _ in range(FLOOD):
            flooding.says(REPORT)
        for other in others:
            other.says(REPORT)
        await way.until(lambda: all(other.hears() for other in others))
        waiting = FLOOD + OTHERS - await asyncio.to_thread(reports_in, units)
        units.pause = 0
        await way.until(lambda: reports_in(units) == FLOOD + OTHERS)
        await way.settle()
        told = flooding.hears()
        assert reports_in(units) == FLOOD + OTHERS
        assert all(text.startswith(NOTED) for other in others for text in other.hears())
        assert sum(text.startswith(HURRIED) for text in told) == 1
        assert told[-1].startswith(NOTED)
        assert len(told) < FLOOD
    tell(
        f"{name}: of {FLOOD} messages at once {waiting} were still to be read when {OTHERS} others had their"
        f" answers; 0 lost, {len(told)} messages told, one of them that it is too fast"
    )
    assert waiting > min(FLOOD, AT_A_CALL) // 4


@pytest.mark.parametrize("name", WAYS)
async def test_a_handful_at_the_end_of_a_shift_is_answered_in_full(name: str, database: Database) -> None:
    async with opened(name, database) as (way, units):
        person = way.person("Anna")
        let_in(units, person)
        for _ in range(10):
            person.says(REPORT)
        await way.until(lambda: len(person.hears()) == 10)
        assert all(text.startswith(NOTED) for text in person.hears())
