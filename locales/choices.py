"""The likely answers to a question, as buttons."""

from datetime import date

from bot import replies
from bot.questions import Asking
from bot.replies import Asked, Option
from bot.utterances import Button
from bot.words import WordState
from locales.buttons import button
from locales.phrases import Phrases
from locales.requested_places import PlaceWords

_YES_OR_NO = {
    Asking.LARGE_COUNT,
    Asking.AFTERTHOUGHT,
    Asking.REQUESTED,
    Asking.JOINT,
    Asking.CLEAN_VERSION,
    Asking.MILESTONE,
    Asking.PLACES,
    Asking.PARTNERS,
}


def choices(phrases: Phrases, reply: Asked) -> tuple[Button, ...]:
    """The buttons of a question, the one that gives it up last."""
    picks = tuple(Button(_option(phrases, reply.asking, option), option.action) for option in reply.options)
    if reply.near or reply.unlisted:
        return (*PlaceWords(phrases).choices(reply), button(phrases, replies.CANCEL))
    decide = (replies.YES, replies.NO) if reply.asking in _YES_OR_NO and not picks else ()
    gives_up = () if reply.asking is Asking.WORD else (replies.CANCEL,)
    return (*picks, *(button(phrases, action) for action in (*decide, *gives_up)))


def _option(phrases: Phrases, asking: Asking, option: Option) -> str:
    if option.entry is not None:
        return phrases.entry(option.entry.facts)
    if option.value == replies.OUTSIDE:
        # Translators: the answer that it was not in the municipality; {name} is the municipality.
        return phrases.text("Outside {name}").format(name=phrases.partnership.name)
    if option.value == replies.NOT_YET:
        # Translators: the answer that what was told of has not been done yet.
        return phrases.text("Not done yet")
    match asking:
        case Asking.ACTIVITY:
            return phrases.activity(option.value).capitalize()
        case Asking.AREA:
            return phrases.area(option.value)
        case Asking.DATE:
            return phrases.day(date.fromisoformat(option.value))
        case Asking.PARTNERS if option.value == "0":
            # Translators: the answer that no visit was made together with some partners.
            return phrases.text("None of them")
        case Asking.WHAT_TO_CHANGE:
            return _field(phrases, option.value)
        case Asking.WORD:
            learn = option.value == WordState.ACCEPTED
            return button(phrases, replies.YES if learn else replies.NO).label
        case _:
            return option.value


def _field(phrases: Phrases, field: str) -> str:
    _ = phrases.text
    names = {
        # Translators: a button that names what is to be changed in an entry: how many.
        "count": _("The number"),
        # Translators: a button that names what is to be changed in an entry: when.
        "date": _("The day"),
        # Translators: a button that names what is to be changed in an entry: where.
        "area": _("The place"),
        # Translators: a button that names what is to be changed in an entry: what was done.
        "activity": _("The activity"),
    }
    return names[field]
