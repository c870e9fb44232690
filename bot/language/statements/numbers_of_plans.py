"""How many were planned, and how many of them were done, by the words beside each number."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

PLANS = frozenset({"planned", "should", "wish", "intended"})
REACHED = frozenset({"finished", "settled_for"})
_DONE = frozenset({"firmly_done", "affirmed", "fell_to"})
DENIED = ("called_off", "absent", "not", "nobody", "talk", "talk_before")
NUMBERS = ("number", "count", "vague", "vague_range", "article", "both", "none_of")
_BETWEEN = frozenset(
    {"only", "we", "it", "linking", "to", "of", "den", "mere_with", "on", "all_of", "visit", "activity"}
)
_COUNTED = frozenset({"activity", "visit", "thing", "noise", "linking", "place", "when", "i", "on", "stood"})
_PLANNED_AHEAD = (
    "<instead_of|toward> <they|den>?$|<of> <when|den|adjective>{0,2}$"
    "|<not_joined|not> <mere_with>? <all_of>? <activity>?$"
)
_OF_THE_DEED = frozenset({
    "activity", "visit", "thing", "of", "they", "linking", "we", "place", "when", "i", "on", "in", "part",
    "instead_of", "mere_with", "noise", "number", "count", "without", "shop", "time", "it",
})  # fmt: skip


def value_of(number: Unit) -> int | None:
    """What a number says, if it is exact."""
    if number.kind in {"article", "none_of"}:
        return int(number.kind == "article")
    return number.value if number.kind in {"number", "count"} and isinstance(number.value, int) else None


def is_planned_number(number: Unit, clause: Clause) -> bool:
    """As in "skulle göra fyra", "fyra var planerade", "fyra krogar på listan", "hann inte alla fyra"."""
    index = clause.units.index(number)
    led = clause.units[:index]
    if _is_of_others(clause, index) or _is_of_us(led, clause):
        return False
    if matches(_PLANNED_AHEAD, led) or _is_denied_whole(led, clause):
        return True
    reached = [m.start for m in clause.markers if m.name in REACHED and m.end <= number.start]
    plans = [m for m in clause.markers if m.name in PLANS]
    behind = _starts_behind(clause.units, index)
    return any(m.start in behind for m in plans) or any(
        m.end <= number.start and not any(r > m.start for r in reached) and _is_nearest(number, m, clause)
        for m in plans
    )


def _is_of_us(led: Sequence[Unit], clause: Clause) -> bool:
    """As in "vi skulle varit fyra"."""
    were = any(m.name == "being" and m.end == led[-1].end for m in clause.markers) if led else False
    return were and any(unit.kind == "we" for unit in led)


def _is_of_others(clause: Clause, index: int) -> bool:
    """As in "fyra inspektörer": a word behind a number that says nothing of a plan."""
    noun = clause.units[index + 1 : index + 2]
    signs = {m.start for m in clause.markers if m.name in REACHED | PLANS | _DONE}
    return any(unit.kind in {"word", "measure"} and unit.start not in signs for unit in noun)


def _is_denied_whole(led: Sequence[Unit], clause: Clause) -> bool:
    """As in "vi hann inte fyra": more than came off."""
    return (
        bool(led)
        and any(m.name == "not" and m.start >= led[0].start for m in clause.markers)
        and (
            led[-1].kind == "not_joined"
            or any(m.name == "not" and m.end == led[-1].end for m in clause.markers)
        )
    )


def _is_nearest(number: Unit, plan: Marker, clause: Clause) -> bool:
    """Whether no other number stands between the word of a plan and this one."""
    others = clause.of("number", "count", "article")
    return not any(plan.end <= other.start < number.start for other in others)


def _starts_behind(units: Sequence[Unit], index: int) -> set[int]:
    """Where the words begin that may say of a number what became of it: behind it and what it counts."""
    starts: set[int] = set()
    for unit in units[index + 1 :]:
        starts.add(unit.start)
        if unit.kind not in _COUNTED:
            break
    return starts


def is_done_number(number: Unit, clause: Clause) -> bool:
    """As in "hann bara två", "två avbockade", "fick nöja oss med två", "bara två", "utfört 2"."""
    index = clause.units.index(number)
    led, behind = clause.units[:index], _starts_behind(clause.units, index)
    if not _says_nothing_else(clause, index) or _is_denied(number, clause):
        return False
    if any(m.name in _DONE and m.start in behind for m in clause.markers):
        return True
    if any(m.name in REACHED and _leads_to(m, led, number) for m in clause.markers):
        return True
    labelled = any(m.name in _DONE and m.end == led[-1].end for m in clause.markers) if led else False
    return labelled or matches("^(?:<without|but>? <only>)$|<without> <only>$", led)


def _is_denied(number: Unit, clause: Clause) -> bool:
    """As in "två hann vi inte": behind it, or just before it."""
    return any(m.name in DENIED and m.start > number.start for m in clause.markers) or matches(
        "<not_joined> <mere_with>? <all_of>?$", clause.units[: clause.units.index(number)]
    )


def _leads_to(marker: Marker, led: Sequence[Unit], number: Unit) -> bool:
    """Whether nothing stands between a sign and a number but what such signs take."""
    between = [unit for unit in led if unit.start >= marker.end]
    return marker.end <= number.start and all(unit.kind in _BETWEEN for unit in between)


def _says_nothing_else(clause: Clause, index: int) -> bool:
    """Whether no other thing stands behind a number; not so in "bara två hade öppet", "blev två larm"."""
    signs = {
        m.start for m in clause.markers if m.name in _DONE | REACHED | PLANS or m.name == "before_or_after"
    }
    covered = [m for m in clause.markers if m.start in signs]
    end = min((m.start for m in clause.markers if m.name == "owing_to"), default=clause.units[-1].end)
    return all(
        unit.start >= end or unit.kind in _OF_THE_DEED or any(m.start <= unit.start < m.end for m in covered)
        for unit in clause.units[index + 1 :]
    )


def is_denied_whole(part: Clause) -> bool:
    """As in "men det blev inte av"; in "men vi hann inte" it is the rest."""
    return part.before == "but" and part.has(*DENIED) and part.has("it") and not part.of(*NUMBERS)
