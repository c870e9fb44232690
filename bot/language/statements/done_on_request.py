"""What inhabitants had asked for, and what was done of it: "folk bad om hastkontroll där, så vi stod där"."""

from bot.language.clauses.clause import Clause
from bot.language.statements.statement import Statement

_LEADS = frozenset({"so", "and", "comma", "stop", "then", "sen"})
_ENDS = frozenset({"article", "there", "when", "part", "time", "place", "activity"})
_UNDONE = ("called_off", "absent", "aborted", "not", "nobody", "planned", "should", "wish", "condition")


def is_done_on_request(statement: Statement) -> bool:
    """Whether what follows tells that we did what inhabitants had asked for."""
    own = statement.own
    asked = own.has("asked_for") and own.has("citizens", "persons") and not own.of("we")
    return asked and any(_was_done(clause) for clause in statement.told[1:2])


def _was_done(clause: Clause) -> bool:
    """As in "så idag stod vi där", "och igår gjorde vi en"; not so in "så vi gjorde en anmälan"."""
    done = bool(clause.of("stood")) or clause.has("firmly_done")
    ours = clause.before in _LEADS and bool(clause.of("we")) and not clause.words
    return done and ours and clause.units[-1].kind in _ENDS and not (clause.ahead or clause.has(*_UNDONE))
