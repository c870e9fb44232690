"""Changes of a database behind the program's back, as somebody might make them who has it to himself."""

from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, insert, select, text, update

from storage.seals import SEALED
from storage.tables import entries, entry_revisions, history, reports

if TYPE_CHECKING:
    from collections.abc import Callable

PARTNERSHIP = "huddinge-2020"


def tamper(connection: Connection, random: Random) -> bool:
    """Change something behind the program's back; False if the database has no use for it."""
    table = random.choice([history, history, history, entries, entry_revisions, reports, *SEALED])
    own = table.c.id if table.name == "partnerships" else table.c.partnership_id
    found = [dict(row) for row in connection.execute(select(table).where(own == PARTNERSHIP)).mappings()]
    if not found:
        return False
    row = random.choice(found)
    this = [table.c[column.name] == row[column.name] for column in table.primary_key]
    way: Callable[[], bool] = random.choice(
        [
            lambda: _changed(connection, table, this, row, found, random),
            lambda: connection.execute(delete(table).where(*this)).rowcount > 0,
            lambda: _inserted(connection, table, row, found),
            lambda: _swapped(connection, table, random, found),
            lambda: _cut_off(connection, random),
        ]
    )
    return way()


def _changed(
    connection: Connection,
    table: Table,
    this: list[Any],
    row: dict[str, Any],
    found: list[dict[str, Any]],
    random: Random,
) -> bool:
    sealed = SEALED.get(table)
    column = random.choice([c for c in table.columns if sealed is None or c.name not in sealed.unsealed])
    others = [other[column.name] for other in found if other[column.name] != row[column.name]]
    value = random.choice(others) if others else _another(row[column.name])
    return (
        value is not None
        and connection.execute(update(table).where(*this).values({column: value})).rowcount > 0
    )


def _another(value: Any) -> Any:
    """A value of the same kind, or None where there is none that the database takes."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case frozenset():
            return value | {"haninge"}
        case str() if type(value) is str:
            return value + "x"
        case _:
            return None


def _inserted(connection: Connection, table: Table, row: dict[str, Any], found: list[dict[str, Any]]) -> bool:
    """A row like another, under an id of its own."""
    name = next((c.name for c in table.primary_key if isinstance(row[c.name], int)), None)
    if name is None:
        return False
    forged = row | {name: max(each[name] for each in found) + 1000}
    if table is reports:
        forged["message"] = "forged"
    connection.execute(insert(table), forged)
    return True


def _swapped(connection: Connection, table: Table, random: Random, found: list[dict[str, Any]]) -> bool:
    """Two rows change places."""
    if table is not history:
        return False
    one, other = random.sample(found, 2)
    for row, number in ((one, -1), (other, one["number"]), (one, other["number"])):
        at = -1 if number == other["number"] else row["number"]
        connection.execute(
            update(history)
            .where(history.c.partnership_id == PARTNERSHIP, history.c.number == at)
            .values(number=number)
        )
    return True


def _cut_off(connection: Connection, random: Random) -> bool:
    """The last rows are taken away."""
    last = history.c.number > random.randrange(4)
    return (
        connection.execute(delete(history).where(history.c.partnership_id == PARTNERSHIP, last)).rowcount > 0
    )


def without_triggers(connection: Connection) -> None:
    """Do as somebody who has the database to himself."""
    if connection.dialect.name == "sqlite":
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
        for name in names:
            connection.execute(text(f"DROP TRIGGER {name}"))
    else:
        connection.execute(text("ALTER TABLE history DISABLE TRIGGER USER"))
