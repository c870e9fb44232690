"""What each engine is set to, and what is kept alike in both."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.entries import Draft, Facts, Mark
from bot.errors import InputError
from bot.members import Member
from bot.messages import Sender
from bot.ports import UnitsOfWork
from bot.questions import Asking, Question
from storage.columns import LONGEST_KEY
from storage.database import Database
from storage.tables import entry_revisions, metadata
from tests.conftest import Databases
from tests.storage.examples import NOW, facts, key, stored

LONE_SURROGATE = "\ud800"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)],
)
def test_sqlite_is_set_to_lose_nothing(sqlite_database: Database, pragma: str, value: object) -> None:
    with sqlite_database._connect() as connection:
        assert connection.scalar(text(f"PRAGMA {pragma}")) == value


def test_a_sqlite_unit_of_work_keeps_other_writers_out_from_its_first_look(
    sqlite_databases: Databases,
) -> None:
    address = sqlite_databases.migrated()
    with closing(Database(address)) as database, database.units_of_work("huddinge-2020")() as unit:
        unit.members.all()
        other = sqlite3.connect(address.removeprefix("sqlite:///"), timeout=0)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "data" / "loftesboten" / "bot.sqlite3"
    with closing(Database(f"sqlite:///{file}")) as database:
        database.migrate()
    assert file.exists()


def test_a_server_sees_no_more_connections_than_were_allowed(postgresql_databases: Databases) -> None:
    address = postgresql_databases.migrated()
    mine = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")

    def look(_number: int) -> int:
        with database._connect() as connection:
            connection.execute(text("SELECT pg_sleep(0.02)"))
            seen: int = connection.scalar(mine)
            return seen

    with closing(Database(address, connections=3)) as database, ThreadPoolExecutor(12) as threads:
        assert max(threads.map(look, range(24))) == 3


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_name_of_postgresql_is_accepted(postgresql_databases: Databases, scheme: str) -> None:
    address = postgresql_databases.migrated()
    with closing(Database(scheme + address.removeprefix("postgresql"))) as database:
        assert database.is_current()


def test_postgresql_waits_for_the_disk_at_each_commit(postgresql_databases: Databases) -> None:
    with closing(Database(postgresql_databases.migrated())) as database, database._connect() as connection:
        assert connection.scalar(text("SHOW synchronous_commit")) == "on"


def test_every_fact_has_a_column() -> None:
    assert set(Facts.__dataclass_fields__) <= set(entry_revisions.c.keys())


def test_no_column_could_hold_a_message_or_a_total() -> None:
    """But for what a party wrote for everybody to read."""
    columns = [column for table in metadata.tables.values() for column in table.columns]
    could = {each for each in columns if each.name in {"text", "body", "words", "total", "done", "sum"}}
    assert could == {metadata.tables["assessments"].c.text}


@pytest.mark.parametrize("count", [0, -3])
def test_a_count_below_one_is_refused_by_the_database(units: UnitsOfWork, anna: Member, count: int) -> None:
    with units() as unit:
        report = unit.reports.add(key(), anna, NOW)
        with pytest.raises(IntegrityError):
            unit.reports.append(report, facts(count=count), by=anna.id, at=NOW)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("members", "role"),
        ("receipts", "outcome"),
        ("entry_revisions", "kind"),
        ("entry_revisions", "part_of_day"),
        ("entry_revisions", "reason"),
    ],
)
def test_a_word_that_an_enumeration_lacks_is_refused_by_the_database(
    database: Database, units: UnitsOfWork, anna: Member, table: str, column: str
) -> None:
    with units() as unit:
        unit.receipts.claim(key(), anna.id, NOW)
        unit.reports.append(unit.reports.add(key(), anna, NOW), facts(), by=anna.id, at=NOW)
        unit.commit()
    with database._connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text(f"UPDATE {table} SET {column} = 'other thing'"))  # noqa: S608 - the test's own


def test_sums_of_money_are_not_too_large(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        report = unit.reports.add(key(), anna, NOW)
        entry = unit.reports.append(report, facts(count=10_000_000_000), by=anna.id, at=NOW)
    assert entry.facts.count == 10_000_000_000


@pytest.mark.parametrize("unstorable", ["\0", LONE_SURROGATE])
def test_a_place_is_stored_without_what_no_database_can_hold(
    units: UnitsOfWork, anna: Member, unstorable: str
) -> None:
    with units() as unit:
        report = unit.reports.add(key(), anna, NOW)
        entry = unit.reports.append(report, facts(place=f"Vårby{unstorable} gård"), by=anna.id, at=NOW)
        unit.commit()
    assert entry.facts.place == "Vårby gård"
    assert stored(units, lambda unit: unit.reports.entries()) == [entry]


@pytest.mark.parametrize("unstorable", ["\0", LONE_SURROGATE])
def test_the_source_of_a_figure_likewise(units: UnitsOfWork, unstorable: str) -> None:
    told = Mark(promise="trygghet", date=date(2020, 4, 3), value=0.5, source=f"Mätningen{unstorable} 2020")
    with units() as unit:
        unit.marks.add(told, by=None, at=NOW)
        assert unit.marks.all()[0].source == "Mätningen 2020"


@pytest.mark.parametrize("unstorable", ["\0", LONE_SURROGATE])
def test_a_question_can_hold_them_until_it_is_answered(
    units: UnitsOfWork, anna: Member, unstorable: str
) -> None:
    asked = Question(
        key=key(), asking=Asking.AREA, asked_at=NOW, said_at=NOW, drafts=(Draft(place=unstorable),)
    )
    with units() as unit:
        unit.questions.ask(anna.id, "C1", asked)
        unit.commit()
    assert stored(units, lambda unit: unit.questions.open(anna.id, "C1")) == asked


@pytest.mark.parametrize("unstorable", ["m\0", f"m{LONE_SURROGATE}", "m" * (LONGEST_KEY + 1), "å" * 128])
def test_an_id_that_no_database_can_hold_is_refused_in_plain_words(
    units: UnitsOfWork, anna: Member, unstorable: str
) -> None:
    with units() as unit:
        with pytest.raises(InputError, match="can't be stored"):
            unit.receipts.claim(key(unstorable), anna.id, NOW)
        with pytest.raises(InputError, match="can't be stored"):
            unit.members.find(Sender(platform="slack", user=unstorable))
        with pytest.raises(InputError, match="can't be stored"):
            unit.reports.add(key(channel=unstorable), anna, NOW)


def test_the_longest_ids_fit_into_the_indexes(units: UnitsOfWork, anna: Member) -> None:
    longest = key("m" * LONGEST_KEY, "r" * LONGEST_KEY, "c" * LONGEST_KEY)
    with units() as unit:
        assert unit.receipts.claim(longest, anna.id, NOW)
        assert not unit.receipts.claim(longest, anna.id, NOW)


def test_moments_of_different_zones_compare_as_moments(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        report = unit.reports.add(key(), anna, datetime.fromisoformat("2020-04-03T23:30+02:00"))
        unit.reports.append(report, facts(), by=anna.id, at=NOW)
        assert unit.reports.standing_by(anna.id, datetime(2020, 4, 3, 21, 30, tzinfo=UTC))
        assert not unit.reports.standing_by(anna.id, datetime.fromisoformat("2020-04-03T23:31+02:00"))
