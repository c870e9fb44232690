"""The night, where a message names no day beside it: "lugn natt, fotpatrull i Vårby"."""

from collections.abc import Sequence

from bot.entries import PartOfDay
from bot.language.days.meanings import Tonight
from bot.language.days.when import When
from bot.language.words.units import Unit

RULE = "day.night_alone"


def with_nights_alone(units: Sequence[Unit]) -> list[Unit]:
    """The units with the night as a day of its own, if no other day is told."""
    if any(unit.kind == "when" for unit in units):
        return list(units)
    return [_as_day(unit) if unit.value is PartOfDay.NIGHT else unit for unit in units]


def _as_day(night: Unit) -> Unit:
    return night._replace(kind="when", value=When(Tonight(night.value, named=True), night.value), rule=RULE)
