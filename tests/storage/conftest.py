"""What the tests of storage begin with."""

import pytest

from bot.members import Member
from bot.ports import UnitsOfWork
from storage.database import Database
from tests.storage.examples import member_of


@pytest.fixture
def units(database: Database) -> UnitsOfWork:
    """Units of work on one partnership's rows."""
    return database.units_of_work("huddinge-2020")


@pytest.fixture
def anna(units: UnitsOfWork) -> Member:
    """A member of that partnership."""
    return member_of(units)
