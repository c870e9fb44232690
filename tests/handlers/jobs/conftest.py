"""Huddinge in the spring of 2020, with a bot that speaks unasked on two platforms."""

from collections.abc import AsyncIterator, Callable
from datetime import date

import pytest

from bot.entries import Facts
from bot.members import Role
from bot.messages import MessageKey, Sender
from bot.ports import UnitsOfWork
from handlers.digest_settings import DigestSettings
from handlers.jobs.service import Jobs
from handlers.watching import Watch
from storage.database import Database
from tests.handlers.jobs.acting import HUDDINGE, MONDAY, SLACK, TELEGRAM, Board, Clock, Fuse, Office
from tests.stand_ins.slack import Slack
from tests.stand_ins.telegram import TelegramServer


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack(clock: Clock) -> Board:
    return Board("slack", clock)


@pytest.fixture
def telegram(clock: Clock) -> Board:
    return Board("telegram", clock, looks_up=False)


@pytest.fixture
def units(database: Database) -> UnitsOfWork:
    """A partnership with a coordinator on both platforms, in which a patrol was reported."""
    units = database.units_of_work(HUDDINGE)
    with units() as work:
        anna = work.members.add(Sender(platform="slack", user="U1"), "polisen", Role.COORDINATOR, MONDAY)
        work.members.identify(anna.id, Sender(platform="telegram", user="17"))
        report = work.reports.add(MessageKey(channel=SLACK, message="m1"), anna, MONDAY)
        patrol = Facts(activity="foot_patrol", date=date(2020, 3, 26), area="skogas")
        work.reports.append(report, patrol, by=anna.id, at=MONDAY)
        work.commit()
    return units


@pytest.fixture
def office(units: UnitsOfWork, clock: Clock, slack: Board, telegram: Board) -> Office:
    return Office(units, clock, (slack, telegram), DigestSettings(channels=(SLACK, TELEGRAM)))


@pytest.fixture
async def slack_there() -> AsyncIterator[Slack]:
    """A real Slack, as far as the bot can tell."""
    async with Slack() as started:
        yield started


@pytest.fixture
async def telegram_there() -> AsyncIterator[TelegramServer]:
    """A real Telegram, as far as the bot can tell."""
    async with TelegramServer() as started:
        yield started


Hire = Callable[..., Jobs]


@pytest.fixture
async def hire(office: Office) -> AsyncIterator[Hire]:
    """Starts a worker, which may have a fuse or be watched; all of them leave when the test ends."""
    hired = []

    def start(fuse: Fuse | None = None, watch: Watch | None = None) -> Jobs:
        hired.append(office.worker(fuse, watch))
        return hired[-1]

    yield start
    for worker in hired:
        worker._thread.shutdown()
