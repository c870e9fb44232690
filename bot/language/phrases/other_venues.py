"""Visits to things of another kind, joined to the first: "tillsyn på 2 krogar och 3 tobaksbutiker"."""

from bot.language.phrases.grammar import matches
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord


def name_other_venues(units: list[Unit]) -> None:
    """As in "tillsyn på 2 krogar och 3 tobaksbutiker": the same is done at so many of another kind."""
    visit = next((i for i, unit in enumerate(units) if unit.kind == "visit"), None)
    if visit is None or not matches("^<on|at>? <number> <thing>", units[visit + 1 :]):
        return
    first = next(unit for unit in units[visit:] if unit.kind == "thing")
    for index in range(visit, len(units) - 2):
        if matches("^<and> <number> <thing>", units[index:]):
            other = units[index + 2]
            visited = _visited_in(other)
            if len(visited) == 1 and visited.isdisjoint(_visited_in(first)):
                (activity,) = visited
                value = ActivityWord(activity, Number.EITHER, visited=True)
                units[index + 2] = other._replace(kind="activity", value=value, rule="act.other_venues")


def _visited_in(unit: Unit) -> frozenset[str]:
    """The activities in which a thing is visited."""
    return unit.value.subject_of or unit.value.venue_of if isinstance(unit.value, ThingWord) else frozenset()
