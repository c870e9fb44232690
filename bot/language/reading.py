"""What a message means: its kind, and the entries, question or change that it holds."""

from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - `date` is the field that holds one
from enum import StrEnum

from bot.entries import Draft
from bot.language.words.units import Unit
from bot.members import Role
from bot.words import UnknownWord


class Kind(StrEnum):
    """What a message does; see the product's contract on understanding."""

    REPORT = "report"
    PLAN = "plan"
    CANCELLED = "cancelled"
    STATUS = "status"
    UNDO = "undo"
    PUT_BACK = "put_back"
    CORRECTION = "correction"
    HELP = "help"
    SMALLTALK = "smalltalk"
    UNCLEAR = "unclear"
    PRIVATE = "private"
    INVITE = "invite"
    LINK = "link"
    LISTEN = "listen"
    LISTEN_NO_MORE = "listen_no_more"
    REMINDERS_ON = "reminders_on"
    REMINDERS_OFF = "reminders_off"
    PUBLISH = "publish"
    APPROVE = "approve"
    EVALUATE = "evaluate"
    PROPOSE_EVALUATION = "propose_evaluation"
    APPROVE_EVALUATION = "approve_evaluation"
    ASSESSMENT = "assessment"
    FORGET_ASSESSMENT = "forget_assessment"
    PLACES = "places"
    PLACE_CHECKS = "place_checks"
    PLACES_POST = "places_post"
    ADD_PLACES = "add_places"
    REMOVE_PLACES = "remove_places"
    WORDS = "words"
    FORGET_WORD = "forget_word"
    OWN_DATA = "own_data"
    OWN_REPORTS = "own_reports"
    OWN_PLANS = "own_plans"
    TOO_LONG = "too_long"


class Talk(StrEnum):
    """What a message is that wants nothing done."""

    THANKS = "thanks"
    GREETING = "greeting"
    FAREWELL = "farewell"
    ASSENT = "assent"
    QUESTION = "question"
    DISPLEASED = "displeased"
    OTHER = "other"


class Missing(StrEnum):
    """A field that must be asked before anything is stored."""

    ACTIVITY = "activity"
    COUNT = "count"
    DATE = "date"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a status question is about; no promises means all, no dates the whole period.

    `picture` is true where a picture is asked for, `by_area` where that is one of the areas, `remaining`
    where it asks how many are left, `counted` whether or why something counts, of whatever was told last.
    """

    promises: tuple[str, ...] = ()
    area: str | None = None
    organisation: str | None = None
    first: Day | None = None
    last: Day | None = None
    picture: bool = False
    by_area: bool = False
    remaining: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a correction changes; None and an empty set leave a field as it is."""

    activity: str | None = None
    count: int | None = None
    date: Day | None = None
    area: str | None = None
    place: str | None = None
    partners_added: frozenset[str] = frozenset()
    partners_removed: frozenset[str] = frozenset()
    requested: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Whom to invite: an organisation's reporter, manager or coordinator; None where that is not clear."""

    organisation: str | None = None
    role: Role = Role.REPORTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A message as it was understood.

    `missing` lists, for each entry that lacks something, what must be asked; `units` are what the rules read,
    for `explain`. `private` names the kinds of personal data found. `named` is what an undo or a correction
    says of the report that it is about; None for the latest one. `of_latest` is true where that is no other
    than the latest: "nej, inte Trångsund". `again` is true for a message such as
    "samma igår" or "en till i Skogås", which repeats the last report with the `change` given: without that
    report it is `unclear`, so that nothing is counted where nobody knows what is repeated. `share` is true
    where some only are meant, as many as the change counts: "en av dem med polisen", "stryk den ena".
    `position` is which of those told before is meant, from 0 or, backwards, from -1: "den första var i
    Skogås", "ta bort den sista". `all_told` is true for a change of all of the latest report ("båda var
    igår"), `total` where the number may be that of several reports: "alltså 5 totalt", `parted` where
    several numbers have a day or a place each. `same_day` is true where what is told happened on the day
    of the report before. `agreed` is true for a telling that
    begins with a yes: "ja, krogtillsyn". `announced` is true for a message that only says that there is
    something to report. `unknown` is the word that nobody knows, where it probably is why
    the activity or the area is missing. `told_from` is where in the cleaned text the names begin that a
    command about places is followed by. Smalltalk has entries where it tells something that was done if that
    word names an activity. What is too long is not read to its end and has no entries, because that end may
    take back what the beginning tells.
    """

    kind: Kind
    entries: tuple[Draft, ...] = ()
    missing: tuple[Missing, ...] = ()
    query: Query = field(default_factory=Query)
    change: Change = field(default_factory=Change)
    private: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    named: Draft | None = None
    of_latest: bool = False
    again: bool = False
    share: bool = False
    position: int | None = None
    all_told: bool = False
    total: bool = False
    parted: bool = False
    whole: bool = False
    same_day: bool = False
    agreed: bool = False
    announced: bool = False
    unknown: UnknownWord | None = None
    invitee: Invitee = field(default_factory=Invitee)
    told_from: int = 0


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a short answer to a question says: field by field, as yes or no, or as giving the question up.

    `position` is a choice by where it stands, from 0, or -1 for the last one; `every` means all of them.
    `field` is what is named without a value: "platsen".
    `same` says whether two occasions are one. `unsure` is true for "vet inte", and `about` is the number of
    "typ fem", "jag tror fem", which is no count until it is confirmed. `left_out` is what is said behind
    "alla utom" and of nothing else, `some` how many are meant of several: "två av dem". `only` is true for
    "bara Vårbyvägen", `refused` for "nej" or "ingen", and not where something else is denied.
    """

    change: Change
    yes: bool | None
    cancel: bool
    position: int | None = None
    every: bool = False
    field: str | None = None
    same: bool | None = None
    unsure: bool = False
    about: int | None = None
    left_out: Change | None = None
    some: int | None = None
    only: bool = False
    refused: bool = False
