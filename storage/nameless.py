"""Nameless members, one for each organisation: what was weeded is theirs from then on.

One is known by when it came: at the moment before which a weeding forgets, and nobody knows it by anything.
"""

from datetime import datetime

from sqlalchemy import bindparam, exists, insert, select

from bot.members import Role
from storage.scope import OWN, Did, Scope, own
from storage.tables import identities, members, weedings

FIND = (
    select(members.c.id)
    .where(
        own(members),
        members.c.organisation == bindparam("of_organisation"),
        ~members.c.active,
        ~exists().where(identities.c.member_id == members.c.id, own(identities)),
        (members.c.added_at == bindparam("before", type_=members.c.added_at.type))
        | exists().where(weedings.c.before == members.c.added_at, own(weedings)),
    )
    .order_by(members.c.id)
)
ADD = (
    insert(members)
    .values(partnership_id=OWN, role=Role.REPORTER, active=False, added_at=bindparam("before"))
    .returning(*members.columns)
)


def nameless(scope: Scope, organisation: str, before: datetime) -> int:
    """The nameless member of an organisation, added where there is none yet."""
    found = scope.row(FIND, of_organisation=organisation, before=before)
    if found is not None:
        member_id: int = found.id
        return member_id
    added = scope.run(ADD, before=before, organisation=organisation).mappings().one()
    scope.note(Did.ADDED, members, {**added})
    return int(added["id"])
