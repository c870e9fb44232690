"""The four ways in, each with the program's own service and the platform's stand-in, on any database."""

from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from bot.ports import UnitsOfWork
from handlers.platform_settings import SlackSettings
from handlers.slack.service import SlackService
from handlers.surroundings import Surroundings
from handlers.telegram.service import TelegramService
from tests.dialogues.playing import partnership, reader, voice
from tests.handlers.slack.conftest import Clock
from tests.handlers.slack.looking import text_of as text_in_slack
from tests.handlers.slack.serving import running
from tests.handlers.telegram.conftest import SECRET, TOKEN, answered, free_port, nothing, serving
from tests.handlers.telegram.looking import text_of as text_in_telegram
from tests.stand_ins.slack import Person, Slack, Timing
from tests.stand_ins.slack.faults import delayed
from tests.stand_ins.telegram import Conduct, TelegramServer, User
from tests.stand_ins.telegram.faults import Delay

POLLING, WEBHOOK = "Telegram by polling", "Telegram by webhook"
HTTP, SOCKET = "Slack over HTTP", "Slack over Socket Mode"
WAYS = (POLLING, WEBHOOK, HTTP, SOCKET)
HUDDINGE = "huddinge-2020"
FRIDAY = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
_PATIENCE = 60.0


class Talker(Protocol):
    """Somebody who is alone with the bot."""

    @property
    def sender(self) -> Sender:
        """As the bot knows them."""

    def says(self, text: str) -> object:
        """Write a message."""

    def hears(self) -> list[str]:
        """All that the bot has told them, as it stands there now."""


class WayIn(Protocol):
    """A platform with the bot on it."""

    @property
    def name(self) -> str:
        """One of WAYS."""

    def person(self, name: str) -> Talker:
        """Somebody new."""

    def slow(self, seconds: float, times: int) -> None:
        """Let the next messages of the bot's take so long to be sent."""

    def acknowledged(self) -> int:
        """How many messages of people's the platform believes to have arrived."""

    async def until(self, condition: Callable[[], Any], within: float = _PATIENCE) -> None:
        """Wait for something to be so; TimeoutError if it isn't within some seconds."""

    async def settle(self) -> None:
        """Wait until all has come in and been answered."""


@dataclass(frozen=True)
class SlackTalker:
    """Serves Talker."""

    person: Person

    @property
    def sender(self) -> Sender:
        return Sender(platform="slack", user=self.person.id)

    def says(self, text: str) -> object:
        return self.person.says(self.person.direct, text)

    def hears(self) -> list[str]:
        return [text_in_slack(each) for each in self.person.direct.replies]


@dataclass(frozen=True)
class OnSlack:
    """Serves WayIn."""

    name: str
    slack: Slack
    service: SlackService

    def person(self, name: str) -> SlackTalker:
        return SlackTalker(self.slack.person(name))

    def slow(self, seconds: float, times: int) -> None:
        self.slack.faults.order("chat.postMessage", delayed(seconds), times)

    def acknowledged(self) -> int:
        attempts = self.slack.dispatcher.attempts
        arrived = [attempt for attempt in attempts if attempt.answer.failure is None]
        told = [attempt.payload["event"] for attempt in arrived if attempt.kind == "events_api"]
        # What the bot itself posts and changes comes back to it, and is nothing to it.
        return sum("bot_id" not in event and "subtype" not in event for event in told)

    async def until(self, condition: Callable[[], Any], within: float = _PATIENCE) -> None:
        await self.slack.wait_until(condition, within)

    async def settle(self) -> None:
        await self.slack.settle(within=_PATIENCE)
        await self.service._correspondence.finish()


@dataclass(frozen=True)
class TelegramTalker:
    """Serves Talker."""

    user: User

    @property
    def sender(self) -> Sender:
        return Sender(platform="telegram", user=str(self.user.id))

    def says(self, text: str) -> object:
        return self.user.says(text)

    def hears(self) -> list[str]:
        return [text_in_telegram(each) for each in self.user.private.sent]


@dataclass(frozen=True)
class OnTelegram:
    """Serves WayIn."""

    name: str
    telegram: TelegramServer
    service: TelegramService

    def person(self, name: str) -> TelegramTalker:
        return TelegramTalker(self.telegram.user(name))

    def slow(self, seconds: float, times: int) -> None:
        self.telegram.faults.order("sendMessage", Delay(seconds), times)

    def acknowledged(self) -> int:
        updates = self.telegram.world.updates
        return len(updates.history) - len(updates.pending)

    async def until(self, condition: Callable[[], Any], within: float = _PATIENCE) -> None:
        await self.telegram.wait_until(condition, within)

    async def settle(self) -> None:
        await self.until(lambda: not self.telegram.world.updates.pending)
        await answered(self.telegram, self.service)


@asynccontextmanager
async def way_in(name: str, units_of_work: UnitsOfWork, retries: tuple[float, ...]) -> AsyncIterator[WayIn]:
    """One of WAYS, open; `retries` are Slack's pauses before it delivers an event again."""
    conversation = Conversation(partnership(HUDDINGE), reader(HUDDINGE), units_of_work)
    with ThreadPoolExecutor(4) as workers:
        if name in {POLLING, WEBHOOK}:
            async with _telegram(name, conversation, workers) as opened:
                yield opened
        else:
            async with _slack(name, conversation, workers, Timing(retries=retries)) as on_slack:
                yield on_slack


@asynccontextmanager
async def _telegram(
    name: str, conversation: Conversation, workers: ThreadPoolExecutor
) -> AsyncIterator[WayIn]:
    from handlers.platform_settings import TelegramSettings  # noqa: PLC0415

    port, way = free_port(), {}
    if name == WEBHOOK:
        way = {"webhook_url": f"http://127.0.0.1:{port}/telegram", "webhook_secret": SECRET}
    async with TelegramServer(Conduct(plain_webhooks=True, second=0.2), token=TOKEN) as server:
        server.world.clock.set(FRIDAY)
        settings = TelegramSettings(bot_token=TOKEN, api_url=server.url, **way)
        service = TelegramService(
            settings, conversation, voice(HUDDINGE), Surroundings(workers, lambda: FRIDAY)
        )
        async with serving(service, port) if name == WEBHOOK else nothing():
            await service.start()
            try:
                yield OnTelegram(name, server, service)
            finally:
                await service.stop()
                await server.world.stop()


@asynccontextmanager
async def _slack(
    name: str, conversation: Conversation, workers: ThreadPoolExecutor, timing: Timing
) -> AsyncIterator[WayIn]:
    clock = Clock()
    async with Slack(timing=timing, clock=clock.nanoseconds) as slack:
        app = slack.app
        way = {"signing_secret": app.signing_secret} if name == HTTP else {"app_token": app.app_token}
        settings = SlackSettings(bot_token=app.bot_token, api_url=slack.api_url, **way)
        service = SlackService(settings, conversation, voice(HUDDINGE), Surroundings(workers, clock))
        async with running(slack, service):
            yield OnSlack(name, slack, service)


def let_in(units_of_work: UnitsOfWork, *people: Talker, role: Role = Role.REPORTER) -> None:
    """Let people in, as police officers."""
    with units_of_work() as work:
        for person in people:
            work.members.add(person.sender, "polisen", role, FRIDAY)
        work.commit()


def reports_in(units_of_work: UnitsOfWork) -> int:
    """How many entries stand."""
    with units_of_work() as work:
        return len(work.reports.entries())
