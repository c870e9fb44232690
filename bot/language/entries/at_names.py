"""Numbers at names that nobody knows, which a total vouches for: "två: en på Harrys och en i Vårby"."""

from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement

_PART = "^<number|article> <i|on|in|at> <place|place_noun|word|thing|shop>{1,3}$"
_LISTED = frozenset({"comma", "and", "open", "colon"})


def is_part_of_total(statement: Statement, position: int) -> bool:
    """Whether the clause at a position gives one of the numbers that make up the one told with the act."""
    own = statement.own
    totals = [unit.value for unit in own.of("number")]
    if len(totals) != 1 or own.of("place") or not matches(_PART, statement.clauses[position].units):
        return False
    parts = [clause for clause in statement.told[1:] if clause.sentence == own.sentence]
    if statement.clauses[position] not in parts:
        return False
    listed = all(part.before in _LISTED and matches(_PART, part.units) for part in parts)
    numbers = [1 if part.units[0].kind == "article" else part.units[0].value for part in parts if listed]
    return listed and None not in numbers and sum(numbers) == totals[0]
