"""More occasions than can be: "fotpatrull i Vårby 17 st" is one patrol, and 17 of something else."""

from bot.language.entries.binding import Bound
from bot.language.entries.occasions import is_amount
from bot.language.entries.one_occasion import is_more_than_in_a_day, is_one_occasion


def may_be_too_many(bound: Bound) -> bool:
    """Whether beside the activity's own word stands a number that nobody does in a day."""
    statement, position = bound.statement, bound.statement.first_named
    units = statement.own.units
    return is_one_occasion(statement) and any(
        is_more_than_in_a_day(units, index, statement)
        and is_amount(index, statement, position, units, bound.activity)
        for index in range(len(units))
    )
