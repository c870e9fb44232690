"""What is told of one, or some, of several, and not of the others: "två, den i Skogås med fältarna"."""

from bot.language.binding import Bound
from bot.language.chunks import Chunk
from bot.language.clauses import Clause

_NAMED_AGAIN = frozenset({"den", "they", "one_of_them"})
_SHARING = ("one_of_them", "of", "article", "number", "ordinal", "noise", "half")


def tells_of_some(bound: Bound) -> bool:
    """Whether only some of the occasions are told of, or each of several had its own part of us."""
    if any(_is_dated_part(chunk) for chunk in bound.chunks):
        return True
    if any(_adds_second_visits(clause) for clause in bound.statement.told):
        return True
    numbered = tells_several(bound)
    if numbered and bound.statement.has("split_up"):
        return True
    several = numbered or len(bound.places) > 1 or len(bound.whens) > 1
    return several and any(_is_of_some(clause, bound) for clause in bound.statement.told)


def tells_several(bound: Bound) -> bool:
    """Whether a number other than one is told, or one that is not exact."""
    return any(amount.count != 1 for chunk in bound.chunks for amount in chunk.amounts)


def _is_of_some(clause: Clause, bound: Bound) -> bool:
    """As in "den i Skogås tillsammans med fältarna", "på ett av ställena deltog polisen"."""
    if clause is bound.statement.own:
        return False
    if not clause.of("partner") or clause.of("all_of", "both", "either"):
        return False
    if clause.of(*_SHARING) and not any(chunk.amounts and chunk.partners for chunk in bound.chunks):
        return True
    named = clause.units[0].kind in _NAMED_AGAIN and len(clause.units) > 1
    return named and clause.units[1].kind != "number"


def _adds_second_visits(clause: Clause) -> bool:
    """As in "3 hembesök + 2 återbesök"; in brackets they are some of those told before."""
    return clause.before == "and" and clause.has("again_visited") and bool(clause.of("number", "article"))


def _is_dated_part(chunk: Chunk) -> bool:
    """As in "7 tobakstillsyner i veckan, varav 3 idag": the others may have been told before."""
    return chunk.of_which and bool(chunk.whens) and bool(chunk.amounts)
