"""Days that it was not: "men inte idag"."""

from collections.abc import Sequence

from bot.language.clauses import Clause


def denies_day(clause: Clause) -> bool:
    """As in "men inte idag", and nothing else."""
    bare = clause.has("not") and len(clause.units) == len(clause.of("when", "word"))
    return bare and not clause.words and bool(clause.of("when"))


def is_another_day(pair: Sequence[Clause]) -> bool:
    """As in "hembesök, men inte idag, det var i tisdags": a day it was not, before the one that it was."""
    denied, *following = pair
    return denies_day(denied) and any(c.has("it_was") and c.of("when") for c in following)
