"""What is kept of a message that was taken in, so that it has its effect once and is answered once."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.members import Member
from bot.messages import MessageKey


class Outcome(StrEnum):
    """What a message led to, so that its redelivery can be answered alike."""

    PENDING = "pending"
    RECORDED = "recorded"
    ASKED = "asked"
    UNDONE = "undone"
    CHANGED = "changed"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is kept of a message: what it led to, and the report that it made or touched.

    `at` is when it was taken in, which only a receipt that was found can tell. `answer` is the id that the
    platform gave the bot's own message, "" where there was nothing to say, None while nothing was sent.
    """

    outcome: Outcome
    report: int | None = None
    at: datetime | None = field(default=None, compare=False)
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A message that was taken in and whose answer was never sent; `thread` is where the answer goes."""

    key: MessageKey
    member: Member
    at: datetime
    thread: str | None = None
