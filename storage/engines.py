"""Every difference between SQLite and PostgreSQL, and nothing else."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import URL, Column, Connection, Engine, create_engine, event, func, make_url, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import DatabaseError
from storage.presence import Alone, Among, Presence
from storage.scope import InsertInto
from storage.turns import Turns
from storage.write_ahead_log import use_write_ahead_log

_BEGIN = "begin"  # the execution option that says how a transaction of SQLite begins
PATIENCE = 5  # seconds; a reporter is to hear within ten that nothing was saved

WRITE_ONE = "write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"
CROWDED = "{name} has more to do than it can; try again in a moment."
STALE = "{name} has older tables than this program; run: python -m bot migrate"
NEWER = "{name} has newer tables than this program; back it up with the program's newest version."

SQLITE_SENTENCES: Mapping[int, str] = {
    sqlite3.SQLITE_NOTADB: "{name} is no database; name another in DATABASE_URL, or restore a backup.",
    sqlite3.SQLITE_CORRUPT: "{name} is damaged; restore it from a backup.",
    sqlite3.SQLITE_BUSY: "{name} is in use by another program; try again in a moment.",
    sqlite3.SQLITE_READONLY: "{name} can't be written; let the program write it and its folder.",
    sqlite3.SQLITE_CANTOPEN: "{name} can't be opened; check that it is a file and that its folder is there.",
    sqlite3.SQLITE_FULL: "{name} has no room left on its disk; make room and try again.",
    sqlite3.SQLITE_IOERR: "{name} can't be read or written because its disk fails; check the disk.",
}

# By SQLSTATE or the class that it begins with.
POSTGRESQL_SENTENCES: Mapping[str, str] = {
    "57P": "{name} is shutting down or starting; try again in a moment.",
    "53": "{name} has run out of disk, memory or connections; make room and try again.",
    "25006": "{name} can only be read; name the primary server in DATABASE_URL.",
    "42501": "{name} refuses its user the right to this; grant it, or name another in DATABASE_URL.",
    "42P01": STALE,
    "42703": STALE,
    "40": "{name} was being changed at the same moment; try again.",
    "55P03": "{name} was being changed at the same moment; try again.",
    "23505": "{name} was being changed at the same moment; try again.",
}


class Backend(Protocol):
    """What the rest of storage needs to know of a database's make.

    `name` begins each sentence about it and never holds a password. A database that `migrates_itself` belongs
    to one machine, and the program brings it up to date when it starts. Under the execution options of
    `snapshot` a transaction sees the rows of one moment, and keeps nobody from writing.
    """

    name: str
    insert: InsertInto
    migrates_itself: bool
    snapshot: Mapping[str, Any]

    def open(self, connections: int) -> Engine:
        """An engine that connects at its first use, at most so often at once where a server limits that.

        DatabaseError if it never could.
        """

    def turn(self) -> AbstractContextManager[None]:
        """What a thread waits for before it connects; DatabaseError if that takes too long."""

    def presence(self, connect: Callable[[], Connection], name: str) -> Presence:
        """This process among those that go by the same name."""

    def hold_schema(self, connection: Connection) -> None:
        """Let nobody else change the schema before a connection's transaction ends."""

    def count_on(self, connection: Connection, column: Column[Any]) -> None:
        """Let the ids that a column is given from now on follow the highest that it has."""

    def clear_traces(self, engine: Engine) -> None:
        """Leave nothing in the database's files of rows that were deleted."""

    def sentence(self, failure: ExceptionContext) -> str | None:
        """What went wrong and what to do; None for a fault of the program itself."""


class Sqlite:
    """A file on this machine."""

    def __init__(self, url: URL) -> None:
        if url.database in {None, "", ":memory:"}:
            raise DatabaseError("DATABASE_URL names no SQLite file; write sqlite:///FILE.")
        self.name = f"The SQLite file {url.database}"
        self.insert: InsertInto = sqlite.insert
        self.migrates_itself = True
        self.snapshot: Mapping[str, Any] = {_BEGIN: "BEGIN"}
        self._patience = float(str(url.query.get("timeout", PATIENCE)))
        self._url = url.set(drivername="sqlite").update_query_dict({"timeout": str(self._patience)})
        self._folder = Path(str(url.database)).parent
        self._turns = Turns()

    def open(self, connections: int) -> Engine:  # noqa: ARG002 - nobody counts those to a file
        """An engine whose every transaction may write, and has the file to itself."""
        self._make_folder()
        engine = create_engine(self._url, hide_parameters=True)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Its turn among the threads of this process; other processes are waited for by SQLite itself."""
        if not self._turns.take(self._patience):
            raise DatabaseError(CROWDED.format(name=self.name))
        try:
            yield
        finally:
            self._turns.give_back()

    def presence(self, connect: Callable[[], Connection], name: str) -> Presence:  # noqa: ARG002 - nobody is asked
        """Alone."""
        return Alone()

    def hold_schema(self, connection: Connection) -> None:
        """Nothing to add: a transaction holds the whole file."""

    def count_on(self, connection: Connection, column: Column[Any]) -> None:
        """Nothing to do: the next id is always one above the highest."""

    def clear_traces(self, engine: Engine) -> None:
        """Write the file anew, and empty its write-ahead log; DatabaseError while others read it."""
        with engine.connect().execution_options(**{_BEGIN: ""}) as connection:
            connection.exec_driver_sql("VACUUM")
            (busy, *_) = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if busy:
            raise DatabaseError(SQLITE_SENTENCES[sqlite3.SQLITE_BUSY].format(name=self.name))

    def sentence(self, failure: ExceptionContext) -> str | None:
        """Told by SQLite's primary result code."""
        error = failure.original_exception
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
        missing = code == sqlite3.SQLITE_ERROR and str(error).startswith("no such")
        told = STALE if missing else SQLITE_SENTENCES.get(code)
        return told and told.format(name=self.name)

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseError(
                f"The folder {self._folder} can't be made ({error.strerror}); "
                "name a file in another folder in DATABASE_URL."
            ) from error


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN comes late and lets others write in between; `_begin` says it instead.
    connection.isolation_level = None
    use_write_ahead_log(connection)
    for pragma in ("synchronous = FULL", "foreign_keys = ON"):
        connection.cursor().execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if begin := connection.get_execution_options().get(_BEGIN, "BEGIN IMMEDIATE"):
        connection.exec_driver_sql(begin)


class Postgresql:
    """A server that several processes share."""

    def __init__(self, url: URL) -> None:
        host = url.host or url.query.get("host", "localhost")
        self.name = f"The PostgreSQL database {url.database or url.username} at {host}:{url.port or 5432}"
        self.insert: InsertInto = postgresql.insert
        self.migrates_itself = False
        self.snapshot: Mapping[str, Any] = {
            "isolation_level": "REPEATABLE READ",
            "postgresql_readonly": True,
        }
        self._patience = int(str(url.query.get("connect_timeout", PATIENCE)))
        url = url.set(drivername="postgresql+psycopg")
        self._url = url.update_query_dict({"connect_timeout": str(self._patience)})

    def open(self, connections: int) -> Engine:
        """An engine that finds out, before it uses a connection, whether the server has been restarted."""
        return create_engine(
            self._url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=self._patience,
        )

    def turn(self) -> AbstractContextManager[None]:
        """Nothing to wait for: the server serves many at once."""
        return nullcontext()

    def presence(self, connect: Callable[[], Connection], name: str) -> Presence:
        """Known by the server, over a connection of its own."""
        return Among(connect, name)

    def hold_schema(self, connection: Connection) -> None:
        """Wait for any other process that is changing the schema."""
        connection.execute(text("SELECT pg_advisory_xact_lock(20200403)"))

    def count_on(self, connection: Connection, column: Column[Any]) -> None:
        """Rows that came with their ids have left the sequence behind."""
        sequence = func.pg_get_serial_sequence(column.table.name, column.name)
        connection.execute(select(func.setval(sequence, func.max(column))))

    def clear_traces(self, engine: Engine) -> None:
        """Write all tables anew; the server's own log and its backups keep what they hold for their time."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM FULL")

    def sentence(self, failure: ExceptionContext) -> str | None:
        """Told by SQLSTATE; where there is none, the server was never reached."""
        error = failure.original_exception
        state = getattr(error, "sqlstate", None)
        if state is None:
            lost = failure.connection is None or isinstance(failure.sqlalchemy_exception, OperationalError)
            return self._unreached(str(error)) if lost else None
        told = next(filter(None, (POSTGRESQL_SENTENCES.get(state[:length]) for length in (5, 3, 2))), None)
        return told and told.format(name=self.name)

    def _unreached(self, told: str) -> str:
        # The driver says the reason last on its first line.
        reason = told.partition("\n")[0].rpartition("failed: ")[2].removeprefix("FATAL:").strip()
        return f"{self.name} can't be reached ({reason}); check DATABASE_URL and that the server is running."


BACKENDS: Mapping[str, Callable[[URL], Backend]] = {
    "sqlite": Sqlite,
    "postgresql": Postgresql,
    "postgres": Postgresql,
}


def backend_of(address: str) -> Backend:
    """The backend that a database's address asks for; DatabaseError if none can be told."""
    try:
        url = make_url(address)
        backend = BACKENDS.get(url.get_backend_name())
        if backend is not None:
            return backend(url)
    except (ArgumentError, ValueError):
        # Neither the address nor what was said about it is shown: a password may stand anywhere in it.
        raise DatabaseError(f"DATABASE_URL is no database's address; {WRITE_ONE}.") from None
    raise DatabaseError(f"DATABASE_URL asks for {url.get_backend_name()}, which can't be used; {WRITE_ONE}.")
