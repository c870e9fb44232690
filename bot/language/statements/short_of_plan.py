"""How many were planned and how many of them came to nothing, told beside those that were done.

As in "6 hembesök, skulle varit 9 men tre avbokade": where the numbers make up one another, the first stands.
"""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches

_NUMBERS = ("number", "count", "article")
_TOLD_OF = ("place", "when", "activity", "visit", "lookalike", "partner")


def without_shortfall(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses without two that only tell why no more were done than the one before them says."""
    for index in range(len(parts) - 2):
        done, planned, lost = parts[index : index + 3]
        if (end := _end_of_one_more(parts, index + 1)) is not None:
            return [*parts[: index + 1], *without_shortfall(parts[end:])]
        if _accounts_for(done, planned, lost) or _accounts_for(done, lost, planned):
            return [*parts[: index + 1], *without_shortfall(parts[index + 3 :])]
    return parts


def _end_of_one_more(parts: Sequence[Clause], position: int) -> int | None:
    """Where "Vi skulle ha tagit ett tredje men köket hade stängt" ends, behind two that were done."""
    planned, lost = parts[position : position + 2]
    if lost.before != "but" or not planned.has("planned", "should", "wish"):
        return None
    done = next((part for part in reversed(parts[:position]) if part.act is not None), None)
    if done is None:
        return None
    if done.has("planned", "should", "wish") or planned.of(*_TOLD_OF) or not _is_of_one_more(planned, done):
        return None
    if not lost.has("absent", "called_off", "not", "nobody") or lost.of(*_TOLD_OF):
        return None
    end = position + 2
    while end < len(parts) and parts[end].sentence == lost.sentence and parts[end].before in {"and", "so"}:
        end += 1
    return end


def _is_of_one_more(planned: Clause, done: Clause) -> bool:
    """As in "ett tredje" behind two, "ett till", "ytterligare två"."""
    counted = [unit.value + 1 for unit in done.of("number", "count")]
    if any(unit.value in counted for unit in planned.of("ordinal")):
        return True
    return planned.has("still_more") or matches("<article|number> <to>|<more>", planned.units)


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
