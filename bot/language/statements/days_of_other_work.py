"""Days on which something else was done: "tisdag och torsdag var det övning, så då blev inget gjort"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from bot.language.clauses.clause import Clause

_DAY = frozenset({"when", "on", "part"})
_TELLS = (
    "number", "count", "vague", "both", "activity", "visit", "visit_verb", "thing", "site", "shop", "partner",
    "there", "out", "walked", "time",
)  # fmt: skip
_MAY_TELL = ("again", "wish", "should", "after_all", "citizens", "firmly_done")
_IDLE = frozenset({"idle", "reason_staff"})
_CAME_TO_NOTHING = ("idle", "called_off", "nobody", "not")


def without_days_of_other_work(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses without those that tell what else was done on days that nothing else is told of."""
    return [part for index, part in enumerate(parts) if not _is_of_other_work(parts, index)]


def _is_of_other_work(parts: Sequence[Clause], index: int) -> bool:
    """Whether a clause tells of such a day, names one joined to it, or says what came of it."""
    part, after = parts[index], parts[index + 1 : index + 2]
    if _is_bare_day(part):
        return _is_listed_otherwise(parts, index) or any(
            c.before in {"and", "comma"} and not _goes_on(c) and _is_of_other_work(parts, index + 1)
            for c in after
        )
    if _goes_on(part):
        return index > 0 and _is_same_sentence(parts, index) and _is_of_other_work(parts, index - 1)
    return _tells_of_other_work(part) and _is_apart(parts, index)


def _is_listed_otherwise(parts: Sequence[Clause], index: int) -> bool:
    """As in "Fr: helgins. Sö: ont i ryggen. Må: kurs"; another word alone, as in "Ti: ing.", may be of it."""
    rows = pairwise(parts[:index])
    listed = any(_is_bare_day(day) and row.before == "colon" and row.act is not None for day, row in rows)
    told = takewhile(lambda part: not _is_bare_day(part), parts[index + 1 :])
    here = (part for part in told if part.sentence == parts[index].sentence)
    return (listed and not any(part.act for part in here)) and any(
        part.before == "colon"
        and (part.words > 1 or part.has("reason_staff"))
        and part.act is None
        and not part.of("when", *_TELLS)
        and all(place.value.outside for place in part.of("place"))
        and not part.has(*_MAY_TELL, "past", "done", "finished", "affirmed")
        for part in parts[index + 1 : index + 2]
    )


def _is_bare_day(part: Clause) -> bool:
    return bool(part.of("when")) and all(unit.kind in _DAY for unit in part.units)


def _goes_on(part: Clause) -> bool:
    """As in "så då blev inget gjort"."""
    nothing = part.has("that_day") and part.has(*_CAME_TO_NOTHING)
    return nothing and not part.of("when", "place", *_TELLS)


def _is_same_sentence(parts: Sequence[Clause], index: int) -> bool:
    return parts[index].sentence == parts[index - 1].sentence


def _tells_of_other_work(part: Clause) -> bool:
    """As in "torsdag var det övning på Ågesta", "onsdag kurs i Solna"."""
    rest = [unit for unit in part.units if unit.kind not in _DAY]
    if part.units[0].kind not in _DAY or not part.of("when") or not rest or part.before == "colon":
        return False
    if part.ahead or part.of(*_TELLS) or part.has(*_MAY_TELL) or "genitive" in part.units[0].looks:
        return False
    begins = {marker.name for marker in part.markers if marker.start == rest[0].start}
    else_done = "past" in begins and (part.words or part.has(*_IDLE)) and not part.of("place")
    return bool(else_done or begins & _IDLE)


def _is_apart(parts: Sequence[Clause], index: int) -> bool:
    """Whether an activity was told before, and the one that follows, if any, has a day of its own."""
    following = list(_to_next_act(parts[index + 1 :]))
    if following and following[-1].act is not None:
        return any(part.of("when") for part in following)
    return any(part.act is not None for part in parts[:index])


def _to_next_act(parts: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses up to the next one that names an activity, which is the last of them."""
    for part in parts:
        yield part
        if part.act is not None:
            return
