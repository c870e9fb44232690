"""Web processes on SQLite and PostgreSQL, by messages a second through the whole Slack HTTP path.

One is measured against a bare echo on the same libraries that makes one row durable for each message; two
against one. The load comes from a process that needs a core of its own.
"""

import asyncio
import os
import tempfile
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager, AsyncExitStack, closing
from pathlib import Path
from time import perf_counter

from storage.database import Database
from tests.benchmarks.databases import migrated, migrated_file, server
from tests.benchmarks.echo_process import echoing
from tests.benchmarks.measuring import show
from tests.benchmarks.platforms import PATIENT
from tests.crash.killing import PARTNERSHIP, USERS, let_in
from tests.crash.processes import Bot, StandIn, free_port, stand_in
from tests.crash.ways import WAYS

_HTTP = WAYS[2]
New = Callable[[], AbstractContextManager[str]]

_ROUNDS = 6
_TURNS = 3
_TEXTS = (
    "tobakstillsyn hos två handlare i Skogås i måndags",
    "krogtillsyn på två ställen i Vårby igår",
    "trygghetsvandring i Segeltorp i tisdags",
)


def main() -> None:
    """Print the ratios."""
    with server() as address:
        _show_against_echo("SQLite", migrated_file)
        one = _show_against_echo("PostgreSQL", lambda: migrated(address))
        two = max(_measured(_web_twice, lambda: migrated(address)) for _ in range(_TURNS))
    goal = f"goal: 1.6 with cores free for both; there are {os.cpu_count()} for all"
    show("Slack over HTTP on PostgreSQL: two web processes / one", two / one, goal)


def _show_against_echo(engine: str, database: New) -> float:
    """Measure both by turns, and take the best of each: what a busy machine adds is not theirs."""
    turns = [(_measured(_web, database), _measured(_echo, database)) for _ in range(_TURNS)]
    web, echo = max(ours for ours, _ in turns), max(theirs for _, theirs in turns)
    what = f"Slack over HTTP on {engine}: messages a second, ours / echo with a commit"
    show(what, web / echo, f"goal: at least 0.7; {web:.0f} / {echo:.0f}")
    return web


def _measured(rate: Callable[[str], Coroutine[None, None, float]], database: New) -> float:
    with database() as address:
        return asyncio.run(rate(address))


async def _web_twice(database_url: str) -> float:
    return await _web(database_url, processes=2)


async def _web(database_url: str, processes: int = 1) -> float:
    """Messages a second with some web processes."""
    async with stand_in("slack", *PATIENT["slack"]) as platform, AsyncExitStack() as running:
        people = await platform.order("say", messages=0, users=USERS, text="")
        with closing(Database(database_url)) as database:
            let_in(database, "slack", people["users"])
        folder = running.enter_context(tempfile.TemporaryDirectory())
        ports = [free_port() for _ in range(processes)]
        settings = {"DATABASE_URL": database_url, "PARTNERSHIP": PARTNERSHIP}
        for port in ports:
            bot = Bot(settings | _HTTP.open(platform, port) | {"PORT": str(port)}, Path(folder) / str(port))
            await running.enter_async_context(bot)
            await bot.start("bot", "web")
        return await _rate(platform, ports)


async def _echo(database_url: str) -> float:
    """Messages a second with the echo."""
    port = free_port()
    async with stand_in("slack", *PATIENT["slack"]) as platform:
        told = {**platform.told, "database_url": database_url}
        async with echoing("Slack over HTTP with a commit", port, told):
            return await _rate(platform, [port])


async def _rate(platform: StandIn, ports: list[int]) -> float:
    """Let everybody write at once in some rounds, after one that does not count."""
    first, *others = [f"http://127.0.0.1:{port}/slack/events" for port in ports]
    await platform.order("request-url", url=first, others=others)
    await _said(platform, 1)
    start = perf_counter()
    await _said(platform, _ROUNDS)
    return _ROUNDS * USERS / (perf_counter() - start)


async def _said(platform: StandIn, rounds: int) -> None:
    for number in range(rounds):
        await platform.order("say", messages=USERS, users=USERS, text=_TEXTS[number % len(_TEXTS)])
    await platform.order("answered", within=120)


if __name__ == "__main__":
    main()
