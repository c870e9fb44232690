"""What is kept about a member, in words for themselves."""

from bot import replies
from bot.messages import Sender
from locales.membership import role
from locales.phrases import Phrases


def own_data(phrases: Phrases, reply: replies.OwnData) -> str:
    """Who the member is here, and what they have reported."""
    return "\n".join([_who(phrases, reply), *_reports(phrases, reply), _everything(phrases)])


def _who(phrases: Phrases, reply: replies.OwnData) -> str:
    _ = phrases.text
    # Translators: what is kept about a member; {identities} is what the platforms call them by.
    text = _("This is kept about you: {organisation}, {role}, known as {identities}. Not your name.")
    return text.format(
        organisation=phrases.organisation(reply.organisation),
        role=role(phrases, reply.role),
        identities=phrases.several(map(_identity, reply.identities)),
    )


def _identity(sender: Sender) -> str:
    return f"{sender.user} ({sender.platform.capitalize()})"


def _reports(phrases: Phrases, reply: replies.OwnData) -> list[str]:
    _ = phrases.text
    if reply.days is None:
        # Translators: a member has no reports that stand.
        return [_("You have no reports that hold.")]
    # Translators: a member's own reports; {days} is such as "2 March – 3 April".
    text = _("Your reports that hold: {number}, {days}. The latest:")
    days = phrases.days(reply.days.first, reply.days.last)
    heading = text.format(number=phrases.number(reply.reports), days=days)
    return [heading, *(f"– {phrases.entry(facts)}" for facts in reply.latest)]


def _everything(phrases: Phrases) -> str:
    # Translators: after what is kept about a member: how they get all of it.
    return phrases.text("A coordinator can give you all of it as a file.")
