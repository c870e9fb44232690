"""Who took part in what was told before, and how it is named: "fältarna var med på besöken"."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.statements.acts import HINTED
from bot.language.words.inflection import Number, is_the_many
from bot.language.words.units import Unit

_JOINED = frozenset({"partner.joined", "partner.some_joined"})
_BESIDE_US = frozenset({"partner.with", "partner.merely_with", "partner.some_from"})
_NOUNS = frozenset({"activity", "lookalike", "visit", "thing"})
_PEOPLE_PUT_IN = "^<word> <mention> <on|i|in|place>|^<word> <mention>$"
_PEOPLE_JOINED = "<they> <mention> <joined>"


def teams_joined(part: Clause) -> frozenset[str]:
    """As in "fältarna var med i Skogås", a word that may tell what was done, "de från kommunen var med"."""
    joined = bool(part.of("joined", "mere_with"))
    named = [unit.value for unit in part.of("lookalike") if joined and unit.rule == HINTED]
    people = [
        unit.value for unit in part.of("mention") if matches(_PEOPLE_JOINED, part.units) or are_put_in(part)
    ]
    return frozenset(value for value in named if isinstance(value, str)).union(*people)


def are_put_in(part: Clause) -> bool:
    """As in "lägg till polisen på den"."""
    return part.has("adds") and part.has("puts") and matches(_PEOPLE_PUT_IN, part.units)


def have_joined(part: Clause) -> bool:
    """Whether others are the ones who did it: "polisen var med på", and not "med polisen"."""
    return (
        bool(part.of("joined"))
        or are_put_in(part)
        or any(unit.rule not in _BESIDE_US for unit in part.of("partner"))
    )


def without_people(units: Sequence[Unit]) -> Iterator[Unit]:
    """Without the number of "två poliser var med": how many came is not in how much they took part."""
    for unit, behind in zip_longest(units, units[1:]):
        of_people = behind is not None and behind.rule in _JOINED and unit.kind in {"number", "article"}
        if not of_people:
            yield unit


def is_of_known(unit: Unit) -> bool:
    """As in "krogtillsynerna", "besöken"."""
    number = getattr(unit.value, "number", unit.value)
    return unit.kind in _NOUNS and number == Number.MANY and is_the_many(unit.text)
