"""SIGTERM in the middle of reports: nothing is lost, nothing counted twice, nobody answered twice."""

from pathlib import Path

import pytest

from tests.conftest import Databases
from tests.crash.killing import killed_while_reporting, leaving_at_random
from tests.crash.processes import Bot
from tests.crash.several import restarted_by_turns
from tests.crash.test_killing import holds
from tests.crash.ways import WAYS, Way


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
async def test_a_program_that_is_asked_to_leave_finishes_what_it_has_in_hand(
    way: Way, sqlite_databases: Databases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = leaving_at_random(rounds=6, times=2, seed=1)
    outcome = await killed_while_reporting(way, sqlite_databases.migrated(), tmp_path, story)
    holds(outcome, capsys)
    assert outcome.repeated == 0


async def test_two_processes_restarted_by_turns_lose_and_double_nothing(
    postgresql_databases: Databases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database_url = postgresql_databases.migrated()
    outcome = await restarted_by_turns(database_url, tmp_path, rounds=4, restarts=4, end=Bot.stop)
    holds(outcome, capsys)
    assert outcome.repeated == 0
