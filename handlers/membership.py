"""The commands about members: who may talk with the bot, and as what."""

from collections.abc import Iterator

from bot.errors import InputError
from bot.invitations import LASTS, Invitation
from bot.members import Member, Role
from bot.messages import Sender
from bot.ports import UnitOfWork
from handlers.app import App
from handlers.lookups import identity, organisation_or_first
from handlers.moments import now


def invited(app: App, sender: Sender, organisation_id: str, role: Role) -> str:
    """Let a person in under an identity; InputError if they are in already."""
    identity(sender.user, "USER")
    organisation = organisation_or_first(app.partnership, organisation_id, "ORGANISATION")
    with app.database.units_of_work(app.partnership.id)() as work:
        known = work.members.find(sender)
        if known is not None and known.active:
            raise InputError(
                f"{_name(sender)} is a {known.role} of {known.organisation} already;"
                " use members change for another role, or members remove first."
            )
        work.members.add(sender, organisation, role, now(app.partnership.zone))
        work.commit()
    return f"{_name(sender)} is a {role} of {organisation} now."


def linked(app: App, organisation_id: str, role: Role) -> str:
    """Make a code that lets one person in, whatever their platform."""
    organisation = organisation_or_first(app.partnership, organisation_id, "ORGANISATION")
    made_at = now(app.partnership.zone)
    invitation = Invitation(organisation=organisation, role=role, expires=made_at + LASTS)
    with app.database.units_of_work(app.partnership.id)() as work:
        code = work.invitations.make(invitation, made_at)
        work.commit()
    until = invitation.expires.strftime("%Y-%m-%d %H:%M")
    return f"{code} lets one person in as a {role} of {organisation}, until {until}."


def listed(app: App) -> Iterator[str]:
    """Every member on a line: organisation, role, identities."""
    with app.database.units_of_work(app.partnership.id)() as work:
        members = work.members.all()
    for member, senders in members:
        removed = "" if member.active else "  (removed)"
        yield f"{member.organisation}  {member.role}  {', '.join(map(_name, senders))}{removed}"


def changed(app: App, sender: Sender, role: Role | None, organisation_id: str | None) -> str:
    """Change a member's role, or organisation, or both."""
    if role is None and organisation_id is None:
        raise InputError("Nothing is to be changed; write --role, --org or both.")
    organisation = organisation_id and organisation_or_first(app.partnership, organisation_id, "--org")
    with app.database.units_of_work(app.partnership.id)() as work:
        member = _member(work, sender)
        work.members.change(member.id, role=role, organisation=organisation)
        member = work.members.get(member.id)
        work.commit()
    return f"{_name(sender)} is a {member.role} of {member.organisation} now."


def removed(app: App, sender: Sender) -> str:
    """Let a member in no longer."""
    with app.database.units_of_work(app.partnership.id)() as work:
        work.members.change(_member(work, sender).id, active=False)
        work.commit()
    return f"{_name(sender)} is let in no longer; what they reported stays."


def _member(work: UnitOfWork, sender: Sender) -> Member:
    member = work.members.find(sender)
    if member is None or not member.active:
        raise InputError(f"No member is known as {_name(sender)}; see members list, or members invite them.")
    return member


def _name(sender: Sender) -> str:
    return f"{sender.platform} {sender.user}"
