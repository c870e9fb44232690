"""The history that can't be bent: every change is in it, and every change of it is found."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from subprocess import Popen
from sys import executable
from typing import Any

import pytest
from sqlalchemy import Table, delete, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.errors import DatabaseError
from bot.ports import UnitsOfWork
from storage.audit import audited
from storage.database import Database
from storage.history import begin, keep
from storage.scope import Scope
from storage.tables import entry_revisions, history, identities
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import Databases
from tests.storage.examples import NOW, anna_in, facts, key, member_of
from tests.storage.living import live
from tests.storage.tampering import PARTNERSHIP, tamper, without_triggers

TAMPERINGS = 100
ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from storage.database import Database
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import Databases
from tests.storage.examples import ANNA, NOW, facts, key
for number in range(20):
    with Database(sys.argv[1]).units_of_work("huddinge-2020")() as unit:
        anna = unit.members.find(ANNA)
        report = unit.reports.add(key(f"{sys.argv[2]}-{number}"), anna, NOW)
        unit.reports.append(report, facts(), by=anna.id, at=NOW)
        unit.commit()
"""


@pytest.fixture
def lived(database: Database, units: UnitsOfWork) -> Database:
    """A database in which much has happened."""
    database.save_partnership(PARTNERSHIP, "source", NOW)
    live(units)
    live(database.units_of_work("haninge-2020"))
    return database


def rows(database: Database, table: Table = history) -> list[dict[str, Any]]:
    with database._connect() as connection:
        ordered = select(table).order_by(*table.primary_key.columns)
        return [dict(row) for row in connection.execute(ordered).mappings()]


def findings(database: Database, noted: str | None = None) -> tuple[str, ...]:
    return database.audit(PARTNERSHIP, noted).findings


def test_what_was_only_done_by_the_program_is_as_the_history_tells(lived: Database) -> None:
    audited = lived.audit(PARTNERSHIP)
    own = [row for row in rows(lived) if row["partnership_id"] == PARTNERSHIP]
    assert audited.findings == ()
    assert (audited.rows, audited.head) == (len(own), own[-1]["hash"])
    assert [row["number"] for row in own] == list(range(1, len(own) + 1))


def test_a_unit_of_work_makes_one_row_and_one_that_changes_nothing_none(
    units: UnitsOfWork, database: Database
) -> None:
    anna = member_of(units)
    before = len(rows(database))
    with units() as unit:
        report = unit.reports.add(key(), anna, NOW)
        unit.reports.append(report, facts(), by=anna.id, at=NOW)
        unit.commit()
    with units() as unit:
        unit.receipts.claim(key("m2"), anna.id, NOW)
        unit.reports.entries()
        unit.commit()
    assert len(rows(database)) == before + 1
    assert rows(database)[-1]["by"] == anna.id


def test_a_unit_of_work_that_is_not_committed_leaves_no_row(units: UnitsOfWork, database: Database) -> None:
    with units() as unit:
        anna_in(unit)
    assert rows(database) == []


def test_the_history_holds_no_words_names_or_places(lived: Database) -> None:
    kept = str(rows(lived))
    for secret in ("U1", "U2", '17"', "röksväng", "Storgatan", "slack:T1:C1", "=1+1", "skogas", "Härads"):
        assert f'"{secret}' not in kept


def test_whatever_is_tampered_with_is_found(lived: Database) -> None:
    done = unseen = 0
    for seed in range(10 * TAMPERINGS):
        with lived._connect() as connection:
            without_triggers(connection)
            tampered = False
            with suppress(DBAPIError, DatabaseError):
                tampered = tamper(connection, Random(seed))  # noqa: S311 - chance, and no secret
            if tampered:
                done += 1
                unseen += not audited(Scope(connection, PARTNERSHIP, lived._backend.insert)).findings
            connection.rollback()
        if done == TAMPERINGS:
            break
    assert (done, unseen) == (TAMPERINGS, 0)
    assert findings(lived) == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE history SET deeds = '[1]'",
        "UPDATE history SET hash = 'x', \"by\" = NULL, nonce = NULL",
        "UPDATE history SET number = number + 100",
        'UPDATE history SET "by" = NULL',
        "UPDATE history SET nonce = 'x'",
        "DELETE FROM history",
    ],
)
def test_the_database_refuses_to_change_the_history(lived: Database, change: str) -> None:
    kept = rows(lived)
    with pytest.raises(DBAPIError, match="the history is never changed"), lived._transaction() as connection:
        connection.execute(text(change))
    assert rows(lived) == kept


def test_the_history_is_neither_replaced_nor_emptied(lived: Database) -> None:
    ways = {
        "sqlite": "INSERT OR REPLACE INTO history SELECT * FROM history",
        "postgresql": "TRUNCATE history",
    }
    with lived._connect() as connection, pytest.raises(DBAPIError, match="the history is never changed"):
        connection.execute(text(ways[connection.dialect.name]))


def test_who_it_was_is_missed_unless_a_weeding_took_it(lived: Database) -> None:
    with lived._transaction() as connection:
        connection.execute(text('UPDATE history SET "by" = NULL, nonce = NULL WHERE number = 1'))
    assert findings(lived) == ("history 1 has lost who it was, and no weeding took it away.",)


def test_what_was_taken_from_the_history_and_the_rows_alike_shows_by_a_noted_head(lived: Database) -> None:
    head = lived.audit(PARTNERSHIP).head
    with lived._transaction() as connection:
        without_triggers(connection)
        last = connection.scalars(select(history.c.number).order_by(history.c.number.desc())).first()
        connection.execute(delete(history).where(history.c.number == last))
        connection.execute(delete(entry_revisions).where(entry_revisions.c.number == 2))
    assert findings(lived) == ()
    (found,) = findings(lived, head)
    assert found == "The noted head is not in the history: its last rows were changed or taken away."


def test_a_head_that_was_noted_stays_in_the_history(lived: Database, units: UnitsOfWork) -> None:
    head = lived.audit(PARTNERSHIP).head
    with units() as unit:
        unit.channels.add("slack:T1:C3", None, NOW)
        unit.commit()
    assert findings(lived, head) == ()


def test_a_crash_between_the_row_and_its_commit_leaves_the_history_whole(
    lived: Database, units: UnitsOfWork
) -> None:
    kept = rows(lived)
    with units() as unit:
        unit.channels.add("slack:T1:C3", None, NOW)
        assert isinstance(unit, SqlUnitOfWork)
        keep(unit._scope)
    assert rows(lived) == kept
    assert findings(lived) == ()


def test_threads_and_processes_that_write_at_once_leave_one_chain(
    database: Database, database_url: str, units: UnitsOfWork
) -> None:
    anna = member_of(units)

    def report(thread: int) -> None:
        for number in range(10):
            with units() as unit:
                report = unit.reports.add(key(f"{thread}-{number}"), anna, NOW)
                unit.reports.append(report, facts(), by=anna.id, at=NOW)
                unit.commit()

    command = [executable, "-c", WRITER, database_url]
    with Popen([*command, "a"], cwd=ROOT) as one, Popen([*command, "b"], cwd=ROOT) as other:
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(report, range(8)))
        assert (one.wait(), other.wait()) == (0, 0)
    assert [row["number"] for row in rows(database)] == list(range(1, 1 + 1 + 8 * 10 + 2 * 20))
    assert findings(database) == ()


def test_a_history_is_as_whole_in_a_database_that_was_restored(
    lived: Database, tmp_path: Path, sqlite_databases: Databases, postgresql_databases: Databases
) -> None:
    lived.back_up(tmp_path / "backup", NOW)
    for other in (sqlite_databases.empty(), postgresql_databases.empty()):
        with closing(Database(other)) as restored:
            restored.migrate()
            restored.restore(tmp_path / "backup")
            assert restored.audit(PARTNERSHIP) == lived.audit(PARTNERSHIP)
            assert findings(restored) == ()


def test_what_is_older_than_the_history_is_taken_in_when_the_database_is_brought_up_to_date(
    lived: Database,
) -> None:
    with lived._transaction() as connection:
        without_triggers(connection)
        connection.execute(delete(history))
        connection.execute(update(identities).values(salt=None))
    assert len(findings(lived)) > 20
    with lived._transaction() as connection:
        begin(connection, lived._backend.insert)
    assert findings(lived) == ()
    assert {row["by"] for row in rows(lived)} > {None}
