"""Which numbers tell how many it became in the end: those that were done, that came off, that were met."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.counted_nouns import is_visited
from bot.language.phrases.grammar import matches
from bot.language.phrases.told_visits import SUBJECT_VISITED
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_SIGN_REACH = 4
_NUMBERS = frozenset({"number", "count", "vague", "vague_range"})
RUNG_AT = "<at|on> <number> <i|on|in|place|when|part|for|activity>*$"
"""At so many, and perhaps where, when and why: "ringde på hos 22 i Masmo igår för hembesök"."""

_ENTERED = "^<we>? <at_home> <at|i|on>? <number> (?:<thing|site>|$)"


def is_final(unit: Unit, clause: Clause) -> bool:
    """As in "Det blev 18", "hann bara två", "två gjorda"."""
    return any(
        m.name == "finished" and 0 < unit.start - m.end + 1 <= _SIGN_REACH for m in clause.markers
    ) or is_done_number(unit, clause)


def is_done_number(unit: Unit, clause: Clause) -> bool:
    """As in "4 planerade, 3 utförda"."""
    first = unit is clause.units[0]
    return first and any(m.name == "firmly_done" and m.start == unit.end + 1 for m in clause.markers)


def came_off(units: Sequence[Unit], index: int, clause: Clause) -> bool:
    """As in "men bara två blev av", "av 5 planerade är 3 klara", "av fyra planerade blev två av"."""
    if _is_of_planned(units, index, clause) or _is_what_it_became(units, index, clause):
        return True
    leads = all(unit.kind == "only" for unit in units[:index])
    return leads and any(
        m.name == "firmly_done" and m.start == unit.start
        for unit in units[index + 1 : index + 2]
        for m in clause.markers
        if unit.kind == "linking"
    )


def _is_what_it_became(units: Sequence[Unit], index: int, clause: Clause) -> bool:
    """As in "så två blev det", "fyra blev det bara"."""
    led = all(unit.kind in {"so", "and", "only"} for unit in units[:index])
    told = clause.has("became") and clause.has("it")
    return led and told and matches("^<number|count> <linking> <word> <only>?$", units[index:])


def _is_of_planned(units: Sequence[Unit], index: int, clause: Clause) -> bool:
    """As in "av 5 planerade är 3 klara", "av fem krogtillsyner kunde tre genomföras"."""
    number, behind = units[index], units[index + 1 :]
    signs = [marker for marker in clause.markers if marker.name == "firmly_done"]
    done = bool(behind) and any(
        sign.start == behind[0].start or sign.start < number.start < sign.end for sign in signs
    )
    came = clause.has("became") and [unit.kind for unit in behind] == ["of"]
    return index > 1 and units[0].kind == "of" and units[1].kind in _NUMBERS and (done or came)


def is_of_those_met(
    index: int, statement: Statement, position: int, units: Sequence[Unit], activity: str | None
) -> bool:
    """Whether a number tells how many opened or were at home; not so in "5 öppnade inte"."""
    denied = {m.start for m in statement.clauses[position].markers if m.name in {"not", "nobody"}}
    behind = units[index + 1 : index + 3]
    told = behind if [unit.kind for unit in behind[:1]] == ["opened"] else behind[:1]
    if any(unit.start in denied for unit in told):
        return False
    opened = _opens(units, index) and not _is_of_what_was_seen(units[index], statement.clauses[position])
    opened = opened or _who_opened(statement, position, index)
    return opened or _is_at_home(units, index, statement, activity)


def _opens(units: Sequence[Unit], index: int) -> bool:
    """As in "Knackade på 20 dörrar, 12 öppnade"."""
    return any(unit.kind == "opened" for unit in units[index + 1 : index + 3])


def _is_of_what_was_seen(number: Unit, clause: Clause) -> bool:
    """As in "vi hittade två öppnade paket": things that somebody else had opened."""
    return any(marker.name == "seen_there" and marker.end < number.start for marker in clause.markers)


def _who_opened(statement: Statement, position: int, index: int) -> bool:
    """As in "det blev sexton stycken som öppnade"."""
    following = statement.clauses[position + 1 : position + 2]
    last = index + 1 == len(statement.clauses[position].units)
    return last and any(c.before == "which" and c.units[0].kind == "opened" for c in following)


def _is_at_home(units: Sequence[Unit], index: int, statement: Statement, activity: str | None) -> bool:
    """As in "31 lägenheter, 19 hemma", "... kom in hos 17", "11 släppte in oss"; "båda hemma" are we."""
    if units[index].kind == "both":
        return False
    act = statement.act.value
    visits = (isinstance(act, ActivityWord) and act.venues) or statement.act.rule == SUBJECT_VISITED
    behind = visits and matches(_ENTERED, units)
    if not behind and not matches("^<thing|activity|site>? <linking>? <at_home>", units[index + 1 :]):
        return False
    start = units[index].start
    before = [unit for clause in statement.clauses for unit in clause.units if unit.start < start]
    there = [*(u for u in before if u.kind in {"thing", "activity"}), *units[index + 1 : index + 2]]
    if any(is_visited(u, activity) or u.rule == SUBJECT_VISITED for u in there):
        return True
    led = before[:-1] if before and before[-1] is units[0] else before
    if statement.act in before and matches(RUNG_AT, led):
        return True
    visited = not isinstance(act, ActivityWord) or act.visited
    return visited and statement.act in before and not any(unit.kind in _NUMBERS for unit in before)
