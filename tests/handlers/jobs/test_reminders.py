"""Reminders come once, where they are wanted, as long as they are of use and true."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.entries import Facts
from bot.errors import DeliveryError
from bot.messages import MessageKey, Sender
from bot.ports import UnitsOfWork
from tests.handlers.jobs.acting import SLACK, TELEGRAM, Board, Clock
from tests.handlers.jobs.conftest import Hire

# No foot patrol was reported this week.
THURSDAY = datetime(2020, 4, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(THURSDAY)


@pytest.fixture
def units(units: UnitsOfWork) -> UnitsOfWork:
    """The patrols were there each week, and early in it, until this one."""
    for monday in (2, 9, 16, 23):
        patrolled(units, date(2020, 3, monday))
    return units


async def test_each_channel_is_reminded_once_by_any_number_of_workers(
    hire: Hire, clock: Clock, slack: Board, telegram: Board
) -> None:
    workers = [hire() for _ in range(3)]
    for _ in range(6):
        await asyncio.gather(*(worker.wake() for worker in workers))
        clock.forward(hours=1)
    for texts in (slack.texts(SLACK), telegram.texts(TELEGRAM)):
        assert len([text for text in texts if text.startswith("Fotpatrull:")]) == 1
        assert len(set(texts)) == len(texts)


async def test_outside_office_hours_nobody_is_reminded(hire: Hire, clock: Clock, slack: Board) -> None:
    clock.forward(hours=-1)
    await hire().wake()
    clock.forward(hours=9)
    await hire().wake()
    assert slack.said == {}


async def test_a_channel_that_wants_none_gets_none(
    hire: Hire, units: UnitsOfWork, slack: Board, telegram: Board
) -> None:
    with units() as work:
        work.reminders.turn_off(SLACK, 1, THURSDAY)
        work.commit()
    await hire().wake()
    assert (slack.texts(SLACK), len(telegram.texts(TELEGRAM))) == ([], 1)


async def test_what_has_been_reported_before_it_could_be_posted_is_not_said(
    hire: Hire, units: UnitsOfWork, clock: Clock, slack: Board, telegram: Board
) -> None:
    slack.faults[SLACK].append(DeliveryError("not now"))
    worker = hire()
    await worker.wake()
    patrolled(units, date(2020, 4, 1))
    clock.forward(minutes=5)
    await worker.wake()
    assert (slack.texts(SLACK), len(telegram.texts(TELEGRAM))) == ([], 1)


async def test_one_that_comes_too_late_is_not_said(hire: Hire, clock: Clock, slack: Board) -> None:
    slack.always[SLACK] = DeliveryError("not now")
    worker = hire()
    await worker.wake()
    clock.now = THURSDAY + timedelta(days=4)
    slack.always.clear()
    await worker.wake()
    assert [text for text in slack.texts(SLACK) if text.startswith("Fotpatrull:")] == []


def patrolled(units: UnitsOfWork, day: date) -> None:
    """Report a patrol in every area that has to have one each week."""
    with units() as work:
        anna = work.members.find(Sender(platform="slack", user="U1"))
        assert anna is not None
        report = work.reports.add(MessageKey(channel=SLACK, message=str(day)), anna, THURSDAY)
        for area in ("flemingsberg", "skogas", "varby"):
            facts = Facts(activity="foot_patrol", date=day, area=area)
            work.reports.append(report, facts, by=anna.id, at=THURSDAY)
        work.commit()
