"""Where it was: known areas and neighbourhoods, and streets, squares and schools by how they end."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.phrases.grammar import Rule, Stage, always
from bot.language.words.place_names import PlaceNames
from bot.language.words.units import Unit
from bot.language.words.word_values import PlaceWord

_STREETS = frozenset({"place", "street"})
HOUSE_NUMBER = "place.house_number"
"""The rule of streets, most of them with the number of a house."""

OF_INHABITANTS = "place.of_inhabitants"
"""The rule of places that only those are called by who live there: "med Skogåsborna"."""

STREETS = frozenset({HOUSE_NUMBER, "place.crossing", "place.by_slash", "place.between", "place.road"})
"""The rules of what can only be streets, or lie where they meet."""

_HOUSES = "<number|vague_range> (?:<comma> <number>)* <and> <number> (?=<colon|stop|line|close>|$)"
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,12}\.?(?= ?$)")


def _known(units: Sequence[Unit]) -> PlaceWord:
    return next(unit.value for unit in units if unit.kind == "place")  # type: ignore[no-any-return] # a PlaceWord


def _numbered(units: Sequence[Unit]) -> PlaceWord | None:
    """A known street with a house number; "Skogås 2" is no address."""
    place: PlaceWord = units[0].value
    return place if place.street else None


def _crossing(units: Sequence[Unit]) -> PlaceWord:
    """One place where two streets meet; its area if both are known to lie in it."""
    areas = {unit.value.area if unit.kind == "place" else None for unit in units if unit.kind in _STREETS}
    name = " ".join(unit.text.capitalize() for unit in units if unit.kind in _STREETS)
    return PlaceWord(areas.pop() if len(areas) == 1 else None, name)


def _by_slash(units: Sequence[Unit]) -> PlaceWord | None:
    """As in "Smistavägen/Häradsvägen", "Kästa/Björnkulla": one place by two names; "Vårby/Skogås" are two."""
    place = _route(units)
    return place if place.name or place.area else None


def _route(units: Sequence[Unit]) -> PlaceWord:
    """As in "från Vårby gård till Masmo": where both ends lie; only streets give it a name."""
    both = _crossing(units)
    streets = all(
        unit.kind == "street" or unit.value.street for unit in units if unit.kind in {"place", "street"}
    )
    return both if streets else PlaceWord(both.area)


def _along(units: Sequence[Unit]) -> PlaceWord | None:
    """As in "på Skolvägen till Visättraskolan": as far as there; "till Segeltorp" is another place."""
    first, _to, last = units
    if not (last.kind == "street" or last.value.spot):
        return None
    if first.kind == "street":
        return _street([first])
    return _known([first]) if first.value.street else None


def _first(units: Sequence[Unit]) -> PlaceWord:
    """As in "ungdomar från Vårby och Masmo": where all of them came from, which is read of the first."""
    first = next(unit for unit in units if unit.kind in _STREETS)
    return first.value if isinstance(first.value, PlaceWord) else _street([first])


def _inhabited(units: Sequence[Unit]) -> PlaceWord:
    """As in "trygghetsdialog med Skogåsborna"."""
    return units[0].value  # type: ignore[no-any-return] # a PlaceWord


def _name(units: Sequence[Unit]) -> str:
    return " ".join(unit.text for unit in units)


def _road(units: Sequence[Unit]) -> PlaceWord:
    return PlaceWord(None, " ".join(unit.text for unit in units).capitalize())


def _beside_noun(units: Sequence[Unit]) -> PlaceWord | None:
    """As in "kurvan på Häradsvägen": not what is called so for short, but a bend of that street."""
    last = units[-1]
    if _only_noun(units) is None:
        return None
    return _known([last]) if last.kind == "place" else _street([last])


def _elsewhere(units: Sequence[Unit]) -> PlaceWord | None:
    """As in "på Storvretsvägen i Trångsund": the area that is told, where the street is known in another."""
    street, area = units[0].value, units[-1].value
    told = street.street and not (area.name or area.outside)
    return replace(street, area=area.area) if told and area.area not in {None, street.area} else None


def _only_noun(units: Sequence[Unit]) -> bool | None:
    """As in "den skarpa kurvan": no more of a name of several words than its noun."""
    name, said = units[0].value.name or "", units[0].text.lower()
    noun = name.rpartition(" ")[2]
    return True if noun not in {"", name} and " " not in said and said.startswith(noun) else None


def _street(units: Sequence[Unit]) -> PlaceWord:
    """A street without a known area, its house number left out: it can lead to a person."""
    return PlaceWord(None, units[0].text.capitalize())


def in_full(units: Sequence[Unit], text: str, names: PlaceNames) -> list[Unit]:
    """The units of a text with streets called by all of their names: "Gamla Skolvägen" is not "Skolvägen"."""
    found: list[Unit] = []
    for unit in units:
        full = _in_full(unit, found[-1:], text, names) if unit.rule == HOUSE_NUMBER else unit
        if full is not unit and found and found[-1].kind == "word":
            first = found.pop()
            full = full._replace(start=first.start, text=f"{first.text} {full.text}")
        found.append(full)
    return found


def _in_full(unit: Unit, before: Sequence[Unit], text: str, names: PlaceNames) -> Unit:
    """`before` is what stands before it, its slips put right; the text keeps what it is for short."""
    if any(each.kind == "and" for each in before):
        return unit
    written = _WORD_BEFORE.search(text[: unit.start])
    said = [*([written.group()] if written else []), *(each.text for each in before)]
    first = next((word for word in said if names.is_first(word)), None)
    if first is None:
        return unit
    name = f"{first.capitalize()} {unit.value.name}"
    return unit._replace(value=replace(unit.value, name=name))


PLACES = Stage(
    (
        Rule(
            "place.crossing",
            "place",
            "<crossing> <of|between|in>? <place|street> <and|slash|comma|dash> <place|street>",
            _crossing,
        ),
        Rule(
            "place.crossing", "place", "<place|street> <and|slash|dash> <place|street> <crossing>", _crossing
        ),
        Rule(
            "place.by_slash",
            "place",
            "(?<!<slash>)<place|street> <slash> <place|street> (?!<slash|number|place|street>)",
            _by_slash,
        ),
        Rule(
            "place.from_several",
            "place",
            "(?<=<from>)<place|street>(?: <comma> <place|street>)* <and> <place|street>",
            _first,
        ),
        Rule("place.street_elsewhere", "place", "(?<=<on>) <place> <i> <place>", _elsewhere),
        Rule("place.noun_of_street", "place", "<place> <i|on|in|at|toward> <place|street>", _beside_noun),
        Rule("word.noun_of_place", "word", "(?<=<den><word|adjective>)<place>", _only_noun),
        Rule(
            "place.from_to",
            "place",
            "<from> <place|street> (?:<and>? <word>)? <to|dash|until|toward> <place|street>",
            _route,
        ),
        Rule("place.along", "place", "(?<=<on>) <place|street> <to> <place|street>", _along),
        Rule("place.between", "place", "<between> <place|street> <and> <place|street>", _crossing),
        Rule(
            HOUSE_NUMBER,
            "place",
            f"<place> {_HOUSES}",
            _numbered,
        ),
        Rule(
            HOUSE_NUMBER,
            "place",
            f"<street> {_HOUSES}",
            _street,
        ),
        Rule(
            HOUSE_NUMBER,
            "place",
            "<place> <number|vague_range> (?!<piece|times|by|activity|thing|visit|to|or>)",
            _numbered,
        ),
        Rule("shop.numbered", "shop", "<bar> <number>", _name),
        Rule("place.road", "place", "<road> <number>", _road),
        Rule("place.road", "place", "<road_number>", _road),
        Rule(HOUSE_NUMBER, "place", "<street> (?:<number|vague_range>)?", _street),
        Rule("place.centre", "place", "<place> <place_noun>", _known),
        Rule(OF_INHABITANTS, "place", "(?<=<with|mere_with|for|in>)<inhabitants>", _inhabited),
        Rule("word.inhabitants", "word", "<inhabitants>", always),
    )
)
