"""A bot on Telegram, by polling and by webhook, with a stand-in for Telegram's servers."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import uvicorn

from bot.dialogue.conversation import Conversation
from bot.entries import Entry
from bot.members import Role
from bot.messages import Sender
from handlers.platform_settings import TelegramSettings
from handlers.serving import application
from handlers.surroundings import Surroundings
from handlers.telegram.service import TelegramService
from storage.database import Database
from tests.dialogues.playing import partnership, reader, voice
from tests.stand_ins.telegram import Conduct, TelegramServer, User

PARTNERSHIP = "huddinge-2020"
TOKEN = "7000000001:AAstand-in_for-a-token"  # noqa: S105 - opens nothing but the stand-in
SECRET = "a-secret-of-the-tests"  # noqa: S105 - guards nothing but a test
FRIDAY = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)


@dataclass
class Stage:
    """The stand-in, a database, and what starts the bot between them."""

    telegram: TelegramServer
    database: Database
    webhook: bool
    port: int
    partnership: str = PARTNERSHIP

    @property
    def conversation(self) -> Conversation:
        name = self.partnership
        return Conversation(partnership(name), reader(name), self.database.units_of_work(name))

    @property
    def settings(self) -> TelegramSettings:
        way: dict[str, Any] = {}
        if self.webhook:
            way = {"webhook_url": f"http://127.0.0.1:{self.port}/telegram", "webhook_secret": SECRET}
        return TelegramSettings(bot_token=TOKEN, api_url=self.telegram.url, **way)

    def clock(self) -> datetime:
        return datetime.fromtimestamp(self.telegram.world.clock.now(), UTC)

    def member(self, user: User, organisation: str = "polisen", role: Role = Role.REPORTER) -> User:
        """Let somebody in."""
        with self.conversation.units_of_work() as work:
            work.members.add(Sender(platform="telegram", user=str(user.id)), organisation, role, FRIDAY)
            work.commit()
        return user

    def entries(self) -> list[Entry]:
        with self.conversation.units_of_work() as work:
            return work.reports.entries()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[TelegramService]:
        """The bot, from its start to its stop."""
        with ThreadPoolExecutor(1) as workers:
            service = TelegramService(
                self.settings, self.conversation, voice(self.partnership), Surroundings(workers, self.clock)
            )
            async with serving(service, self.port) if self.webhook else nothing():
                await service.start()
                try:
                    yield service
                finally:
                    await service.stop()
                    # Else a call may come in just when the server closes.
                    await self.telegram.world.stop()


async def answered(telegram: TelegramServer, service: TelegramService) -> None:
    """Wait until all that people did has had its effect and its answer."""
    await telegram.wait_until(lambda: not telegram.world.updates.pending)
    await service._correspondence.finish()


@asynccontextmanager
async def nothing() -> AsyncIterator[None]:
    yield


@asynccontextmanager
async def serving(service: TelegramService, port: int) -> AsyncIterator[None]:
    """The web application of a service."""
    config = uvicorn.Config(application(service.routes), port=port, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        await running


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


Open = Callable[[bool], AbstractAsyncContextManager[Stage]]


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(Conduct(plain_webhooks=True), token=TOKEN) as server:
        server.world.clock.set(FRIDAY)
        yield server


@pytest.fixture(params=["polling", "webhook"])
def stage(request: pytest.FixtureRequest, telegram: TelegramServer, sqlite_database: Database) -> Stage:
    return Stage(telegram, sqlite_database, request.param == "webhook", free_port())
