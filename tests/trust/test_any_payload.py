"""Whatever a platform sends, the bot answers that it has arrived, logs its kind alone, and works on.

`make fuzz` tries FUZZ_PAYLOADS of them at each door.
"""

import asyncio
import json
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from handlers.platform_settings import SlackSettings, TelegramSettings
from handlers.serving import application
from handlers.settings import Settings
from handlers.slack.service import SlackService
from handlers.surroundings import Surroundings
from handlers.telegram.service import TelegramService
from storage.database import Database
from tests.dialogues.playing import partnership, reader, voice
from tests.handlers.telegram.conftest import SECRET, TOKEN
from tests.stand_ins.slack import Slack
from tests.stand_ins.telegram import Conduct, TelegramServer
from tests.traces import logged
from tests.trust.conftest import Tell
from tests.trust.forging_platforms import TelegramForger, signed
from tests.trust.payloads import ANNA, EVENTS, INTERACTIONS, LINA, NOWHERE, UPDATES, Json, anything_like
from tests.trust.raw_http import Request
from tests.trust.ways import FRIDAY, HUDDINGE

COUNT = int(os.environ.get("FUZZ_PAYLOADS", "80"))
FORM = b"application/x-www-form-urlencoded"
SAID = "fotpatrull i Skogås ikväll"


@dataclass
class Doors:
    """Both platforms' doors, on one event loop that runs while something is asked."""

    runner: asyncio.Runner
    client: httpx.AsyncClient
    platform: Slack
    database: Database
    found: Counter[int] = field(default_factory=Counter)

    def slack(self, body: bytes, kind: bytes) -> None:
        """Let Slack call."""
        self._call(
            signed(self.platform.app.signing_secret.encode(), b"/slack/events", body).with_header(
                b"Content-Type", kind
            )
        )

    def telegram(self, body: bytes) -> None:
        """Let Telegram call."""
        self._call(TelegramForger(SECRET.encode(), b"/telegram", body).good())

    def _call(self, request: Request) -> None:
        async def call() -> int:
            headers = [*request.headers]
            answer = await self.client.post(request.path.decode(), content=request.body, headers=headers)
            return answer.status_code

        status = self.runner.run(call())
        self.found[status] += 1
        assert status == 200


@pytest.fixture
def doors(database: Database) -> Iterator[Doors]:
    """The doors of a running bot, whose members are Lina in Slack and Anna on Telegram."""
    units = database.units_of_work(HUDDINGE)
    with units() as work:
        for sender in (Sender(platform="slack", user=LINA), Sender(platform="telegram", user=str(ANNA))):
            work.members.add(sender, "polisen", Role.MANAGER, FRIDAY)
        work.commit()
    conversation = Conversation(partnership(HUDDINGE), reader(HUDDINGE), units)
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        made = runner.run(stack.enter_async_context(_opened(conversation)))
        client, slack = made
        yield Doors(runner, client, slack, database)
        runner.run(stack.aclose())


@asynccontextmanager
async def _opened(conversation: Conversation) -> AsyncIterator[tuple[httpx.AsyncClient, Slack]]:
    async with Slack() as slack, TelegramServer(Conduct(plain_webhooks=True), token=TOKEN) as server:
        app = slack.app
        on_slack = SlackSettings(
            bot_token=app.bot_token, signing_secret=app.signing_secret, api_url=slack.api_url
        )
        url = "http://127.0.0.1:1/telegram"
        on_telegram = TelegramSettings(
            bot_token=TOKEN, api_url=server.url, webhook_url=url, webhook_secret=SECRET
        )
        with ThreadPoolExecutor(2) as workers:
            parts = (conversation, voice(HUDDINGE), Surroundings(workers, lambda: FRIDAY))
            services = (SlackService(on_slack, *parts), TelegramService(on_telegram, *parts))
            for service in services:
                await service.start()
            await server.world.stop()
            web = application([route for service in services for route in service.routes])
            transport = httpx.ASGITransport(web, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                yield client, slack
            for service in services:
                await service.stop()


def written(payload: Json) -> bytes:
    return json.dumps(payload).encode()


tried = examples(
    max_examples=COUNT,
    deadline=None,
    derandomize=COUNT < 1000,  # the short form is the same each time
    suppress_health_check=list(HealthCheck),
    database=None,
)


def watched(doors: Doors, door: str, tell: Tell, attempt: Callable[[], None]) -> None:
    """Try a door, look at the log, and see whether the bot still works."""
    with logged(Settings(database_url="sqlite://")) as log:
        attempt()
    text = log.getvalue()
    failed = text.count(" ERROR ")
    tell(
        f"{door}, {doors.database.name.split()[1]}: {dict(doors.found)}, {failed} errors logged by their kind"
    )
    assert "Traceback" not in text
    assert SAID not in text


def test_any_event_of_slacks_is_answered(doors: Doors, tell: Tell) -> None:
    @tried
    @given(anything_like(EVENTS))
    def attempt(event: Json) -> None:
        doors.slack(written({"type": "event_callback", "event": event}), b"application/json")

    watched(doors, "Slack's events", tell, attempt)


def test_any_interaction_of_slacks_is_answered(doors: Doors, tell: Tell) -> None:
    @tried
    @given(anything_like(INTERACTIONS))
    def attempt(payload: Json) -> None:
        # Where Slack answers that nobody is there; to look for who is away would take seconds each time.
        told = json.dumps(payload).replace(NOWHERE, f"{doors.platform.workspace.address}/nowhere")
        doors.slack(urlencode({"payload": told}).encode(), FORM)

    watched(doors, "Slack's interactions", tell, attempt)


def test_any_update_of_telegrams_is_answered(doors: Doors, tell: Tell) -> None:
    @tried
    @given(anything_like(UPDATES))
    def attempt(update: Json) -> None:
        doors.telegram(written(update))

    watched(doors, "Telegram's updates", tell, attempt)
