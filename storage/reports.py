"""Reports, their entries, and every revision that an entry has had; how it stands is its last revision."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, select
from sqlalchemy.engine import RowMapping

from bot.entries import Entry, Facts
from bot.members import Member
from bot.messages import MessageKey
from bot.ports import Report
from bot.working_time import Period
from storage.scope import Scope
from storage.tables import entries, entry_revisions, reports

FACTS = tuple(field.name for field in fields(Facts))
ENTRY = [entry_revisions.c[name] for name in ("entry_id", "standing", "organisation", "occasion", *FACTS)]


class SqlReports:
    """Serves `bot.ports.Reports`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, key: MessageKey, member: Member, said_at: datetime) -> int:
        """Open a report for a message, without entries; its id."""
        return self._scope.add(
            reports,
            channel=key.channel,
            message=key.message,
            revision=key.revision,
            member_id=member.id,
            organisation=member.organisation,
            said_at=said_at,
        )

    def append(
        self, report_id: int, facts: Facts, *, by: int, at: datetime, occasion: int | None = None
    ) -> Entry:
        """Add an entry to a report, with an occasion of its own or jointly with another's."""
        organisation = self._organisation_of(report_id)
        entry_id = self._scope.add(entries, report_id=report_id)
        first = self._write(
            entry_id=entry_id,
            number=1,
            by=by,
            at=at,
            standing=True,
            organisation=organisation,
            occasion=entry_id if occasion is None else occasion,
            **_columns(facts),
        )
        return _entry(first)

    def revise(self, entry_id: int, facts: Facts, *, by: int, at: datetime) -> None:
        """Change what an entry says."""
        self._follow(entry_id, by=by, at=at, **_columns(facts))

    def join(self, entry_id: int, occasion: int, *, by: int, at: datetime) -> None:
        """Tell that an entry is about an occasion that another organisation reported."""
        self._follow(entry_id, by=by, at=at, occasion=occasion)

    def take_back(self, entry_id: int, *, by: int, at: datetime) -> None:
        """Let an entry stand no longer."""
        self._follow(entry_id, by=by, at=at, standing=False)

    def get(self, report_id: int) -> Report:
        """A report by its id; KeyError if the partnership has none such."""
        for report in self._reports(reports.c.id == report_id):
            return report
        raise KeyError(report_id)

    def of_message(self, channel: str, message: str) -> Report | None:
        """The report that a message made, if any."""
        made = self._reports(reports.c.channel == channel, reports.c.message == message)
        return next(iter(made), None)

    def standing_by(self, member_id: int, since: datetime) -> list[Report]:
        """A member's reports said at or after a moment that have standing entries, latest first."""
        said = self._reports(reports.c.member_id == member_id, reports.c.said_at >= since)
        return [report for report in said if report.entries]

    def entries(self, activities: Iterable[str] | None = None, period: Period | None = None) -> list[Entry]:
        """The partnership's standing entries, oldest first, of some activities or dates if given."""
        latest = _latest(select(*ENTRY).where(self._scope.own(entry_revisions)))
        standing = _standing(latest)
        if activities is not None:
            standing = standing.where(latest.c.activity.in_(list(activities)))
        if period is not None:
            standing = standing.where(latest.c.date.between(period.first, period.last))
        return [_entry(row) for row in self._scope.rows(standing)]

    def _reports(self, *conditions: ColumnElement[bool]) -> list[Report]:
        """The reports that meet some conditions on their table, latest first."""
        wanted = and_(self._scope.own(reports), *conditions)
        standing = self._standing_in(wanted)
        found = select(reports).where(wanted).order_by(reports.c.said_at.desc(), reports.c.id.desc())
        return [_report(row, standing.get(row["id"], [])) for row in self._scope.rows(found)]

    def _standing_in(self, wanted: ColumnElement[bool]) -> dict[int, list[Entry]]:
        """The standing entries of some reports, by the report's id."""
        found: dict[int, list[Entry]] = {}
        revisions = (
            select(entries.c.report_id, *ENTRY)
            .join(entries, entries.c.id == entry_revisions.c.entry_id)
            .join(reports, reports.c.id == entries.c.report_id)
            .where(wanted)
        )
        for row in self._scope.rows(_standing(_latest(revisions))):
            found.setdefault(row["report_id"], []).append(_entry(row))
        return found

    def _organisation_of(self, report_id: int) -> str:
        told = select(reports.c.organisation).where(self._scope.own(reports), reports.c.id == report_id)
        for row in self._scope.rows(told):
            return str(row["organisation"])
        raise KeyError(report_id)

    def _follow(self, entry_id: int, **changes: Any) -> None:
        """Add a revision that differs from the last one by some changes."""
        self._hold(entry_id)
        revisions = (
            select(entry_revisions)
            .where(self._scope.own(entry_revisions), entry_revisions.c.entry_id == entry_id)
            .order_by(entry_revisions.c.number.desc())
            .limit(1)
        )
        latest = dict(self._scope.rows(revisions)[0])
        del latest["partnership_id"]
        self._write(**latest | {"number": latest["number"] + 1} | changes)

    def _hold(self, entry_id: int) -> None:
        """Let nobody else change an entry before this transaction ends; KeyError if there is none such."""
        entry = select(entries.c.id).where(self._scope.own(entries), entries.c.id == entry_id)
        if not self._scope.rows(entry.with_for_update()):
            raise KeyError(entry_id)

    def _write(self, **values: Any) -> RowMapping:
        return self._scope.rows(self._scope.adding(entry_revisions, **values).returning(entry_revisions))[0]


def _latest(revisions: Select[*tuple[Any, ...]]) -> Subquery:
    """Some revisions with their `age`, which is 1 for the last one of an entry.

    A window and no comparison with the table itself: the cost stays in proportion to the revisions, also in a
    database that has not gathered statistics yet.
    """
    order = entry_revisions.c.number.desc()
    age = func.row_number().over(partition_by=entry_revisions.c.entry_id, order_by=order)
    return revisions.add_columns(age.label("age")).subquery()


def _standing(latest: Subquery) -> Select[*tuple[Any, ...]]:
    """The entries whose last revision stands, oldest first."""
    return select(latest).where(latest.c.age == 1, latest.c.standing).order_by(latest.c.entry_id)


def _columns(facts: Facts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in FACTS}


def _facts(row: RowMapping) -> Facts:
    return Facts(**{name: row[name] for name in FACTS})


def _entry(row: RowMapping) -> Entry:
    return Entry(
        id=row["entry_id"], occasion=row["occasion"], organisation=row["organisation"], facts=_facts(row)
    )


def _report(row: RowMapping, standing: Iterable[Entry]) -> Report:
    return Report(
        id=row["id"],
        member=row["member_id"],
        organisation=row["organisation"],
        key=MessageKey(channel=row["channel"], message=row["message"], revision=row["revision"]),
        said_at=row["said_at"],
        entries=tuple(standing),
    )
