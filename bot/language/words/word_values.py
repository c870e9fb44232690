"""What a word can stand for: an activity, something visited, a place."""

from dataclasses import dataclass
from typing import Any

from bot.language.words.inflection import Number


@dataclass(frozen=True, slots=True)
class ActivityWord:
    """A word that names an activity by itself, and the form that it has.

    `visited` says that a general word for a visit can stand for it too, `venues` that it visits things
    which can be counted, `team` whose team was out, `built` that it stands there once it is done.
    """

    activity: str
    number: Number
    verb: bool = False
    definite: bool = False
    past: bool = False
    visited: bool = False
    venues: bool = False
    team: str | None = None
    built: bool = False


@dataclass(frozen=True, slots=True)
class ThingWord:
    """A word for what is visited, or for the subject of a visit, with the activities that it points to."""

    subject_of: frozenset[str]
    venue_of: frozenset[str]
    number: Number


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A place: its area, None where not known or outside, and its name if it is smaller than the area.

    `spot` says that it is a street, a square, a station or the like, and no neighbourhood.
    """

    area: str | None
    name: str | None = None
    outside: bool = False
    street: bool = False
    spot: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase becomes."""

    kind: str
    value: Any
