"""Days that are said last, of all that is listed before them, and that have yet to come."""

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.statements.predicates import is_told
from bot.language.statements.running_statements import RunningStatement
from bot.language.statements.statement import Statement

_LAST_PLACE = "^<i|on|in>? <place> <on|part>? <when> <part|when|time>?$"
_TOLD = ("past", "done", "affirmed", "firmly_done", "finished", "finding", "attended", "seen_there", "yes")


def ends_list_ahead(part: Clause, current: RunningStatement) -> bool:
    """As in "fotpatrull i Vårby | och Skogås på fredag"; not so in "gick i Vårby | och Skogås på fredag"."""
    last = current.clauses[-1]
    if (
        current.act is None
        or part.before not in {"and", "comma", "slash"}
        or not matches(_LAST_PLACE, part.units)
    ):
        return False
    told = any(c.of("when") or c.has(*_TOLD) or is_told(c, current.act) for c in current.clauses)
    return not told and last.units[-1].kind == "place"


def dates_both(here: Statement, after: Statement) -> bool:
    """As in "fotpatrull och hastighetskontroll i Skogås på fredag": no verb leads to the second only."""
    verb = after.own.has("present", "planned", "should", "past", "wish", "will_be") or after.own.of("we")
    first_day = next((unit.start for unit in after.own.of("when")), 0)
    return after.own.ahead and not verb and first_day > after.act.start and not here.of("when", "time")
