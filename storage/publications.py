"""What is published once all parties have approved it: kept as drafted, whatever is corrected later."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Column, Executable, Table, bindparam, insert, select, update

from storage.scope import OWN, Did, Scope, own

Content = TypeVar("Content")
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Shelf(Generic[Content, Kept]):
    """Where one kind is kept: its table and the column of its content, its approvals and whose they are.

    `made` makes a value of a row, its content and the members who have approved it, by organisation and with
    the last one last.
    """

    table: Table
    content: Column[Any]
    approvals: Table
    of: Column[Any]
    adapter: TypeAdapter[Content]
    made: Callable[[Mapping[str, Any], Content, Mapping[str, int]], Kept]

    @cached_property
    def all(self) -> Any:
        """Those that have not been given up, oldest first."""
        table = self.table
        return select(table).where(own(table), table.c.withdrawn_at.is_(None)).order_by(table.c.id)

    @cached_property
    def open(self) -> Executable:
        """Those that wait."""
        waiting: Executable = self.all.where(self.table.c.published_at.is_(None))
        return waiting

    @cached_property
    def published(self) -> Executable:
        """Those that are out."""
        out: Executable = self.all.where(self.table.c.published_at.is_not(None))
        return out

    @cached_property
    def approved(self) -> Executable:
        """Who has approved which."""
        approvals = self.approvals
        told = select(self.of.label("of"), approvals.c.organisation, approvals.c.by)
        return told.where(own(approvals)).order_by(approvals.c.at)

    @cached_property
    def draft(self) -> Executable:
        """Keeps a new one."""
        return insert(self.table).values(partnership_id=OWN).returning(*self.table.c)

    def settle(self, column: str) -> Executable:
        """Notes a moment for one that is not published."""
        table = self.table
        this = own(table) & (table.c.id == bindparam("number")) & table.c.published_at.is_(None)
        return update(table).where(this).values({column: bindparam("moment")}).returning(*table.c)

    @cached_property
    def publish(self) -> Executable:
        """Lets one be seen."""
        return self.settle("published_at")

    @cached_property
    def withdraw(self) -> Executable:
        """Gives one up."""
        return self.settle("withdrawn_at")


class SqlPublications(Generic[Content, Kept]):
    """Serves `bot.ports.Publications`."""

    def __init__(self, scope: Scope, shelf: Shelf[Content, Kept]) -> None:
        self._scope = scope
        self._shelf = shelf

    def draft(self, day: date, content: Content, *, by: int, at: datetime) -> Kept:
        """Keep the figures of a day, for the parties to approve."""
        shelf = self._shelf
        told = {"day": day, shelf.content.name: shelf.adapter.dump_python(content, mode="json")}
        drafted = {**self._scope.run(shelf.draft, by=by, at=at, **told).mappings().one()}
        self._scope.note(Did.ADDED, shelf.table, drafted, by)
        return shelf.made(drafted, content, {})

    def open(self) -> Kept | None:
        """What waits for approval, if anything."""
        return next(iter(self._all(self._shelf.open)), None)

    def published(self) -> list[Kept]:
        """All that are published, oldest first."""
        return self._all(self._shelf.published)

    def approve(self, number: int, organisation: str, *, by: int, at: datetime) -> None:
        """Note that an organisation approves; harmless where it has."""
        shelf, scope = self._shelf, self._scope
        approval = {shelf.of.name: number, "organisation": organisation, "by": by, "at": at}
        insertion = scope.insert(shelf.approvals).values(partnership_id=OWN, **approval)
        approved = scope.named(insertion.on_conflict_do_nothing().returning(*shelf.approvals.c))
        if approved is not None:
            scope.note(Did.ADDED, shelf.approvals, approved, by)

    def publish(self, number: int, *, by: int, at: datetime) -> None:
        """Let the inhabitants see it from now on."""
        self._settle(self._shelf.publish, number, by, at)

    def withdraw(self, number: int, *, by: int, at: datetime) -> None:
        """Give up what is not published."""
        self._settle(self._shelf.withdraw, number, by, at)

    def _settle(self, statement: Executable, number: int, by: int, at: datetime) -> None:
        settled = self._scope.named(statement, number=number, moment=at)
        if settled is not None:
            self._scope.note(Did.CHANGED, self._shelf.table, settled, by)

    def _all(self, wanted: Executable) -> list[Kept]:
        shelf = self._shelf
        rows = [{**row} for row in self._scope.run(wanted).mappings()]
        approved: dict[int, dict[str, int]] = {}
        for row in self._scope.rows(shelf.approved) if rows else ():
            approved.setdefault(row.of, {})[row.organisation] = row.by
        return [
            shelf.made(
                row, shelf.adapter.validate_python(row[shelf.content.name]), approved.get(row["id"], {})
            )
            for row in rows
        ]
