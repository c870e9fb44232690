"""Real workers, one of which is killed while it posts: what it has said is found, and said by nobody else."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.postings import Posted
from handlers.digest_settings import WEEKDAYS
from storage.database import Database
from storage.tables import outbox
from tests.conftest import Databases
from tests.crash.processes import Bot
from tests.handlers.program import OURS
from tests.stand_ins.slack import Slack
from tests.stand_ins.slack.faults import delayed
from tests.stand_ins.telegram import TelegramServer
from tests.stand_ins.telegram.faults import Delay
from tests.years import STOCKHOLM

PATIENCE = 60.0


async def test_what_a_killed_worker_has_posted_is_found_by_the_next(
    postgresql_databases: Databases,
    slack_there: Slack,
    tmp_path: Path,
) -> None:
    address, channel = postgresql_databases.migrated(), slack_there.channel("lägesbild")
    settings = settings_for(slack_there, address, tmp_path) | {"DIGEST_CHANNELS": f"slack:{channel.id}"}
    async with AsyncExitStack() as running:
        bots = (Bot(settings, tmp_path / f"{number}.log") for number in range(3))
        dying, *others = [await running.enter_async_context(bot) for bot in bots]
        slack_there.faults.order("chat.postMessage", delayed(PATIENCE))
        await dying.start("bot", "worker")
        await channel.next_message(within=PATIENCE)
        await dying.kill()
        for other in others:
            await other.start("bot", "worker")
        with closing(Database(address)) as database:
            assert posted(database) is Posted.SENDING, "nobody takes it before its time is up"
            await others[0].stop()
            let_time_pass(database)
            await others[0].start("bot", "worker")
            await until(lambda: posted(database) is Posted.SENT)
        for other in others:
            await other.stop()
    assert len(channel.posts) == 1
    assert "Löften i vår kommun" in channel.posts[0].text or "Vecka" in channel.posts[0].text


@pytest.mark.parametrize(
    ("method", "left_over", "shown"),
    [("sendMessage", 1, 1), ("editMessageText", 0, 0), ("sendPhoto", 0, 1)],
    ids=["when it had said the first line", "when it had said all but the picture", "when it had said all"],
)
async def test_what_a_killed_worker_has_begun_in_telegram_the_next_ends(
    postgresql_databases: Databases,
    telegram_there: TelegramServer,
    tmp_path: Path,
    method: str,
    left_over: int,
    shown: int,
) -> None:
    group = telegram_there.group("Lägesbild", telegram_there.user("Anna"))
    address = postgresql_databases.migrated()
    settings = of_this_year(address, tmp_path) | {
        "TELEGRAM_API_URL": telegram_there.url,
        "TELEGRAM_BOT_TOKEN": telegram_there.token,
        "DIGEST_CHANNELS": f"telegram:{group.chat.id}",
    }
    telegram_there.faults.order(method, Delay(PATIENCE))
    async with Bot(settings, tmp_path / "dying.log") as dying:
        await dying.start("bot", "worker")
        await until(lambda: any(call.code for call in telegram_there.calls_of(method)))
        await dying.kill()
    with closing(Database(address)) as database:
        assert posted(database) is Posted.SENDING
        let_time_pass(database)
        async with Bot(settings, tmp_path / "next.log") as following:
            await following.start("bot", "worker")
            await until(lambda: posted(database) is Posted.SENT)
            await following.stop()
    sent = group.chat.sent
    openings = [message for message in sent if message.text.endswith(" …")]
    digests = [message for message in sent if "\n" in message.text]
    pictures = [message for message in sent if message.content.photo]
    assert (len(openings), len(digests), len(pictures)) == (left_over, 1, shown)


def settings_for(slack: Slack, address: str, folder: Path) -> dict[str, str]:
    """Slack alone."""
    return of_this_year(address, folder) | {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.app.bot_token,
        "SLACK_SIGNING_SECRET": slack.app.signing_secret,
    }


def of_this_year(address: str, folder: Path) -> dict[str, str]:
    """A partnership of this year, whose digest was due at midnight."""
    now = datetime.now(STOCKHOLM)
    ours = folder / "ours.toml"
    ours.write_text(OURS.read_text(encoding="utf-8").replace("2020", str(now.year)), encoding="utf-8")
    return {
        "DATABASE_URL": address,
        "PARTNERSHIP": str(ours),
        "PORT": "0",
        "DIGEST_AT": f"{WEEKDAYS[now.weekday()]} 00:00",
    }


def posted(database: Database) -> Posted | None:
    """What became of the one thing in the outbox."""
    with database._connect() as connection:
        found: Posted | None = connection.scalar(select(outbox.c.posted))
    return found


def let_time_pass(database: Database) -> None:
    """Let the time be up in which the dead worker could have told what became of it."""
    with database._transaction() as connection:
        connection.execute(update(outbox).values(due_at=datetime.now(UTC)))


async def until(condition: Callable[[], bool]) -> None:
    """Look until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - another process brings it about
            await asyncio.sleep(0.1)
