"""What has been reported: the facts that promises are counted from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date as Day  # noqa: N812 - `date` is the field that holds one
from datetime import datetime
from enum import StrEnum
from operator import attrgetter

from bot.messages import MessageKey


class EntryKind(StrEnum):
    """Whether the activity was done, will be done, or was called off; only what was done counts."""

    DONE = "done"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class PartOfDay(StrEnum):
    """The time of day that a report named."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class CallOffReason(StrEnum):
    """Why something was called off, in classes and never in words."""

    ALARM = "alarm"
    STAFF = "staff"
    WEATHER = "weather"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one entry says; `count` is occasions, or kronor or hours for an activity measured so.

    `partners` are the other organisations that took part; `requested` is None while nobody has said.
    """

    activity: str
    date: Day
    count: int = 1
    area: str | None = None
    place: str | None = None
    partners: frozenset[str] = frozenset()
    requested: bool | None = None
    part_of_day: PartOfDay | None = None
    kind: EntryKind = EntryKind.DONE
    reason: CallOffReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One stored entry as it stands after its latest revision.

    Entries of two organisations about one joint occasion share `occasion`, the id of the first of them.
    """

    id: int
    occasion: int
    organisation: str
    facts: Facts

    @property
    def is_done(self) -> bool:
        """Whether it tells of what was done, and not of a plan or a call-off."""
        return self.facts.kind is EntryKind.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one message reported, with its entries as they stand now; those taken back are left out.

    It was last `spoken_of_at` the moment when its member told, changed or took back something of it.
    """

    id: int
    member: int
    organisation: str
    key: MessageKey
    said_at: datetime
    spoken_of_at: datetime
    entries: tuple[Entry, ...]

    @property
    def done(self) -> tuple[Entry, ...]:
        """Its entries that tell of what was done; the others are plans and call-offs."""
        return tuple(entry for entry in self.entries if entry.is_done)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """An entry that was taken back, by the ids of its report and itself, and when that was."""

    report: int
    entry: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """An entry before and after some stretch of time; None where it did not stand."""

    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What no report adds up to: a milestone, an item's stage, a published follow-up, a figure."""

    promise: str
    date: Day
    item: str | None = None
    stage: str | None = None
    value: float | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing done, told by one entry or jointly by several organisations; the first entry leads."""

    facts: Facts
    participants: frozenset[str]


def occasions(entries: Iterable[Entry]) -> list[Occasion]:
    """What was done, each joint occasion once; call-offs and plans are left out."""
    together: dict[int, Occasion] = {}
    for entry in sorted(entries, key=attrgetter("id")):
        if entry.is_done:
            participants = entry.facts.partners | {entry.organisation}
            first = together.get(entry.occasion)
            together[entry.occasion] = (
                Occasion(entry.facts, participants)
                if first is None
                else Occasion(first.facts, first.participants | participants)
            )
    return list(together.values())


def called_off(entries: Iterable[Entry]) -> tuple[tuple[CallOffReason, int], ...]:
    """How many call-offs there are among some entries, by their reasons; no reason is another reason."""
    cancelled = [entry.facts for entry in entries if entry.facts.kind is EntryKind.CANCELLED]
    return tuple(sorted(Counter(facts.reason or CallOffReason.OTHER for facts in cancelled).items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """What a message hints at where it leaves something open, the likeliest first.

    `partners` are organisations that may have taken part in some of the number; if only that is open, the
    number is the one of `counts`. `ahead` says that it may not have been done yet.
    """

    activities: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    days: tuple[Day, ...] = ()
    areas: tuple[str, ...] = ()
    partners: frozenset[str] = frozenset()
    ahead: bool = False


NO_GUESSES = Guesses()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a message says of one entry, as far as it says it; None is what it leaves open.

    `outside` marks one that names a place outside the municipality, so that the area must be asked.
    """

    activity: str | None = None
    count: int | None = 1
    date: Day | None = None
    area: str | None = None
    place: str | None = None
    partners: frozenset[str] = frozenset()
    requested: bool | None = None
    part_of_day: PartOfDay | None = None
    kind: EntryKind = EntryKind.DONE
    reason: CallOffReason | None = None
    outside: bool = False
    guesses: Guesses = field(default=NO_GUESSES, compare=False)

    @classmethod
    def of(cls, facts: Facts) -> "Draft":
        """What a stored entry says, as a draft of another."""
        return cls(**{each.name: getattr(facts, each.name) for each in fields(facts)})

    def as_facts(self) -> Facts:
        """The facts of an entry; ValueError where something is missing."""
        if self.activity is None or self.date is None or self.count is None:
            raise ValueError("a draft with something missing can't be stored")
        return Facts(
            activity=self.activity,
            date=self.date,
            count=self.count,
            area=self.area,
            place=self.place,
            partners=self.partners,
            requested=self.requested,
            part_of_day=self.part_of_day,
            kind=self.kind,
            reason=self.reason,
        )
