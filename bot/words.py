"""Words that a partnership's own people use, learnt with a manager's consent and never by the bot itself.

A word is no personal data: it is one word in small letters that no name list or grammar knows, shaped like a
common noun, that stood where an activity or a place is named. It is kept beside nothing that was said, nor
with who said it, and only after a reporter has chosen what it stands for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.partnership import Partnership


class Meaning(StrEnum):
    """What a learnt word stands for."""

    ACTIVITY = "activity"
    AREA = "area"


class WordState(StrEnum):
    """Whether a manager has been asked about a word, and what they said; only accepted ones are read."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and the activity or area (an id of the data file) that it stands for."""

    word: str
    means: Meaning
    value: str
    state: WordState = WordState.OFFERED


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownWord:
    """The one word of a message that nobody knows, where it can have named an activity or an area.

    Each is the form to learn it in, None where it can't have been one.
    """

    activity: str | None = None
    area: str | None = None


def with_words(partnership: Partnership, words: Sequence[Word]) -> Partnership:
    """A partnership whose activities and areas are also called by some words.

    A word for something that the data file no longer has is left out.
    """
    activities, areas = partnership.activities, partnership.areas
    return replace(
        partnership,
        activities=tuple(
            replace(a, words=(*a.words, *_for(a.id, Meaning.ACTIVITY, words))) for a in activities
        ),
        areas=tuple(replace(a, words=(*a.words, *_for(a.id, Meaning.AREA, words))) for a in areas),
    )


def _for(value: str, means: Meaning, words: Iterable[Word]) -> Iterator[str]:
    return (each.word for each in words if (each.value, each.means) == (value, means))
