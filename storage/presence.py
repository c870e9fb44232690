"""Which processes are there: several may serve one partnership, and some things only one of them may do."""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, TextClause, text

from bot.errors import DatabaseError


class Presence(Protocol):
    """This process among those that do the same; a process that dies is there no longer at once."""

    def is_alone(self) -> bool:
        """Whether no other is there."""

    def leads(self) -> bool:
        """Whether this is the one of them that is in charge; it stays so until it leaves."""

    def leave(self) -> None:
        """Be there no longer."""


class Alone:
    """Nobody else is expected: a file belongs to one machine, and to one process that does the same."""

    def is_alone(self) -> bool:
        """There is no other."""
        return True

    def leads(self) -> bool:
        """There is no other who could."""
        return True

    def leave(self) -> None:
        """Nobody will notice."""


def _told(function: str, kind: str) -> TextClause:
    return text(f"SELECT {function}(hashtextextended('{kind}:' || :name, 0))")


_COME = _told("pg_advisory_lock_shared", "there")
_TRY_ALONE = _told("pg_try_advisory_lock", "there")
_NO_LONGER_ALONE = _told("pg_advisory_unlock", "there")
_TRY_TO_LEAD = _told("pg_try_advisory_lock", "leads")
_UNLOCK = text("SELECT pg_advisory_unlock_all()")
# A server that hears nothing of a machine that is gone would keep its locks for hours.
_ALIVE = text("SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3")


class Among:
    """A process among others, by advisory locks that its one connection holds.

    All hold one lock together; who gets it alone is alone. Another is held by one of them. With the
    connection goes what was held, so each look takes up again what was lost. A server that can't be asked
    makes nobody lead.
    """

    def __init__(self, connect: Callable[[], Connection], name: str) -> None:
        self._connect = connect
        self._name = name
        self._asking = Lock()
        self._connection: Connection | None = None
        self._is_leading = False

    def is_alone(self) -> bool:
        """Whether no other is there."""
        return self._asked(self._look_whether_alone)

    def leads(self) -> bool:
        """Whether this is the one of them that is in charge; it stays so until it leaves."""
        return self._asked(self._try_to_lead)

    def leave(self) -> None:
        """Be there no longer, from this moment on: a server may take its time with a connection that ends."""
        with self._asking:
            if self._connection is not None:
                with suppress(DatabaseError):
                    self._connection.execute(_UNLOCK)
            self._let_go()

    def _asked(self, look: Callable[[Connection], bool]) -> bool:
        with self._asking:
            try:
                return look(self._there())
            except DatabaseError:
                self._let_go()
                return False

    def _there(self) -> Connection:
        if self._connection is None:
            self._connection = self._connect().execution_options(isolation_level="AUTOCOMMIT")
            self._connection.execute(_ALIVE)
            self._tell(self._connection, _COME)
        return self._connection

    def _look_whether_alone(self, connection: Connection) -> bool:
        alone = self._tell(connection, _TRY_ALONE)
        if alone:
            self._tell(connection, _NO_LONGER_ALONE)
        return alone

    def _try_to_lead(self, connection: Connection) -> bool:
        if self._is_leading:
            connection.execute(text("SELECT 1"))
        else:
            self._is_leading = self._tell(connection, _TRY_TO_LEAD)
        return self._is_leading

    def _tell(self, connection: Connection, statement: TextClause) -> bool:
        return bool(connection.scalar(statement, {"name": self._name}))

    def _let_go(self) -> None:
        connection, self._connection, self._is_leading = self._connection, None, False
        if connection is not None:
            with suppress(DatabaseError):
                # The pool would only take back its transaction, not its locks.
                connection.invalidate()
                connection.close()
