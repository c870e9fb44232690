"""Milestones, stages, figures and published follow-ups."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import select

from bot.entries import Mark
from storage.scope import Scope
from storage.tables import marks

COLUMNS = tuple(field.name for field in fields(Mark))


class SqlMarks:
    """Serves `bot.ports.Marks`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, mark: Mark, *, by: str, at: datetime) -> None:
        """Keep a mark; `by` says who set it."""
        self._scope.add(marks, by=by, at=at, **{name: getattr(mark, name) for name in COLUMNS})

    def all(self) -> Sequence[Mark]:
        """Every mark of the partnership, oldest first."""
        kept = select(marks).where(self._scope.own(marks)).order_by(marks.c.id)
        return [Mark(**{name: row[name] for name in COLUMNS}) for row in self._scope.rows(kept)]
