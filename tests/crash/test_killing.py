"""SIGKILL in the middle of reports, on each way in: nothing is lost and nothing counted twice.

`make crash` runs the long form, with the figures of CRASH_ROUNDS and CRASH_KILLS for each way.
"""

import os
from pathlib import Path

import pytest

from tests.conftest import Databases
from tests.crash.killing import Outcome, killed_while_reporting
from tests.crash.ways import WAYS, Way

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "20"))
KILLS = int(os.environ.get("CRASH_KILLS", "2"))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
async def test_reports_survive_a_killed_program(
    way: Way, sqlite_databases: Databases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = sqlite_databases.migrated()
    outcome = await killed_while_reporting(way, url, tmp_path, rounds=ROUNDS, kills=KILLS, seed=1)
    holds(outcome, capsys)


async def test_reports_survive_a_killed_program_on_postgresql(
    postgresql_databases: Databases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    over_http = WAYS[2]
    url = postgresql_databases.migrated()
    outcome = await killed_while_reporting(over_http, url, tmp_path, rounds=ROUNDS, kills=KILLS, seed=2)
    holds(outcome, capsys)


def holds(outcome: Outcome, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{outcome}")  # noqa: T201 - the figure is asked for
    assert (outcome.lost, outcome.doubled, outcome.unanswered) == (0, 0, 0)
    assert outcome.stored == outcome.told
