"""What is promised: the six kinds of promise, as values that a data file spells out.

The kinds and their rules are those of the product's contract on promises. How each is counted stands in
`bot.counting`; how a data file becomes these values, in `bot.partnership_file`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from bot.entries import Facts, Occasion, PartOfDay
from bot.working_time import Period, Weekday

STRICT = {"extra": "forbid"}


class Standing(StrEnum):
    """How an occasion stands towards a promise of its activity; it waits while an answer is not given."""

    COUNTS = "counts"
    WAITS = "waits"
    BESIDE = "beside"
    OUT_OF_PERIOD = "out_of_period"


class Distinct(StrEnum):
    """What is counted once however often it was done; a weekend needs its Friday and its Saturday."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    AREA = "area"
    PLACE = "place"


class Chance(StrEnum):
    """What a period has so many of, and an even pace is measured in."""

    DAY = "days"
    WORKING_DAY = "working days"
    FRIDAY = "fridays"
    WEEKEND = "weekends"
    WEEK = "weeks"


class Every(StrEnum):
    """How often a rhythm comes round; a slot is a standing weekday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    FOUR_MONTHS = "four months"
    TERM = "term"
    HALF_YEAR = "half-year"
    SLOT = "slot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """The forms that a Swedish noun takes; `gender` is "en" or "ett"."""

    __pydantic_config__: ClassVar = STRICT
    singular: str
    plural: str
    definite_plural: str
    gender: Literal["en", "ett"]


@dataclass(frozen=True, slots=True)
class Season:
    """A part of every year, from one (month, day) to another; it may cross the new year."""

    __pydantic_config__: ClassVar = STRICT
    first: tuple[int, int]
    last: tuple[int, int]

    def __contains__(self, month_and_day: tuple[int, int]) -> bool:
        if self.first <= self.last:
            return self.first <= month_and_day <= self.last
        return month_and_day >= self.first or month_and_day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which occasions count; an empty or missing filter lets everything through."""

    __pydantic_config__: ClassVar = STRICT
    activities: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    parts_of_day: tuple[PartOfDay, ...] = ()
    season: Season | None = None
    partners_any: tuple[str, ...] = ()
    partners_all: tuple[str, ...] = ()
    requested: bool | None = None

    def judge(self, occasion: Occasion) -> Standing:
        """Whether an occasion passes every filter; a fact that is not known yet makes it wait."""
        answers = self._answers(occasion.facts)
        if False in answers or self._excludes(occasion):
            return Standing.BESIDE
        return Standing.WAITS if None in answers else Standing.COUNTS

    def _excludes(self, occasion: Occasion) -> bool:
        """Whether a filter keeps an occasion out by what is always known; an empty one is never asked."""
        facts, participants = occasion.facts, occasion.participants
        return bool(
            (self.activities and facts.activity not in self.activities)
            or (self.weekdays and Weekday.of(facts.date) not in self.weekdays)
            or (self.season is not None and (facts.date.month, facts.date.day) not in self.season)
            or (self.partners_any and participants.isdisjoint(self.partners_any))
            or (self.partners_all and not participants.issuperset(self.partners_all))
            or (self.places and facts.place not in self.places)
        )

    def _answers(self, facts: Facts) -> list[bool | None]:
        """What the other filters say; None where they ask for a fact that is not known yet."""
        answers: list[bool | None] = []
        if self.areas:
            answers.append(None if facts.area is None else facts.area in self.areas)
        if self.parts_of_day:
            answers.append(None if facts.part_of_day is None else facts.part_of_day in self.parts_of_day)
        if self.requested is not None:
            answers.append(None if facts.requested is None else facts.requested is self.requested)
        return answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A smaller aim within a count, with filters of its own; without a target it is only shown.

    `short` is what it is called where room is scarce.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    title: str
    short: str | None = None
    counts: Selection = Selection()
    distinct: Distinct | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What every promise has: who answers for it, and from when to when it holds.

    `short` is what it is called where room is scarce, as in a chat on a phone.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    title: str
    short: str | None = None
    rule: str
    responsible: tuple[str, ...]
    unit: Noun
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Promise):
    """So many occasions, or distinct days, weekends, areas; without `counts`, so many marks."""

    kind: Literal["count"] = "count"
    target: int
    counts: Selection | None = None
    distinct: Distinct | None = None
    pace: Chance = Chance.WORKING_DAY
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm(Promise):
    """So many in every day, week, month and so on, perhaps in each of several areas, perhaps on average."""

    kind: Literal["rhythm"] = "rhythm"
    counts: Selection
    every: Every
    times: int = 1
    each_area: tuple[str, ...] = ()
    average: bool = False
    weekday: Weekday | None = None
    skip_holidays: bool = False
    season: Season | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing on a checklist; an area or a place ties it to reports, `stage` is where it began."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    title: str
    area: str | None = None
    place: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Promise):
    """Each of a named set once, or `target` of them; an item is done at its last stage."""

    kind: Literal["checklist"] = "checklist"
    items: tuple[Item, ...]
    counts: Selection | None = None
    stages: tuple[str, ...] = ()
    target: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Promise):
    """Done or not, perhaps in stages; marked by a coordinator."""

    kind: Literal["milestone"] = "milestone"
    counts: ClassVar[None] = None
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Log(Promise):
    """No number was promised: shown as what was done."""

    kind: Literal["log"] = "log"
    counts: Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Promise):
    """A result that no report adds up to, entered by hand with its date and source."""

    kind: Literal["figure"] = "figure"
    counts: ClassVar[None] = None
    target: float | None = None
