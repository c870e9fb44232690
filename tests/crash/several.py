"""Two web processes on one database, of which one or the other is always being restarted."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from storage.database import Database
from tests.crash.killing import PARTNERSHIP, USERS, Outcome, Reporting, let_in
from tests.crash.processes import Bot, StandIn, free_port, stand_in
from tests.crash.ways import SLACK, WAYS


async def _as_it_is(_platform: StandIn, _messages: int, _chance: random.Random) -> None:
    """Nothing more: in a channel Slack tells twice of each message that names the bot."""


_HTTP = replace(WAYS[2], muddle=_as_it_is)


async def restarted_by_turns(
    database_url: str, folder: Path, rounds: int, restarts: int, end: Callable[[Bot], Awaitable[None]]
) -> Outcome:
    """Let reports be made in a channel while processes are ended by turns, and count what is stored."""
    async with stand_in("slack", *SLACK) as platform:
        ports = [free_port(), free_port()]
        settings = {"DATABASE_URL": database_url, "PARTNERSHIP": PARTNERSHIP}
        people = await platform.order("say", messages=0, users=USERS, text="")
        with closing(Database(database_url)) as database:
            let_in(database, "slack", people["users"])
        first, second = (
            Bot({**settings, **_HTTP.open(platform, port), "PORT": str(port)}, folder / f"{port}.log")
            for port in ports
        )
        async with first, second:
            for bot in (first, second):
                await bot.start("bot", "web")
            urls = [f"http://127.0.0.1:{port}/slack/events" for port in ports]
            await platform.order("request-url", url=urls[0], others=urls[1:])
            reporting = Reporting(_HTTP, platform, database_url, random.Random(3), in_channel=True)  # noqa: S311 - faults, not secrets
            for bot in [first, second] * (restarts // 2):
                await _restarted(bot, reporting, rounds // restarts, end)
            await reporting.finish()
            outcome = await reporting.outcome(first.deaths + second.deaths)
            for bot in (first, second):
                await bot.stop()
    return outcome


async def _restarted(
    bot: Bot, reporting: Reporting, rounds: int, end: Callable[[Bot], Awaitable[None]]
) -> None:
    """Restart a process in the midst of some rounds."""
    reports = asyncio.create_task(_report(reporting, rounds))
    await asyncio.sleep(reporting.chance.uniform(0.2, 1.0))
    await end(bot)
    await bot.start("bot", "web")
    await reports
    await reporting.settle()


async def _report(reporting: Reporting, rounds: int) -> None:
    for _ in range(rounds):
        await reporting.round()
