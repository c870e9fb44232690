"""What somebody has on the schedule, which is still to be done."""

from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement

_HAD = "^<we|article|adjective>{0,2} <activity|lookalike|visit>$"
_DONE = frozenset(
    {"done", "firmly_done", "affirmed", "finding", "past", "attended", "seen_there", "writes_to_bot"}
)


def is_on_schedule(statement: Statement) -> bool:
    """As in "jag har nykterhetskontroll fredag natt"; not so in "har haft", nor "har fotpatrull gjord"."""
    own, act = statement.own, statement.act
    if not own.has("have") or act not in own.units:
        return False
    has = {marker.start: marker.end + 1 for marker in own.markers if marker.name == "have"}
    led = own.units[: own.units.index(act) + 1]
    had = any(unit.start in has.values() and matches(_HAD, led[i:]) for i, unit in enumerate(led))
    days = [unit for unit in own.of("when") if unit.rule == "weekday.bare"]
    comes = any(unit.start > act.start or unit.end + 1 in has for unit in days)
    told = any(m.name in _DONE and m.start not in has for c in statement.clauses for m in c.markers)
    return had and comes and not told
