"""The database: what opens it, brings it up to date, and gives units of work on a partnership's rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, event, inspect, select, text
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import TimeoutError as NoConnectionError

from bot.errors import DatabaseError
from bot.ports import UnitsOfWork
from storage import history
from storage.audit import Audited, audited
from storage.backup import Backup, counted_columns, demand_empty, examine, restore, save
from storage.backup_file import new_file
from storage.engines import CROWDED, NEWER, STALE, backend_of
from storage.migrations import VERSION_TABLE, head, upgrade
from storage.presence import Presence
from storage.scope import Did, Scope
from storage.tables import partnerships
from storage.unit_of_work import SqlUnitOfWork

_CONNECTIONS = 5
HISTORY_BEGINS = "0005"


class Database:
    """A SQLite file or a PostgreSQL database, known by its address; it connects when it is first used.

    Whatever goes wrong with it, here or in a unit of work, is a DatabaseError that says what to do. One
    object serves all threads of a process.
    """

    def __init__(self, url: str, connections: int = _CONNECTIONS) -> None:
        """Take an address as DATABASE_URL has it, and how many connections there may be at once to a server.

        DatabaseError if it can't be an address.
        """
        self._backend = backend_of(url)
        self._engine = self._backend.open(connections)
        event.listen(self._engine, "handle_error", self._explain)

    @property
    def name(self) -> str:
        """What it is called in sentences about it; it never holds a password."""
        return self._backend.name

    def units_of_work(self, partnership_id: str) -> UnitsOfWork:
        """What opens units of work on one partnership's rows."""
        return lambda: SqlUnitOfWork(self._connect, self._backend.insert, partnership_id)

    def presence(self, name: str) -> Presence:
        """This process among those that do the same, by the name of what they do."""
        return self._backend.presence(self._connection, name)

    def is_current(self) -> bool:
        """Whether the tables are as this version of the program needs them, or newer."""
        with self._reading() as connection:
            return _revision(connection) >= head()

    def migrate(self) -> None:
        """Bring the tables up to date; harmless when they are, and when several processes do it at once."""
        with self._transaction() as connection:
            self._backend.hold_schema(connection)
            before = _revision(connection)
            if before < head():
                upgrade(connection)
            self._complete(connection, before)

    def _complete(self, connection: Connection, before: str) -> None:
        """Give the rows of an earlier schema what no step of the schema can give them."""
        if before < HISTORY_BEGINS:
            history.begin(connection, self._backend.insert)

    def ensure_current(self) -> None:
        """Bring a SQLite file up to date; DatabaseError for a PostgreSQL database that isn't."""
        if self.is_current():
            return
        if not self._backend.migrates_itself:
            raise DatabaseError(STALE.format(name=self._backend.name))
        self.migrate()

    def save_partnership(self, partnership_id: str, source: str, at: datetime) -> None:
        """Keep the text of a partnership's data file, in place of an earlier one; `at` is aware."""
        saved = self._backend.insert(partnerships).values(id=partnership_id, source=source, loaded_at=at)
        changes = {"source": saved.excluded.source, "loaded_at": saved.excluded.loaded_at}
        with self.recorded(partnership_id) as scope:
            scope.connection.execute(saved.on_conflict_do_update(index_elements=["id"], set_=changes))
            kept = {"id": partnership_id, "source": source, "loaded_at": at}
            scope.note(Did.CHANGED, partnerships, kept)

    def partnership_source(self, partnership_id: str) -> str | None:
        """The text of a partnership's data file; None if none was loaded."""
        kept = select(partnerships.c.source).where(partnerships.c.id == partnership_id)
        with self._reading() as connection:
            source: str | None = connection.scalar(kept)
        return source

    def loaded_partnerships(self) -> dict[str, datetime]:
        """When each loaded partnership was last loaded, by its id, in order of ids."""
        loaded = select(partnerships.c.id, partnerships.c.loaded_at).order_by(partnerships.c.id)
        with self._reading() as connection:
            return {row.id: row.loaded_at for row in connection.execute(loaded)}

    def back_up(self, path: Path, at: datetime) -> Backup:
        """Write all rows to a file as they are at one moment, which is about `at`; nobody has to wait.

        DatabaseError for a database that has tables this version does not know.
        """
        with self._snapshot() as connection, new_file(path) as put:
            return save(connection, at, put)

    def restore(self, path: Path) -> Backup:
        """Take in all rows of a backup, or none; DatabaseError unless the database is empty."""
        backup = examine(path)
        with self._transaction() as connection:
            demand_empty(connection, self._backend.name)
            restore(connection, path)
            for column in counted_columns():
                self._backend.count_on(connection, column)
            self._complete(connection, backup.schema)
        return backup

    @contextmanager
    def seen(self, partnership_id: str) -> Iterator[Scope]:
        """A partnership's rows as they are at this moment, to be read for as long as it takes."""
        with self._snapshot() as connection:
            yield Scope(connection, partnership_id, self._backend.insert)

    def audit(self, partnership_id: str, noted: str | None = None) -> Audited:
        """Check a partnership's history, and the rows that it tells of; `noted` is a head of earlier on."""
        with self.seen(partnership_id) as scope:
            return audited(scope, noted)

    @contextmanager
    def recorded(self, partnership_id: str, *, rehearsal: bool = False) -> Iterator[Scope]:
        """A transaction on a partnership's rows that is saved with its row of history, unless it fails.

        A rehearsal is never saved.
        """
        with self._connect() as connection:
            scope = Scope(connection, partnership_id, self._backend.insert)
            yield scope
            history.keep(scope)
            if not rehearsal:
                connection.commit()

    def clear_traces(self) -> None:
        """Leave nothing in the database's files of rows that were deleted; nobody can write meanwhile."""
        with self._backend.turn():
            self._backend.clear_traces(self._engine)

    def close(self) -> None:
        """Let go of all connections; the object may be used again and then connects anew."""
        self._engine.dispose()

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        """A connection; what is done with it is not saved unless it is told to commit."""
        with self._backend.turn(), self._connection() as connection:
            yield connection

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        """A connection that sees this moment, however long it is used; it changes nothing.

        DatabaseError for a database that has tables this version does not know.
        """
        with self._reading() as connection:
            # With the first look the moment is chosen.
            if _revision(connection) > head():
                raise DatabaseError(NEWER.format(name=self._backend.name))
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection that changes nothing, so that it waits for nobody who does."""
        with self._connection() as connection:
            yield connection.execution_options(**self._backend.snapshot)

    def _connection(self) -> Connection:
        try:
            return self._engine.connect()
        except NoConnectionError as error:
            raise DatabaseError(CROWDED.format(name=self._backend.name)) from error

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A connection whose work is saved, unless it fails."""
        with self._connect() as connection, connection.begin():
            yield connection

    def _explain(self, failure: ExceptionContext) -> DatabaseError | None:
        if failure.is_pre_ping:
            # Only the pool asks, and it connects anew when a connection has been lost.
            return None
        sentence = self._backend.sentence(failure)
        return None if sentence is None else DatabaseError(sentence)


def _revision(connection: Connection) -> str:
    """The last step that a database has taken; "" if it has taken none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return ""
    return connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")) or ""  # noqa: S608 - a constant
