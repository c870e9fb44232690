"""A start that can't succeed ends with one line that names the remedy, and shows no secret."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping

import httpx
import pytest

from tests.crash.processes import StandIn, stand_in
from tests.handlers.program import PATIENCE, Program

NOBODY = "http://127.0.0.1:1"
WEBHOOK_SECRET = "a-secret-of-the-tests"  # noqa: S105 - guards nothing but a test
SECRET_NAMES = ("TOKEN", "SECRET")


@pytest.fixture
async def slack() -> AsyncIterator[StandIn]:
    async with stand_in("slack") as started:
        yield started


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with stand_in("telegram", "--https-webhooks") as started:
        yield started


def on_slack(slack: StandIn) -> dict[str, str]:
    return {
        "PORT": "0",
        "SLACK_API_URL": slack.told["api_url"],
        "SLACK_BOT_TOKEN": slack.told["bot_token"],
        "SLACK_SIGNING_SECRET": slack.told["signing_secret"],
    }


def on_telegram(telegram: StandIn) -> dict[str, str]:
    return {
        "PORT": "0",
        "TELEGRAM_API_URL": telegram.told["address"],
        "TELEGRAM_BOT_TOKEN": telegram.told["token"],
    }


async def refusal(program: Program, settings: Mapping[str, str]) -> str:
    """The one line with which the program ends."""
    there = Program(program.folder, {**program.settings, **settings})
    ended = await asyncio.to_thread(there.run, "run")
    assert (ended.status, ended.out) == (2, "")
    secrets = [value for name, value in settings.items() if name.endswith(SECRET_NAMES)]
    assert [secret for secret in secrets if secret in ended.err] == []
    return ended.error


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"SLACK_BOT_TOKEN": "xoxb-another"},
            (
                "Slack refuses SLACK_BOT_TOKEN (invalid_auth);"
                " copy it anew from the app's page OAuth & Permissions."
            ),
        ),
        (
            {"SLACK_APP_TOKEN": "xapp-another"},
            (
                "Slack opens no connection for SLACK_APP_TOKEN (invalid_auth); make one with the scope"
                " connections:write on the app's page Basic Information, App-Level Tokens."
            ),
        ),
        (
            {"SLACK_API_URL": NOBODY},
            (f"Slack can't be reached at {NOBODY}/; check the network and SLACK_API_URL, then try again."),
        ),
    ],
)
async def test_slack_refuses(
    program: Program, slack: StandIn, changed: dict[str, str], sentence: str
) -> None:
    assert await refusal(program, on_slack(slack) | changed) == sentence


async def test_a_missing_scope(program: Program) -> None:
    async with stand_in("slack", "--without", "im:history") as slack:
        sentence = await refusal(program, on_slack(slack))
    assert sentence == (
        "Slack does not allow the bot im:history; add this under Bot Token Scopes on the app's page"
        " OAuth & Permissions, and reinstall the app there."
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"TELEGRAM_BOT_TOKEN": "7000000001:another-one"},
            "Telegram refuses TELEGRAM_BOT_TOKEN; copy it anew from @BotFather.",
        ),
        (
            {"TELEGRAM_API_URL": NOBODY},
            (
                f"Telegram can't be reached at {NOBODY} (NetworkError);"
                " check the network and TELEGRAM_API_URL, then try again."
            ),
        ),
        (
            {
                "TELEGRAM_WEBHOOK_URL": "http://huddinge.example",
                "TELEGRAM_WEBHOOK_SECRET": WEBHOOK_SECRET,
            },
            (
                "Telegram refuses the start (Bad webhook: an https url must be provided for webhook);"
                " check TELEGRAM_WEBHOOK_URL."
            ),
        ),
    ],
)
async def test_telegram_refuses(
    program: Program, telegram: StandIn, changed: dict[str, str], sentence: str
) -> None:
    assert await refusal(program, on_telegram(telegram) | changed) == sentence


async def test_a_webhook_without_encryption_is_refused_before_telegram_is_asked(program: Program) -> None:
    settings = {
        "TELEGRAM_BOT_TOKEN": "7000000001:another-one",
        "TELEGRAM_WEBHOOK_URL": "http://huddinge.example",
        "TELEGRAM_WEBHOOK_SECRET": WEBHOOK_SECRET,
    }
    assert (await refusal(program, settings)).startswith(
        "TELEGRAM_WEBHOOK_URL must begin with https://, because Telegram calls nothing else; "
    )


async def test_a_port_that_is_taken(program: Program, telegram: StandIn) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = await refusal(program, on_telegram(telegram) | {"PORT": str(port)})
    assert sentence == (
        f"HOST 127.0.0.1 and PORT {port} can't be listened on (Address already in use);"
        " set another PORT, or stop what uses it."
    )


async def test_a_database_that_cannot_be_reached(program: Program, telegram: StandIn) -> None:
    settings = on_telegram(telegram) | {"DATABASE_URL": "postgresql://bot:hemligt@127.0.0.1:1/bot"}
    sentence = await refusal(program, settings)
    assert sentence.startswith("The PostgreSQL database bot at 127.0.0.1:1 can't be reached (")
    assert "hemligt" not in sentence


async def test_without_a_platform_there_is_the_chat_page(program: Program) -> None:
    there = Program(program.folder, {"PORT": "0"})
    bot = await asyncio.to_thread(there.start, "run")
    assert bot.stdout is not None
    told = await asyncio.to_thread(bot.stdout.readline)
    to_open = await asyncio.to_thread(bot.stdout.readline)
    address = told.rpartition(" ")[2].strip().rstrip(".")
    async with httpx.AsyncClient(trust_env=False) as client:
        page = await client.get(f"{address}/chatt")
    bot.terminate()
    _, errors = await asyncio.to_thread(bot.communicate, None, PATIENCE)
    assert told.startswith("The chat page and the public pages; listening on http://127.0.0.1:")
    assert to_open == f"Open {address}/chatt in a browser.\n"
    assert "Prova boten. Här är det" in page.text
    assert (bot.returncode, errors) == (0, "")
