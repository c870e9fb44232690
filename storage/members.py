"""The members of a partnership, in two tables: the person, and the identities on the platforms."""

from datetime import datetime
from itertools import groupby

from sqlalchemy import Select, select, update
from sqlalchemy.engine import RowMapping

from bot.members import Member, Role
from bot.messages import Sender
from storage.scope import Scope
from storage.tables import identities, members


class SqlMembers:
    """Serves `bot.ports.Members`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def find(self, sender: Sender) -> Member | None:
        """The member behind an identity, also one who has been removed; None for a stranger."""
        known = self._known().where(
            identities.c.platform == sender.platform, identities.c.user == sender.user
        )
        return next(map(_member, self._scope.rows(known)), None)

    def add(self, sender: Sender, organisation: str, role: Role, at: datetime) -> Member:
        """Let a person in under an identity; one that was removed comes back, with these duties."""
        known = self.find(sender)
        if known is None:
            member_id = self._scope.add(
                members, organisation=organisation, role=role, active=True, added_at=at
            )
            self._identify(member_id, sender)
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
        rows = self._scope.rows(
            self._known().order_by(members.c.id, identities.c.platform, identities.c.user)
        )
        return [
            (member, [Sender(platform=row["platform"], user=row["user"]) for row in known])
            for member, known in groupby(rows, _member)
        ]

    def _known(self) -> Select[*tuple[object, ...]]:
        return (
            select(members, identities.c.platform, identities.c.user)
            .join(identities, identities.c.member_id == members.c.id)
            .where(self._scope.own(identities))
        )

    def _identify(self, member_id: int, sender: Sender) -> None:
        identity = {"platform": sender.platform, "user": sender.user}
        self._scope.connection.execute(self._scope.adding(identities, member_id=member_id, **identity))

    def _update(self, member_id: int, **values: object) -> None:
        changed = update(members).where(self._scope.own(members), members.c.id == member_id).values(**values)
        if self._scope.changed(changed) == 0:
            raise KeyError(member_id)


def _member(row: RowMapping) -> Member:
    return Member(id=row["id"], organisation=row["organisation"], role=row["role"], active=row["active"])
