"""The members of a partnership, in two tables: the person, and the identities on the platforms."""

from datetime import datetime
from functools import cache
from itertools import groupby
from secrets import token_hex
from typing import Any

from sqlalchemy import Executable, Row, bindparam, func, insert, select, update

from bot.members import Member, Role
from bot.messages import Sender
from storage.scope import OWN, Did, InsertInto, Scope, own
from storage.tables import identities, members

SALT_BYTES = 16
KNOWN = (
    select(members, identities.c.platform, identities.c.user)
    .join(identities, identities.c.member_id == members.c.id)
    .where(own(identities))
)
FIND = KNOWN.where(identities.c.platform == bindparam("platform"), identities.c.user == bindparam("user"))
GET = select(members).where(own(members), members.c.id == bindparam("member_id"))
ALL = KNOWN.order_by(members.c.id, identities.c.platform, identities.c.user)
IDENTITIES = ALL.where(members.c.id == bindparam("member_id"))
ADD = insert(members).values(partnership_id=OWN).returning(members.c.id)


@cache
def _identify(insert: InsertInto) -> Executable:
    given = insert(identities).values(partnership_id=OWN)
    salt = func.coalesce(identities.c.salt, given.excluded.salt)
    return given.on_conflict_do_update(
        index_elements=identities.primary_key.columns,
        set_={"member_id": given.excluded.member_id, "salt": salt},
    ).returning(identities.c.salt)


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
            told = {"organisation": organisation, "role": role, "active": True, "added_at": at}
            member_id = self._scope.run(ADD, **told).scalar_one()
            self._scope.note(Did.ADDED, members, told | {"id": member_id})
            self.identify(member_id, sender)
        else:
            member_id = known.id
            self._update(member_id, organisation=organisation, role=role, active=True)
        return Member(id=member_id, organisation=organisation, role=role)

    def get(self, member_id: int) -> Member:
        """A member by their id; KeyError if the partnership has none such."""
        found = self._scope.row(GET, member_id=member_id)
        if found is None:
            raise KeyError(member_id)
        return _member(found)

    def change(
        self,
        member_id: int,
        *,
        organisation: str | None = None,
        role: Role | None = None,
        active: bool | None = None,
    ) -> None:
        """Change a member's organisation, role, or whether they may still come in; KeyError for nobody."""
        self._update(
            member_id,
            organisation=members.c.organisation if organisation is None else organisation,
            role=members.c.role if role is None else role,
            active=members.c.active if active is None else active,
        )

    def all(self) -> list[tuple[Member, list[Sender]]]:
        """Every member with their identities, oldest first."""
        known = groupby(self._scope.rows(ALL), _member)
        return [(member, [_sender(row) for row in rows]) for member, rows in known]

    def identities(self, member_id: int) -> list[Sender]:
        """What a member is known as on the platforms."""
        return [_sender(row) for row in self._scope.rows(IDENTITIES, member_id=member_id)]

    def identify(self, member_id: int, sender: Sender) -> None:
        """Give a member another identity; one that somebody else had is theirs from then on."""
        identity = {"platform": sender.platform, "user": sender.user, "member_id": member_id}
        given = self._scope.run(_identify(self._scope.insert), **identity, salt=token_hex(SALT_BYTES))
        self._scope.note(Did.ADDED, identities, identity | {"salt": given.scalar_one()})

    def _update(self, member_id: int, **values: object) -> None:
        changing = update(members).where(own(members), members.c.id == member_id).values(**values)
        changed = self._scope.named(changing.returning(*members.columns))
        if changed is None:
            raise KeyError(member_id)
        self._scope.note(Did.CHANGED, members, changed)


def _member(row: Row[Any]) -> Member:
    return Member(id=row.id, organisation=row.organisation, role=row.role, active=row.active)


def _sender(row: Row[Any]) -> Sender:
    return Sender(platform=row.platform, user=row.user)
