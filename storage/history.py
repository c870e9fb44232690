"""The history: what each unit of work did, in rows that are chained by their hashes.

A row tells when, who by the number of a member, and what by the ids of rows and their seals; no words of a
message, no names, no places. Its hash covers it and the hash before it. Who it was stands beside a nonce and
is hashed with it, so that weeding can forget both and the chain stays whole.

What only serves the talk is not in it: receipts, open questions, the outbox, channels without reminders.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from operator import attrgetter
from secrets import token_hex
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Executable,
    Select,
    Table,
    bindparam,
    select,
    union,
    update,
)

from bot.ports import Disclosure
from storage.scope import OWN, Deed, Did, InsertInto, Scope, own
from storage.seals import SEALED, canonical, digest
from storage.tables import history, identities, partnerships

NONCE_BYTES = 16
HEAD = select(history.c.number, history.c.hash).where(own(history)).order_by(history.c.number.desc()).limit(1)

UNSALTED = select(identities).where(own(identities), identities.c.salt.is_(None))
SALT = update(identities).where(
    own(identities),
    identities.c.platform == bindparam("of_platform"),
    identities.c.user == bindparam("of_user"),
)


class SqlHistory:
    """Serves `bot.ports.History`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def disclose(self, what: Disclosure, extent: Mapping[str, str], *, by: int | None) -> None:
        """Keep that data were given out: what was asked for, in ids and days, and which member did it."""
        self._scope.deeds.append(Deed(what, "disclosure", [dict(extent)], by=by))


@cache
def _append(insert: InsertInto) -> Executable:
    appended = insert(history).values(partnership_id=OWN)
    return appended.on_conflict_do_nothing().returning(history.c.number)


def keep(scope: Scope) -> None:
    """Append what was done in a transaction, as the last thing in it; nothing where nothing was done.

    There is a row for each who did something, which is nearly always one.
    """
    for by, deeds in groupby(scope.deeds, key=attrgetter("by")):
        told = canonical([[deed.did, deed.what, deed.key, deed.seal] for deed in deeds])
        while not _appended(scope, by, told):
            # Another process has just taken the number and committed: the next one is free.
            pass
    scope.deeds.clear()


def _appended(scope: Scope, by: int | None, deeds: str) -> bool:
    """Append a row to the chain; False if the chain has grown in the meantime."""
    head = scope.row(HEAD)
    number, before = (1, "") if head is None else (head.number + 1, head.hash)
    at, nonce = datetime.now(UTC), token_hex(NONCE_BYTES)
    who = who_of(nonce, by)
    appended = scope.row(
        _append(scope.insert),
        number=number,
        at=at,
        by=by,
        nonce=nonce,
        who=who,
        deeds=deeds,
        hash=hash_of(before, [scope.partnership_id, number, at, who, deeds]),
    )
    return appended is not None


def begin(connection: Connection, insert: InsertInto) -> None:
    """Take in all rows that are older than the history, of every partnership.

    What an earlier release writes afterwards, while it still runs, is not in the history, and found.
    """
    for partnership_id in connection.scalars(union(*(select(_owner(table)) for table in SEALED))).all():
        scope = Scope(connection, partnership_id, insert)
        for identity in scope.rows(UNSALTED):
            scope.run(SALT, of_platform=identity.platform, of_user=identity.user, salt=token_hex(NONCE_BYTES))
        for table, sealed in SEALED.items():
            for row in scope.stream(rows_of(table)):
                scope.note(Did.FOUND, table, row, row[sealed.by] if sealed.by else None)
        scope.deeds.sort(key=lambda deed: deed.by or 0)
        keep(scope)


def rows_of(table: Table) -> Select[Any]:
    """All rows of a table that are the scope's partnership's."""
    return select(table).where(_owner(table) == OWN)


def _owner(table: Table) -> Column[Any]:
    return table.c.id if table is partnerships else table.c.partnership_id


def who_of(nonce: str, by: int | None) -> str:
    """What shows who did something, to those who know the nonce."""
    return digest([nonce, by])


def hash_of(before: str, row: Sequence[object]) -> str:
    """The hash of a row (partnership, number, moment, who, deeds) that comes after another hash."""
    return digest([before, *row])
