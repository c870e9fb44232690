"""Whatever goes wrong with a database is said in one sentence, with a remedy and without a password."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import event, make_url, text

from bot.errors import DatabaseError
from storage.database import Database
from tests.conftest import Databases
from tests.storage.examples import NOW, anna_in, key, member_of

PASSWORD = "hemligt"  # noqa: S105 - it opens nothing
NOBODY = 65534


def told(work: Callable[[], object]) -> str:
    """The sentence that some work ends in."""
    with pytest.raises(DatabaseError) as caught:
        work()
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def use(address: str) -> None:
    """Open a database and write to it."""
    with closing(Database(address)) as database:
        member_of(database.units_of_work("huddinge-2020"))


def with_options(address: str, **options: str) -> str:
    """A PostgreSQL address that sets some of the server's parameters for its connections."""
    said = " ".join(f"-c{name}={value}" for name, value in options.items())
    return make_url(address).update_query_dict({"options": said}).render_as_string(hide_password=False)


# Addresses


@pytest.mark.parametrize(
    "address",
    ["", "loftesboten.sqlite3", f"postgresql://bot:{PASSWORD}@host:port/bot", "sqlite:///x?timeout=soon"],
)
def test_what_is_no_address(address: str) -> None:
    sentence = told(lambda: Database(address))
    assert sentence == (
        "DATABASE_URL is no database's address; write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
    )


def test_another_make_of_database() -> None:
    sentence = told(lambda: Database(f"mysql://bot:{PASSWORD}@localhost/bot"))
    assert sentence == (
        "DATABASE_URL asks for mysql, which can't be used; "
        "write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
    )


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_a_sqlite_database_that_would_forget_everything(address: str) -> None:
    assert told(lambda: Database(address)) == "DATABASE_URL names no SQLite file; write sqlite:///FILE."


def test_no_password_is_in_the_object_that_holds_one() -> None:
    database = Database(f"postgresql://bot:{PASSWORD}@127.0.0.1:1/bot")
    assert PASSWORD not in repr(database)
    assert PASSWORD not in repr(database._engine)


# SQLite


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sentence = told(lambda: Database(f"sqlite:///{tmp_path}/file/bot.sqlite3"))
    assert sentence.startswith(f"The folder {tmp_path}/file can't be made (")
    assert sentence.endswith("); name a file in another folder in DATABASE_URL.")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert told(lambda: use(f"sqlite:///{tmp_path}")) == (
        f"The SQLite file {tmp_path} can't be opened; check that it is a file and that its folder is there."
    )


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "bot.sqlite3"
    file.write_text("Fotpatrull i Skogås" * 100, encoding="utf-8")
    assert told(lambda: use(f"sqlite:///{file}")) == (
        f"The SQLite file {file} is no database; name another in DATABASE_URL, or restore a backup."
    )


def test_a_damaged_file(sqlite_databases: Databases) -> None:
    address = sqlite_databases.migrated()
    file = Path(address.removeprefix("sqlite:///"))
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert told(lambda: use(address)) == f"The SQLite file {file} is damaged; restore it from a backup."


def test_a_file_that_another_program_holds(sqlite_databases: Databases) -> None:
    address = sqlite_databases.migrated()
    file = address.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert told(lambda: use(f"{address}?timeout=0.05")) == (
            f"The SQLite file {file} is in use by another program; try again in a moment."
        )
    use(address)


def test_more_units_of_work_than_can_wait(sqlite_databases: Databases) -> None:
    address = sqlite_databases.migrated()
    with closing(Database(f"{address}?timeout=0.05")) as database:
        units = database.units_of_work("huddinge-2020")
        with units():
            assert told(lambda: units().__enter__()) == (
                f"The SQLite file {address.removeprefix('sqlite:///')} has more to do than it can; "
                "try again in a moment."
            )


@contextmanager
def without_roots_rights() -> Iterator[None]:
    """Root may write everywhere, so be somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that all can get to, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's here")
def test_a_file_that_may_only_be_read(open_folder: Path) -> None:
    file = open_folder / "bot.sqlite3"
    with closing(Database(f"sqlite:///{file}")) as database:
        database.migrate()
    file.chmod(0o444)
    open_folder.chmod(0o555)
    with without_roots_rights():
        assert told(lambda: use(f"sqlite:///{file}")) == (
            f"The SQLite file {file} can't be written; let the program write it and its folder."
        )


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's here")
def test_a_folder_that_may_only_be_read(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with without_roots_rights():
        sentence = told(lambda: Database(f"sqlite:///{open_folder}/new/bot.sqlite3"))
    assert sentence.startswith(f"The folder {open_folder}/new can't be made (Permission denied)")


def test_a_full_disk(sqlite_databases: Databases) -> None:
    address = sqlite_databases.migrated()
    with closing(Database(address)) as database:
        # SQLite treats its own bound on a file's size as it treats the disk's.
        event.listen(database._engine, "begin", lambda c: c.exec_driver_sql("PRAGMA max_page_count = 1"))
        units = database.units_of_work("huddinge-2020")

        def fill_up() -> None:
            with units() as unit:
                anna = anna_in(unit)
                for number in range(1000):
                    unit.receipts.claim(key(f"m{number}"), anna.id, NOW)

        assert told(fill_up) == (
            f"The SQLite file {address.removeprefix('sqlite:///')} has no room left on its disk; "
            "make room and try again."
        )


def test_a_disk_that_fails(sqlite_databases: Databases) -> None:
    resource = pytest.importorskip("resource")
    address = sqlite_databases.migrated()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with closing(Database(address)) as database:
        units = database.units_of_work("huddinge-2020")
        member_of(units)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
        try:
            sentence = told(lambda: member_of(database.units_of_work("haninge-2020")))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert sentence == (
            f"The SQLite file {address.removeprefix('sqlite:///')} can't be read or written "
            "because its disk fails; check the disk."
        )
        member_of(database.units_of_work("haninge-2020"))


# PostgreSQL


def test_a_server_that_is_not_there() -> None:
    sentence = told(lambda: use(f"postgresql://bot:{PASSWORD}@127.0.0.1:1/bot"))
    assert sentence == (
        "The PostgreSQL database bot at 127.0.0.1:1 can't be reached (Connection refused); "
        "check DATABASE_URL and that the server is running."
    )


def test_a_server_that_has_no_such_database(postgresql_server: str) -> None:
    url = make_url(postgresql_server).set(database="nowhere", password=PASSWORD)
    sentence = told(lambda: use(url.render_as_string(hide_password=False)))
    assert 'can\'t be reached (database "nowhere" does not exist); check DATABASE_URL' in sentence
    assert PASSWORD not in sentence


def test_an_option_that_the_driver_does_not_know(postgresql_server: str) -> None:
    url = make_url(postgresql_server).update_query_dict({"colour": "blue"})
    sentence = told(lambda: use(url.render_as_string(hide_password=False)))
    assert "colour" in sentence
    assert "check DATABASE_URL" in sentence


def cut_off_all_others(database: Database) -> None:
    """Have the server end every other connection to a database, as it does when it is restarted."""
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with database._connect() as connection:
        connection.execute(text(f"{others} AND pid <> pg_backend_pid()"))


def test_a_connection_that_is_cut_off_in_a_unit_of_work(postgresql_databases: Databases) -> None:
    with closing(Database(postgresql_databases.migrated())) as database:
        units = database.units_of_work("huddinge-2020")
        with units() as unit:
            anna = anna_in(unit)
            cut_off_all_others(database)
            sentence = told(lambda: unit.receipts.claim(key(), anna.id, NOW))
        assert sentence.endswith("is shutting down or starting; try again in a moment.")
        member_of(units)


def test_connections_that_were_cut_off_between_units_of_work_are_made_anew(
    postgresql_databases: Databases,
) -> None:
    address = postgresql_databases.migrated()
    with closing(Database(address)) as database, closing(Database(address)) as other:
        member_of(database.units_of_work("huddinge-2020"))
        cut_off_all_others(other)
        member_of(database.units_of_work("huddinge-2020"))


def test_more_units_of_work_than_there_are_connections(postgresql_databases: Databases) -> None:
    url = make_url(postgresql_databases.migrated()).update_query_dict({"connect_timeout": "1"})
    with closing(Database(url.render_as_string(hide_password=False))) as database, ExitStack() as opened:
        units = database.units_of_work("huddinge-2020")

        def open_many() -> None:
            for _ in range(100):
                opened.enter_context(units())

        assert told(open_many).endswith("has more to do than it can; try again in a moment.")


def test_a_server_that_can_only_be_read(postgresql_databases: Databases) -> None:
    address = with_options(postgresql_databases.migrated(), default_transaction_read_only="on")
    assert told(lambda: use(address)).endswith("can only be read; name the primary server in DATABASE_URL.")


def test_a_user_without_rights(postgresql_databases: Databases) -> None:
    address = with_options(postgresql_databases.empty(), role="pg_read_all_data")
    with closing(Database(address)) as database:
        assert told(database.migrate).endswith(
            "refuses its user the right to this; grant it, or name another in DATABASE_URL."
        )


def test_a_server_that_runs_out_of_something(postgresql_databases: Databases) -> None:
    address = with_options(postgresql_databases.migrated(), temp_file_limit="64", work_mem="64")
    sorting = (
        "SELECT count(*) FROM (SELECT n FROM generate_series(1, 99999) n ORDER BY md5(n::text) OFFSET 0) s"
    )
    with closing(Database(address)) as database, database._connect() as connection:
        assert told(lambda: connection.execute(text(sorting))).endswith(
            "has run out of disk, memory or connections; make room and try again."
        )


def test_a_lock_that_takes_too_long(postgresql_databases: Databases) -> None:
    address = postgresql_databases.migrated()
    with (
        closing(Database(address)) as database,
        closing(Database(with_options(address, lock_timeout="20"))) as impatient,
    ):
        anna = member_of(database.units_of_work("huddinge-2020"))
        with database.units_of_work("huddinge-2020")() as unit:
            unit.receipts.claim(key(), anna.id, NOW)
            with impatient.units_of_work("huddinge-2020")() as other:
                assert told(lambda: other.receipts.claim(key(), anna.id, NOW)).endswith(
                    "was being changed at the same moment; try again."
                )


def test_two_who_make_the_same_report_at_once(postgresql_databases: Databases) -> None:
    with closing(Database(postgresql_databases.migrated())) as database:
        units = database.units_of_work("huddinge-2020")
        anna = member_of(units)

        def report() -> int:
            with units() as unit:
                return unit.reports.add(key(), anna, NOW)

        with ThreadPoolExecutor(1) as elsewhere:
            with units() as unit:
                unit.reports.add(key(), anna, NOW)
                second = elsewhere.submit(report)
                assert not wait([second], timeout=0.2).done
                unit.commit()
            assert told(second.result).endswith("was being changed at the same moment; try again.")


def test_two_who_wait_for_each_other(postgresql_databases: Databases) -> None:
    address = with_options(postgresql_databases.migrated(), deadlock_timeout="50")
    with closing(Database(address)) as database:
        units = database.units_of_work("huddinge-2020")
        anna = member_of(units)
        both_have_one = Barrier(2)

        def claim(first: str, second: str) -> None:
            with units() as unit:
                unit.receipts.claim(key(first), anna.id, NOW)
                both_have_one.wait()
                unit.receipts.claim(key(second), anna.id, NOW)

        with ThreadPoolExecutor(2) as threads:
            claims = [threads.submit(claim, "m1", "m2"), threads.submit(claim, "m2", "m1")]
            (failure,) = [failed for failed in map(Future.exception, claims) if failed]
        assert isinstance(failure, DatabaseError)
        assert str(failure).endswith("was being changed at the same moment; try again.")


# Both


def test_tables_that_are_not_there(databases: Databases) -> None:
    assert told(lambda: use(databases.empty())).endswith(
        "has older tables than this program; run: python -m bot migrate"
    )
