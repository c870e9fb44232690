"""SQLite's write-ahead log: readers and a writer don't wait for each other."""

import sqlite3
from time import monotonic, sleep

from sqlalchemy.engine.interfaces import DBAPIConnection

_PATIENCE = 1.0  # seconds
_PAUSE = 0.01


def use_write_ahead_log(connection: DBAPIConnection) -> None:
    """Let a file have one; sqlite3.OperationalError where another program keeps the file to itself.

    Where several open a new file at once, SQLite answers some of them that it is busy without the wait that
    its timeout promises, lest they wait for each other (https://sqlite.org/c3ref/busy_handler.html).
    """
    until = monotonic() + _PATIENCE
    while True:
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_PAUSE)
        else:
            return
