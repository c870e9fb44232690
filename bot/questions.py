"""The one question that may be open with a member: a row in storage, never process memory."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.entries import Draft
from bot.language.reading import Change
from bot.messages import MessageKey
from bot.words import UnknownWord, Word

LAPSES_AFTER = timedelta(days=7)


class Asking(StrEnum):
    """What is asked about."""

    ACTIVITY = "activity"
    COUNT = "count"
    DATE = "date"
    AREA = "area"
    PARTNERS = "partners"
    LARGE_COUNT = "large_count"
    AFTERTHOUGHT = "afterthought"
    REQUESTED = "requested"
    JOINT = "joint"
    CLEAN_VERSION = "clean_version"
    REMOVAL = "removal"
    WHICH_ENTRY = "which_entry"
    WHAT_TO_CHANGE = "what_to_change"
    MILESTONE = "milestone"
    WORD = "word"
    PLACES = "places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An open question and all that its answer needs.

    `key` is the message it arose from. `drafts` are entries not stored yet, `position` the one asked about;
    `confirmed` are positions whose large count was confirmed, `occasions` the joint ones, by position, and 0
    where the reporter said that it was another. `report` and `entries` name what is stored already, where
    the question is about that, and `change` what is to become of it. `other` is the entry of a joint
    occasion, `promise` the milestone that may have been reached. `unknown` is the word of the message that
    nobody knows: it goes with the question unless the answer tells what it means. `word` is the one that a
    manager is asked about, `places` are what may be put on the list of requested places. `cleaned` is set
    where the message held personal data: what it tells without them stands also when it is deleted, as its
    sender was asked to do.
    """

    key: MessageKey
    asking: Asking
    asked_at: datetime
    said_at: datetime
    drafts: tuple[Draft, ...] = ()
    position: int = 0
    report: int | None = None
    entries: tuple[int, ...] = ()
    confirmed: tuple[int, ...] = ()
    occasions: tuple[tuple[int, int], ...] = ()
    change: Change | None = None
    other: int | None = None
    promise: str | None = None
    unknown: UnknownWord | None = None
    word: Word | None = None
    places: tuple[str, ...] = ()
    cleaned: bool = False

    def has_lapsed(self, at: datetime) -> bool:
        """Whether an answer comes too late."""
        return at - self.asked_at > LAPSES_AFTER
