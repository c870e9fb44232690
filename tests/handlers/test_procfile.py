"""The Procfile, run as a host runs it: the release, then a web process and a worker on one PostgreSQL."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import text

from storage.database import Database
from tests.conftest import Databases
from tests.crash.killing import PARTNERSHIP, REPORTS, let_in
from tests.crash.processes import ROOT, StandIn, free_port, stand_in

PATIENCE = 90.0
TOKEN = "a-token-of-the-tests"  # noqa: S105 - guards nothing but a test


@pytest.fixture
async def slack() -> AsyncIterator[StandIn]:
    async with stand_in("slack") as started:
        yield started


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with stand_in("telegram") as started:
        yield started


async def test_the_processes_of_the_procfile_take_reports_and_leave_in_order(
    postgresql_databases: Databases, tmp_path: Path, slack: StandIn, telegram: StandIn
) -> None:
    settings = {
        "DATABASE_URL": postgresql_databases.empty(),
        "PARTNERSHIP": PARTNERSHIP,
        "LOG_FORMAT": "json",
        "METRICS_TOKEN": TOKEN,
        "SLACK_BOT_TOKEN": slack.told["bot_token"],
        "SLACK_SIGNING_SECRET": slack.told["signing_secret"],
        "SLACK_API_URL": slack.told["api_url"],
        "TELEGRAM_BOT_TOKEN": telegram.told["token"],
        "TELEGRAM_API_URL": telegram.told["address"],
    }
    async with honcho(tmp_path, settings, "release") as (released, _):
        assert await asyncio.wait_for(released.wait(), PATIENCE) == 0
    port = free_port()
    # The second kind of process that honcho starts gets a port a hundred higher.
    async with honcho(tmp_path, settings | {"PORT": str(port)}, "web", "worker") as (running, log):
        for started in ("Slack over HTTP", "Telegram by polling"):
            await until_told(log, started)
        for platform in (slack, telegram):
            await report(platform, settings["DATABASE_URL"], port)
        await watched(port)
        await watched(port + 100)
        running.send_signal(signal.SIGTERM)
        await asyncio.wait_for(running.wait(), PATIENCE)
    written = log.read_text(encoding="utf-8")
    assert written.count("stopped (rc=0)") == 2, written
    assert "Traceback" not in written
    with closing(Database(settings["DATABASE_URL"])) as database, database._connect() as connection:
        assert connection.scalar(text(REPORTS)) == 2


@asynccontextmanager
async def honcho(
    folder: Path, settings: Mapping[str, str], *processes: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, Path]]:
    """Honcho with some processes of the Procfile, and what they write."""
    log, path = folder / "log", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "honcho", "-f", str(ROOT / "Procfile"), "start", *processes),
            stdout=written,
            stderr=written,
            cwd=ROOT,
            env={**os.environ, **settings, "PATH": path, "PYTHONUNBUFFERED": "1"},
        )
    try:
        yield process, log
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def until_told(log: Path, words: str) -> None:
    """Wait until a process says that it does something."""
    async with asyncio.timeout(PATIENCE):
        while words not in await asyncio.to_thread(log.read_text, encoding="utf-8"):  # noqa: ASYNC110 - a file
            await asyncio.sleep(0.1)


async def report(platform: StandIn, database_url: str, port: int) -> None:
    """Let a member report something, and see it answered."""
    people = await platform.order("say", messages=0, users=1, text="")
    name = "slack" if "signing_secret" in platform.told else "telegram"
    with closing(Database(database_url)) as database:
        let_in(database, name, people["users"])
    if name == "slack":
        await platform.order("request-url", url=f"http://127.0.0.1:{port}/slack/events")
    await platform.order("say", messages=1, users=1, text="tobakstillsyn hos två handlare i Skogås idag")
    stats = await platform.order("answered", within=PATIENCE)
    assert stats["answered_times"] == {"1": 1}


async def watched(port: int) -> None:
    """See that a process is ready and shows its figures to who knows the token."""
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        async with session.get("/readyz") as answer:
            assert (answer.status, await answer.text()) == (200, "ready")
        async with session.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}) as answer:
            shown = await answer.text()
    assert "loftesboten_reports_total" in shown
