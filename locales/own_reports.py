"""What a member has told, or plans, in words for themselves."""

from bot import replies
from bot.entries import EntryKind
from locales.phrases import Phrases
from locales.reports import listed


def own_reports(phrases: Phrases, reply: replies.OwnReports) -> str:
    """What was done, planned and called off on the days that were asked about."""
    _ = phrases.text
    openings = {
        # Translators: before what a member has reported as done.
        EntryKind.DONE: _("You have reported:"),
        # Translators: before what a member has told of as planned.
        EntryKind.PLANNED: _("Planned:"),
        # Translators: before what a member has told of as called off.
        EntryKind.CANCELLED: _("Called off:"),
    }
    lines: list[str] = []
    for kind, opening in openings.items():
        if told := [facts for facts in reply.told if facts.kind is kind]:
            lines += listed(phrases, opening, told)
    # Translators: a member has reported nothing of some days; {days} is such as "Fri 3 April".
    nothing = _("I have nothing from you for {days}.")
    days = phrases.days(reply.days.first, reply.days.last)
    return "\n".join(lines) or nothing.format(days=days)


def own_plans(phrases: Phrases, reply: replies.OwnPlans) -> str:
    """What is still to be done."""
    _ = phrases.text
    if not reply.told:
        # Translators: a member has told of nothing that they plan.
        return _("I have no plans from you.")
    return "\n".join(listed(phrases, _("Planned:"), reply.told))
