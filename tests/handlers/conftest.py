"""What the tests of the edges begin with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.app import App
from handlers.settings import Settings
from tests.conftest import Databases
from tests.handlers.program import Program


@pytest.fixture
def program(tmp_path: Path, sqlite_databases: Databases) -> Program:
    """The program in an empty folder, with a migrated SQLite file."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return Program(folder, {"DATABASE_URL": sqlite_databases.migrated()})


@pytest.fixture
def app(sqlite_databases: Databases) -> Iterator[App]:
    """The parts of the program, with a migrated SQLite file."""
    with App(Settings(database_url=sqlite_databases.migrated())) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_app(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[App]:
    """The parts of the program for a module's tests that store nothing, or nothing that others look at."""
    file = tmp_path_factory.mktemp("shared") / "shared.sqlite3"
    shutil.copy(sqlite_template, file)
    with App(Settings(database_url=f"sqlite:///{file}")) as opened:
        yield opened
