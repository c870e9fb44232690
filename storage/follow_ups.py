"""Follow-ups: the figures of a day, who has approved them, and whether they are published."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Executable, bindparam, insert, select, update

from bot.followups import Chapter, FollowUp
from storage.scope import OWN, Did, InsertInto, Scope, own
from storage.tables import follow_up_approvals, follow_ups

_CHAPTERS = TypeAdapter(tuple[Chapter, ...])

ALL = select(follow_ups).where(own(follow_ups), follow_ups.c.withdrawn_at.is_(None)).order_by(follow_ups.c.id)
OPEN = ALL.where(follow_ups.c.published_at.is_(None))
PUBLISHED = ALL.where(follow_ups.c.published_at.is_not(None))
APPROVED = select(follow_up_approvals.c.follow_up, follow_up_approvals.c.organisation).where(
    own(follow_up_approvals)
)
DRAFT = insert(follow_ups).values(partnership_id=OWN).returning(*follow_ups.c)
THIS = update(follow_ups).where(
    own(follow_ups), follow_ups.c.id == bindparam("of"), follow_ups.c.published_at.is_(None)
)
PUBLISH = THIS.values(published_at=bindparam("moment")).returning(*follow_ups.c)
WITHDRAW = THIS.values(withdrawn_at=bindparam("moment")).returning(*follow_ups.c)


@cache
def _approve(insert_into: InsertInto) -> Executable:
    approved = insert_into(follow_up_approvals).values(partnership_id=OWN).on_conflict_do_nothing()
    return approved.returning(*follow_up_approvals.c)


class SqlFollowUps:
    """Serves `bot.ports.FollowUps`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def draft(self, day: date, chapters: Sequence[Chapter], *, by: int, at: datetime) -> FollowUp:
        """Keep the figures of a day, for the parties to approve."""
        written = _CHAPTERS.dump_python(tuple(chapters), mode="json")
        drafted = {**self._scope.run(DRAFT, day=day, chapters=written, by=by, at=at).mappings().one()}
        self._scope.note(Did.ADDED, follow_ups, drafted, by)
        return _follow_up(drafted, frozenset())

    def open(self) -> FollowUp | None:
        """The follow-up that waits for approval, if any."""
        return next(iter(self._all(OPEN)), None)

    def published(self) -> list[FollowUp]:
        """All that are published, oldest first."""
        return self._all(PUBLISHED)

    def approve(self, follow_up: int, organisation: str, *, by: int, at: datetime) -> None:
        """Note that an organisation approves; harmless where it has."""
        approved = self._scope.named(
            _approve(self._scope.insert), follow_up=follow_up, organisation=organisation, by=by, at=at
        )
        if approved is not None:
            self._scope.note(Did.ADDED, follow_up_approvals, approved, by)

    def publish(self, follow_up: int, *, by: int, at: datetime) -> None:
        """Let the inhabitants see a follow-up from now on."""
        self._settle(PUBLISH, follow_up, by, at)

    def withdraw(self, follow_up: int, *, by: int, at: datetime) -> None:
        """Give up a follow-up that is not published."""
        self._settle(WITHDRAW, follow_up, by, at)

    def _settle(self, statement: Executable, follow_up: int, by: int, at: datetime) -> None:
        settled = self._scope.named(statement, of=follow_up, moment=at)
        if settled is not None:
            self._scope.note(Did.CHANGED, follow_ups, settled, by)

    def _all(self, wanted: Executable) -> list[FollowUp]:
        rows = [{**row} for row in self._scope.run(wanted).mappings()]
        approved: dict[int, set[str]] = {}
        for row in self._scope.rows(APPROVED) if rows else ():
            approved.setdefault(row.follow_up, set()).add(row.organisation)
        return [_follow_up(row, frozenset(approved.get(row["id"], ()))) for row in rows]


def _follow_up(row: Mapping[str, Any], approved: frozenset[str]) -> FollowUp:
    return FollowUp(
        id=row["id"],
        day=row["day"],
        asked_at=row["at"],
        chapters=_CHAPTERS.validate_python(row["chapters"]),
        approved=approved,
        published_at=row["published_at"],
    )
