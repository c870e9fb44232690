"""A year of Huddinge with four workers that are killed at any step: each digest once, no reminder twice."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from random import Random

import pytest
from sqlalchemy import func, select

from bot.members import Member, Role
from bot.messages import MessageKey, Sender
from bot.working_time import ONE_DAY
from handlers.digest_settings import DigestSettings
from handlers.jobs.service import Jobs
from storage.database import Database
from storage.tables import outbox
from tests.handlers.jobs.acting import HUDDINGE, SLACK, TELEGRAM, Board, Clock, Died, Fuse, Office
from tests.years import STOCKHOLM, Told, huddinge

WORKERS, MEMBERS, EVENTS = 4, 25, 1500
# From 6 January to 4 January of the year after, when the last one tells how it went.
MONDAYS = 53
# How often a worker that wakes is to die at one of so many steps, if it takes as many.
DEADLY, STEPS = 0.5, 30
DAYS = 366 + 12
# When workers wake in Huddinge, in minutes: when something is due, and when the dead are given up.
MINUTES = {0: range(460, 660, 20), 1: (600, 611), 2: (600, 611), 3: (600, 611), 4: (780, 791)}
CHANGES = {date(2020, 3, 29), date(2020, 10, 25)}


def test_a_year_of_huddinge(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    year = Year(database)
    asyncio.run(year.passes())
    with capsys.disabled():
        print(f"\n{database.name.split()[1]}: {year.told()}")  # noqa: T201 - the figures that this is about
    slack, telegram = year.digests(SLACK), year.digests(TELEGRAM)
    for days in (slack, telegram):
        assert [day.weekday() for day in days] == [0] * MONDAYS, "each Monday one, and that day"
        assert len(set(days)) == MONDAYS
    assert year.strays() < MONDAYS / 2, "seldom a line that nothing took the place of"
    for channel in (SLACK, TELEGRAM):
        reminders = year.reminders(channel)
        assert len(reminders) > 10
        assert max(Counter(reminders).values()) == 1
    assert year.events == EVENTS
    assert year.deaths > 2 * MONDAYS
    assert year.waiting() == 0


@dataclass
class Worker:
    """One of the processes: the one that runs now, and what kills it."""

    jobs: Jobs
    fuse: Fuse
    away_until: datetime | None = None


@dataclass
class Year:
    """Reports that come in, and workers that are woken, killed and started again."""

    database: Database
    clock: Clock = field(default_factory=lambda: Clock(datetime(2020, 1, 1, 6, tzinfo=UTC)))
    chance: Random = field(default_factory=lambda: Random(2020))  # noqa: S311 - a year that can be run again
    deaths: int = 0
    events: int = 0

    def __post_init__(self) -> None:
        self.units = self.database.units_of_work(HUDDINGE)
        boards = (Board("slack", self.clock), Board("telegram", self.clock, looks_up=False))
        self.boards = {board.name: board for board in boards}
        settings = DigestSettings(channels=(SLACK, TELEGRAM))
        self.office = Office(self.units, self.clock, boards, settings)
        self.members = self._members()

    async def passes(self) -> None:
        reports = deque(year_of_reports())
        async with self._workers() as workers:
            for moment in moments():
                self._report([reports.popleft() for _ in in_by(reports, moment)])
                self.clock.now = moment
                await asyncio.gather(*(self._wakes(worker) for worker in workers))

    def told(self) -> str:
        """What became of the year, in figures."""
        digests = f"{len(self.digests(SLACK))} digests in Slack, {len(self.digests(TELEGRAM))} in Telegram"
        strays = f"{self.strays()} lines left over"
        reminders = f"{len(self.reminders(SLACK))} and {len(self.reminders(TELEGRAM))} reminders"
        return f"{self.events} events, {self.deaths} deaths; {digests} ({strays}), {reminders}"

    def digests(self, channel: str) -> list[date]:
        """The days on which a digest was posted."""
        board = self.boards[channel.partition(":")[0]]
        posts = zip(board.said[channel], board.moments[channel], strict=True)
        return [moment.astimezone(STOCKHOLM).date() for said, moment in posts if said.picture is not None]

    def reminders(self, channel: str) -> list[str]:
        """The marks of the reminders that were posted."""
        board = self.boards[channel.partition(":")[0]]
        return [said.mark for said in board.said[channel] if said.picture is None]

    def strays(self) -> int:
        """The openings that a worker posted and died before it could note them."""
        return sum(told is None for told in self.boards["telegram"].opened.values())

    def waiting(self) -> int:
        """What was neither posted nor given up."""
        with self.database._connect() as connection:
            unsettled = select(func.count()).where(outbox.c.settled_at.is_(None))
            return connection.scalar(unsettled) or 0

    # Workers

    @asynccontextmanager
    async def _workers(self) -> AsyncIterator[list[Worker]]:
        workers = [self._started() for _ in range(WORKERS)]
        yield workers
        for worker in workers:
            worker.jobs._thread.shutdown()

    def _started(self) -> Worker:
        fuse = Fuse()
        return Worker(self.office.worker(fuse), fuse)

    async def _wakes(self, worker: Worker) -> None:
        """Let a worker wake, if it is there, and perhaps be killed in the midst of what it does."""
        if worker.away_until is not None:
            if self.clock.now < worker.away_until:
                return
            vars(worker).update(vars(self._started()))
        worker.fuse.steps = self.chance.randrange(STEPS) if self.chance.random() < DEADLY else None
        try:
            await worker.jobs.wake()
        except Died:
            self.deaths += 1
            worker.jobs._thread.shutdown()
            worker.away_until = self.clock.now + timedelta(minutes=self.chance.randint(1, 40))

    # What is reported

    def _members(self) -> dict[str, list[Member]]:
        with self.units() as work:
            members = [work.members.add(*each, self.clock.now) for each in colleagues()]
            work.commit()
        ours = {member.organisation for member in members}
        return {each: [member for member in members if member.organisation == each] for each in ours}

    def _report(self, told: Sequence[Told]) -> None:
        with self.units() as work:
            for each in told:
                member = self.chance.choice(self.members[each.organisation])
                key = MessageKey(channel="slack:T1:C2", message=str(self.events))
                report = work.reports.add(key, member, each.at)
                work.reports.append(report, each.facts, by=member.id, at=each.at)
                self.events += 1
            work.commit()


def colleagues() -> Iterator[tuple[Sender, str, Role]]:
    """Most are police; a coordinator is among them, who would be told of troubles."""
    organisations = ("polisen", "polisen", "polisen", "kommunen", "sbff")
    for number in range(MEMBERS):
        role = Role.COORDINATOR if number == 0 else Role.REPORTER
        yield Sender(platform="slack", user=f"U{number}"), organisations[number % 5], role


def year_of_reports() -> list[Told]:
    """More than a real year has."""
    told = [each for seed in (1, 2, 3) for each in huddinge(seed) if each.at.year == 2020]
    chosen = Random(1).sample(told, EVENTS)  # noqa: S311 - a year that can be run again
    return sorted(chosen, key=lambda each: each.at)


def in_by(reports: Iterable[Told], moment: datetime) -> list[Told]:
    """Those of some reports that have come in by a moment."""
    return list(takewhile(lambda each: each.at <= moment, reports))


def moments() -> Iterator[datetime]:
    """When workers are woken: often on Mondays and when clocks are changed, else now and then."""
    for number in range(DAYS):
        day = date(2020, 1, 1) + number * ONE_DAY
        minutes = MINUTES.get(day.weekday(), ())
        night = datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)
        if day in CHANGES:
            yield from (night + timedelta(minutes=minute) for minute in range(0, 6 * 60, 20))
        yield from (datetime.combine(day, time(m // 60, m % 60), STOCKHOLM).astimezone(UTC) for m in minutes)
