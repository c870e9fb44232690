"""The stand-ins, and settings with which all is well."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime

import pytest

from bot.members import Role
from bot.messages import Sender
from handlers.app import App
from handlers.doctor.examination import findings
from handlers.settings import Settings
from tests.conftest import Databases
from tests.stand_ins.slack import Installation, Slack
from tests.stand_ins.telegram import Conduct, TelegramServer

SIGNING_SECRET = "0123456789abcdef" * 2
WEBHOOK_SECRET = "a-secret-of-the-tests"  # noqa: S105 - guards nothing but a test

Environment = dict[str, str]


@pytest.fixture
def ours(sqlite_databases: Databases) -> Environment:
    """Settings without a platform, and a member."""
    environment = {"DATABASE_URL": sqlite_databases.migrated()}
    with App(Settings.of(environment)) as app, app.database.units_of_work(app.partnership.id)() as work:
        sender = Sender(platform="slack", user="U1")
        work.members.add(sender, "polisen", Role.COORDINATOR, datetime.now(UTC))
        work.commit()
    return environment


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack(Installation(signing_secret=SIGNING_SECRET)) as started:
        yield started


@pytest.fixture
def over_http(ours: Environment, slack: Slack) -> Environment:
    return ours | {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.app.bot_token,
        "SLACK_SIGNING_SECRET": slack.app.signing_secret,
    }


@pytest.fixture
def over_socket_mode(over_http: Environment, slack: Slack) -> Environment:
    return over_http | {"SLACK_APP_TOKEN": slack.app.app_token}


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(Conduct(plain_webhooks=True)) as server:
        yield server


@pytest.fixture
def polling(ours: Environment, telegram: TelegramServer) -> Environment:
    return ours | {"TELEGRAM_API_URL": telegram.url, "TELEGRAM_BOT_TOKEN": telegram.token}


@pytest.fixture
def webhook(polling: Environment) -> Environment:
    return polling | {
        "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:1/telegram",
        "TELEGRAM_WEBHOOK_SECRET": WEBHOOK_SECRET,
    }


async def found(environment: Mapping[str, str], now: datetime | None = None) -> dict[str, str]:
    """What each check says, by what it looks at; no secret is in it."""
    told = [finding async for finding in findings(environment, lambda: now or datetime.now(UTC))]
    said = {finding.what: f"{finding.grade}: {finding.sentence}" for finding in told}
    assert len(said) == len(told)
    assert [name for name, secret in secrets(environment).items() if secret in str(said)] == []
    return said


def secrets(environment: Mapping[str, str]) -> dict[str, str]:
    names = ("TOKEN", "SECRET")
    return {name: value for name, value in environment.items() if name.endswith(names)}
