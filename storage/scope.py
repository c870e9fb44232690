"""What every repository works in: one transaction, and the one partnership whose rows it may touch.

Statements are written once, when their module is loaded, and run with values: building one anew costs
several times what SQLite needs to carry it out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
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

from storage.seals import key_of, seal_of

InsertInto = Callable[[Table], postgresql.Insert] | Callable[[Table], sqlite.Insert]

_AT_ONCE = 1000  # rows in memory
OWN: BindParameter[str] = bindparam("own_partnership")


def own(table: Table) -> ColumnElement[bool]:
    """The condition that a table's rows are the scope's partnership's; no statement goes without it.

    One table of a join is enough: every reference stays within its partnership. One is better, too:
    then a database that knows nothing yet of its tables has only the index of the reference to take.
    """
    return table.c.partnership_id == OWN


class Did(StrEnum):
    """What is done to a row; one that was found is older than the history."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done: to which row, with its seal if it is still there, and by which member.

    `what` is the row's table, or what else was done, with `key` as its particulars.
    """

    did: str
    what: str
    key: Sequence[object]
    seal: str | None = None
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """A transaction bound to a partnership; `insert` is the engine's own, which knows ON CONFLICT.

    `deeds` are what was done in it so far, for the history.
    """

    connection: Connection
    partnership_id: str
    insert: InsertInto
    deeds: list[Deed] = field(default_factory=list)

    def run(self, statement: Executable, **values: Any) -> CursorResult[Any]:
        """Carry a statement out with its values, on this partnership's rows."""
        return self.connection.execute(statement, {OWN.key: self.partnership_id, **values})

    def rows(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        """All rows that a statement gives."""
        return self.run(statement, **values).all()

    def row(self, statement: Executable, **values: Any) -> Row[Any] | None:
        """The first row that a statement gives, if any."""
        return self.run(statement, **values).first()

    def stream(self, statement: Executable, **values: Any) -> Iterator[dict[str, Any]]:
        """Every row that a statement gives, by the names of its columns, and never many of them at once."""
        values[OWN.key] = self.partnership_id
        at_once = {"yield_per": _AT_ONCE}
        for row in self.connection.execute(statement, values, execution_options=at_once).mappings():
            yield {**row}

    def named(self, statement: Executable, **values: Any) -> dict[str, Any] | None:
        """The first row that a statement gives, if any, by the names of its columns."""
        found = self.run(statement, **values).mappings().first()
        return None if found is None else {**found}

    def changed(self, statement: Executable, **values: Any) -> int:
        """Carry out a change; the number of rows that it met."""
        return self.run(statement, **values).rowcount

    def note(self, did: Did, table: Table, row: Mapping[str, Any], by: int | None = None) -> None:
        """Keep for the history what was done to a row, told as it is afterwards, and which member did it."""
        seal = None if did is Did.REMOVED else seal_of(table, row)
        self.deeds.append(Deed(did, table.name, key_of(table, row), seal, by))
