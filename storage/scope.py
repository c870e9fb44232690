"""What every repository works in: one transaction, and the one partnership whose rows it may touch.

Statements are written once, when their module is loaded, and run with values: building one anew costs
several times what SQLite needs to carry it out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    CursorResult,
    Executable,
    Row,
    Table,
    bindparam,
)
from sqlalchemy.dialects import postgresql, sqlite

InsertInto = Callable[[Table], postgresql.Insert] | Callable[[Table], sqlite.Insert]

OWN: BindParameter[str] = bindparam("own_partnership")


def own(table: Table) -> ColumnElement[bool]:
    """The condition that a table's rows are the scope's partnership's; no statement goes without it.

    One table of a join is enough: every reference stays within its partnership. One is better, too:
    then a database that knows nothing yet of its tables has only the index of the reference to take.
    """
    return table.c.partnership_id == OWN


@dataclass(frozen=True, slots=True)
class Scope:
    """A transaction bound to a partnership; `insert` is the engine's own, which knows ON CONFLICT."""

    connection: Connection
    partnership_id: str
    insert: InsertInto

    def run(self, statement: Executable, **values: Any) -> CursorResult[Any]:
        """Carry a statement out with its values, on this partnership's rows."""
        return self.connection.execute(statement, {OWN.key: self.partnership_id, **values})

    def rows(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        """All rows that a statement gives."""
        return self.run(statement, **values).all()

    def row(self, statement: Executable, **values: Any) -> Row[Any] | None:
        """The first row that a statement gives, if any."""
        return self.run(statement, **values).first()

    def changed(self, statement: Executable, **values: Any) -> int:
        """Carry out a change; the number of rows that it met."""
        return self.run(statement, **values).rowcount
