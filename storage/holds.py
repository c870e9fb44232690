"""Holds: while one is set nothing is weeded, as while it is tried whether something was rightly refused."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from storage.scope import OWN, Did, Scope, own
from storage.tables import holds

OPEN = own(holds) & holds.c.lifted_at.is_(None)
REASON = select(holds.c.reason).where(OPEN).order_by(holds.c.id).limit(1)
SET = insert(holds).values(partnership_id=OWN).returning(*holds.columns)
LIFT = update(holds).where(OPEN).values(lifted_at=bindparam("at")).returning(*holds.columns)


def reason_of_hold(scope: Scope) -> str | None:
    """Why nothing may be weeded; None if it may."""
    reason: str | None = scope.run(REASON).scalar()
    return reason


def set_hold(scope: Scope, reason: str, at: datetime) -> None:
    """Let nothing be weeded until every hold is lifted."""
    for row in scope.run(SET, reason=reason, set_at=at).mappings():
        scope.note(Did.ADDED, holds, {**row})


def lift_holds(scope: Scope, at: datetime) -> int:
    """Allow weeding again; how many holds there were."""
    lifted = scope.run(LIFT, at=at).mappings().all()
    for row in lifted:
        scope.note(Did.CHANGED, holds, {**row})
    return len(lifted)
