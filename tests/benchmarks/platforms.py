"""Each way in, from a person's message to the bot's answer, against a bare echo on the same library.

Ours reads the message, stores what it reports durably on SQLite, counts, and answers; the echo repeats it.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from storage.database import Database
from tests.benchmarks.echo_process import echoing
from tests.benchmarks.measuring import show
from tests.crash.killing import PARTNERSHIP, USERS, let_in
from tests.crash.processes import Bot, StandIn, free_port, stand_in
from tests.crash.ways import WAYS, Way

Running = Callable[[Way, StandIn], AbstractAsyncContextManager[None]]

# On a busy machine what is acknowledged late must not be waited for until it comes again.
PATIENT = {"slack": ("--patience", "60"), "telegram": ()}

_TURNS = 2
_ROUNDS = 4
_STEADY = 150
_PER_SECOND = 30
_TEXTS = (
    "tobakstillsyn hos två handlare i Skogås i måndags",
    "krogtillsyn på två ställen i Vårby igår",
    "trygghetsvandring i Segeltorp i tisdags",
    "fältkväll i Flemingsberg igår",
)


class Measured(NamedTuple):
    """Messages a second in a burst, and the 99th percentile's milliseconds in a steady flow."""

    rate: float
    p99: float


def main() -> None:
    """Print the ratios: both by turns, and the best of each, as what a busy machine adds is not theirs."""
    for way in WAYS:
        turns = [(_measured(way, _ours), _measured(way, _echo)) for _ in range(_TURNS)]
        ours, echo = (_best(each) for each in zip(*turns, strict=True))
        goal = f"goal: at least 0.6; {ours.rate:.0f} / {echo.rate:.0f}"
        show(f"{way.name}: messages a second, ours / echo", ours.rate / echo.rate, goal)
        goal = f"goal: at most 3; {ours.p99:.0f} / {echo.p99:.0f} ms"
        show(f"{way.name}: p99 of an answer, ours / echo", ours.p99 / echo.p99, goal)


def _best(measured: Sequence[Measured]) -> Measured:
    return Measured(max(each.rate for each in measured), min(each.p99 for each in measured))


def _measured(way: Way, bot: Running) -> Measured:
    return Measured(asyncio.run(_rate(way, bot)), asyncio.run(_p99(way, bot)))


async def _rate(way: Way, bot: Running) -> float:
    """Messages a second in a burst; the first ones meet what is still being made, and do not count."""
    async with stand_in(way.platform, *PATIENT[way.platform]) as platform, bot(way, platform):
        await _said(platform, 1)
        start = perf_counter()
        await _said(platform, _ROUNDS)
        return _ROUNDS * USERS / (perf_counter() - start)


async def _p99(way: Way, bot: Running) -> float:
    """The 99th percentile's milliseconds in a steady flow."""
    async with stand_in(way.platform, *PATIENT[way.platform]) as platform, bot(way, platform):
        await platform.order("say", messages=_STEADY, users=USERS, text=_TEXTS[0], per_second=_PER_SECOND)
        steady = await platform.order("answered", within=60)
    p99: float = steady["milliseconds"]["p99"]
    return p99


async def _said(platform: StandIn, rounds: int) -> None:
    """Let everybody write once a round, all at once, and wait for the answers."""
    for number in range(rounds):
        await platform.order("say", messages=USERS, users=USERS, text=_TEXTS[number % len(_TEXTS)])
    await platform.order("answered", within=120)


@asynccontextmanager
async def _ours(way: Way, platform: StandIn) -> AsyncIterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        url, port = f"sqlite:///{folder}/bench.sqlite3", free_port()
        people = await platform.order("say", messages=0, users=USERS, text="")
        with closing(Database(url)) as database:
            database.migrate()
            let_in(database, way.platform, people["users"])
        settings = {"DATABASE_URL": url, "PARTNERSHIP": PARTNERSHIP, "PORT": str(port)}
        async with Bot(settings | way.open(platform, port), Path(folder) / "log") as bot:
            await bot.start()
            await way.ready(platform, port)
            yield
            await bot.stop()


@asynccontextmanager
async def _echo(way: Way, platform: StandIn) -> AsyncIterator[None]:
    port = free_port()
    async with echoing(way.name, port, platform.told):
        await way.ready(platform, port)
        yield


if __name__ == "__main__":
    main()
