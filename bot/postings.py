"""What the bot says unasked, and what became of it: nothing of it is said twice in a channel."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What it is: the week's digest, a reminder, or word to a coordinator that something needs a hand."""

    DIGEST = "digest"
    REMINDER = "reminder"
    TROUBLE = "trouble"


class Posted(StrEnum):
    """How far it has come.

    What is SENDING may have arrived as soon as whoever sends it is gone; UNKNOWN may have arrived and is not
    repeated; DROPPED had nothing left to say, or came too late to be of use.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    DROPPED = "dropped"


class Trouble(StrEnum):
    """What somebody has to put right: the channel is refused, nothing is taken for long, no picture."""

    REFUSED = "refused"
    FAILING = "failing"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to be said, without its words: they are found when it is sent.

    `key` is what it is known by in a channel, `subject` what it is about, `at` the moment that it speaks of,
    `until` the moment after which nobody wants it any more.
    """

    key: str
    kind: Kind
    subject: str
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Something to be said in a channel, as it was found: how often it was tried, since when it waits.

    `opened` is the message in whose place it is to be said, where one was posted for that.
    """

    id: int
    channel: str
    notice: Notice
    added_at: datetime
    attempts: int
    posted: Posted
    trouble: Trouble | None = None
    opened: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What waits in a partnership's outbox: how much and since when; the last digest; channels in trouble.

    `last_digest` is when one was last sent anywhere, None if none ever was.
    """

    waiting: int
    oldest: datetime | None
    last_digest: datetime | None
    troubles: dict[str, Trouble]
