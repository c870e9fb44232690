"""The figures as open data: tables whose columns and addresses stay, and the catalogue that lists them.

Three tables: the promises, the deeds behind them, aggregated as on the public pages and no closer, and the
places that inhabitants have asked for. The
schema is told as CSV on the Web (https://www.w3.org/TR/tabular-metadata/), the catalogue as DCAT-AP-SE.
"""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from bot.accounts import Account, Deed
from bot.place_visits import Visits

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in XML Schema's terms, and where a row has its value."""

    name: str
    datatype: str
    value: Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the name of its file, its columns, and its rows."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Standing:
    account: Account
    today: date


@dataclass(frozen=True, slots=True)
class _Done:
    account: Account
    deed: Deed


PROMISES, ACTIVITIES, PLACES = "loften", "aktiviteter", "platser"

_PROMISE_COLUMNS = (
    Column("id", "string", lambda row: row.account.promise.id),
    Column("title", "string", lambda row: row.account.promise.title),
    Column("responsible", "string", lambda row: " ".join(row.account.promise.responsible)),
    Column("first", "date", lambda row: row.account.promise.period.first.isoformat()),
    Column("last", "date", lambda row: row.account.promise.period.last.isoformat()),
    Column("as_of", "date", lambda row: row.today.isoformat()),
    Column("done", "number", lambda row: _number(row.account.progress.done)),
    Column("target", "number", lambda row: _number(row.account.progress.target)),
    Column("remaining", "integer", lambda row: row.account.progress.remaining),
    Column("pace", "number", lambda row: _number(row.account.progress.pace)),
    Column("reachable", "boolean", lambda row: row.account.progress.reachable),
    Column("beside", "integer", lambda row: row.account.progress.beside),
    Column("waiting", "integer", lambda row: row.account.progress.waiting),
)
_ACTIVITY_COLUMNS = (
    Column("promise", "string", lambda row: row.account.promise.id),
    Column("date", "date", lambda row: row.deed.day.isoformat()),
    Column("precision", "string", lambda row: "month" if row.deed.is_month else "day"),
    Column("activity", "string", lambda row: row.deed.activity),
    Column("area", "string", lambda row: row.deed.area),
    Column("organisations", "string", lambda row: " ".join(sorted(row.deed.organisations))),
    Column("amount", "integer", lambda row: row.deed.amount),
    Column("standing", "string", lambda row: row.deed.standing.value),
)
_PLACE_COLUMNS = (
    Column("place", "string", lambda row: row.place.request.name),
    Column("area", "string", lambda row: row.place.request.area),
    Column("asked_for", "integer", lambda row: row.place.request.times),
    Column("first_asked_for", "date", lambda row: row.place.request.date.isoformat()),
    Column("checked", "integer", lambda row: row.count),
    Column("last_checked", "date", lambda row: row.last and row.last.isoformat()),
)


def tables(accounts: Iterable[Account], places: Sequence[Visits], today: date) -> tuple[Table, ...]:
    """The promises, the deeds behind them, and the places that were asked for."""
    told = list(accounts)
    return (
        Table(PROMISES, _PROMISE_COLUMNS, [_Standing(account, today) for account in told]),
        Table(
            ACTIVITIES,
            _ACTIVITY_COLUMNS,
            [_Done(account, deed) for account in told for deed in account.deeds],
        ),
        Table(PLACES, _PLACE_COLUMNS, places),
    )


def as_csv(table: Table) -> str:
    """A table as CSV (RFC 4180), with a line of names; what is text is no formula in a spreadsheet."""
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow([column.name for column in table.columns])
    rows.writerows([_cell(column.value(row)) for column in table.columns] for row in table.rows)
    return written.getvalue()


def as_json(table: Table) -> str:
    """A table as a JSON list of objects."""
    rows = [{column.name: column.value(row) for column in table.columns} for row in table.rows]
    return json.dumps(rows, ensure_ascii=False)


def as_schema(table: Table, descriptions: Mapping[str, str], language: str) -> str:
    """What a table's columns are, as CSV on the Web."""
    columns = [
        {
            "name": column.name,
            "titles": column.name,
            "datatype": column.datatype,
            "dc:description": {"@value": descriptions[column.name], "@language": language},
        }
        for column in table.columns
    ]
    told = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"{table.name}.csv",
        "dc:license": {"@id": LICENCE},
        "tableSchema": {"columns": columns},
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _number(value: float | None) -> float | None:
    """A whole number as an integer, any other with one decimal."""
    if value is None:
        return None
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
