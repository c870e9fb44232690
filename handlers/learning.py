"""The commands `words`: which words a partnership has learnt, and which wait for a manager."""

from collections.abc import Iterator

from bot.errors import InputError
from bot.partnership import Partnership
from bot.words import Meaning, Word, WordState
from handlers.app import App
from handlers.moments import now

_LENGTHS = range(3, 41)


def listed(app: App) -> Iterator[str]:
    """Every word on a line: what it stands for, and what was decided about it."""
    with app.database.units_of_work(app.partnership.id)() as work:
        words = work.words.all()
    yield from (f"{word.word}  {word.means} {word.value}  ({word.state})" for word in words)


def accepted(app: App, text: str, value: str) -> str:
    """Read a word as an activity or an area from now on; InputError for one that can't be learnt."""
    spelt = _learnable(app, text)
    word = Word(word=spelt, means=_meaning(app.partnership, value), value=value, state=WordState.ACCEPTED)
    with app.database.units_of_work(app.partnership.id)() as work:
        work.words.keep(word, by=None, at=now(app.partnership.zone))
        work.commit()
    return f"{word.word} is read as {word.value} from now on."


def forgotten(app: App, text: str) -> str:
    """Keep a word no longer; it may come up again."""
    spelt = text.lower()
    with app.database.units_of_work(app.partnership.id)() as work:
        if not work.words.forget(spelt):
            raise InputError(f"WORD {text!r} is not kept; see words list.")
        work.commit()
    return f"{spelt} is forgotten."


def _learnable(app: App, text: str) -> str:
    """A word in small letters; InputError for what is no word, or means something already."""
    if not text.isalpha() or len(text) not in _LENGTHS:
        raise InputError(
            f"WORD {text!r} can't be learnt; write one word of {_LENGTHS[0]} to {_LENGTHS[-1]} letters."
        )
    if app.reader.knows(text):
        raise InputError(f"WORD {text!r} means something already; see what with explain.")
    return text.lower()


def _meaning(partnership: Partnership, value: str) -> Meaning:
    activities = [activity.id for activity in partnership.activities]
    areas = [area.id for area in partnership.areas]
    if value not in [*activities, *areas]:
        raise InputError(f"ID {value!r} is unknown; use one of {', '.join([*activities, *areas])}.")
    return Meaning.ACTIVITY if value in activities else Meaning.AREA
