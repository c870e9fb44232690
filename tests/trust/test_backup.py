"""A backup is the database as it was at one moment, or is found to be none."""

import gzip
import random
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    Integer,
    String,
    func,
    insert,
    select,
    text,
)

from bot.errors import DatabaseError, InputError
from bot.invitations import Invitation
from bot.members import Role
from storage.backup import _carrier, examine, save
from storage.backup_file import lines, new_file
from storage.columns import Choice, Moment
from storage.database import Database
from storage.migrations import VERSION_TABLE, head
from storage.tables import marks as marks_table
from storage.tables import metadata, receipts
from tests.conftest import Databases
from tests.handlers.program import Program
from tests.storage.examples import BEA, DAY, HOUR, NOW, anna_in, facts, key
from tests.trust.reporting import PARTNERSHIP, SAID, Busy, Reporter, fingerprints

DAMAGES = 100
CARRIERS = (String, Integer, Float, Boolean, Date, Moment, JSON)
TABLES_OF_0001 = {
    "partnerships",
    "members",
    "identities",
    "reports",
    "receipts",
    "entries",
    "entry_revisions",
    "questions",
}
STATUS = ("status", "--json", "--at", "2020-04-05T12:00")
INVITATION = Invitation(organisation="polisen", role=Role.REPORTER, expires=NOW + HOUR)
SECRETS = {
    "SLACK_BOT_TOKEN": "xoxb-canary-of-the-bot",
    "SLACK_SIGNING_SECRET": "0123456789abcdef0123456789abcdef",
    "TELEGRAM_BOT_TOKEN": "123456:canary-of-telegram-canary-of-telegram",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest) -> Databases:
    """Where a backup is restored: new databases of each engine in turn."""
    made: Databases = request.getfixturevalue(f"{request.param}_databases")
    return made


@pytest.fixture
def opened() -> Iterator[Callable[[str], Database]]:
    """What opens databases, which are closed after the test."""
    with ExitStack() as stack:
        yield lambda address: stack.enter_context(closing(Database(address)))


@pytest.fixture
def backup(sqlite_database: Database, tmp_path: Path) -> Path:
    """A backup of some talk."""
    Reporter(sqlite_database).say(2 * len(SAID))
    file = tmp_path / "some.backup"
    sqlite_database.back_up(file, NOW)
    return file


def test_all_that_was_there_is_there_again_on_either_engine(
    database: Database, elsewhere: Databases, opened: Callable[[str], Database], tmp_path: Path
) -> None:
    Reporter(database).say(3 * len(SAID) - 2)
    fill_empty_tables(database)
    made = database.back_up(tmp_path / "all.backup", NOW)
    again = opened(elsewhere.migrated())
    assert again.restore(tmp_path / "all.backup") == made
    assert fingerprints(again) == fingerprints(database)


def test_while_others_write_it_is_the_state_after_one_of_their_commits(
    databases: Databases, elsewhere: Databases, opened: Callable[[str], Database], tmp_path: Path
) -> None:
    origin, target = databases.migrated(), elsewhere.migrated()
    database = opened(origin)
    reporter = Reporter(database)
    reporter.say(2 * len(SAID))
    with Busy(reporter, database) as busy:
        taken = Program(tmp_path, {"DATABASE_URL": origin}).run("backup", "busy.backup")
    program = Program(tmp_path, {"DATABASE_URL": target})
    restored = program.run("restore", "busy.backup")
    assert (taken.status, taken.err, restored.status, restored.err) == (0, "", 0, "")

    after = busy.states.index(fingerprints(opened(target)))
    assert 0 <= after < len(busy.states) - 1
    replayed = databases.migrated()
    Reporter(opened(replayed)).say(2 * len(SAID) + after + 1)
    assert program.json(*STATUS) == Program(tmp_path, {"DATABASE_URL": replayed}).json(*STATUS)
    assert program.run("audit", "verify").status == 0


def test_what_is_written_between_two_of_its_rows_is_not_in_it_and_nobody_waits(
    database_url: str, opened: Callable[[str], Database]
) -> None:
    database, told = opened(database_url), []
    reporter = Reporter(opened(database_url))
    reporter.say(len(SAID))
    expected: list[Any] = []
    with database._snapshot() as connection:
        save(connection, NOW, expected.append)

    def meanwhile(line: Any) -> None:
        told.append(line)
        reporter.say()

    with database._snapshot() as connection:
        save(connection, NOW, meanwhile)
    assert told == expected
    assert reporter.said == len(SAID) + len(told)


def test_every_damage_is_found_before_a_row_is_written(
    backup: Path, elsewhere: Databases, opened: Callable[[str], Database]
) -> None:
    whole, chance = backup.read_bytes(), random.Random(5)  # noqa: S311 - where it is damaged
    database, found = opened(elsewhere.migrated()), 0
    empty = fingerprints(database)
    for _ in range(DAMAGES):
        backup.write_bytes(damaged(whole, chance))
        with pytest.raises(InputError, match=r"some\.backup (is|comes|holds)"):
            database.restore(backup)
        found += fingerprints(database) == empty
    assert found == DAMAGES
    backup.write_bytes(whole)
    assert database.restore(backup).rows > 0


def test_every_bit_of_a_backup_counts(backup: Path) -> None:
    whole = backup.read_bytes()
    for place in [*range(len(whole) - 40, len(whole)), *range(140)]:
        for bit in range(8):
            backup.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            with pytest.raises(InputError):
                examine(backup)


@pytest.mark.parametrize("kept", [0, 1, 96, 97, 107, -1])
def test_a_backup_that_was_cut_short_is_none(backup: Path, kept: int) -> None:
    backup.write_bytes(backup.read_bytes()[:kept])
    with pytest.raises(InputError, match=r"no backup of Löftesboten|damaged or not whole"):
        examine(backup)


@pytest.mark.parametrize(
    "told",
    [
        [],
        ["hej"],
        [{"schema": "0001", "at": "igår"}],
        [{"schema": "0001", "at": "2020-04-03T21:10+00:00"}],
        [{"schema": "0001", "at": "2020-04-03T21:10+00:00"}, ["a row of nothing"]],
        [
            {"schema": "0001", "at": "2020-04-03T21:10+00:00"},
            {"table": "partnerships", "columns": ["id", "source", "loaded_at"]},
            ["ours", "", "igår"],
            {"rows": {"partnerships": 1}},
        ],
        [
            {"schema": "0001", "at": "2020-04-03T21:10+00:00"},
            {"table": "partnerships", "columns": ["id", "source", "loaded_at"]},
            {"rows": {"partnerships": 1}},
        ],
    ],
)
def test_a_whole_file_with_other_things_in_it_is_none(tmp_path: Path, told: list[Any]) -> None:
    with new_file(tmp_path / "odd.backup") as put:
        for line in told:
            put(line)
    with pytest.raises(InputError, match="holds what no backup"):
        examine(tmp_path / "odd.backup")


def test_a_database_with_rows_is_left_as_it_is(backup: Path, database: Database) -> None:
    with database.units_of_work(PARTNERSHIP)() as work:
        anna_in(work)
        work.commit()
    before = fingerprints(database)
    with pytest.raises(
        DatabaseError, match=r"has rows already, in members; .* empty database: name a new one"
    ):
        database.restore(backup)
    assert fingerprints(database) == before


def test_the_restored_database_goes_on_counting(backup: Path, database: Database) -> None:
    database.restore(backup)
    with database.units_of_work(PARTNERSHIP)() as work:
        bea = work.members.add(BEA, "polisen", Role.REPORTER, NOW)
        report = work.reports.add(key("new"), bea, NOW)
        work.reports.append(report, facts(), by=bea.id, at=NOW)
        work.commit()


def test_a_backup_of_an_earlier_version_is_brought_up_to_date_with_its_rows(
    backup: Path, database: Database, tmp_path: Path
) -> None:
    with new_file(tmp_path / "old.backup") as put:
        for line in as_in_0001(lines(backup)):
            put(line)
    database.restore(tmp_path / "old.backup")
    with database._connect() as connection:
        answers = connection.execute(select(receipts.c.thread, receipts.c.answer)).all()
    assert set(answers) == {(None, None)}
    audited = database.audit(PARTNERSHIP)
    assert (audited.findings, audited.rows > 0) == ((), True)


def as_in_0001(told: Iterable[Any]) -> Iterator[Any]:
    """A backup's lines without the tables and columns that came later."""
    later = {"receipts": 2, "identities": 1}
    of, rows = "", Counter[str]()
    for line in told:
        match line:
            case {"schema": _}:
                yield line | {"schema": "0001"}
            case {"rows": _}:
                yield {"rows": rows}
            case {"table": of, "columns": columns} if of in TABLES_OF_0001:
                yield {"table": of, "columns": columns[: len(columns) - later.get(of, 0)]}
            case [*values] if of in TABLES_OF_0001:
                rows[of] += 1
                yield values[: len(values) - later.get(of, 0)]


def test_a_backup_of_a_later_version_names_it(backup: Path, tmp_path: Path) -> None:
    with new_file(tmp_path / "new.backup") as put:
        for line in lines(backup):
            put(line | {"schema": "9999"} if isinstance(line, dict) and "schema" in line else line)
    with pytest.raises(InputError, match="newer version"):
        examine(tmp_path / "new.backup")


def test_a_column_that_is_no_more_is_named(tmp_path: Path) -> None:
    for table, columns, missing in [("members", ["id", "shoe_size"], "shoe_size"), ("shoes", [], "shoes")]:
        with new_file(tmp_path / "odd.backup") as put:
            put({"schema": head(), "at": NOW})
            put({"table": table, "columns": columns})
        with pytest.raises(InputError, match=f"holds {missing}, which this version no longer has"):
            examine(tmp_path / "odd.backup")


def test_tables_that_this_version_does_not_know_are_not_left_out_in_silence(
    database: Database, tmp_path: Path
) -> None:
    with database._transaction() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608 - a constant
    with pytest.raises(DatabaseError, match="newer tables than this program"):
        database.back_up(tmp_path / "some.backup", NOW)
    assert list(tmp_path.glob("*.backup*")) == []


def test_only_its_owner_may_read_it(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600


def test_an_earlier_backup_stays_until_the_new_one_is_whole(backup: Path) -> None:
    whole = backup.read_bytes()

    def interrupted() -> None:
        with new_file(backup) as put:
            put({"schema": head()})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert backup.read_bytes() == whole
    assert [file.name for file in backup.parent.glob(".*")] == []


def test_no_secret_is_in_it(database_url: str, opened: Callable[[str], Database], tmp_path: Path) -> None:
    with opened(database_url).units_of_work(PARTNERSHIP)() as work:
        code = work.invitations.make(INVITATION, NOW)
        work.commit()
    program = Program(tmp_path, {"DATABASE_URL": database_url, **SECRETS})
    ended = program.run("backup", "all.backup")
    held = (tmp_path / "all.backup").read_bytes().partition(b"\n")[2]
    told = gzip.decompress(held).decode() + ended.out + ended.err
    assert ended.status == 0
    assert '["huddinge-2020","' in told
    assert [secret for secret in [code, *SECRETS.values(), database_url] if secret in told] == []


def test_memory_does_not_grow_with_the_rows(databases: Databases, database: Database, tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        with database._transaction() as connection:
            connection.execute(insert(marks_table), [mark(number) for number in range(rows)])
        tracemalloc.start()
        database.back_up(tmp_path / "all.backup", NOW)
        with closing(Database(databases.migrated())) as again:
            again.restore(tmp_path / "all.backup")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1_000)
    few = peak(1_000)
    assert peak(10_000) < 1.5 * few


def test_every_column_has_values_that_a_backup_can_hold() -> None:
    columns = [column for table in metadata.tables.values() for column in table.columns]
    carriers = {column: _carrier(column.type) for column in columns}
    assert [str(column) for column, carrier in carriers.items() if not isinstance(carrier, CARRIERS)] == []


def mark(number: int) -> dict[str, Any]:
    return {
        "partnership_id": PARTNERSHIP,
        "promise": f"p{number}",
        "date": date(2020, 2, 29),
        "value": number / 7,
        "by": "Bo",
        "at": datetime(2020, 10, 25, 0, 30, 0, 123456, tzinfo=UTC),
    }


def fill_empty_tables(database: Database) -> None:
    """Leave a row in each table that talk alone leaves empty."""
    with database._transaction() as connection:
        for table in metadata.sorted_tables:
            if connection.scalar(select(func.count()).select_from(table)) == 0:
                connection.execute(insert(table), {c.name: some(c, connection) for c in table.c})


def some(column: Column[Any], connection: Connection) -> Any:
    """A value that a column may have."""
    for reference in column.foreign_keys:
        return connection.scalar(select(reference.column).limit(1))
    match column.type:
        case Choice():
            return next(iter(column.type.values))
        case Moment():
            return NOW
        case _ if column.name == "partnership_id":
            return PARTNERSHIP
        case _:
            known = {int: 7, float: 1 / 7, bool: True, date: DAY, str: "Våra\u2028löften 😀"}
            return known.get(_carrier(column.type).python_type, {"7": ["sju", None]})


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """A file with something wrong with it, somewhere."""
    place = chance.randrange(len(whole))
    length = chance.randint(1, 40)
    part, after = whole[place : place + length], whole[place + length :]
    ways = [
        bytes(byte ^ chance.randint(1, 255) for byte in part),
        bytes([whole[place] ^ 1 << chance.randrange(8)]) + part[1:],
        b"",
        part + part,
        chance.randbytes(length + 1),
        bytes(length + 1),
    ]
    return whole[:place] + chance.choice(ways) + chance.choice([after, after, after, b""])
