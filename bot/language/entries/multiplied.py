"""Numbers that hold for each of several, so that they may be many times as many: "6 i varje", "8 var"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.occasions import Amount
from bot.language.entries.unread import is_counted
from bot.language.phrases.grammar import matches

_COUNTED = frozenset({"activity", "visit", "thing", "site", "number", "count"})


def multiplies(bound: Bound) -> bool:
    """As in "på tre adresser, två familjer på varje", "3 uppgångar med 8 i varje", "3 (en i varje)"."""
    if _is_one_at_each(bound):
        return False
    if any(clause.of("each") and len(clause.of("number")) > 1 for clause in bound.statement.clauses):
        return any(chunk.amounts for chunk in bound.chunks)
    apart = [clause for clause in bound.statement.told if clause is not bound.statement.own]
    beside = [clause for clause in apart if clause.of("each") and clause.of("number")]
    if beside and bound.statement.own.of("number") and len(bound.places) < len(beside) + 1:
        return not bound.whens
    if any(chunk.each and chunk.amounts for chunk in bound.chunks) and not (bound.whens or bound.places[1:]):
        return True
    if any(clause.of("each") and clause.of("article") for clause in apart):
        return any(chunk.amounts and not chunk.each for chunk in bound.chunks)
    return any(chunk.each for chunk in bound.chunks) and sum(len(chunk.amounts) for chunk in bound.chunks) > 1


def _is_one_at_each(bound: Bound) -> bool:
    """As in "tre krogar i Stuvsta, Skogås och Vårby, en i varje": as many as there are places."""
    counts = [amount.count for chunk in bound.chunks for amount in chunk.amounts]
    said = any(matches("^<article> <each>$", clause.units) for clause in bound.statement.told)
    return said and counts == [len(bound.places)] and not any(chunk.each for chunk in bound.chunks)


def is_of_each_of_us(bound: Bound) -> bool:
    """As in "Erik och jag gjorde två hembesök var"."""
    return any(
        marker.name == "apiece"
        and (marker.end == clause.units[-1].end or _is_done_before(marker.start, clause))
        and is_counted(clause, bound)
        for clause in bound.statement.told
        for marker in clause.markers
        for number, noun in pairwise(clause.units)
        if noun.end + 1 == marker.start and noun.kind in _COUNTED and number.kind in {"number", "count"}
    )


def _is_done_before(word: int, clause: Clause) -> bool:
    """As in "gjorde 8 hembesök var i Vårby"; in "8 hembesök var i Vårby" it tells where they were."""
    return any(marker.name == "firmly_done" and marker.start < word for marker in clause.markers)


def open_told_for_each(bounds: Sequence[Bound]) -> None:
    """As in "3 styrkor ute på hembesök, 6 besök per styrka": open the number of what was visited so."""
    for before, bound in pairwise(bounds):
        each = any(chunk.each and chunk.amounts for chunk in bound.chunks)
        if each and bound.activity is None and bound.statement.act.kind == "visit":
            before.chunks[0].amounts = [Amount(None)]
