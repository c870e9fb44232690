"""What is said about who may talk with the bot, and where it listens and reminds."""

from collections.abc import Callable
from datetime import datetime

from babel.dates import format_time

from bot import replies
from bot.members import Role
from bot.replies import Reserved
from locales.phrases import Phrases


def joined(phrases: Phrases, reply: replies.Joined) -> str:
    """Welcome to somebody who has come in by a code: two short sentences and an example."""
    _ = phrases.text
    if reply.linked:
        # Translators: a member is known under a second identity, for example on Telegram beside Slack.
        return _("Good, now I know that it is you here too. Report wherever it suits you.")
    welcomes = {
        # Translators: welcome to a new member, who reports for {organisation}.
        Role.REPORTER: _("Welcome! You report for {organisation} now."),
        # Translators: welcome to a new member, who is a manager at {organisation}.
        Role.MANAGER: _("Welcome! You are a manager at {organisation} here."),
        # Translators: welcome to a new member, who is a coordinator at {organisation}.
        Role.COORDINATOR: _("Welcome! You are a coordinator here, at {organisation}."),
    }
    welcome = welcomes[reply.role].format(organisation=phrases.organisation(reply.organisation))
    # Translators: after the welcome to a new member.
    example = _("Write what you have done, for example “foot patrol in Skogås tonight”.")
    return f"{welcome} {example}"


def invited(phrases: Phrases, reply: replies.Invited, link: Callable[[str], str] | None) -> str:
    """An invitation with its code, and the link that holds it where there is one."""
    _ = phrases.text
    # Translators: an invitation for one person; {duty} is reporter, manager or coordinator; a code follows.
    text = _("An invitation for one person at {organisation} ({duty}), until {day}:")
    lines = [
        text.format(
            organisation=phrases.organisation(reply.organisation),
            duty=role(phrases, reply.role),
            day=phrases.day(_local(phrases, reply.expires).date()),
        ),
        reply.code,
        # Translators: how the code of an invitation is used, under the code.
        _("Ask them to write the code to me."),
        *_linked(phrases, reply.code, link),
    ]
    return "\n".join(lines)


def link_offered(phrases: Phrases, reply: replies.LinkOffered, link: Callable[[str], str] | None) -> str:
    """The code by which a member is known elsewhere too."""
    _ = phrases.text
    # Translators: a member wants to use a second platform, such as Telegram beside Slack; a code follows.
    text = _("Write this code to me in the other service, before {time}, and I know that it is you:")
    time = format_time(_local(phrases, reply.expires), "HH:mm", locale=phrases.locale)
    return "\n".join([text.format(time=time), reply.code, *_linked(phrases, reply.code, link)])


def _linked(phrases: Phrases, code: str, link: Callable[[str], str] | None) -> list[str]:
    if link is None:
        return []
    # Translators: a link that does the same as writing the code.
    return [phrases.text("In Telegram this link is enough: {link}").format(link=link(code))]


def role(phrases: Phrases, which: Role) -> str:
    """What a member may do, in a word."""
    _ = phrases.text
    return {
        # Translators: what a member may do, and what an invitation is for: to report.
        Role.REPORTER: _("reporter"),
        # Translators: what a member may do, and what an invitation is for: to be a manager.
        Role.MANAGER: _("manager"),
        # Translators: what a member may do, and what an invitation is for: to be a coordinator.
        Role.COORDINATOR: _("coordinator"),
    }[which]


def whom_to_invite(phrases: Phrases, reply: replies.WhomToInvite) -> str:
    """How an invitation is asked for."""
    _ = phrases.text
    known = phrases.several(phrases.organisation(each) for each in reply.organisations)
    # Translators: it was not clear whom to invite; {organisations} are all that there are.
    text = _(
        "Whom? Write for example “invite {organisation}” or “invite manager {organisation}”: {organisations}."
    )
    first = phrases.organisation(reply.organisations[0])
    return text.format(organisation=first, organisations=known)


def may_not(phrases: Phrases, reply: replies.MayNot) -> str:
    """Who may do what a member asked for."""
    _ = phrases.text
    sentences = {
        # Translators: a reporter wanted to invite somebody.
        Reserved.INVITING: _("Only managers and coordinators can invite. Ask one of them."),
        # Translators: a manager wanted to invite another manager, or somebody of another organisation.
        Reserved.INVITING_OTHERS: _(
            "You can invite reporters of your own organisation. Ask a coordinator for others."
        ),
        # Translators: somebody else than a coordinator told the bot to listen in a channel, or to stop.
        Reserved.NAMING_CHANNELS: _("Only a coordinator can tell me where to listen."),
        # Translators: a reporter wanted the bot to forget a word that it has learnt.
        Reserved.FORGETTING_WORDS: _("Only managers and coordinators can take a word back. Ask one of them."),
        # Translators: a reporter wanted reminders in a channel turned on or off.
        Reserved.REMINDING: _(
            "Only managers and coordinators can turn reminders on and off. Ask one of them."
        ),
        # Translators: a reporter wanted to see or approve the evaluation.
        Reserved.EVALUATING: _("Only managers and coordinators work on the evaluation. Ask one of them."),
        # Translators: a reporter wanted to publish or approve a follow-up.
        Reserved.PUBLISHING: _("Only managers and coordinators can publish. Ask one of them."),
        # Translators: a member who is no coordinator wants to change the list of requested places.
        Reserved.LISTING_PLACES: _("Only coordinators change the list of places. Ask one of them."),
    }
    return sentences[reply.reserved]


def listening(phrases: Phrases, reply: replies.Listening) -> str:
    """Whether the bot listens in the channel from now on."""
    _ = phrases.text
    if reply.on:
        # Translators: a coordinator named a channel: reports in it need not mention the bot any more.
        told = _("I listen here from now on: reports need not be addressed to me.")
        # Translators: said after that, because a platform may keep from the bot what is not addressed to it.
        trying = _(
            "Try it with a report. If I do not answer, I may not read here yet: whoever runs me sees with"
            " “doctor” what is lacking."
        )
        return f"{told} {trying}"
    # Translators: a coordinator told the bot to stop listening in a channel.
    return _("I do not listen here any more: write to me by name.")


def reminding(phrases: Phrases, reply: replies.Reminding) -> str:
    """Whether the bot reminds of things in the channel from now on."""
    _ = phrases.text
    if reply.on:
        # Translators: a manager turned reminders on in a channel.
        return _("I remind you here when something is about to be missed: a couple of times a week at most.")
    # Translators: a manager turned reminders off in a channel; {wish} is what turns them on again.
    text = _("I remind of nothing here any more. “{wish}” turns it on again.")
    # Translators: what one writes to turn reminders on.
    return text.format(wish=_("reminders on"))


def _local(phrases: Phrases, moment: datetime) -> datetime:
    return moment.astimezone(phrases.partnership.zone)
