"""Sums that may hold what was reported before: "23 hembesök totalt", "nu har vi gjort 50 av 70"."""

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound


def may_hold_earlier_work(bound: Bound) -> bool:
    """Whether a number of occasions may be what they have come to by now, and not what one day held."""
    several = any(amount.count != 1 for chunk in bound.chunks for amount in chunk.amounts)
    return several and not bound.whens and (_is_of_a_period(bound) or _is_told_without_place(bound))


def _is_of_a_period(bound: Bound) -> bool:
    """As in "klart för veckan, 23 totalt", "vi har nu gjort 50 av 70"."""
    sums = bound.statement.has("so_far") and not bound.statement.has("told_last", "told_first")
    return sums or any(
        clause.has("by_now") and any(unit.rule == "number.out_of" for unit in clause.of("number"))
        for clause in bound.statement.clauses
    )


def _is_told_without_place(bound: Bound) -> bool:
    """As in "23 hembesök totalt"; with a place, or behind it, it is the sum of what is told."""
    told = bound.statement.of("place", "shop", "time")
    return not told and any(_sums(clause, bound) for clause in bound.statement.clauses)


def _sums(clause: Clause, bound: Bound) -> bool:
    return clause.has("in_all") and clause in (bound.statement.own, bound.statement.clauses[0])
