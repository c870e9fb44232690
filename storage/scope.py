"""What every repository works in: one transaction, and the one partnership whose rows it may touch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Executable, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import RowMapping

InsertInto = Callable[[Table], postgresql.Insert] | Callable[[Table], sqlite.Insert]


@dataclass(frozen=True, slots=True)
class Scope:
    """A transaction bound to a partnership; `insert` is the engine's own, which knows ON CONFLICT."""

    connection: Connection
    partnership_id: str
    insert: InsertInto

    def own(self, table: Table) -> ColumnElement[bool]:
        """The condition that a table's rows are this partnership's; no statement goes without it.

        One table of a join is enough: every reference stays within its partnership. One is better, too:
        then a database that knows nothing yet of its tables has only the index of the reference to take.
        """
        return table.c.partnership_id == self.partnership_id

    def adding(self, table: Table, **values: Any) -> postgresql.Insert | sqlite.Insert:
        """The statement that adds a row of this partnership."""
        return self.insert(table).values(partnership_id=self.partnership_id, **values)

    def add(self, table: Table, **values: Any) -> int:
        """Add a row of this partnership to a table with ids; the row's id."""
        added = self.adding(table, **values).returning(table.c.id)
        row_id: int = self.connection.execute(added).scalar_one()
        return row_id

    def rows(self, statement: Executable) -> Sequence[RowMapping]:
        """All rows that a statement gives, by their columns' names."""
        return self.connection.execute(statement).mappings().all()

    def changed(self, statement: Update) -> int:
        """Carry out a change; the number of rows that it met."""
        return self.connection.execute(statement).rowcount
