"""What is told of one, or some, of several, and not of the others: "två, den i Skogås med fältarna"."""

from bot.language.binding import Bound
from bot.language.clauses import Clause

_NAMED_AGAIN = frozenset({"den", "they", "one_of_them"})
_TOLD = ("place", "partner", "when")


def tells_of_some(bound: Bound) -> bool:
    """Whether only some of the occasions are told of, or each of several had its own part of us."""
    several = any(amount.count != 1 for chunk in bound.chunks for amount in chunk.amounts)
    return several and (
        bound.statement.has("split_up") or any(_is_of_some(clause, bound) for clause in bound.statement.told)
    )


def _is_of_some(clause: Clause, bound: Bound) -> bool:
    """As in "den i Skogås tillsammans med fältarna", "de sistnämnda med polisen", "med på den första"."""
    if clause is bound.statement.own:
        return False
    if clause.of("one_of_them") and clause.of("partner"):
        return True
    named = clause.units[0].kind in _NAMED_AGAIN and len(clause.units) > 1
    return named and clause.units[1].kind != "number" and bool(clause.of("partner"))
