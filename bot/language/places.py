"""Where it was: known areas and neighbourhoods, and streets, squares and schools by how they end."""

from collections.abc import Sequence

from bot.language.grammar import Rule, Stage
from bot.language.units import Unit
from bot.language.vocabulary import PlaceWord


def _known(units: Sequence[Unit]) -> PlaceWord:
    return next(unit.value for unit in units if unit.kind == "place")  # type: ignore[no-any-return]


def _street(units: Sequence[Unit]) -> PlaceWord:
    """A street without a known area, its house number left out: it can lead to a person."""
    return PlaceWord(None, units[0].value.capitalize())


def _true(_units: Sequence[Unit]) -> bool:
    return True


PLACES = Stage(
    (
        Rule("noise.label", "noise", "<label> <number|ordinal|vague_range|slashed>", _true),
        Rule("place.house_number", "place", "<place> <number> (?!<piece|times|activity|thing|visit|to|or>)(?=<stop|comma>|$)", _known),
        Rule("place.house_number", "place", "<street> (?:<number|vague_range>)?", _street),
        Rule("place.centre", "place", "<place> <place_noun>", _known),
    )
)
