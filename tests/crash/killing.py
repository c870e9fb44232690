"""Reports come in, the program is killed in the middle of them, and what it has stored is counted."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text

from bot.members import Role
from bot.messages import Sender
from storage.database import Database
from tests.crash.accounts import (
    UNANSWERED,
    Accounts,
    account,
    answered_again,
    entries_in,
    reports_of,
)
from tests.crash.dying import POINTS
from tests.crash.processes import Bot, StandIn, free_port, stand_in
from tests.crash.ways import SLOWNESS, Way

PARTNERSHIP = "huddinge-2020"
USERS = 50
_MOST = 9
# Another area after each such number of rounds: who tells the same again some minutes later is asked.
_AREAS = ("Skogås", "Vårby", "Trångsund", "Segeltorp", "Stuvsta", "Flemingsberg")
_ANSWERED_WITHIN = 60.0
_DELIVERED_WITHIN = 600.0 * SLOWNESS
_PER_SECOND = 50 / SLOWNESS
# What a busy platform has refused is said again by the sweep of each minute.
_PATIENCE = 150.0
_PAUSE = 0.25
REPORTS = "SELECT count(*) FROM reports"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of some reports.

    `deliveries` is how often they came, `unanswered` how many messages were taken in and have no answer,
    `repeated` how many reports were answered more than once, which is allowed after a death.
    """

    way: str
    engine: str
    deliveries: int
    kills: int
    accounts: Accounts
    unanswered: int
    repeated: int
    sound: bool

    def __str__(self) -> str:
        found = self.accounts
        return (
            f"{self.way}, {self.engine}: {found.reports} reports in {self.deliveries} deliveries,"
            f" {self.kills} kills: {found.lost} lost, {found.doubled} doubled, {found.foreign} foreign,"
            f" {found.wrong} wrong,"
            f" {found.stored} counted of {found.told}, {self.unanswered} unanswered, {self.repeated} answered"
            f" more than once; {found.given_up} given up by the platform, {found.uncounted} of them not"
            f" counted; database {'sound' if self.sound else 'damaged'}"
        )


@dataclass
class Reporting:
    """USERS people on a platform, who report once in each round; a round's number says how many.

    In a channel they turn to the bot by its name, of which Slack tells twice.
    """

    way: Way
    platform: StandIn
    database_url: str
    chance: random.Random
    rounds: int = 0
    in_channel: bool = False

    async def round(self) -> None:
        """Let everybody report; each report comes one to four times."""
        await self.way.muddle(self.platform, USERS, self.chance)
        area = _AREAS[self.rounds // _MOST % len(_AREAS)]
        said = f"tobakstillsyn hos {count_of(self.rounds)} handlare i {area} idag"
        self.rounds += 1
        await self.platform.order(
            "say", messages=USERS, users=USERS, text=said, per_second=_PER_SECOND, in_channel=self.in_channel
        )

    async def settle(self) -> None:
        """Wait until each report was taken once, and is answered; some are still to come again."""
        await self.platform.order("taken", within=_DELIVERED_WITHIN)
        await all_answered(self.database_url)

    async def finish(self) -> None:
        """Wait until the platform has nothing more to deliver, and all that was taken is answered."""
        await self.platform.order("delivered", within=_DELIVERED_WITHIN)
        await all_answered(self.database_url)

    async def outcome(self, kills: int) -> Outcome:
        """What became of all reports, by what the platform knows and what the database holds."""
        stats = await self.platform.order("answered", within=_ANSWERED_WITHIN)
        reports = reports_of(await self.platform.ask("reports"))
        with closing(Database(self.database_url)) as database, database._reading() as connection:
            return Outcome(
                way=self.way.name,
                engine=database.name.split()[1],
                deliveries=stats["deliveries"],
                kills=kills,
                accounts=account(reports, entries_in(connection)),
                unanswered=connection.execute(text(UNANSWERED)).scalar_one(),
                repeated=answered_again(stats["answered_times"]),
                sound=is_sound(connection),
            )


Story = Callable[[Bot, Reporting], Awaitable[None]]


async def killed_while_reporting(way: Way, database_url: str, folder: Path, story: Story) -> Outcome:
    """Let a story of reports and deaths take place, and count what is stored afterwards."""
    async with stand_in(way.platform, *way.options) as platform:
        port = free_port()
        settings = {"DATABASE_URL": database_url, "PARTNERSHIP": PARTNERSHIP, "PORT": str(port)}
        bot = Bot(settings | way.open(platform, port), folder / "bot.log")
        people = await platform.order("say", messages=0, users=USERS, text="")
        with closing(Database(database_url)) as database:
            let_in(database, way.platform, people["users"])
        async with bot:
            await bot.start()
            await way.ready(platform, port)
            reporting = Reporting(way, platform, database_url, _chance(way))
            await story(bot, reporting)
            await reporting.finish()
            outcome = await reporting.outcome(bot.deaths)
            await bot.stop()
    return outcome


def killed_at_random(rounds: int, kills: int, seed: int) -> Story:
    """Report without a pause, and kill the program at any moment, so many times.

    That comes in stretches of two kills; before the next one, each report must have been taken: Slack
    delivers a message four times and then gives it up.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets

    async def story(bot: Bot, reporting: Reporting) -> None:
        stretches = max(1, kills // 2)
        for _ in range(stretches):
            reports = asyncio.create_task(_rounds(reporting, rounds // stretches))
            for _ in range(kills // stretches):
                await asyncio.sleep(chance.uniform(0.2, 1.5))
                await bot.kill()
                await bot.start()
            await reports
            await reporting.settle()

    return story


def leaving_at_random(rounds: int, times: int, seed: int) -> Story:
    """Report without a pause, and ask the program to leave at any moment, so many times."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets

    async def story(bot: Bot, reporting: Reporting) -> None:
        for _ in range(times):
            reports = asyncio.create_task(_rounds(reporting, rounds // times))
            await asyncio.sleep(chance.uniform(0.2, 1.5))
            await bot.stop()
            await bot.start()
            await reports
            await reporting.settle()

    return story


def dying_at_points(times: int, seed: int) -> Story:
    """Let the program die at each of the named points, so many times at each, in the middle of a round."""
    chance = random.Random(seed)  # noqa: S311 - which passing

    async def story(bot: Bot, reporting: Reporting) -> None:
        for point in [*POINTS] * times:
            await bot.stop()
            await bot.start("tests.crash.dying", point, str(chance.randint(1, USERS // 2)))
            await reporting.round()
            await bot.die()
            await bot.start()
            await reporting.settle()

    return story


async def _rounds(reporting: Reporting, rounds: int) -> None:
    for _ in range(rounds):
        await reporting.round()


async def all_answered(database_url: str) -> None:
    """Wait until all that was taken is answered, or nothing more happens for a long time."""
    before, since = 0, 0.0
    while since < _PATIENCE:
        with closing(Database(database_url)) as database, database._reading() as connection:
            unanswered = connection.execute(text(UNANSWERED)).scalar_one()
        if not unanswered:
            return
        since = since + _PAUSE if unanswered == before else 0.0
        before = unanswered
        await asyncio.sleep(_PAUSE)


def _chance(way: Way) -> random.Random:
    return random.Random(way.name)  # noqa: S311 - how often and when each report comes


def let_in(database: Database, platform: str, users: list[object]) -> None:
    """Make members of the stand-in's people."""
    with database.units_of_work(PARTNERSHIP)() as work:
        for user in users:
            sender = Sender(platform=platform, user=str(user))
            work.members.add(sender, "kommunen", Role.REPORTER, datetime.now(UTC))
        work.commit()


def count_of(number: int) -> int:
    """How many inspections everybody reports in a round."""
    return number % _MOST + 2


def is_sound(connection: Connection) -> bool:
    """Whether a SQLite file is whole; PostgreSQL was never killed itself."""
    if connection.dialect.name != "sqlite":
        return True
    found = connection.execute(text("PRAGMA integrity_check")).scalar_one()
    return found == "ok" and not connection.execute(text("PRAGMA foreign_key_check")).all()
