"""What is told of tonight before it is over, and may lie ahead: "ikväll kör vi hastighetskontroll"."""

from datetime import datetime
from itertools import pairwise

from bot.entries import PartOfDay
from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Tonight
from bot.language.statements.predicates import is_told
from bot.language.statements.statement import Statement

_EVENING, _LATE_EVENING, _NIGHT = 17, 20, 22
_TO_COME = Tonight(PartOfDay.NIGHT)


def may_be_later_tonight(statement: Statement, now: datetime) -> bool:
    """As in "ikväll kör vi hastighetskontroll", sent in the evening: it may have begun, or be what comes.

    As in "krogrunda inatt", too, sent before the night.
    """
    saying = statement.clauses[: statement.first_named + 1]
    tonight = any(isinstance(unit.value.phrase, Tonight) for clause in saying for unit in clause.of("when"))
    if tonight and _is_early(now) and _has_it(statement.own):
        return True
    if not tonight or any(is_told(c, statement.act) or c.has("done", "under_way") for c in saying):
        return False
    nights = any(unit.value.phrase == _TO_COME for clause in saying for unit in clause.of("when"))
    if nights and _EVENING <= now.hour < _NIGHT and not statement.own.of("number", "count"):
        return True
    return any(clause.has("present") for clause in saying) or _is_announced(statement.own, now)


def _is_announced(own: Clause, now: datetime) -> bool:
    """As in "ikväll fotpatrull i Vårby", early in the evening."""
    return _is_early(now) and own.units[0].kind == "when" and not own.of("number", "count", "time")


def _is_early(now: datetime) -> bool:
    return _EVENING <= now.hour < _LATE_EVENING


def _has_it(own: Clause) -> bool:
    """As in "vi har fältkväll i Vårby ikväll"; not so in "vi har gjort en", "vi har fältkväll bakom oss"."""
    have = {marker.start: marker.end for marker in own.markers if marker.name == "have"}
    told = {marker.start for marker in own.markers if marker.name in {"done", "past", "under_way"}}
    named = any(
        before.end in have.values() and after.kind == "activity" for before, after in pairwise(own.units)
    )
    return named and told <= have.keys()
