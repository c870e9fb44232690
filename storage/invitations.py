"""Invitations, each under what its code hashes to: whoever reads the table can't come in with it."""

from datetime import datetime
from hashlib import sha256
from secrets import randbits

from sqlalchemy import bindparam, insert, select, update

from bot.invitations import CODE_BITS, Invitation, code_of
from storage.scope import OWN, Did, Scope, own
from storage.tables import invitations

OF_CODE = own(invitations) & (invitations.c.digest == bindparam("of_digest"))
MAKE = insert(invitations).values(partnership_id=OWN)
FIND = select(invitations).where(OF_CODE).with_for_update()
USE = update(invitations).where(OF_CODE).returning(*invitations.columns)


class SqlInvitations:
    """Serves `bot.ports.Invitations`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def make(self, invitation: Invitation, at: datetime) -> str:
        """Keep an invitation under a new code, which is told this once."""
        code = code_of(randbits(CODE_BITS))
        made = {
            "digest": _digest(code),
            "organisation": invitation.organisation,
            "role": invitation.role,
            "member_id": invitation.member,
            "made_by": invitation.made_by,
            "made_at": at,
            "expires_at": invitation.expires,
        }
        self._scope.run(MAKE, **made)
        self._scope.note(Did.ADDED, invitations, made, invitation.made_by)
        return code

    def find(self, code: str) -> Invitation | None:
        """What a code stands for; nobody else can use it while this unit of work lasts."""
        found = self._scope.row(FIND, of_digest=_digest(code))
        if found is None:
            return None
        return Invitation(
            organisation=found.organisation,
            role=found.role,
            expires=found.expires_at,
            made_by=found.made_by,
            member=found.member_id,
            used_by=found.used_by,
        )

    def use(self, code: str, member_id: int, at: datetime) -> None:
        """Note whom a code let in; KeyError if there is no such code."""
        used = self._scope.named(USE, of_digest=_digest(code), used_by=member_id, used_at=at)
        if used is None:
            raise KeyError("no such code")
        self._scope.note(Did.CHANGED, invitations, used, member_id)


def _digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()
