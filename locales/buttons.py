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


def put_back(phrases: Phrases, report: int, entry: int) -> Button:
    """The button under what was taken back, which gives it to its report again."""
    # Translators: a button under a report that was taken back: let it stand again.
    return Button(phrases.text("Put it back"), f"{replies.RESTORE}{entry}", report)
