"""Rows of numbers, of which one has the noun of all: "Trångsund 5 böter, Skogås 8", "2, 7 och 13 böter"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.counted_nouns import Of, counted
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit

_WITH_NOUN = (
    "^<when>? <i|on|in>? <place> <number> <adjective>? <word>|^<number> <word> <word>? <i|on|in>? <place>"
    "|^<when> .*<number> <adjective>? <word>$|^<when|place> <noise>$|<noise> <i|on|in>? <place|when>$"
)
SOME_OF_US = "^<number|article|vague> <of> <we|they> .*<place>"
_WITHOUT_NOUN = "^<when>? <i|on|in>? <place> <number>$|^<number> <i|on|in>? <place>$|^<when> <number>$"


def takes_noun_before(units: Sequence[Unit], statement: Statement, position: int) -> bool:
    """As in "Trångsund 5 böter, Skogås 8", "fre 5 pers, lör 3": what was counted before."""
    before = goes_on_from(_WITH_NOUN, statement, position) if matches(_WITHOUT_NOUN, units) else None
    return before is not None and any(
        unit.rule == "noise.measure"
        or (unit.kind == "number" and counted(before.units, index, None) is Of.OTHER)
        for index, unit in enumerate(before.units)
    )


def takes_noun_behind(units: Sequence[Unit], statement: Statement, position: int) -> bool:
    """As in "2, 7 och 13 böter": the last has the noun of all."""
    if [unit.kind for unit in units] != ["number"]:
        return False
    for clause in statement.clauses[position + 1 :]:
        if clause.before == "and" and clause.units[0].kind == "number":
            return len(clause.units) > 1 and counted(clause.units, 0, None) is Of.OTHER
        if clause.before != "comma" or [unit.kind for unit in clause.units] != ["number"]:
            return False
    return False


def goes_on_from(pattern: str, statement: Statement, position: int) -> Clause | None:
    """The clause of a pattern from which a row of numbers with places goes on to the one at a position."""
    for at in range(position, 0, -1):
        clause, before = statement.clauses[at], statement.clauses[at - 1]
        together = clause.before in {"comma", "and"} and clause.sentence == before.sentence
        if not (together and matches(_WITHOUT_NOUN, clause.units)):
            return None
        if matches(pattern, before.units):
            return before
    return None
