"""What each clause of a message says of what was told before it, field by field, whatever it is meant to do.

Which of what was told is meant, and what becomes of it, only the dialogue can say: it knows what was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.intents.fragments import fragment
from bot.language.intents.looking_back import (
    coming,
    is_bare,
    is_definite,
    is_ready,
    points_back,
    tells_deed,
    tells_how_it_was,
)
from bot.language.intents.signs_of_more import is_ahead, is_likened, tells_of_else, tells_of_more
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, PlaceWord, ThingWord

_OF_THEM = (
    "<number|article|count> <of> <they|thing|visit|activity|lookalike|site>"
    "|^<number|count> <linking> <i|in|on>? <place>"
)


class Sign(StrEnum):
    """What a clause does, beside naming something."""

    OFF = "off"
    """It was not done, or nobody was there: "blev inte av", "var stängd"."""
    DENIED = "denied"
    """It was not so: "inte i Skogås"."""
    DONE = "done"
    """It was done: "är gjord", "blev av"."""
    MORE = "more"
    """There was more: "också", "en till"."""
    EVERY = "every"
    """All that was told is meant: "alla tre"."""
    SHARE = "share"
    """Some of what was told is meant: "en av dem"."""
    WRONG = "wrong"
    """What was told is wrong: "Vårby var fel", "nej", "Vårby*"."""
    EXCHANGED = "exchanged"
    """It is to be told otherwise: "ändra från två till tre"."""
    WAS = "was"
    """It was so: "blev tre", "låg i Skogås"."""
    INSTEAD = "instead"
    """It was done so in place of what was meant: "i stället"."""
    AFTER_ALL = "after_all"
    """It was done though it had not seemed so: "ändå"."""
    PAST = "past"
    """Something is told of: "fick", "var"."""
    REST = "rest"
    """All but those that were told of: "resten"."""
    READY = "ready"
    """Somebody is ready, and nothing need be done: "jag är klar"."""
    REMARKED = "remarked"
    """It tells how it was, or of others: "stökigt där", "rapporten är klar"."""
    UNDER_WAY = "under_way"
    """It lies ahead: "imorgon", "ska"."""
    FURTHER = "further"
    """So many beside those that were told: "två till", "plus en"."""
    FORGOTTEN = "forgotten"
    """It was left out when it was told: "glömde en", "ska med"."""
    NEXT = "next"
    """It comes behind what was told: "och i Skogås", "sen tog vi", "därefter"."""
    THERE = "there"
    """Where the last was: "där", "samma ställe"."""
    WE = "we"
    """Who tells it did it."""
    THEY = "they"
    """They, whoever or whatever that is."""
    UNSURE = "unsure"
    """It may tell of others, of how it was or of what is wished: "Skogås behöver en"."""
    ELSEWHERE = "elsewhere"
    """Outside the municipality."""
    ONLY_THERE = "only_there"
    """Nothing beside it: "bara Vårby"."""


_SIGNS = {
    Sign.OFF: ("takes_off", "called_off", "was_off", "none_there", "absent", "to_go", "none_at_all"),
    Sign.DENIED: ("not", "nobody"),
    Sign.DONE: ("firmly_done", "affirmed", "after_all", "finished"),
    Sign.MORE: ("again", "adds"),
    Sign.WRONG: ("takes_back", "said_wrong", "corrects", "closes_second_thought", "is_right"),
    Sign.EXCHANGED: ("exchanges",),
    Sign.INSTEAD: ("instead",),
    Sign.AFTER_ALL: ("after_all", "done_anyway", "in_the_end"),
    Sign.PAST: ("done", "past"),
    Sign.REST: ("the_rest",),
    Sign.REMARKED: ("citizens", "outsider", "their_deed", "talk", "how_it_was", "how_it_went", "homeward"),
    Sign.FORGOTTEN: ("forgot", "missed", "counts_too", "left_out_there"),
    Sign.UNSURE: (
        "citizens",
        "persons",
        "outsider",
        "their_deed",
        "talk",
        "how_it_was",
        "not_met",
        "complaint",
        "reason_alarm",
        "got_alarm",
        "hedged",
        "places_left",
    ),
}
_KINDS = {
    Sign.MORE: ("also", "more"),
    Sign.EVERY: ("all_of", "both"),
    Sign.THERE: ("there",),
    Sign.WE: ("we", "walked"),
    Sign.THEY: ("they",),
}
_SO_MANY_LEFT = "<so> <only>? <number|count>$"
_ONLY_THERE = "<only> <i|on|in>? <place>|<place> <only>"
_BEHIND = frozenset({"and", "sen", "then"})
_LOOKS_BACK = {Sign.DONE: tells_deed, Sign.READY: is_ready, Sign.WAS: tells_how_it_was}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One clause: `activities` are those that its words may stand for, `named` by a word of their own.

    `count` is one number, if only one is said, `left` what that leaves: "en var stängd så två", `counts` are
    all that are written. `coming` is a day ahead. `back` is true where a word stands for what was told
    ("den", "ställena"), `bare` for a place alone. `partners` took part, those in `absent` did not. `heads`
    are general words for what was done: "besök". `unknown` is how many words nobody knows.
    """

    activities: frozenset[str] = frozenset()
    named: bool = False
    definite: bool = False
    places: tuple[PlaceWord, ...] = ()
    count: int | None = None
    left: int | None = None
    counts: tuple[int, ...] = ()
    day: date | None = None
    coming: date | None = None
    back: bool = False
    bare: bool = False
    partners: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    heads: tuple[str, ...] = ()
    requested: bool | None = None
    signs: frozenset[Sign] = frozenset()
    unknown: int = 0


def sayings(
    parts: Sequence[Clause], calendar: Calendar, organisation: str, *, starred: bool = False
) -> tuple[Saying, ...]:
    """What every clause says by itself; `organisation` is the reporter's own, never a partner.

    `starred` is true for a message with the mark of a slip put right: "Trångsund*".
    """
    said = tuple(_saying(part, calendar, organisation) for part in parts if part.units)
    return tuple(replace(each, signs=each.signs | {Sign.WRONG}) for each in said) if starred else said


def _saying(part: Clause, calendar: Calendar, organisation: str) -> Saying:
    left = part.of("number", "count")[-1] if matches(_SO_MANY_LEFT, part.units) else None
    units = [unit for unit in part.units if unit is not left]
    said = fragment([part], units, calendar, organisation).change
    acts = [unit.value for unit in part.of("activity") if isinstance(unit.value, ActivityWord)]
    return Saying(
        activities=_activities(part.units),
        named=bool(acts),
        definite=any(map(is_definite, part.of("activity"))),
        places=tuple(unit.value for unit in part.of("place") if not unit.value.outside),
        count=said.count,
        left=None if left is None else int(left.value),
        counts=tuple(unit.value for unit in part.of("number", "count") if isinstance(unit.value, int)),
        day=said.date,
        coming=coming(part, calendar),
        back=points_back(part),
        bare=is_bare(part),
        partners=said.partners_added,
        absent=said.partners_removed,
        heads=tuple(unit.text for unit in part.of("visit")),
        requested=said.requested,
        signs=frozenset(_signs(part)),
        unknown=part.words,
    )


def _activities(units: Sequence[Unit]) -> frozenset[str]:
    """All that the words of a clause may stand for: "fotpatrullen", "krogarna", "besöken"."""
    named = {unit.value.activity for unit in units if isinstance(unit.value, ActivityWord)}
    things = [unit.value for unit in units if isinstance(unit.value, ThingWord)]
    return frozenset(named).union(*(thing.subject_of | thing.venue_of for thing in things))


def _signs(part: Clause) -> set[Sign]:
    signs = {sign for sign, markers in _SIGNS.items() if part.has(*markers)}
    signs |= {sign for sign, kinds in _KINDS.items() if part.of(*kinds)}
    if any(is_likened(sign, part) for sign in part.markers):
        signs.add(Sign.MORE)
    if tells_of_more(part):
        signs.add(Sign.FURTHER)
    if matches(_ONLY_THERE, part.units):
        signs.add(Sign.ONLY_THERE)
    if part.before in _BEHIND:
        signs.add(Sign.NEXT)
    if tells_of_else(part) or (Sign.FURTHER not in signs and part.has("met")):
        signs.add(Sign.UNSURE)
    if any(unit.value.outside for unit in part.of("place")):
        signs.add(Sign.ELSEWHERE)
    if matches(_OF_THEM, part.units) or part.has("one_of_them"):
        signs.add(Sign.SHARE)
    if is_ahead(part):
        signs.add(Sign.UNDER_WAY)
    if part.has("swears"):
        signs = signs - {Sign.MORE} | {Sign.WRONG}
    return signs | {sign for sign, tells in _LOOKS_BACK.items() if tells(part)}
