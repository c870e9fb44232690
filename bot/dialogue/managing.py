"""What members ask about members and channels: invitations, identities, listening, reminding."""

from bot.dialogue import own_reports
from bot.dialogue.own_data import own_data
from bot.dialogue.turn import Turn
from bot.invitations import LASTS, LINK_LASTS, Invitation
from bot.language.reading import Invitee, Kind, Reading
from bot.members import Role
from bot.replies import (
    Invited,
    LinkOffered,
    Listening,
    MayNot,
    NotHere,
    Reminding,
    Reply,
    Reserved,
    WhomToInvite,
)

COMMANDS = frozenset(
    {
        Kind.INVITE,
        Kind.LINK,
        Kind.OWN_DATA,
        Kind.OWN_REPORTS,
        Kind.OWN_PLANS,
        Kind.LISTEN,
        Kind.LISTEN_NO_MORE,
        Kind.REMINDERS_ON,
        Kind.REMINDERS_OFF,
    }
)


def managed(turn: Turn, reading: Reading) -> list[Reply]:
    """Carry out one of COMMANDS; one that comes again is carried out again, because nobody knows its code."""
    match reading.kind:
        case Kind.INVITE | Kind.LINK | Kind.OWN_DATA if turn.shared:
            return [NotHere()]
        case Kind.INVITE:
            return [_invited(turn, reading.invitee)]
        case Kind.LINK:
            return [_linked(turn)]
        case Kind.OWN_DATA:
            return [own_data(turn)]
        case Kind.OWN_REPORTS:
            return [own_reports.told_of_days(turn, reading.query)]
        case Kind.OWN_PLANS:
            return [own_reports.planned(turn, reading.query)]
        case Kind.REMINDERS_ON | Kind.REMINDERS_OFF:
            return [_reminding(turn, on=reading.kind is Kind.REMINDERS_ON)]
        case _:
            return [_listening(turn, on=reading.kind is Kind.LISTEN)]


def _invited(turn: Turn, invitee: Invitee) -> Reply:
    """Invite somebody: a coordinator anyone, a manager reporters of the own organisation."""
    member = turn.member
    if member.role is Role.REPORTER:
        return MayNot(Reserved.INVITING)
    organisation = invitee.organisation
    if member.role is Role.MANAGER:
        if organisation not in {None, member.organisation} or invitee.role is not Role.REPORTER:
            return MayNot(Reserved.INVITING_OTHERS)
        organisation = member.organisation
    reporting = tuple(each.id for each in turn.partnership.organisations if each.reports)
    if organisation not in reporting:
        return WhomToInvite(reporting)
    expires = turn.at + LASTS
    invitation = Invitation(organisation=organisation, role=invitee.role, expires=expires, made_by=member.id)
    code = turn.work.invitations.make(invitation, turn.at)
    return Invited(code, organisation, invitee.role, expires)


def _linked(turn: Turn) -> Reply:
    """Offer a member a code with which they are known on another platform too."""
    member, expires = turn.member, turn.at + LINK_LASTS
    link = Invitation(
        organisation=member.organisation,
        role=member.role,
        expires=expires,
        made_by=member.id,
        member=member.id,
    )
    return LinkOffered(turn.work.invitations.make(link, turn.at), expires)


def _listening(turn: Turn, *, on: bool) -> Reply:
    """Name the channel as one for reports, or name it so no longer; all is read where others don't."""
    if turn.member.role is not Role.COORDINATOR:
        return MayNot(Reserved.NAMING_CHANNELS)
    if on and turn.shared:
        turn.work.channels.add(turn.channel, turn.member.id, turn.at)
    elif not on:
        turn.work.channels.remove(turn.channel, turn.member.id)
    return Listening(on)


def _reminding(turn: Turn, *, on: bool) -> Reply:
    """Let the channel have reminders, or no longer."""
    if turn.member.role is Role.REPORTER:
        return MayNot(Reserved.REMINDING)
    if on:
        turn.work.reminders.turn_on(turn.channel)
    else:
        turn.work.reminders.turn_off(turn.channel, turn.member.id, turn.at)
    return Reminding(on)
