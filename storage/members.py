"""The members of a partnership, in two tables: the person, and the identities on the platforms."""

from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from bot.members import Member, Role
from bot.messages import Sender
from storage.scope import OWN, Scope, own
from storage.tables import identities, members

KNOWN = (
    select(members, identities.c.platform, identities.c.user)
    .join(identities, identities.c.member_id == members.c.id)
    .where(own(identities))
)
FIND = KNOWN.where(identities.c.platform == bindparam("platform"), identities.c.user == bindparam("user"))
ALL = KNOWN.order_by(members.c.id, identities.c.platform, identities.c.user)
ADD = insert(members).values(partnership_id=OWN).returning(members.c.id)
IDENTIFY = insert(identities).values(partnership_id=OWN)


class SqlMembers:
    """Serves `bot.ports.Members`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def find(self, sender: Sender) -> Member | None:
        """The member behind an identity, also one who has been removed; None for a stranger."""
        found = self._scope.row(FIND, platform=sender.platform, user=sender.user)
        return None if found is None else _member(found)

    def add(self, sender: Sender, organisation: str, role: Role, at: datetime) -> Member:
        """Let a person in under an identity; one that was removed comes back, with these duties."""
        known = self.find(sender)
        if known is None:
            duties = {"organisation": organisation, "role": role}
            member_id = self._scope.run(ADD, **duties, active=True, added_at=at).scalar_one()
            self._scope.run(IDENTIFY, member_id=member_id, platform=sender.platform, user=sender.user)
        else:
            member_id = known.id
            self._update(member_id, organisation=organisation, role=role, active=True)
        return Member(id=member_id, organisation=organisation, role=role)

    def change(self, member_id: int, *, role: Role | None = None, active: bool | None = None) -> None:
        """Change a member's role or whether they may still come in; KeyError if there is no such member."""
        self._update(
            member_id,
            role=members.c.role if role is None else role,
            active=members.c.active if active is None else active,
        )

    def all(self) -> list[tuple[Member, list[Sender]]]:
        """Every member with their identities, oldest first."""
        return [
            (member, [Sender(platform=row.platform, user=row.user) for row in known])
            for member, known in groupby(self._scope.rows(ALL), _member)
        ]

    def _update(self, member_id: int, **values: object) -> None:
        changed = update(members).where(own(members), members.c.id == member_id).values(**values)
        if self._scope.changed(changed) == 0:
            raise KeyError(member_id)


def _member(row: Row[Any]) -> Member:
    return Member(id=row.id, organisation=row.organisation, role=row.role, active=row.active)
