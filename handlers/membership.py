"""The commands about members: who may talk with the bot, and as what."""

from collections.abc import Iterator

from bot.errors import InputError
from bot.members import Member, Role
from bot.messages import Sender
from bot.ports import UnitOfWork
from handlers.app import App
from handlers.moments import now


def invited(app: App, platform: str, user: str, organisation: str, role: str) -> str:
    """Let a person in under an identity."""
    known = [o.id for o in app.partnership.organisations if o.reports]
    if organisation not in known:
        raise InputError(f"no organisation is called {organisation}; there are {', '.join(known)}")
    with app.database.units_of_work(app.partnership.id)() as work:
        sender = Sender(platform=platform, user=user)
        work.members.add(sender, organisation, Role(role), now(app.partnership.zone))
        work.commit()
    return f"{platform} {user} is a {role} of {organisation}."


def listed(app: App) -> Iterator[str]:
    """Every member on a line."""
    with app.database.units_of_work(app.partnership.id)() as work:
        for member, senders in work.members.all():
            identities = ", ".join(f"{sender.platform} {sender.user}" for sender in senders)
            state = "" if member.active else "  (removed)"
            yield f"{member.organisation}  {member.role}  {identities}{state}"


def changed(app: App, platform: str, user: str, role: str) -> str:
    """Change a member's role."""
    with app.database.units_of_work(app.partnership.id)() as work:
        work.members.change(_member(work, platform, user).id, role=Role(role))
        work.commit()
    return f"{platform} {user} is a {role} now."


def removed(app: App, platform: str, user: str) -> str:
    """Let a member in no longer."""
    with app.database.units_of_work(app.partnership.id)() as work:
        work.members.change(_member(work, platform, user).id, active=False)
        work.commit()
    return f"{platform} {user} is let in no longer; what they reported stays."


def _member(work: UnitOfWork, platform: str, user: str) -> Member:
    member = work.members.find(Sender(platform=platform, user=user))
    if member is None:
        raise InputError(f"no member is known as {platform} {user}; see members list")
    return member
