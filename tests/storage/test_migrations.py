"""The tables are what `storage.tables` says, on a new database and on one that was brought up to date."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Inspector, inspect, text

from bot.errors import DatabaseError
from storage.database import Database
from storage.migrations import VERSION_TABLE, configuration, head
from storage.migrations.__main__ import draft
from storage.tables import metadata
from tests.conftest import Databases
from tests.storage.examples import ANNA, member_of, stored


def test_a_new_database_is_not_current_until_it_is_migrated(databases: Databases) -> None:
    with closing(Database(databases.empty())) as database:
        assert not database.is_current()
        database.migrate()
        assert database.is_current()


def test_migrating_again_changes_nothing(database: Database) -> None:
    units = database.units_of_work("huddinge-2020")
    anna = member_of(units)
    database.migrate()
    assert stored(units, lambda unit: unit.members.find(ANNA)) == anna


def test_several_processes_may_migrate_at_once(databases: Databases) -> None:
    address = databases.empty()

    def migrate(_number: int) -> bool:
        with closing(Database(address)) as database:
            database.migrate()
            return database.is_current()

    with ThreadPoolExecutor(4) as processes:
        assert all(processes.map(migrate, range(4)))


def test_several_processes_may_open_a_new_sqlite_file_at_once(sqlite_databases: Databases) -> None:
    def opened(address: str) -> bool:
        with closing(Database(address)) as database:
            return database.is_current()

    with ThreadPoolExecutor(8) as processes:
        for _ in range(50):
            assert not any(processes.map(opened, [sqlite_databases.empty()] * 8))


def test_a_sqlite_file_is_brought_up_to_date_at_start(sqlite_databases: Databases) -> None:
    with closing(Database(sqlite_databases.empty())) as database:
        database.ensure_current()
        assert database.is_current()


def test_a_stale_postgresql_database_asks_for_migrate(postgresql_databases: Databases) -> None:
    with closing(Database(postgresql_databases.empty())) as database:
        with pytest.raises(DatabaseError, match="older tables than this program; run: python -m bot migrate"):
            database.ensure_current()
        assert not database.is_current()


def test_a_current_database_is_left_as_it_is_at_start(database: Database) -> None:
    database.ensure_current()
    assert database.is_current()


def test_the_release_before_goes_on_with_the_tables_of_the_next(database: Database) -> None:
    with database._transaction() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608 - a constant
    database.ensure_current()
    database.migrate()
    assert database.is_current()


def test_the_last_step_is_told_by_the_files_names() -> None:
    steps = ScriptDirectory.from_config(configuration())
    assert steps.get_heads() == [head()]


def test_alembic_finds_nothing_that_the_steps_lack(database: Database) -> None:
    with database._connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_migrated_tables_are_those_made_anew_down_to_each_constraint(
    databases: Databases, database: Database
) -> None:
    with closing(Database(databases.empty())) as anew:
        metadata.create_all(anew._engine)
        wanted = described(inspect(anew._engine))
    found = described(inspect(database._engine))
    del found[VERSION_TABLE]
    assert found == wanted
    assert len(wanted) == len(metadata.tables)


def test_each_step_only_adds_so_that_the_release_before_can_go_on(databases: Databases) -> None:
    with closing(Database(databases.empty())) as database:
        before = Shape()
        for step in steps():
            with database._transaction() as connection:
                command.upgrade(configuration(connection), step)
                after = Shape.of(inspect(connection))
            assert before.taken_away_by(after) == [], step
            assert before.demanded_by(after) == [], step
            before = after


@dataclass(frozen=True)
class Shape:
    """What statements can rely on, and what they must give: columns, those that need a value, and rules."""

    columns: frozenset[tuple[str, str, str]] = frozenset()
    needed: frozenset[tuple[str, str]] = frozenset()
    rules: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, inspector: Inspector) -> "Shape":
        tables = [table for table in inspector.get_table_names() if table != VERSION_TABLE]
        told = {table: inspector.get_columns(table) for table in tables}
        each = [(table, column) for table, columns in told.items() for column in columns]
        return cls(
            columns=frozenset((table, column["name"], str(column["type"])) for table, column in each),
            needed=frozenset(
                (table, c["name"]) for table, c in each if not c["nullable"] and not c["default"]
            ),
            rules=frozenset(
                (table, str(plainly(rule))) for table in tables for rule in rules_of(inspector, table)
            ),
        )

    def taken_away_by(self, after: "Shape") -> list[tuple[str, str, str]]:
        """The columns that the release before may name and that are gone or of another type."""
        return sorted(self.columns - after.columns)

    def demanded_by(self, after: "Shape") -> list[tuple[str, str]]:
        """The values and rules of earlier tables that the release before knows nothing of."""
        known = {table for table, *_ in self.columns}
        return sorted(
            each for each in (after.needed - self.needed) | (after.rules - self.rules) if each[0] in known
        )


def rules_of(inspector: Inspector, table: str) -> list[Any]:
    """What a table's rows must keep to."""
    return [
        *inspector.get_unique_constraints(table),
        *inspector.get_foreign_keys(table),
        *inspector.get_check_constraints(table),
        *(index for index in inspector.get_indexes(table) if index["unique"]),
    ]


def steps() -> list[str]:
    """The steps' names, the first one first."""
    found = ScriptDirectory.from_config(configuration()).walk_revisions()
    return [step.revision for step in found][::-1]


def described(inspector: Inspector) -> dict[str, Any]:
    """All that can be told of each table."""
    return {
        table: [
            plainly(inspector.get_columns(table)),
            plainly(inspector.get_pk_constraint(table)),
            plainly(inspector.get_foreign_keys(table)),
            plainly(inspector.get_unique_constraints(table)),
            plainly(inspector.get_check_constraints(table)),
            plainly(inspector.get_indexes(table)),
        ]
        for table in inspector.get_table_names()
    }


def plainly(told: Any) -> Any:
    """Something told of a table, in an order of its own and with types by their names."""
    if isinstance(told, dict):
        return {name: plainly(value) for name, value in told.items()}
    if isinstance(told, list):
        return sorted((plainly(value) for value in told), key=str)
    return told if isinstance(told, str | int | None) else str(told)


def test_a_developer_gets_a_draft_of_the_next_step(tmp_path: Path) -> None:
    draft("badges for members", tmp_path)
    (step,) = tmp_path.glob("*.py")
    assert step.name == f"m{int(head()) + 1:04}_badges_for_members.py"
    written: dict[str, Any] = {}
    exec(compile(step.read_text(encoding="utf-8"), step, "exec"), written)  # noqa: S102 - it was just drafted
    assert written["down_revision"] == head()
    assert written["__doc__"] == "badges for members."
    assert written["upgrade"]() is None


def test_alembic_is_not_loaded_for_a_database_that_is_current(sqlite_databases: Databases) -> None:
    start = (
        "import sys; from storage.database import Database; Database(sys.argv[1]).ensure_current();"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", start, sqlite_databases.migrated()], check=True)
