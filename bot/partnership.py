"""A partnership: the organisations, areas, activities and promises of one municipality and period."""

from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from bot.promises import STRICT, Checklist, Count, Figure, Log, Milestone, Noun, Rhythm
from bot.working_time import Period

AnyPromise = Count | Rhythm | Checklist | Milestone | Log | Figure


def activities_of(promise: AnyPromise) -> tuple[str, ...]:
    """The activities that a promise is counted from; none where marks alone tell of it."""
    return () if promise.counts is None else promise.counts.activities


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A party to the promises; one that only takes part as a partner has no reporters of its own.

    `words` are other names that people use, and `company_words` such as name it only where it is told who
    took part: "med polis och brand". `staff` is what one of its reporters is called.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    short: str
    words: tuple[str, ...] = ()
    company_words: tuple[str, ...] = ()
    staff: str | None = None
    reports: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A made-up report with which newcomers may try the bot: so many days ago, by a reporter of a party."""

    __pydantic_config__: ClassVar = STRICT
    days_ago: int
    at: time
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """A place with a name of its own that lies in an area."""

    __pydantic_config__: ClassVar = STRICT
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A district that promises are counted by; `words` are other spellings of its own name.

    `centre` is its latitude and longitude in degrees: what a shared place is compared with.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    words: tuple[str, ...] = ()
    neighbourhoods: tuple[Neighbourhood, ...] = ()
    centre: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something that staff report, and all the words that name it.

    `words` name it by themselves. `subjects` name it together with a general word for a visit ("tillsyn",
    "kontroll", "besökte"). `venues` are what is visited, one visit each. `lookalikes` hold one of its words
    but are another thing. With `only_from`, its words mean it only when one of those organisations took part.
    When one of `walked_by` tells that it walked somewhere, that is it ("vi gick i Skogås en timme").
    What is `built` stands there once it is done, whoever laid it; to design or to mend it is another thing.
    What is `discreet` is told to the public by the month, and never a number that could point at a person.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    noun: Noun
    words: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    needs: tuple[Literal["area"], ...] = ()
    asks: tuple[Literal["requested"], ...] = ()
    only_from: tuple[str, ...] = ()
    not_from: tuple[str, ...] = ()
    walked_by: tuple[str, ...] = ()
    measure: Literal["occasions", "kronor", "hours"] = "occasions"
    discreet: bool = False
    built: bool = False


@dataclass(frozen=True, kw_only=True)
class Partnership:
    """Everything that is data about one set of promises; `id` keeps its rows apart from all others."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    title: str
    period: Period
    organisations: tuple[Organisation, ...]
    areas: tuple[Area, ...]
    activities: tuple[Activity, ...]
    promises: tuple[AnyPromise, ...]
    outside: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    timezone: str = "Europe/Stockholm"

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone whose clock the working day follows."""
        return ZoneInfo(self.timezone)

    @property
    def year(self) -> int:
        """The year that its promises are of, or begin in."""
        return self.period.first.year

    def organisation(self, organisation_id: str) -> Organisation:
        """The organisation with an id; KeyError if there is none."""
        return self._organisations[organisation_id]

    def area(self, area_id: str) -> Area:
        """The area with an id; KeyError if there is none."""
        return self._areas[area_id]

    def activity(self, activity_id: str) -> Activity:
        """The activity with an id; KeyError if there is none."""
        return self._activities[activity_id]

    def promise(self, promise_id: str) -> AnyPromise:
        """The promise with an id; KeyError if there is none."""
        return self._promises[promise_id]

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {organisation.id: organisation for organisation in self.organisations}

    @cached_property
    def _areas(self) -> dict[str, Area]:
        return {area.id: area for area in self.areas}

    @cached_property
    def _activities(self) -> dict[str, Activity]:
        return {activity.id: activity for activity in self.activities}

    @cached_property
    def _promises(self) -> dict[str, AnyPromise]:
        return {promise.id: promise for promise in self.promises}
