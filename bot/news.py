"""What those who approve are told by the bot itself: that a draft waits for them, that it is out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.evaluation import Evaluation
from bot.followups import FollowUp
from bot.messages import Sender

Readers = Sequence[Sequence[Sender]]
"""Some members of one organisation, by all that each is known as; empty where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWaiting:
    """A draft waits for some organisations; `readers` are those of each who may approve it, and don't know.

    It is said to each at most once, by its `key`, and before `until`.
    """

    key: str
    until: datetime
    draft: FollowUp | Evaluation
    lacking: tuple[str, ...]
    readers: tuple[Readers, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOut:
    """What was a draft is published; `readers` are those of each organisation who approve, and don't know."""

    key: str
    until: datetime
    draft: FollowUp | Evaluation
    readers: tuple[Readers, ...]


News = DraftWaiting | DraftOut
