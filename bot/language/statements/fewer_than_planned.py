"""Fewer than were planned: "skulle göra fyra krogtillsyner men hann bara två" tells of two, and no plan.

What was planned and what was done are brought together in the clause that names the activity: its place and
its day are those of the plan, its number is that of the deed. Where both numbers are told no more is open:
what remains was not done, whatever is said of it.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.statements.numbers_of_plans import (
    DENIED,
    NUMBERS,
    PLANS,
    REACHED,
    is_denied_whole,
    is_done_number,
    is_planned_number,
    value_of,
)
from bot.language.statements.plans_and_deeds import UNDONE, as_done, brought_together
from bot.language.words.units import Unit

_WIDEST = 3


def with_fewer_than_planned(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses, with the number that was done in the place of the one that was planned."""
    if not any(part.has(*PLANS, "not") or part.of("instead_of", "of") for part in parts):
        return parts
    whole = _with_labels(parts)
    for first in range(len(whole)):
        for last in range(first + 1, min(first + _WIDEST, len(whole)) + 1):
            told = _told(whole[first:last])
            if told is not None and not _goes_on_otherwise(whole[last:], whole[first:last]):
                return [*whole[:first], told, *(part for part in whole[last:] if not _is_of_the_rest(part))]
    return parts


def _with_labels(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses, with "planerat: 4" and "fyra som planerat" as one each."""
    joined: list[Clause] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before is not None and (_is_labelled(before, part) or _is_said_of(before, part)):
            joined[-1] = before.with_units([*before.units, *part.units]).with_markers(
                [*before.markers, *part.markers]
            )
        else:
            joined.append(part)
    return joined


def _is_labelled(label: Clause, part: Clause) -> bool:
    number = part.before == "colon" and part.units[0].kind in {"number", "count"}
    number = number and (len(part.units) == 1 or len(label.units) == 1)
    return number and not label.of(*NUMBERS) and label.has(*PLANS, "firmly_done", "affirmed")


def _is_said_of(number: Clause, part: Clause) -> bool:
    """As in "i stället för fyra | som planerat"."""
    plan = part.before == "which" and part.has(*PLANS) and all(unit.kind == "word" for unit in part.units)
    return plan and bool(number.of(*NUMBERS))


def _told(window: Sequence[Clause]) -> Clause | None:
    """One clause of those that tell what was planned and what was done; None where they don't."""
    window = _with_half(window)
    numbered = [(unit, part) for part in window for unit in part.of(*NUMBERS)]
    if [unit.rule for unit, _ in numbered] == ["number.out_of"]:
        return _out_of_planned(window)
    if len(numbered) != 2 or any(part.ahead or part.asked for part in window):  # noqa: PLR2004 - of two
        return None
    for (planned, its), (done, of_it) in (numbered, numbered[::-1]):
        whole, part = value_of(planned), value_of(done)
        if whole is None or part is None or part >= whole or not is_planned_number(planned, its):
            continue
        if of_it is its:
            told = _is_told_in_one(planned, done, its)
        else:
            told = is_done_number(done, of_it) or _tells_of_act(of_it, its)
        if told:
            return brought_together(window, planned, done)
    return None


def _is_told_in_one(planned: Unit, done: Unit, clause: Clause) -> bool:
    """Whether one clause tells of both; "tobakstillsyn 5 planerade 3 gjorda" may be of others too."""
    led = clause.has(*REACHED) or any(
        behind.kind == "activity" and unit in (planned, done) for unit, behind in pairwise(clause.units)
    )
    parted = led or any(unit.kind == "of" and unit.end + 1 == planned.start for unit in clause.units)
    return (parted and is_done_number(done, clause)) or _is_of_act(done, clause, planned)


def _with_half(window: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses, with "hälften" of the one number that is told before it as the number that it is."""
    numbers = [unit for part in window for unit in part.of(*NUMBERS)]
    whole = value_of(numbers[0]) if len(numbers) == 1 else None
    if whole is None or whole % 2:
        return window
    return [
        part.with_units([_halved(unit, part, whole) for unit in part.units])
        if part.has("half_of") and numbers[0] not in part.units
        else part
        for part in window
    ]


def _halved(unit: Unit, part: Clause, whole: int) -> Unit:
    half = unit.kind == "word" and any(m.name == "half_of" and m.start == unit.start for m in part.markers)
    return unit._replace(kind="number", value=whole // 2) if half else unit


def _out_of_planned(window: Sequence[Clause]) -> Clause | None:
    """As in "vi kom bara till två av de fyra krogarna i Trångsund | som skulle ha tillsyn ikväll"."""
    told, *behind = window
    if len(behind) != 1 or behind[0].before != "which" or not behind[0].has(*PLANS) or behind[0].ahead:
        return None
    if told.has(*DENIED, *PLANS) or behind[0].of("place", "activity", "we") or not told.has(*REACHED):
        return None
    return as_done(told.with_units([*told.units, *behind[0].of("visit", "when")]), told.of("number")[0])


def _tells_of_act(done: Clause, planned: Clause) -> bool:
    """As in "två krogtillsyner i Trångsund | fyra var planerade"."""
    apart = bool(planned.of("place", "when", "activity"))
    return bool(done.of("activity")) and not done.has(*DENIED, *PLANS) and not apart


def _is_of_act(done: Unit, clause: Clause, planned: Unit) -> bool:
    """As in "två krogtillsyner i Trångsund ikväll i stället för fyra som planerat", in one clause."""
    undone = any(m.start < done.start for m in clause.markers if m.name in UNDONE)
    behind = [unit.kind for unit in clause.units if unit.start >= done.end][:1]
    told = behind == ["activity"] or (behind == ["of"] and _came_off(planned, clause))
    return done.start < planned.start and not undone and told


def _came_off(number: Unit, clause: Clause) -> bool:
    """As in "två av kvällens fyra krogtillsyner hann vi med"; not so in "... gav anmärkning"."""
    done = any(m.name in REACHED and m.start > number.start for m in clause.markers)
    return done and not clause.of("partner", "organisation") and not clause.has("finding", *DENIED)


def _goes_on_otherwise(later: Sequence[Clause], told: Sequence[Clause]) -> bool:
    """As in "en stängd, en vägrade" behind it, which may be of those done too, or "men det blev inte av"."""
    if later and is_denied_whole(later[0]):
        return True
    numbers = [value_of(unit) or 0 for part in told for unit in part.of(*NUMBERS)]
    left = max(numbers, default=0) - min(numbers, default=0)
    here = [part for part in later if part.sentence == told[-1].sentence and part.before != "because"]
    return any(
        not (_is_of_the_rest(part) and value_of(unit) == left)
        for part in here
        for unit in part.of(*NUMBERS)
        if not part.of("activity")
    )


def _is_of_the_rest(part: Clause) -> bool:
    """As in "två hann vi inte", "resten imorgon", "tiden räckte inte": only that no more was done."""
    undone = part.has("called_off", "absent", "not", "the_rest", "stopped_there", *PLANS)
    return undone and part.act is None and not part.of("place", "partner", "thing", "shop")
