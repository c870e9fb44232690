"""What the bot says unasked, as facts: the weekly digest, the reminders, and news of drafts.

Each thing has a key of its own, which stays the same however often it is worked out: nothing is said twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.entries import Facts
from bot.news import News
from bot.partnership import AnyPromise
from bot.postings import Trouble
from bot.replies import Position
from bot.working_time import Period, Slice


class Outlook(StrEnum):
    """How a promise is doing, in a word; an open one has no number to be ahead or behind of."""

    LOST = "lost"
    BEHIND = "behind"
    ON_PLAN = "on_plan"
    KEPT = "kept"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """How a promise stands and is doing; `news` says that it came to this since the last digest.

    `chances` are those that are left to one that needs more of them than there are.
    """

    position: Position
    outlook: Outlook
    chances: int | None = None
    news: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What some organisations did, alone or together: how much of each activity."""

    organisations: tuple[str, ...]
    amounts: Mapping[str, int]


class Amending(StrEnum):
    """What became known of earlier days: something was added, changed, or taken back."""

    ADDED = "added"
    CHANGED = "changed"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What an organisation told in hindsight of days that an earlier digest was about.

    `facts` is the entry as it stands now, or as it stood before it was taken back.
    """

    amending: Amending
    organisation: str
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What a rhythm still needs: areas, or else activities, by the last day that counts."""

    promise: AnyPromise
    lacking: tuple[str, ...]
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Evenings:
    """The days to come that a promise counts: a Friday, or a weekend's Friday and Saturday."""

    promise: AnyPromise
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How much of a promise this week should bring, if the rest of it is done evenly."""

    promise: AnyPromise
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a partnership is told on a Monday: how it stands, what was added, what the week needs.

    `week` is the one that begins, `told` the days that `work` is about: the week before, or more where a
    digest was left out. `is_first` says that there was none before, `is_over` that no promise runs any more.
    """

    key: str
    week: Slice
    told: Period
    prospects: tuple[Prospect, ...]
    work: tuple[Work, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    lacks: tuple[Lack, ...] = ()
    evenings: tuple[Evenings, ...] = ()
    paces: tuple[Pace, ...] = ()
    is_first: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmLacking:
    """A rhythm is about to be missed: what `period` still needs. `until` is when it is too late to say."""

    key: str
    promise: AnyPromise
    until: datetime
    period: Slice
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EveningAhead:
    """Tonight counts: so many are left to the target, and so many chances are left, tonight's included."""

    key: str
    promise: AnyPromise
    until: datetime
    days: tuple[date, ...]
    remaining: int
    chances: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChancesScarce:
    """The chances that are left barely suffice for what is left to the target."""

    key: str
    promise: AnyPromise
    until: datetime
    remaining: int
    chances: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAsked:
    """Asks the responsible organisations what became of a period of a rhythm that nothing was told of."""

    key: str
    promise: AnyPromise
    until: datetime
    period: Slice
    lacking: tuple[str, ...]


class GapAnswer(StrEnum):
    """What was answered to the question about a gap, where it was not a report."""

    NOT_DONE = "not_done"
    UNKNOWN = "unknown"


GAP = "gap:"
DONE = "done"


def gap_key(promise: AnyPromise, period: str) -> str:
    """What the question about a period of a rhythm is known by."""
    return f"reminder:{promise.id}:{period}:gap"


def gap_action(answer: str, promise: AnyPromise, period: str, lacking: str = "") -> str:
    """What a button sends that answers a gap: DONE, perhaps with what was lacking, or a GapAnswer."""
    return ":".join(filter(None, (f"{GAP}{answer}", promise.id, period, lacking)))


Reminder = RhythmLacking | EveningAhead | ChancesScarce | GapAsked
"""For the organisations that are responsible for its `promise`; said at most once, and before `until`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InTrouble:
    """Tells a coordinator what is wrong with what is said unasked, in a channel such as "slack:C0123"."""

    channel: str
    trouble: Trouble


Unasked = Digest | Reminder | News | InTrouble
