"""What the parties are told of follow-ups and evaluations by the bot itself."""

from babel.dates import format_date

from bot import evaluation
from bot.followups import READ, FollowUp
from bot.news import DraftOut, DraftWaiting, News
from bot.utterances import Button, Utterance
from locales.evaluations import evaluation_path
from locales.follow_ups import public_path
from locales.phrases import Phrases


def news(phrases: Phrases, told: News) -> Utterance:
    """That a draft waits, with the button to read it, or that it is out."""
    match told:
        case DraftWaiting():
            return _waiting(phrases, told)
        case DraftOut():
            return _out(phrases, told)


def _waiting(phrases: Phrases, told: DraftWaiting) -> Utterance:
    _, draft = phrases.text, told.draft
    # Translators: told to those who approve the evaluation; {organisations} have not approved it yet.
    text = _(
        "The year's evaluation, as of {day}, is proposed as final and waits to be approved by"
        " {organisations}. Nobody else sees it before that."
    )
    action = f"{evaluation.READ}{draft.id}"
    if isinstance(draft, FollowUp):
        # Translators: told to those who approve follow-ups; {organisations} have not approved the draft.
        text = _(
            "A follow-up to the inhabitants, as of {day}, waits to be approved by {organisations}. Nobody"
            " else sees it before that."
        )
        action = f"{READ}{draft.id}"
    names = phrases.several(map(phrases.organisation, told.lacking))
    # Translators: the button that shows a draft, below which it can be approved.
    read = Button(_("Read and approve"), action)
    return Utterance(text.format(day=_day(phrases, told), organisations=names), (read,))


def _out(phrases: Phrases, told: DraftOut) -> Utterance:
    _, draft = phrases.text, told.draft
    if isinstance(draft, FollowUp):
        # Translators: told to those who approve follow-ups; {path} is the public page's address.
        text = _(
            "All have approved the follow-up as of {day}. It is published, on the public page at {path}, with"
            " a text and a picture to share."
        )
        page = phrases.page(public_path(phrases.partnership, draft))
    else:
        # Translators: told to those who approve the evaluation; {path} is the public page's address.
        text = _("All have approved the year's evaluation as of {day}. It is published at {path}.")
        page = phrases.page(evaluation_path(phrases.partnership, draft))
    return Utterance(text.format(day=_day(phrases, told), path=page), links=phrases.links(page))


def _day(phrases: Phrases, told: News) -> str:
    return format_date(told.draft.day, "d MMMM", locale=phrases.language)
