"""Who an event comes from: a member, or a stranger whom a code lets in."""

from bot.dialogue.turn import Turn
from bot.invitations import Invitation, code_in
from bot.members import Member
from bot.messages import Edit, Event, Message, Sender
from bot.ports import UnitOfWork
from bot.replies import AlreadyIn, CodeRefused, Joined, Reply, Stranger


def known(work: UnitOfWork, sender: Sender) -> Member | None:
    """The member whom a sender is; None for strangers, for those who were removed, and for outsiders."""
    member = None if sender.outsider else work.members.find(sender)
    return member if member is not None and member.active else None


def member_of(work: UnitOfWork, event: Event) -> Member | None:
    """The member from whom an event comes; a stranger who writes an open code is one from then on."""
    member = known(work, event.sender)
    code = _code_of(event) if member is None and not event.sender.outsider else None
    return member if code is None else _let_in(work, event, code)


def turned_away(event: Event) -> list[Reply]:
    """What there is to say to a stranger, which is the same whatever is wrong with their code."""
    if isinstance(event, Message | Edit) and not event.addressed:
        return []
    return [Stranger() if event.sender.outsider or _code_of(event) is None else CodeRefused()]


def welcomed(turn: Turn, text: str) -> list[Reply] | None:
    """What there is to say to a member's message that holds a code; None where it holds none."""
    code = code_in(text)
    invitation = None if code is None else turn.work.invitations.find(code)
    if invitation is None:
        return None
    if invitation.used_by != turn.member.id:
        return [AlreadyIn()]
    return [Joined(turn.member.organisation, turn.member.role, linked=invitation.member is not None)]


def _code_of(event: Event) -> str | None:
    """The code in a message that its sender wrote themselves, and to the bot."""
    if not isinstance(event, Message) or not event.addressed or event.forwarded:
        return None
    return code_in(event.text)


def _let_in(work: UnitOfWork, event: Event, code: str) -> Member | None:
    invitation = work.invitations.find(code)
    if invitation is None or not invitation.is_open(event.at) or not _holds(work, invitation, event.sender):
        return None
    member = _member(work, invitation, event)
    work.invitations.use(code, member.id, event.at)
    return member


def _holds(work: UnitOfWork, invitation: Invitation, sender: Sender) -> bool:
    """Whether who made an invitation may still make it, and whether a link leads to another platform."""
    if invitation.made_by is not None and not work.members.get(invitation.made_by).active:
        return False
    if invitation.member is None:
        return True
    identities = work.members.identities(invitation.member)
    return all(identity.platform != sender.platform for identity in identities)


def _member(work: UnitOfWork, invitation: Invitation, event: Event) -> Member:
    if invitation.member is None:
        return work.members.add(event.sender, invitation.organisation, invitation.role, event.at)
    work.members.identify(invitation.member, event.sender)
    return work.members.get(invitation.member)
