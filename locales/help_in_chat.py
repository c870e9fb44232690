"""The help that the bot gives in the chat."""

from bot.members import Role
from locales.phrases import Phrases


def help_for(phrases: Phrases, role: Role) -> str:
    """What to write, by whom."""
    _ = phrases.text
    lines = [
        # Translators: help, first line: what to write.
        _("Write what you did, as to a colleague:"),
        # Translators: help: examples of reports, each on a line of its own.
        _("• two speed checks in Vårby last night, residents asked for it\n• foot patrol in Skogås"),
        # Translators: help: how to correct and take back.
        _("Wrong? Write “no, three” or “undo”, or edit the message."),
        # Translators: help: how to ask for the status.
        _("“status” shows how all promises stand, “how is the pub inspection going?” one of them."),
        # Translators: help: what never to write.
        _("Leave out names, identity numbers and plates."),
    ]
    if role is not Role.REPORTER:
        # Translators: help for managers and coordinators: they may correct their organisation's reports.
        lines.append(_("As a manager you can undo and change your colleagues' reports with the buttons."))
    if role is Role.COORDINATOR:
        # Translators: help for coordinators: milestones are marked in words.
        lines.append(_("When a milestone is reached, tell me, and I will mark it."))
        # Translators: help for coordinators: invitations, and channels in which the bot listens.
        lines.append(_("“invite the police” gives an invitation, “listen here” lets me read a channel."))
    return "\n".join(lines)
