"""What was never begun: its tool stayed in the car, it was broken off too soon, or the reason comes last."""

from bot.language.clauses.clause import Clause
from bot.language.statements.statement import Statement

_REASONS = ("broken", "planned", "should", "reason_staff", "reason_alarm")
_SHORTAGES = ("reason_staff", "reason_time")
_CAUSES = (*_SHORTAGES, "reason_alarm", "reason_weather")
_DONE = ("firmly_done", "after_all", "only")


def is_never_begun(clause: Clause, statement: Statement) -> bool:
    """As in "fick avbrytas innan den börjat", "lasern med i bilen men oanvänd"."""
    too_soon = clause.has("aborted") and clause.has("before_start")
    return too_soon or (clause.has("unused") and _is_of_tool(clause, statement))


def _is_of_tool(clause: Clause, statement: Statement) -> bool:
    """As in "lasern med men oanvänd", "tog med lasern men den användes aldrig": no check was done."""
    own = clause is statement.own
    behind = clause in statement.told[1:2] and (clause.begins_with("unused") or clause.has("it"))
    return (own or behind) and not statement.of("place", "number", "count")


def opens_with_call_off(statement: Statement) -> bool:
    """As in "blev inget i Vårby idag, lasern var på lagning": then comes why, and not what was done."""
    own = statement.own
    before = [c for c in statement.clauses[: statement.first_named] if c.sentence == own.sentence]
    off = bool(before) and before[0].begins_with("called_off") and own.before in {"comma", "because"}
    tells = own.of("we", "place", "when", "number", "count", "only") or own.has("firmly_done", "instead")
    behind = statement.told[:2]
    return off and not tells and any(clause.has(*_REASONS) for clause in behind)


def ends_with_shortage(statement: Statement) -> bool:
    """As in "fotpatrull Skogås - sjukdom", "... pga larm": only why follows; not so behind so many of them.

    Behind a comma it may as well be a remark, and an alarm or the weather may have come while it was done.
    """
    *told, last = statement.told
    owing = last.has("owing_to")
    if last.sentence != statement.own.sentence or not (owing or last.before in {"colon", "open"}):
        return False
    why = _CAUSES if owing else _SHORTAGES
    bare = len(last.units) <= 1 + owing and not (last.of("place", "when") or statement.of("number", "count"))
    return bare and last.has(*why) and not any(clause.has(*_DONE, "past") for clause in told)
