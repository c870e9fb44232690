"""Words that a partnership's own people use, learnt with a manager's consent and never by the bot itself."""

from dataclasses import dataclass
from enum import StrEnum


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
