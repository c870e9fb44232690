"""How many were planned and how many of them came to nothing, told beside those that were done.

As in "6 hembesök, skulle varit 9 men tre avbokade": where the numbers make up one another, the first stands.
"""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause

_NUMBERS = ("number", "count", "article")
_TOLD_OF = ("place", "when", "activity", "visit", "lookalike", "partner")


def without_shortfall(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses without two that only tell why no more were done than the one before them says."""
    for index in range(len(parts) - 2):
        done, planned, lost = parts[index : index + 3]
        if _accounts_for(done, planned, lost) or _accounts_for(done, lost, planned):
            return [*parts[: index + 1], *without_shortfall(parts[index + 3 :])]
    return parts


def _accounts_for(done: Clause, planned: Clause, lost: Clause) -> bool:
    """Whether as many are lost as were planned and not done."""
    if done.act is None or done.has("planned", "should") or planned.of(*_TOLD_OF) or lost.of(*_TOLD_OF):
        return False
    numbers = [_number(clause) for clause in (done, lost, planned)]
    told = planned.has("planned", "should") and lost.has("called_off", "absent")
    return told and 0 not in numbers and numbers[0] + numbers[1] == numbers[2]


def _number(clause: Clause) -> int:
    """The one number that a clause tells; 0 where it tells none, or several."""
    numbers = [1 if unit.kind == "article" else unit.value for unit in clause.of(*_NUMBERS)]
    return numbers[0] if len(numbers) == 1 and isinstance(numbers[0], int) else 0
