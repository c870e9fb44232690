"""The words on buttons."""

from bot import replies
from bot.utterances import Button
from locales.phrases import Phrases


def button(phrases: Phrases, action: str, report: int | None = None) -> Button:
    """The button of an action, under a report where it belongs to one."""
    _ = phrases.text
    labels = {
        # Translators: a button under a report: take it back.
        replies.UNDO: _("Undo"),
        # Translators: a button under a report: change it.
        replies.CHANGE: _("Change"),
        # Translators: a button: yes.
        replies.YES: _("Yes"),
        # Translators: a button: no.
        replies.NO: _("No"),
        # Translators: a button: give the question up.
        replies.CANCEL: _("Cancel"),
    }
    return Button(labels[action], action, report)
