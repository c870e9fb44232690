"""What stands beside a correction in words that nobody knows: remarks, and numbers of something else."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause

CHANGEABLE = frozenset({"place", "when", "number", "count", "article", "partner", "without_partner", "money"})
"""The kinds of units that a correction may change something by."""


def says_something(part: Clause, parts: Sequence[Clause]) -> bool:
    """Not so of a remark that ends what was begun as a correction: "... Handstilen var inte att leka med"."""
    if part.sentence == parts[0].sentence or not parts[0].begins_with("corrects"):
        return True
    sentence = (each for each in parts if each.sentence == part.sentence)
    return any(each.act is not None or each.of(*CHANGEABLE) for each in sentence)


def numbers_unknown(part: Clause) -> bool:
    """As in "det blev 2 hk idag": so many of something that nobody knows, and not of what was reported."""
    return any(
        unit.kind == "number" and following.kind == "word" and not part.knows(following)
        for unit, following in pairwise(part.units)
    )


def begins_with_unknown(part: Clause) -> bool:
    """As in "ungdomsvandring Flemingsberg med fältarna": something else, told with where or when it was."""
    first = part.units[0]
    return first.kind == "word" and not part.knows(first) and bool(part.of("place", "when"))
