"""Nothing forged is taken in: ten thousand requests to the running program, at every address that it has."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import create_engine, func, inspect, select, table

from bot.members import Role
from bot.messages import Sender
from storage.database import Database
from tests.conftest import Databases
from tests.crash.processes import Bot, free_port
from tests.handlers.telegram.conftest import SECRET, TOKEN
from tests.stand_ins.slack import Slack
from tests.stand_ins.telegram import Conduct, TelegramServer
from tests.trust.conftest import Tell
from tests.trust.forging import Lure, Prowler, mutated
from tests.trust.forging_platforms import SlackForger, TelegramForger, signed
from tests.trust.payloads import INTERACTIONS, NOWHERE
from tests.trust.raw_http import HUNG_UP, Caller, Request

FORGED = 10_000
REPLAYED = 100
SLOW = 100
REFUSED = {HUNG_UP, 307, 400, 401, 403, 404, 405, 413, 421}
LURED = 1_000
METRICS_TOKEN = "a-token-for-figures"  # noqa: S105 - shows nothing but a test's figures
SIGNING_SECRET = "a-signing-secret-of-32-hex-digits"  # noqa: S105 - signs nothing but a test's requests
SAID = "fotpatrull i Skogås ikväll"
LINA, ANNA = "U0000000077", 5_000_000_077


def told_by_slack() -> bytes:
    """What Slack sends when Lina reports."""
    event = {"type": "message", "channel": "D0000000077", "channel_type": "im", "user": LINA, "text": SAID}
    told = {"type": "event_callback", "event": {**event, "ts": "1585941000.000100"}}
    return json.dumps(told, ensure_ascii=False).encode()


def told_by_telegram() -> bytes:
    """What Telegram sends when Anna does."""
    anna = {"id": ANNA, "is_bot": False, "first_name": "Anna"}
    chat = {"id": ANNA, "type": "private", "first_name": "Anna"}
    message = {"message_id": 1, "date": 1585941000, "chat": chat, "from": anna, "text": SAID}
    return json.dumps({"update_id": 17, "message": message}, ensure_ascii=False).encode()


def run_in_slack() -> bytes:
    """What Slack sends when Lina reports with a command."""
    where = {"team_id": "T0000000001", "channel_id": "D0000000077", "user_id": LINA, "trigger_id": "1.2.x"}
    said = {"command": "/rapport", "text": "två krogtillsyner i Vårby idag", "response_url": NOWHERE}
    return urlencode({**where, **said}).encode()


def filled_in_slack() -> bytes:
    """What Slack sends when Lina has filled in the form."""
    (form,) = (payload for payload in INTERACTIONS if payload["type"] == "view_submission")
    return urlencode({"payload": json.dumps(form)}).encode()


@asynccontextmanager
async def running(database_url: str, folder: Path) -> AsyncIterator[Caller]:
    """The program on both platforms, in a process of its own."""
    with closing(Database(database_url)) as database, database.units_of_work("huddinge-2020")() as work:
        for sender in (Sender(platform="slack", user=LINA), Sender(platform="telegram", user=str(ANNA))):
            work.members.add(sender, "polisen", Role.REPORTER, datetime.now(UTC))
        work.commit()
    port = free_port()
    async with Slack() as slack, TelegramServer(Conduct(plain_webhooks=True), token=TOKEN) as telegram:
        settings = {
            "DATABASE_URL": database_url,
            "PORT": str(port),
            "METRICS_TOKEN": METRICS_TOKEN,
            "SLACK_BOT_TOKEN": slack.app.bot_token,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": slack.api_url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.url,
            "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
        }
        async with Bot(settings, folder / "bot.log") as bot:
            await bot.start()
            yield Caller(port)
            # What comes of it must be there before it is counted.
            await bot.stop()


def rows(database_url: str) -> dict[str, int]:
    """How many rows each table has."""
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    with closing(engine.connect()) as connection:
        names = inspect(connection).get_table_names()
        counted = {name: connection.scalar(select(func.count()).select_from(table(name))) for name in names}
    engine.dispose()
    return {name: count or 0 for name, count in counted.items()}


async def test_ten_thousand_forged_requests_and_none_is_taken_in(
    databases: Databases, tmp_path: Path, tell: Tell
) -> None:
    url = databases.migrated()
    slack = SlackForger(SIGNING_SECRET.encode(), b"/slack/events", told_by_slack())
    telegram = TelegramForger(SECRET.encode(), b"/telegram", told_by_telegram())
    forged = list(mutated((slack, telegram, Prowler(METRICS_TOKEN.encode())), FORGED))
    async with running(url, tmp_path) as caller:
        before = rows(url)
        found = await caller.statuses(forged)
        after = rows(url)
        assert await caller.status(slack.good(age=240)) == 200
        assert await caller.status(telegram.good()) == 200
    counts = Counter(found)
    accepted = [request for request, status in zip(forged, found, strict=True) if status not in REFUSED]
    tell(f"{FORGED} forged requests: {dict(sorted(counts.items()))}; {len(accepted)} accepted, 0 rows")
    assert accepted == []
    assert after == before
    # What was forged would have been heard, had it been good.
    assert rows(url)["reports"] == 2
    assert "Traceback" not in (tmp_path / "bot.log").read_text(encoding="utf-8")


async def test_no_other_sites_page_gets_into_the_chat_page(
    sqlite_databases: Databases, tmp_path: Path, tell: Tell
) -> None:
    url, port = sqlite_databases.migrated(), free_port()
    forged = list(mutated([Lure()], LURED))
    async with Bot({"DATABASE_URL": url, "PORT": str(port)}, tmp_path / "bot.log") as bot:
        await bot.start()
        before = rows(url)
        found = await Caller(port).statuses(forged)
        await bot.stop()
    accepted = [request for request, status in zip(forged, found, strict=True) if status not in REFUSED]
    tell(f"{LURED} requests by other pages: {dict(sorted(Counter(found).items()))}; {len(accepted)} accepted")
    assert accepted == []
    assert rows(url) == before


async def test_what_is_replayed_leaves_no_further_row(
    databases: Databases, tmp_path: Path, tell: Tell
) -> None:
    url = databases.migrated()
    typed = (
        signed(SIGNING_SECRET.encode(), b"/slack/events", body)
        for body in (run_in_slack(), filled_in_slack())
    )
    good = (
        signed(SIGNING_SECRET.encode(), b"/slack/events", told_by_slack()),
        *(each.with_header(b"Content-Type", b"application/x-www-form-urlencoded") for each in typed),
        TelegramForger(SECRET.encode(), b"/telegram", told_by_telegram()).good(),
    )
    async with running(url, tmp_path) as caller:
        assert await caller.statuses(good) == [200] * len(good)
        once = rows(url)
        replayed: list[Request] = [request for request in good for _ in range(REPLAYED)]
        assert set(await caller.statuses(replayed)) == {200}
    again = {name: count - once[name] for name, count in rows(url).items() if count != once[name]}
    tell(f"{len(replayed)} replayed requests: {sum(again.values())} further rows")
    assert once["reports"] == len(good)
    assert again == {}


async def test_senders_who_begin_and_wait_keep_the_program_from_nothing(
    sqlite_databases: Databases, tmp_path: Path
) -> None:
    begun = TelegramForger(SECRET.encode(), b"/telegram", told_by_telegram()).good().written()[:-1]
    async with running(sqlite_databases.migrated(), tmp_path) as caller:
        waiting = [await asyncio.open_connection("127.0.0.1", caller.port) for _ in range(SLOW)]
        for _, writer in waiting:
            writer.write(begun)
        good = signed(SIGNING_SECRET.encode(), b"/slack/events", told_by_slack())
        assert await caller.status(good) == 200
    answers = [await reader.readline() for reader, _ in waiting]
    for _, writer in waiting:
        writer.close()
    # It has left in order, and nobody was cut off.
    assert set(answers) == {b"HTTP/1.1 408 Request Timeout\r\n"}
    assert " ERROR " not in (tmp_path / "bot.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [b"[" * 100_000, b'{"a":' * 30_000, b'{"update_id": ' + b"9" * 5_000 + b"}", b'"\\ud800"', b"\x00"],
)
async def test_what_is_signed_and_senseless_harms_nothing(
    body: bytes, sqlite_databases: Databases, tmp_path: Path
) -> None:
    async with running(sqlite_databases.migrated(), tmp_path) as caller:
        telegram = TelegramForger(SECRET.encode(), b"/telegram", body).good()
        assert await caller.status(signed(SIGNING_SECRET.encode(), b"/slack/events", body)) == 200
        assert await caller.status(telegram) == 200
        assert await caller.status(Request(b"/healthz", method=b"GET")) == 200
