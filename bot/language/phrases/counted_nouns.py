"""What a number of a clause counts, by the noun after it."""

from collections.abc import Sequence
from enum import StrEnum

from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

_AFTER_BARE = frozenset(
    {
        "place", "i", "on", "in", "at", "when", "with", "mere_with", "partner", "without_partner", "time",
        "colon", "each", "either", "or_so", "more", "also", "part", "visit_verb", "clock_word", "noise",
        "alone", "when_evenings", "there", "on_coming", "during",
    }
)  # fmt: skip
_LEADING_TO_VISITS = frozenset({"on", "at", "visit_verb"})
FILLERS = frozenset({"adjective", "all_of", "den"})
_BEHIND_TIMES = frozenset({"word", "during", "about_time", "we", "walked"})
_REACH = 6


class Of(StrEnum):
    """What a number counts."""

    ACT = "act"
    VISIT = "visit"
    EVENINGS = "evenings"
    VENUE = "venue"
    NOTHING_SAID = "nothing said"
    OTHER = "other"


def counted(units: Sequence[Unit], index: int, activity: str | None) -> Of:
    """What the number at a position counts, by the noun after it."""
    ahead = index + 1
    while ahead < len(units) and _is_filler(units, ahead):
        ahead += 1
    if units[index].rule in {"number.by", "number.headed"}:
        return Of.NOTHING_SAID
    if _counts_company(units, index):
        return Of.OTHER
    if ahead < len(units) and units[ahead].rule == "partner.joined":
        # As in "krogtillsyn 2 st kommunen var med"; in "två poliser var med" it counts those.
        return Of.NOTHING_SAID if units[index].kind == "count" else Of.OTHER
    if ahead == len(units) or units[ahead].kind in _AFTER_BARE or _ends_without(units, ahead):
        return Of.NOTHING_SAID
    return _kind_of_noun(units, index, units[ahead:], activity)


def _ends_without(units: Sequence[Unit], position: int) -> bool:
    """As in "2 med polisen, 1 utan"."""
    return units[position].kind == "without" and position + 1 == len(units)


def _counts_company(units: Sequence[Unit], index: int) -> bool:
    """As in "tillsammans med två ordningsvakter": how many came along, though they are no partners."""
    led = index > 0 and units[index - 1].kind in {"with", "mere_with"}
    return led and any(unit.kind == "lookalike" for unit in units[index + 1 : index + 2])


def _is_filler(units: Sequence[Unit], ahead: int) -> bool:
    unit = units[ahead]
    if unit.kind in FILLERS:
        return True
    adjectival = unit.kind == "word" and "adjective" in unit.looks
    nouns = {"activity", "visit", "evenings"}
    return adjectival and any(u.kind in nouns for u in units[ahead + 1 : ahead + 2])


def _kind_of_noun(units: Sequence[Unit], index: int, said: Sequence[Unit], activity: str | None) -> Of:
    noun, *following = said
    if noun.kind == "evenings":
        return Of.EVENINGS
    if noun.kind == "visit":
        return Of.VISIT
    if noun.kind == "lookalike":
        return Of.ACT
    if noun.kind == "activity":
        return Of.OTHER if noun.value.verb else Of.ACT
    if noun.kind == "shop":
        return Of.VENUE
    if any(unit.kind == "dash" and unit.start == noun.end for unit in units[index + 1 : index + _REACH]):
        return Of.OTHER
    if noun.kind in {"site", "place_noun"}:
        there = index > 0 and units[index - 1].kind in {"i", "on", "in", "at"}
        return Of.VENUE if there or noun.kind == "site" else Of.OTHER
    if noun.kind == "thing" and is_visited(noun, activity):
        return Of.VENUE
    if _led_to_visits(units, index) and _is_first_part(noun, following, activity):
        return Of.VENUE
    told = noun.kind in _BEHIND_TIMES and units[index].rule == "number.times"
    return Of.NOTHING_SAID if told else Of.OTHER


def _led_to_visits(units: Sequence[Unit], index: int) -> bool:
    return index > 0 and units[index - 1].kind in _LEADING_TO_VISITS


def _is_first_part(noun: Unit, following: Sequence[Unit], activity: str | None) -> bool:
    """As in "två mat butiker", "tre pizza ställen": a compound, written as two words."""
    if noun.kind != "word" or not following:
        return False
    whole = following[0]
    several = isinstance(whole.value, ThingWord) and whole.value.number is Number.MANY
    return (several and is_visited(whole, activity)) or whole.kind == "site"


def is_visited(unit: Unit, activity: str | None) -> bool:
    """Whether a thing is what this activity visits; any thing that is visited, for an unknown activity."""
    value = unit.value
    if not isinstance(value, ThingWord):
        return False
    return activity in value.venue_of if activity else bool(value.venue_of)
