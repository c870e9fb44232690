"""A Slack stand-in on a Friday evening in April 2020, and the bot in it."""

import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.dialogue.conversation import Conversation
from bot.errors import DatabaseError
from bot.members import Role
from bot.messages import Sender
from bot.ports import UnitOfWork
from handlers.platform_settings import SlackSettings
from handlers.slack.service import SlackService
from handlers.surroundings import Surroundings
from storage.database import Database
from tests.dialogues.playing import partnership, reader, voice
from tests.handlers.slack.serving import running
from tests.stand_ins.slack import Person, Slack, Timing

FRIDAY_EVENING = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
HUDDINGE = "huddinge-2020"


@dataclass
class Clock:
    """A clock that stands, and can be set."""

    now: datetime = FRIDAY_EVENING
    _ticks: int = field(default=0)

    def __call__(self) -> datetime:
        """The aware present."""
        return self.now

    def nanoseconds(self) -> int:
        """The same since 1970, a little later at each look."""
        self._ticks += 1
        return round((self.now + timedelta(microseconds=self._ticks)).timestamp() * 1_000_000) * 1000


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timing() -> Timing:
    """Slack's patience, with less of it between the deliveries of an event."""
    return Timing(retries=(0.0, 0.2, 0.5))


@pytest.fixture
async def slack(clock: Clock, timing: Timing) -> AsyncIterator[Slack]:
    async with Slack(timing=timing, clock=clock.nanoseconds) as started:
        yield started


@pytest.fixture
def workers() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@dataclass
class Away:
    """Lets the database be away, or slow, in seconds."""

    is_away: bool = False
    slowness: float = 0.0

    def check(self) -> None:
        """Fail or wait as it does."""
        time.sleep(self.slowness)
        if self.is_away:
            raise DatabaseError("The database is away.")


@pytest.fixture
def away() -> Away:
    return Away()


@pytest.fixture
def conversation(sqlite_database: Database, away: Away) -> Conversation:
    units = sqlite_database.units_of_work(HUDDINGE)

    def unless_away() -> UnitOfWork:
        away.check()
        return units()

    return Conversation(partnership(HUDDINGE), reader(HUDDINGE), unless_away)


@pytest.fixture(params=["http", "socket mode"])
def settings(request: pytest.FixtureRequest, slack: Slack) -> SlackSettings:
    """Each way in turn."""
    app = slack.app
    way = {"signing_secret": app.signing_secret} if request.param == "http" else {"app_token": app.app_token}
    return SlackSettings(bot_token=app.bot_token, api_url=slack.api_url, **way)


@pytest.fixture
def service(
    settings: SlackSettings, conversation: Conversation, workers: ThreadPoolExecutor, clock: Clock
) -> SlackService:
    return SlackService(settings, conversation, voice(HUDDINGE), Surroundings(workers, clock))


@pytest.fixture
async def bot(slack: Slack, service: SlackService) -> AsyncIterator[SlackService]:
    """The bot, running and connected, by each way in turn."""
    async with running(slack, service) as started:
        yield started


@pytest.fixture
def lina(slack: Slack, conversation: Conversation) -> Person:
    """A police officer who is a member."""
    person = slack.person("Lina")
    with conversation.units_of_work() as work:
        work.members.add(Sender(platform="slack", user=person.id), "polisen", Role.REPORTER, FRIDAY_EVENING)
        work.commit()
    return person
