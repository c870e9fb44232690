"""Reports, their entries, and every revision that an entry has had; how it stands is its last revision."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, insert, select

from bot.entries import Entry, Facts, Report, Revised, TakenBack
from bot.members import Member
from bot.messages import MessageKey
from bot.working_time import Period
from storage.scope import OWN, Did, Scope, own
from storage.tables import entries, entry_revisions, reports

FACTS = tuple(field.name for field in fields(Facts))
ALWAYS = Period(date.min, date.max)

_later = entry_revisions.alias("later")
_last = select(func.max(_later.c.number)).where(_later.c.entry_id == entry_revisions.c.entry_id)

# The last number is looked up for each row and not joined with all others: the cost stays in proportion to
# the rows asked for, also in a database that has not gathered statistics yet.
STANDS = and_(entry_revisions.c.standing, entry_revisions.c.number == _last.scalar_subquery())
ENTRY = [entry_revisions.c[name] for name in ("entry_id", "occasion", "organisation", *FACTS)]
WITHIN = (
    select(*ENTRY)
    .where(own(entry_revisions), STANDS)
    .where(entry_revisions.c.date.between(bindparam("first"), bindparam("last")))
    .order_by(entry_revisions.c.entry_id)
)
OF_ACTIVITIES = WITHIN.where(entry_revisions.c.activity.in_(bindparam("activities", expanding=True)))

TAKEN_BACK = (
    select(entry_revisions.c.entry_id, entry_revisions.c.at)
    .join(entries, entries.c.id == entry_revisions.c.entry_id)
    .where(own(entries), entries.c.report_id == bindparam("report"))
    .where(~entry_revisions.c.standing, entry_revisions.c.number == _last.scalar_subquery())
    .order_by(entry_revisions.c.entry_id)
)

LAST_TAKEN_BACK = (
    select(entries.c.report_id, entry_revisions.c.entry_id, entry_revisions.c.at)
    .join(entries, entries.c.id == entry_revisions.c.entry_id)
    .join(reports, reports.c.id == entries.c.report_id)
    .where(own(reports), reports.c.member_id == bindparam("member"), reports.c.said_at >= bindparam("since"))
    .where(~entry_revisions.c.standing, entry_revisions.c.number == _last.scalar_subquery())
    .order_by(entry_revisions.c.at.desc(), entry_revisions.c.entry_id.desc())
    .limit(1)
)

_touched = select(entry_revisions.c.entry_id).where(
    own(entry_revisions),
    entry_revisions.c.at > bindparam("since"),
    entry_revisions.c.at <= bindparam("until"),
)
REVISED = (
    select(entry_revisions.c.at, entry_revisions.c.standing, *ENTRY)
    .where(own(entry_revisions), entry_revisions.c.entry_id.in_(_touched))
    .where(entry_revisions.c.at <= bindparam("until"))
    .order_by(entry_revisions.c.entry_id, entry_revisions.c.number)
)

_said_of = (
    select(func.max(entry_revisions.c.at))
    .join(entries, entries.c.id == entry_revisions.c.entry_id)
    .where(entries.c.report_id == reports.c.id, entry_revisions.c.by == reports.c.member_id)
    .scalar_subquery()
)
_told = (
    func.coalesce(_said_of, reports.c.said_at).label("spoken_of_at"),
    *(column.label(f"told_{column.name}") for column in ENTRY),
)
# A report and its entries in one statement: each round trip costs the reporter a wait.
REPORTS = (
    select(reports, *_told)
    .outerjoin(entries, entries.c.report_id == reports.c.id)
    .outerjoin(entry_revisions, and_(entry_revisions.c.entry_id == entries.c.id, STANDS))
    .where(own(reports))
    .order_by(reports.c.said_at.desc(), reports.c.id.desc(), entries.c.id)
)
BY_ID = REPORTS.where(reports.c.id == bindparam("report"))
OF_MESSAGE = REPORTS.where(
    reports.c.channel == bindparam("channel"), reports.c.message == bindparam("message")
)
BY_MEMBER = REPORTS.where(reports.c.member_id == bindparam("member"), reports.c.said_at >= bindparam("since"))

LAST_CHANGE = select(func.max(entry_revisions.c.at)).where(own(entry_revisions))

OPEN = insert(reports).values(partnership_id=OWN).returning(reports.c.id)
ADD = (
    insert(entries)
    .from_select(
        ["partnership_id", "report_id"],
        select(reports.c.partnership_id, reports.c.id).where(
            own(reports), reports.c.id == bindparam("report")
        ),
    )
    .returning(entries.c.id)
)
HOLD = select(entries.c.id).where(own(entries), entries.c.id == bindparam("entry")).with_for_update()
LAST = (
    select(entry_revisions)
    .where(own(entry_revisions), entry_revisions.c.entry_id == bindparam("entry"))
    .order_by(entry_revisions.c.number.desc())
    .limit(1)
)
NEXT = insert(entry_revisions).values(partnership_id=OWN)
FIRST = NEXT.values(
    organisation=select(reports.c.organisation)
    .where(own(reports), reports.c.id == bindparam("report"))
    .scalar_subquery()
).returning(entry_revisions.c.organisation, entry_revisions.c.place)


class SqlReports:
    """Serves `bot.ports.Reports`; what was asked for once is known until an entry is changed."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._known: dict[tuple[frozenset[str], Period], list[Entry]] = {}

    def add(self, key: MessageKey, member: Member, said_at: datetime) -> int:
        """Open a report for a message, without entries; its id."""
        told = {"organisation": member.organisation, "said_at": said_at}
        opened = self._scope.run(
            OPEN,
            channel=key.channel,
            message=key.message,
            revision=key.revision,
            member_id=member.id,
            **told,
        )
        report_id: int = opened.scalar_one()
        self._scope.note(Did.ADDED, reports, {"id": report_id, **told}, member.id)
        return report_id

    def append(
        self, report_id: int, facts: Facts, *, by: int, at: datetime, occasion: int | None = None
    ) -> Entry:
        """Add an entry to a report, with an occasion of its own or jointly with another's."""
        entry_id = self._scope.run(ADD, report=report_id).scalar()
        if entry_id is None:
            raise KeyError(report_id)
        shared = entry_id if occasion is None else occasion
        first = {"entry_id": entry_id, "number": 1, "by": by, "at": at, "standing": True, "occasion": shared}
        first |= _columns(facts)
        kept = self._scope.run(FIRST, report=report_id, **first).one()
        self._scope.note(Did.ADDED, entries, {"id": entry_id, "report_id": report_id}, by)
        self._scope.note(Did.ADDED, entry_revisions, first | {"organisation": kept.organisation}, by)
        told = replace(facts, place=kept.place)
        entry = Entry(id=entry_id, occasion=shared, organisation=kept.organisation, facts=told)
        self._learn(entry)
        return entry

    def revise(self, entry_id: int, facts: Facts, *, by: int, at: datetime) -> None:
        """Change what an entry says."""
        self._follow(entry_id, by=by, at=at, **_columns(facts))

    def join(self, entry_id: int, occasion: int, *, by: int, at: datetime) -> None:
        """Tell that an entry is about an occasion that another organisation reported."""
        self._follow(entry_id, by=by, at=at, occasion=occasion)

    def take_back(self, entry_id: int, *, by: int, at: datetime) -> None:
        """Let an entry stand no longer."""
        self._follow(entry_id, by=by, at=at, standing=False)

    def restore(self, report_id: int, entry_id: int, *, by: int, at: datetime) -> list[int]:
        """Let an entry of a report stand again, and those that were taken back together with it.

        The ids of these entries; none where it stands, or is no entry of that report.
        """
        gone = {row.entry_id: row.at for row in self._scope.rows(TAKEN_BACK, report=report_id)}
        together = [each for each, when in gone.items() if when == gone.get(entry_id)]
        for each in together:
            self._follow(each, by=by, at=at, standing=True)
        return together

    def last_taken_back(self, member_id: int, since: datetime) -> TakenBack | None:
        """What was taken back last of a member's reports that were said at or after a moment.

        None where all of them stand.
        """
        row = self._scope.row(LAST_TAKEN_BACK, member=member_id, since=since)
        return None if row is None else TakenBack(report=row.report_id, entry=row.entry_id, at=row.at)

    def get(self, report_id: int) -> Report:
        """A report by its id; KeyError if the partnership has none such."""
        for report in self._reports(BY_ID, report=report_id):
            return report
        raise KeyError(report_id)

    def of_message(self, channel: str, message: str) -> Report | None:
        """The report that a message made, if any."""
        return next(iter(self._reports(OF_MESSAGE, channel=channel, message=message)), None)

    def standing_by(self, member_id: int, since: datetime) -> list[Report]:
        """A member's reports said at or after a moment that have standing entries, latest first."""
        said = self._reports(BY_MEMBER, member=member_id, since=since)
        return [report for report in said if report.entries]

    def last_change(self) -> datetime | None:
        """When something was last reported, changed or taken back; None if nothing ever was."""
        at: datetime | None = self._scope.run(LAST_CHANGE).scalar()
        return at

    def entries(self, activities: Iterable[str] | None = None, period: Period | None = None) -> list[Entry]:
        """The partnership's standing entries, oldest first, of some activities or dates if given."""
        days = period or ALWAYS
        within = {"first": days.first, "last": days.last}
        if activities is None:
            return [_entry(*row) for row in self._scope.rows(WITHIN, **within)]
        asked = (frozenset(activities), days)
        if asked not in self._known:
            rows = self._scope.rows(OF_ACTIVITIES, activities=sorted(asked[0]), **within)
            self._known[asked] = [_entry(*row) for row in rows]
        return list(self._known[asked])

    def revised(self, since: datetime, until: datetime) -> list[Revised]:
        """What was told after a moment, and up to another, of entries old or new: oldest first."""
        rows = self._scope.rows(REVISED, since=since, until=until)
        return [_revised(list(each), since) for _, each in groupby(rows, key=attrgetter("entry_id"))]

    def _reports(self, wanted: Select[Any], **values: Any) -> list[Report]:
        """Some reports with their standing entries, latest first."""
        found = self._scope.rows(wanted, **values)
        return [_report(list(rows)) for _, rows in groupby(found, key=attrgetter("id"))]

    def _learn(self, entry: Entry) -> None:
        """Let what is known of some activities and days take in an entry that was added."""
        for (activities, days), known in self._known.items():
            if entry.facts.activity in activities and entry.facts.date in days:
                known.append(entry)

    def _follow(self, entry_id: int, *, by: int, **changes: Any) -> None:
        """Add a revision that differs from the last one by some changes."""
        if self._scope.row(HOLD, entry=entry_id) is None:
            raise KeyError(entry_id)
        self._known.clear()
        last = self._scope.run(LAST, entry=entry_id).mappings().one()
        follows = dict(last) | {"number": last["number"] + 1, "by": by} | changes
        self._scope.run(NEXT, **follows)
        self._scope.note(Did.ADDED, entry_revisions, follows, by)


def _columns(facts: Facts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in FACTS}


@lru_cache(maxsize=10_000)
def _entry(entry_id: int, occasion: int, organisation: str, *told: Any) -> Entry:
    """The entry of a row; one that is read time and again is made once, as it can't change."""
    facts = Facts(**dict(zip(FACTS, told, strict=True)))
    return Entry(id=entry_id, occasion=occasion, organisation=organisation, facts=facts)


def _revised(revisions: Sequence[Row[Any]], since: datetime) -> Revised:
    """An entry by its revisions in order: the last one up to a moment, and the last one of all."""
    earlier = [row for row in revisions if row.at <= since]
    return Revised(before=_as_it_stood(earlier), after=_as_it_stood(revisions))


def _as_it_stood(revisions: Sequence[Row[Any]]) -> Entry | None:
    return _entry(*revisions[-1][2:]) if revisions and revisions[-1].standing else None


def _report(rows: Sequence[Row[Any]]) -> Report:
    """A report by its rows, one for each of its entries; those that don't stand are empty there."""
    row = rows[0]
    return Report(
        id=row.id,
        member=row.member_id,
        organisation=row.organisation,
        key=MessageKey(channel=row.channel, message=row.message, revision=row.revision),
        said_at=row.said_at,
        spoken_of_at=row.spoken_of_at,
        entries=tuple(_entry(*each[-len(ENTRY) :]) for each in rows if each.told_entry_id is not None),
    )
