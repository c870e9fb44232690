"""All rows of a database, of every table and partnership, as a backup holds them and gives them back.

They go value by value as the columns hold them: nothing is understood, so nothing can be misunderstood, and
a new table needs no line here. A backup tells first of which schema and moment it is, then of each table its
name and columns and after them its rows, and last how many rows each has.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnClause,
    Connection,
    Date,
    DateTime,
    Enum,
    String,
    Table,
    TableClause,
    TypeDecorator,
    column,
    exists,
    insert,
    select,
    table,
)
from sqlalchemy.types import TypeEngine

from bot.errors import DatabaseError, InputError
from storage.backup_file import Put, lines
from storage.columns import Moment
from storage.migrations import head
from storage.tables import metadata

_AT_ONCE = 500  # rows in memory


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup is: of which schema and moment, and how many rows it has."""

    schema: str
    at: datetime
    rows: int


def save(connection: Connection, at: datetime, put: Put) -> Backup:
    """Put every row that a connection sees; a moment is only told, it chooses no rows."""
    rows = Counter[str]()
    put({"schema": head(), "at": at})
    for kept in metadata.sorted_tables:
        put({"table": kept.name, "columns": kept.columns.keys()})
        for row in _rows(connection, kept):
            put(list(row))
            rows[kept.name] += 1
    put({"rows": rows})
    return Backup(head(), at, rows.total())


def _rows(connection: Connection, kept: Table) -> Iterable[Sequence[Any]]:
    plain = _plain(kept, kept.columns.keys())
    ordered = select(plain).order_by(*(plain.c[key.name] for key in kept.primary_key))
    return connection.execution_options(yield_per=_AT_ONCE).execute(ordered)


def examine(path: Path) -> Backup:
    """Read the whole of a backup; InputError unless all of it can be restored here."""
    told = lines(path)
    schema, at = _begin(path, told)
    return Backup(schema, at, sum(1 for _ in _told_rows(path, told)))


def restore(connection: Connection, path: Path) -> None:
    """Insert every row of a backup that was examined."""
    told = lines(path)
    _begin(path, told)
    for plain, rows in groupby(_told_rows(path, told), key=itemgetter(0)):
        values = (row for _, row in rows)
        while batch := list(islice(values, _AT_ONCE)):
            connection.execute(insert(plain), batch)


def demand_empty(connection: Connection, name: str) -> None:
    """DatabaseError if a database, which is called `name`, has any row."""
    for kept in metadata.sorted_tables:
        if connection.scalar(select(exists(select(kept.primary_key.columns[0])))):
            raise DatabaseError(
                f"{name} has rows already, in {kept.name}; a backup is restored only into an empty database:"
                " name a new one in DATABASE_URL."
            )


def counted_columns() -> Iterator[Column[Any]]:
    """The columns that are given their ids by the database."""
    for kept in metadata.sorted_tables:
        if kept.autoincrement_column is not None:
            yield kept.autoincrement_column


def _begin(path: Path, told: Iterator[Any]) -> tuple[str, datetime]:
    """Read which schema and moment a backup is of; InputError for a schema that is not known here yet."""
    match next(told, None):
        case {"schema": str(schema), "at": str(at)}:
            if schema > head():
                raise InputError(f"{path} comes from a newer version of this program; restore it with that.")
            with _understood(path):
                return schema, datetime.fromisoformat(at)
    raise _strange(path)


def _told_rows(path: Path, told: Iterator[Any]) -> Iterator[tuple[TableClause, dict[str, Any]]]:
    """Each row of a backup with its table; InputError if it can't be one of this version's."""
    rows, plain = Counter[str](), table("")
    for line in told:
        match line:
            case {"table": str(name), "columns": [*names]}:
                plain = _known(path, name, names)
            case [*values] if len(values) == len(plain.c):
                rows[plain.name] += 1
                yield plain, _row(path, plain, values)
            case {"rows": dict(counted)} if counted == rows:
                return
            case _:
                break
    raise _strange(path)


def _known(path: Path, name: str, names: list[str]) -> TableClause:
    """A table with a backup's columns of it; newer ones get what an older program leaves in them."""
    kept = metadata.tables.get(name)
    missing = [name] if kept is None else sorted({*names} - {*kept.columns.keys()})
    if kept is None or missing:
        raise InputError(
            f"{path} holds {missing[0]}, which this version no longer has; restore it with the version that"
            " made it, and migrate then."
        )
    return _plain(kept, names)


def _row(path: Path, plain: TableClause, values: list[Any]) -> dict[str, Any]:
    with _understood(path):
        return {c.name: _value(c, value) for c, value in zip(plain.c, values, strict=True)}


def _value(kept: ColumnClause[Any], value: Any) -> Any:
    if value is None:
        return None
    match kept.type:
        case Moment():
            return datetime.fromisoformat(value)
        case Date():
            return date.fromisoformat(value)
    return value


def _plain(kept: Table, names: Iterable[str]) -> TableClause:
    """A table's columns with types that only carry values and judge none."""
    return table(kept.name, *(column(name, _carrier(kept.columns[name].type)) for name in names))


def _carrier(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    carried = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    match carried:
        case DateTime():
            return Moment()
        case Enum():
            return String()
        case JSON():
            return JSON(none_as_null=True)
    return carried


@contextmanager
def _understood(path: Path) -> Iterator[None]:
    """InputError for a value that is not what its place asks for."""
    try:
        yield
    except (TypeError, ValueError) as error:
        raise _strange(path) from error


def _strange(path: Path) -> InputError:
    return InputError(f"{path} holds what no backup of this program has; use another.")
