"""Numbers that may be hours: "Vårby 22", "Vårby 19, Skogås 20.30"."""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.phrases.told_visits import SUBJECT_VISITED
from bot.language.statements.statement import Statement
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

LATE_HOURS = range(13, 25)
"""Hours of the afternoon and the night: more than anybody does on one day of what takes an hour."""


def may_be_hour(units: Sequence[Unit], index: int, act: Unit) -> bool:
    """As in "20 fp Vårby, 22 fp Skogås", "Vårby 22": as likely when as how many, of what is seldom done."""
    beside = (*units[max(index - 1, 0) : index], *units[index + 1 : index + 2])
    if index and index + 1 == len(units) and units[index - 1].kind == "place":
        beside = (*beside, act)
    named = [unit for unit in beside if unit.rule != SUBJECT_VISITED]
    acts = [unit.value for unit in named if isinstance(unit.value, ActivityWord)]
    if units[index].kind != "number" or not acts:
        return False
    seldom = all(not act.venues and act.number is not Number.MANY for act in acts)
    return seldom and units[index].value in LATE_HOURS


def is_in_row_of_hours(statement: Statement) -> bool:
    """As in "Vårby 19, Skogås 20.30": places each with a number, of which one can only be an hour."""
    row = [clause.units[-1] for clause in statement.told if matches("^<place> <number|time>$", clause.units)]
    return len(row) > 1 and any(unit.kind == "time" for unit in row)
