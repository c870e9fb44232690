"""What each clause of a message says of what was told before it, field by field, whatever it is meant to do.

Which of what was told is meant, and what becomes of it, only the dialogue can say: it knows what was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.intents.fragments import fragment
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, PlaceWord, ThingWord

_OF_THEM = "<number|article|count> <of> <they|thing|visit|activity|lookalike|site>"


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
    """What was told is wrong: "Vårby var fel", "nej"."""
    UNDER_WAY = "under_way"
    """It lies ahead: "imorgon", "ska"."""


_SIGNS = {
    Sign.OFF: ("called_off", "was_off", "none_there", "absent", "to_go", "none_at_all"),
    Sign.DENIED: ("not", "nobody"),
    Sign.DONE: ("firmly_done", "affirmed", "after_all", "finished"),
    Sign.MORE: ("more", "likewise", "again", "adds"),
    Sign.WRONG: ("takes_back", "said_wrong", "corrects"),
    Sign.UNDER_WAY: ("planned", "will_be", "should"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One clause: `activities` are those that its words may stand for, `named` by a word of their own.

    `count` is one number, if only one is said. `partners` took part, those in `absent` did not. `unknown` is
    how many words nobody knows.
    """

    activities: frozenset[str] = frozenset()
    named: bool = False
    definite: bool = False
    places: tuple[PlaceWord, ...] = ()
    count: int | None = None
    day: date | None = None
    partners: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    requested: bool | None = None
    signs: frozenset[Sign] = frozenset()
    unknown: int = 0


def sayings(parts: Sequence[Clause], calendar: Calendar, organisation: str) -> tuple[Saying, ...]:
    """What every clause says by itself; `organisation` is the reporter's own, never a partner."""
    return tuple(_saying(part, calendar, organisation) for part in parts if part.units)


def _saying(part: Clause, calendar: Calendar, organisation: str) -> Saying:
    said = fragment([part], part.units, calendar, organisation).change
    acts = [unit.value for unit in part.of("activity") if isinstance(unit.value, ActivityWord)]
    return Saying(
        activities=_activities(part.units),
        named=bool(acts),
        definite=any(act.definite for act in acts),
        places=tuple(unit.value for unit in part.of("place") if not unit.value.outside),
        count=said.count,
        day=said.date,
        partners=said.partners_added,
        absent=said.partners_removed,
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
    if part.of("also", "more"):
        signs.add(Sign.MORE)
    if part.of("all_of", "both"):
        signs.add(Sign.EVERY)
    if matches(_OF_THEM, part.units) or part.has("one_of_them"):
        signs.add(Sign.SHARE)
    if part.ahead:
        signs.add(Sign.UNDER_WAY)
    return signs
