"""What is given out on request: what was reported, without who it was; and to a member, what they did.

Rows come one after another, never many at once, however many there are.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Select, bindparam, select

from bot.entries import Facts
from storage.reports import FACTS
from storage.scope import Scope, own
from storage.tables import entries, entry_revisions, history, reports

ALL = (
    select(entry_revisions, entries.c.report_id, reports.c.said_at)
    .join(entries, entries.c.id == entry_revisions.c.entry_id)
    .join(reports, reports.c.id == entries.c.report_id)
    .where(own(entry_revisions))
    .order_by(entry_revisions.c.entry_id, entry_revisions.c.number)
)
DONE_BY = (
    select(history.c.at, history.c.deeds)
    .where(own(history), history.c.by == bindparam("of_member"))
    .order_by(history.c.number)
)


@dataclass(frozen=True, slots=True)
class Done:
    """What the history tells of a member: what they did, when, to a row of which table, and what names it."""

    at: datetime
    did: str
    what: str
    key: Sequence[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Which entries are meant: all, or those that in any of their versions are of an organisation, and so on.

    `member` means those that a member has reported.
    """

    organisation: str | None = None
    activity: str | None = None
    first: date | None = None
    last: date | None = None
    member: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An entry as it stood from a moment on; the last one says how it stands now, if it stands."""

    entry: int
    number: int
    report: int
    said_at: datetime
    at: datetime
    organisation: str
    occasion: int
    facts: Facts
    is_last: bool
    standing: bool


def versions(scope: Scope, extent: Extent) -> Iterator[Version]:
    """Every version of the entries that are meant, by the number of the entry and the version's own."""
    for _, group in groupby(scope.stream(_meant(extent)), key=itemgetter("entry_id")):
        rows = list(group)
        yield from (_version(row, is_last=row is rows[-1]) for row in rows)


def deeds(scope: Scope, member: int) -> Iterator[Done]:
    """All that the history tells of a member, oldest first; what was weeded is told no more."""
    for row in scope.stream(DONE_BY, of_member=member):
        for did, what, key, _ in json.loads(row["deeds"]):
            yield Done(row["at"], did, what, key)


def _meant(extent: Extent) -> Select[Any]:
    told = entry_revisions.c
    conditions = [
        told.organisation == extent.organisation if extent.organisation is not None else None,
        told.activity == extent.activity if extent.activity is not None else None,
        told.date >= extent.first if extent.first is not None else None,
        told.date <= extent.last if extent.last is not None else None,
    ]
    asked = [condition for condition in conditions if condition is not None]
    meant = ALL if extent.member is None else ALL.where(reports.c.member_id == extent.member)
    if not asked:
        return meant
    return meant.where(told.entry_id.in_(select(told.entry_id).where(own(entry_revisions), *asked)))


def _version(row: dict[str, Any], *, is_last: bool) -> Version:
    return Version(
        entry=row["entry_id"],
        number=row["number"],
        report=row["report_id"],
        said_at=row["said_at"],
        at=row["at"],
        organisation=row["organisation"],
        occasion=row["occasion"],
        facts=Facts(**{name: row[name] for name in FACTS}),
        is_last=is_last,
        standing=row["standing"],
    )
