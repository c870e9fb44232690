"""Reports come in, the program is killed in the middle of them, and what it has stored is counted."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text

from bot.members import Role
from bot.messages import Sender
from storage.database import Database
from tests.crash.dying import POINTS
from tests.crash.processes import Bot, Json, StandIn, free_port, stand_in
from tests.crash.ways import Way

PARTNERSHIP = "huddinge-2020"
USERS = 50
_MOST = 9
_ANSWERED_WITHIN = 60.0
_PATIENCE = 60.0
_PAUSE = 0.25
REPORTS = "SELECT count(*) FROM reports"
UNANSWERED = "SELECT count(*) FROM receipts WHERE answer IS NULL"
ENTRIES = (
    "SELECT reports.channel, reports.message, entry_revisions.count AS told FROM entry_revisions"
    " JOIN entries ON entries.id = entry_revisions.entry_id JOIN reports ON reports.id = entries.report_id"
)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of some reports.

    `deliveries` is how often they came, `stored` the sum of their counts in the database and `told` the sum
    that was reported; `repeated` is how many answers came more than once. What was `given_up` was never
    acknowledged, and the platform delivers it no more.
    """

    way: str
    reports: int
    deliveries: int
    kills: int
    lost: int
    doubled: int
    told: int
    stored: int
    unanswered: int
    repeated: int
    given_up: int
    sound: bool

    def __str__(self) -> str:
        return (
            f"{self.way}: {self.reports} reports in {self.deliveries} deliveries, {self.kills} kills:"
            f" {self.lost} lost, {self.doubled} doubled, {self.stored} counted of {self.told},"
            f" {self.unanswered} unanswered, {self.repeated} answered twice, {self.given_up} given up by the"
            f" platform, database {'sound' if self.sound else 'damaged'}"
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
        said = f"tobakstillsyn hos {count_of(self.rounds)} handlare i Skogås idag"
        self.rounds += 1
        await self.platform.order(
            "say", messages=USERS, users=USERS, text=said, per_second=50, in_channel=self.in_channel
        )

    async def settle(self) -> None:
        """Wait until all that was reported is stored and answered."""
        await settled(self.database_url, self.rounds * USERS)


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
            await reporting.settle()
            stats = await platform.order("answered", within=_ANSWERED_WITHIN)
            await bot.stop()
    return counted(way, database_url, reporting.rounds, bot.deaths, stats)


def killed_at_random(rounds: int, kills: int, seed: int) -> Story:
    """Report without a pause, and kill the program at any moment, so many times.

    After two kills all that was reported must be there: Slack delivers a message only so often.
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


async def settled(database_url: str, reports: int) -> None:
    """Wait until so many reports are stored and answered, or nothing more happens for a long time."""
    before, since = 0, 0.0
    while since < _PATIENCE:
        with closing(Database(database_url)) as database, database._reading() as connection:
            stored = connection.execute(text(REPORTS)).scalar_one()
            unanswered = connection.execute(text(UNANSWERED)).scalar_one()
        if stored == reports and not unanswered:
            return
        since = since + _PAUSE if stored == before else 0.0
        before = stored
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


def counted(way: Way, database_url: str, rounds: int, kills: int, stats: Json) -> Outcome:
    """What the database holds, against what was told."""
    with closing(Database(database_url)) as database, database._reading() as connection:
        rows = connection.execute(text(ENTRIES)).all()
        unanswered = connection.execute(text(UNANSWERED)).scalar_one()
        sound = is_sound(connection)
    entries = Counter((row.channel, row.message) for row in rows)
    answered = sum(int(times) * many for times, many in stats["answered_times"].items())
    return Outcome(
        way=way.name,
        reports=rounds * USERS,
        deliveries=stats["deliveries"],
        kills=kills,
        lost=rounds * USERS - len(entries),
        doubled=len(rows) - len(entries),
        told=sum(count_of(number) * USERS for number in range(rounds)),
        stored=sum(row.told for row in rows),
        unanswered=unanswered,
        repeated=answered - rounds * USERS,
        given_up=stats.get("given_up", 0),
        sound=sound,
    )
