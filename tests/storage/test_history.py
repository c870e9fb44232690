"""The history that can't be bent: the database refuses to change it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.database import Database
from storage.tables import history
from tests.storage.examples import NOW, member_of

ROW = {"partnership_id": "huddinge-2020", "number": 1, "at": NOW, "who": "w", "deeds": "[]", "hash": "h"}


@pytest.fixture
def kept(database: Database) -> Database:
    """A database with a row of history."""
    anna = member_of(database.units_of_work("huddinge-2020"))
    with database._transaction() as connection:
        connection.execute(history.insert(), ROW | {"by": anna.id, "nonce": "n"})
    return database


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE history SET deeds = '[1]'",
        "UPDATE history SET hash = 'x', \"by\" = NULL, nonce = NULL",
        "UPDATE history SET number = 2",
        'UPDATE history SET "by" = NULL',
        "UPDATE history SET nonce = 'x'",
        "DELETE FROM history",
    ],
)
def test_the_database_refuses_to_change_the_history(kept: Database, change: str) -> None:
    with pytest.raises(DBAPIError, match="the history is never changed"), kept._transaction() as connection:
        connection.execute(text(change))
    assert len(rows(kept)) == 1


def test_a_row_is_not_replaced_either(kept: Database) -> None:
    with kept._connect() as connection:
        ways = {
            "sqlite": "INSERT OR REPLACE INTO history SELECT * FROM history",
            "postgresql": "TRUNCATE history",
        }
        with pytest.raises(DBAPIError, match="the history is never changed"):
            connection.execute(text(ways[connection.dialect.name]))


def test_only_who_did_something_may_be_forgotten(kept: Database) -> None:
    with kept._transaction() as connection:
        connection.execute(text('UPDATE history SET "by" = NULL, nonce = NULL'))
    assert rows(kept) == [ROW | {"by": None, "nonce": None}]


def rows(database: Database) -> list[dict[str, object]]:
    with database._connect() as connection:
        return [dict(row) for row in connection.execute(history.select()).mappings()]
