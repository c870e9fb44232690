"""What the parties are told of a follow-up by the bot itself."""

from babel.dates import format_date

from bot.followups import READ, DraftWaiting, FollowUpOut, News
from bot.replies import Button, Utterance
from locales.follow_ups import public_path
from locales.phrases import Phrases


def news(phrases: Phrases, told: News) -> Utterance:
    """That a draft waits, with the button to read it, or that it is out."""
    match told:
        case DraftWaiting():
            return _waiting(phrases, told)
        case FollowUpOut():
            return _out(phrases, told)


def _waiting(phrases: Phrases, told: DraftWaiting) -> Utterance:
    _ = phrases.text
    # Translators: told to those who approve follow-ups; {organisations} have not approved the draft.
    text = _(
        "A follow-up to the inhabitants, as of {day}, waits to be approved by {organisations}. Nobody else"
        " sees it before that."
    )
    said = text.format(
        day=_day(phrases, told), organisations=phrases.several(map(phrases.organisation, told.lacking))
    )
    # Translators: the button that shows a draft, below which it can be approved.
    read = Button(_("Read and approve"), f"{READ}{told.follow_up.id}")
    return Utterance(said, (read,))


def _out(phrases: Phrases, told: FollowUpOut) -> Utterance:
    # Translators: told to those who approve follow-ups; {path} ends the public page's address.
    text = phrases.text(
        "All have approved the follow-up as of {day}. It is published, on the public page at {path}, with a"
        " text and a picture to share."
    )
    return Utterance(
        text.format(day=_day(phrases, told), path=public_path(phrases.partnership, told.follow_up))
    )


def _day(phrases: Phrases, told: News) -> str:
    return format_date(told.follow_up.day, "d MMMM", locale=phrases.language)
