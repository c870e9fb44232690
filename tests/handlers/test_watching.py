"""What a process tells of itself: that it lives, that it is ready or why not, and its figures."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from starlette.routing import BaseRoute

from bot.errors import DeliveryError, UncertainDeliveryError, UnreachableError
from bot.postings import Kind, Notice, Posted, Trouble
from bot.replies import Noted, SmallTalk
from handlers.backlogs import Backlogs
from handlers.health import Health
from handlers.serving import application
from handlers.watching import Readiness, Watch, watched
from storage.database import Database
from storage.migrations import VERSION_TABLE
from tests.conftest import Databases

TOKEN = "a-token-of-the-tests"  # noqa: S105 - guards nothing but a test
MONDAY = datetime(2020, 4, 6, 8, tzinfo=UTC)
GONE = "postgresql://bot:hemligt@127.0.0.1:1/bot"


@dataclass
class Ticking:
    """A clock that is set forward by hand."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Process:
    """What is watched of a process, without one."""

    database: Database
    watch: Watch = field(default_factory=Watch)
    state: str | None = None
    now: datetime = MONDAY

    def __post_init__(self) -> None:
        self._backlogs = Backlogs(self.database.units_of_work("huddinge-2020"), lambda: self.now)
        self.watch.metrics.add(self._backlogs)

    async def get(self, path: str, token: str | None = TOKEN, **headers: str) -> tuple[int, str]:
        state, waiting = (lambda: self.state), self._backlogs.fault
        readiness = Readiness(self.database, self.watch.health, state, waiting)
        async with calling(watched(readiness.reasons, self.watch.metrics, token)) as client:
            answer = await client.get(path, headers=headers)
        return answer.status_code, answer.text


@asynccontextmanager
async def calling(routes: list[BaseRoute]) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(application(routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def test_a_process_lives_whatever_else_is_wrong() -> None:
    with closing(Database(GONE)) as database:
        assert await Process(database).get("/healthz") == (200, "ok")


async def test_it_is_ready(database: Database) -> None:
    assert await Process(database).get("/readyz") == (200, "ready")


@pytest.mark.parametrize("state", ["It is starting.", "It is leaving."])
async def test_it_is_not_ready_before_and_after_its_time(database: Database, state: str) -> None:
    assert await Process(database, state=state).get("/readyz") == (503, state)


async def test_it_is_not_ready_without_its_database_and_names_no_address() -> None:
    with closing(Database(GONE)) as database:
        assert await Process(database).get("/readyz") == (503, "The database can't be used right now.")


async def test_it_is_not_ready_with_older_tables(databases: Databases) -> None:
    with closing(Database(databases.migrated())) as database:
        with database._transaction() as connection:
            connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))  # noqa: S608 - a constant
        assert await Process(database).get("/readyz") == (
            503,
            "The database has older tables than this program.",
        )


async def test_the_database_is_asked_once_however_many_ask(sqlite_databases: Databases) -> None:
    with closing(Database(sqlite_databases.migrated())) as database:
        asked = 0
        looks = database.is_current

        def counted() -> bool:
            nonlocal asked
            asked += 1
            return looks()

        counting = Counting(counted)
        readiness = Readiness(counting, Health(), lambda: None, lambda: None)  # type: ignore[arg-type] # all that is asked of it
        async with calling(watched(readiness.reasons, Watch().metrics, None)) as client:
            answers = await asyncio.gather(*(client.get("/readyz") for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert asked == 1


@dataclass
class Counting:
    """A database that is only asked whether it is current."""

    is_current: Callable[[], bool]


async def test_a_trouble_makes_it_unready_when_it_lasts_and_until_it_passes(database: Database) -> None:
    clock = Ticking()
    process = Process(database, Watch(health=Health(clock)))
    process.watch.unsent("slack", DeliveryError("Slack does not take it right now (token_revoked)"))
    clock.now = 59.0
    assert await process.get("/readyz") == (200, "ready")
    process.watch.unsent("slack", DeliveryError("Slack does not take it right now (token_revoked)"))
    clock.now = 60.0
    assert await process.get("/readyz") == (503, "Slack does not take it right now (token_revoked).")
    process.watch.sent("slack")
    assert await process.get("/readyz") == (200, "ready")


@pytest.mark.parametrize("error", [UncertainDeliveryError("broken off"), UnreachableError("blocked")])
async def test_what_lies_with_one_receiver_or_passes_is_no_trouble(
    database: Database, error: Exception
) -> None:
    clock = Ticking()
    process = Process(database, Watch(health=Health(clock)))
    process.watch.unsent("telegram", error)
    clock.now = 3600.0
    assert await process.get("/readyz") == (200, "ready")


# Figures


async def figures(process: Process) -> dict[tuple[str, ...], float]:
    """The samples of the program's own by name and labels."""
    status, shown = await process.get("/metrics", Authorization=f"Bearer {TOKEN}")
    assert status == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(shown)
        for sample in family.samples
        if sample.name.startswith("loftesboten_")
    }


async def test_what_happens_is_counted(sqlite_database: Database) -> None:
    process = Process(sqlite_database)
    noted = Noted(report=1, told=())
    process.watch.metrics.heard("slack", "message", [noted], 0.02)
    process.watch.metrics.heard("slack", "message", [SmallTalk()], 0.2)
    process.watch.sent("slack")
    process.watch.unsent("slack", UnreachableError("blocked"))
    shown = await figures(process)
    assert shown["loftesboten_events_total", "message", "slack"] == 2
    assert shown["loftesboten_reports_total", "slack"] == 1
    assert shown["loftesboten_answering_seconds_bucket", "0.025", "slack"] == 1
    assert shown["loftesboten_answering_seconds_count", "slack"] == 2
    assert shown["loftesboten_posts_total", "sent", "slack"] == 1
    assert shown["loftesboten_posts_total", "UnreachableError", "slack"] == 1


@pytest.mark.parametrize(
    "given",
    [{}, {"Authorization": "Bearer another"}, {"Authorization": TOKEN}, {"Authorization": "Bearer "}],
    ids=str,
)
async def test_who_does_not_know_the_token_sees_no_figures(
    sqlite_database: Database, given: dict[str, str]
) -> None:
    assert await Process(sqlite_database).get("/metrics", **given) == (401, "")


async def test_without_a_token_there_are_no_figures_to_see(sqlite_database: Database) -> None:
    status, _ = await Process(sqlite_database).get("/metrics", token=None, Authorization="Bearer ")
    assert status == 404


async def test_what_waits_to_be_said_is_shown_and_when_it_waits_long_makes_unready(
    database: Database,
) -> None:
    notice = Notice(
        key="digest:2020-W15",
        kind=Kind.DIGEST,
        subject="",
        at=MONDAY,
        until=MONDAY + timedelta(days=1),
    )
    with database.units_of_work("huddinge-2020")() as work:
        work.outbox.add("slack:T1:C1", notice, MONDAY)
        work.commit()
    soon = Process(database, now=MONDAY + timedelta(minutes=59))
    assert await soon.get("/readyz") == (200, "ready")
    late = Process(database, now=MONDAY + timedelta(minutes=125))
    assert await late.get("/readyz") == (503, "What is to be said unasked has waited for 2 h.")
    shown = await figures(Process(database, now=MONDAY + timedelta(minutes=1)))
    assert shown["loftesboten_database_up",] == 1
    assert shown["loftesboten_outbox_waiting",] == 1
    assert shown["loftesboten_outbox_oldest_seconds",] == 60
    assert shown["loftesboten_channels_in_trouble", "refused"] == 0
    assert ("loftesboten_last_digest_timestamp_seconds",) not in shown


async def test_the_last_digest_and_channels_in_trouble_are_shown(database: Database) -> None:
    with database.units_of_work("huddinge-2020")() as work:
        for channel in ("slack:T1:C1", "slack:T1:C2"):
            notice = Notice(key="d", kind=Kind.DIGEST, subject="", at=MONDAY, until=MONDAY)
            work.outbox.add(channel, notice, MONDAY)
        sent, refused = work.outbox.due(MONDAY)
        work.outbox.settle(sent, Posted.SENT, MONDAY)
        work.outbox.settle(refused, Posted.REFUSED, MONDAY, trouble=Trouble.REFUSED)
        work.commit()
    shown = await figures(Process(database))
    assert shown["loftesboten_last_digest_timestamp_seconds",] == MONDAY.timestamp()
    assert shown["loftesboten_channels_in_trouble", "refused"] == 1
    assert shown["loftesboten_outbox_waiting",] == 0


async def test_figures_can_be_seen_without_the_database() -> None:
    with closing(Database(GONE)) as database:
        shown = await figures(Process(database))
    assert shown["loftesboten_database_up",] == 0


async def test_two_processes_in_one_count_apart(sqlite_database: Database) -> None:
    first, second = Process(sqlite_database), Process(sqlite_database)
    first.watch.metrics.heard("slack", "message", [], 0.1)
    assert ("loftesboten_events_total", "message", "slack") not in await figures(second)
