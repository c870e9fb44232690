"""Milestones, stages, figures and published follow-ups."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import insert, select

from bot.entries import Mark
from storage.scope import OWN, Did, Scope, own
from storage.signatures import SOMEBODY
from storage.tables import marks

COMMAND_LINE = "command line"
COLUMNS = tuple(field.name for field in fields(Mark))
ADD = insert(marks).values(partnership_id=OWN).returning(marks.c.id)
ALL = select(*(marks.c[name] for name in COLUMNS)).where(own(marks)).order_by(marks.c.id)


class SqlMarks:
    """Serves `bot.ports.Marks`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, mark: Mark, *, by: int | None, at: datetime) -> None:
        """Keep a mark; which member set it is in the history alone."""
        way = COMMAND_LINE if by is None else SOMEBODY
        told = {"by": way, "at": at} | {name: getattr(mark, name) for name in COLUMNS}
        mark_id = self._scope.run(ADD, **told).scalar_one()
        self._scope.note(Did.ADDED, marks, told | {"id": mark_id}, by)

    def all(self) -> Sequence[Mark]:
        """Every mark of the partnership, oldest first."""
        return [Mark(**dict(zip(COLUMNS, row, strict=True))) for row in self._scope.rows(ALL)]
