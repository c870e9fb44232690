"""A server, a bot and a person for each test; and a receiver for webhooks."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot

from tests.stand_ins.telegram import Conduct, TelegramServer, User
from tests.stand_ins.test_telegram.calling import Receiver


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(Conduct(plain_webhooks=True)) as started:
        yield started


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with Bot(server.token, base_url=server.base_url) as started:
        yield started


@pytest.fixture(autouse=True)
def timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """PTB warns at every RetryAfter, unless it may give timedeltas."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def anna(server: TelegramServer) -> User:
    """Someone who has written to the bot, which has heard of it."""
    anna = server.user("Anna", username="anna")
    anna.says("Hej")
    server.world.updates.drop()
    return anna


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    receiver.gate.set()
    application = web.Application()
    application.router.add_post("/telegram", receiver.receive)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield receiver
    await runner.cleanup()
