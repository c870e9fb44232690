"""What the history tells of a row: which one it is, and a seal of what it says.

A seal tells nothing by itself, but shows whether the row is still as it was. Rows that an id of the database
names are named by it; others by what their key hashes to, which for an identity takes the row's own salt, so
that nobody can tell whom the history means once the row is gone. What weeding may take from a row is not
sealed, or the seal would tell it still to whoever tries every member: which message a report came by, and who
it was. Of the latter the history keeps account by itself.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Table

from storage import tables
from storage.columns import storable

_JSON = json.JSONEncoder(separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True)
class Sealed:
    """Which columns name a row of a table; all others are sealed, but for those that weeding may change.

    A key of words is `hidden`. `by` is the column that tells who it was, and `at` the one that tells when,
    where weeding takes who it was away; it is who did it last, or with `begun` who began it.
    """

    key: tuple[str, ...]
    hidden: bool = False
    by: str | None = None
    at: str | None = None
    begun: bool = False
    unsealed: frozenset[str] = frozenset()


SEALED: Mapping[Table, Sealed] = {
    tables.partnerships: Sealed(()),
    tables.members: Sealed(("id",)),
    tables.identities: Sealed(("salt", "platform", "user"), hidden=True),
    tables.invitations: Sealed(("digest",)),
    tables.report_channels: Sealed(("channel",), hidden=True, by="named_by", at="named_at"),
    tables.words: Sealed(("word",), hidden=True, by="by", at="at"),
    tables.reports: Sealed(
        ("id",), by="member_id", at="said_at", unsealed=frozenset({"channel", "message", "revision"})
    ),
    tables.entries: Sealed(("id",)),
    tables.entry_revisions: Sealed(("entry_id", "number"), by="by", at="at"),
    tables.reminder_answers: Sealed(("key",), by="by", at="at"),
    tables.marks: Sealed(("id",)),
    tables.follow_ups: Sealed(("id",), by="by", at="at", begun=True),
    tables.follow_up_approvals: Sealed(("follow_up", "organisation"), by="by", at="at"),
    tables.requested_places: Sealed(("id",)),
    tables.evaluations: Sealed(("id",), by="by", at="at", begun=True),
    tables.evaluation_approvals: Sealed(("evaluation", "organisation"), by="by", at="at"),
    tables.assessments: Sealed(("organisation",), by="by", at="at"),
    tables.indicators: Sealed(("name",), hidden=True),
    tables.weedings: Sealed(("id",)),
    tables.holds: Sealed(("id",)),
}


def key_of(table: Table, row: Mapping[str, Any]) -> list[Any]:
    """What names a row in the history."""
    sealed = SEALED[table]
    key = [row[column] for column in sealed.key]
    return [digest(key)] if sealed.hidden else key


def seal_of(table: Table, row: Mapping[str, Any]) -> str:
    """The seal of a row, alike before it is written and after it is read, on either engine.

    What a row leaves open is not in it, so that a column that is added later breaks no seal.
    """
    return _seal(table, row, _told(table))


def is_sealed(table: Table, row: Mapping[str, Any], seal: str) -> bool:
    """Whether a row is as its seal tells; an earlier release may have sealed who it was with it."""
    by = SEALED[table].by
    return seal == seal_of(table, row) or (by is not None and seal == _seal(table, row, (*_told(table), by)))


def _seal(table: Table, row: Mapping[str, Any], columns: Iterable[str]) -> str:
    told = {column: row.get(column) for column in columns}
    return digest([table.name, {column: value for column, value in told.items() if value is not None}])


@cache
def _told(table: Table) -> tuple[str, ...]:
    sealed = SEALED[table]
    left_out = sealed.unsealed | {"partnership_id", sealed.by}
    return tuple(column.name for column in table.columns if column.name not in left_out)


def digest(values: Any) -> str:
    """What some values hash to."""
    return sha256(canonical(values).encode()).hexdigest()


def canonical(values: Any) -> str:
    """Values as JSON in plain ASCII, written in one way only."""
    return _JSON.encode(_plain(values))


def _plain(value: Any) -> Any:
    match value:
        case str():
            return storable(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return value
