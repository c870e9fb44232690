"""Rounds of what is visited, which only a walk tells: "gick ronden på krogarna"."""

from bot.language.phrases.grammar import first_match
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

ROUND = "act.round"
"""The rule of a walk that stands for the visits which it tells of."""

_ROUND = "^<walked> <article|round|times>{0,2} <on|at> <number|all_of>? <thing>"


def name_rounds(units: list[Unit]) -> None:
    """Read a walk to several of what is visited as that visit; "gick på krogen" need be none."""
    for index, unit in enumerate(units):
        if unit.kind != "walked" or (length := first_match(_ROUND, units[index:])) is None:
            continue
        visited = units[index + length - 1].value
        if isinstance(visited, ThingWord) and visited.venue_of and visited.number is Number.MANY:
            units[index] = unit._replace(kind="visit", value=Number.EITHER, rule=ROUND)
