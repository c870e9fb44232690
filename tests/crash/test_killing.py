"""SIGKILL in the middle of reports, on each way in: nothing is lost and nothing counted twice.

`make crash` runs the long form, with the figures of CRASH_ROUNDS, CRASH_KILLS and CRASH_TIMES for each way:
20,000 reports and 200 kills over the four ways on SQLite and as many on PostgreSQL, and each point 20 times
on two ways. That takes some hours, most of which is waiting for Slack's last deliveries. On a crowded machine
CRASH_SLOWNESS (2 unless set) says how many times slower it is, or all four deliveries of a message may
find no program.
"""

import os
from pathlib import Path

import pytest

from tests.conftest import Databases
from tests.crash.killing import Outcome, dying_at_points, killed_at_random, killed_while_reporting
from tests.crash.ways import WAYS, Way

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "10"))
TIMES = int(os.environ.get("CRASH_TIMES", "1"))
KILLS = int(os.environ.get("CRASH_KILLS", "2"))
# The engines differ in what they store, not in how reports come: one way tells enough in the short form.
WAYS_ON_POSTGRESQL = WAYS if KILLS > 10 else [WAYS[2]]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
async def test_reports_survive_a_killed_program(
    way: Way, sqlite_databases: Databases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = killed_at_random(ROUNDS, KILLS, seed=1)
    holds(await killed_while_reporting(way, sqlite_databases.migrated(), tmp_path, story), capsys)


@pytest.mark.parametrize("way", WAYS_ON_POSTGRESQL, ids=lambda way: way.name)
async def test_reports_survive_a_killed_program_on_postgresql(
    way: Way, postgresql_databases: Databases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = killed_at_random(ROUNDS, KILLS, seed=2)
    holds(await killed_while_reporting(way, postgresql_databases.migrated(), tmp_path, story), capsys)


@pytest.mark.parametrize("way", [WAYS[0], WAYS[2]], ids=lambda way: way.name)
async def test_reports_survive_a_program_that_dies_at_each_point(
    way: Way, sqlite_databases: Databases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = dying_at_points(TIMES, seed=3)
    holds(await killed_while_reporting(way, sqlite_databases.migrated(), tmp_path, story), capsys)


async def test_reports_survive_a_program_that_dies_at_each_point_on_postgresql(
    postgresql_databases: Databases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story, over_http = dying_at_points(TIMES, seed=4), WAYS[2]
    holds(await killed_while_reporting(over_http, postgresql_databases.migrated(), tmp_path, story), capsys)


def holds(outcome: Outcome, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{outcome}")  # noqa: T201 - the figure is asked for
    found = outcome.accounts
    assert (found.lost, found.doubled, found.foreign, found.wrong, found.uncounted) == (0, 0, 0, 0, 0)
    assert found.stored == found.told
    assert outcome.unanswered == 0
    assert outcome.deliveries > 2 * found.reports
    assert outcome.sound
