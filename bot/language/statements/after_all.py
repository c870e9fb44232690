"""What was done after all, though something said of it would make it no report."""

from bot.language.clauses.clause import Clause
from bot.language.statements.predicates import is_told
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit

_NOT_DONE = ("not", "nobody", "called_off", "should")


def is_done_after_all(statement: Statement) -> bool:
    """As in "men gjorde den ändå", "trots att passet ställdes in gick vi ...", "rapporterar åt Lisa"."""
    own = statement.own
    if own.asked or own.ahead:
        return False
    on_behalf = statement.has("on_behalf") and is_told(own, statement.act) and not own.has(*_NOT_DONE)
    anyway = any(clause.has("done_anyway") and not clause.has(*_NOT_DONE) for clause in statement.told[1:])
    return on_behalf or anyway or _is_conceded(own, statement.act)


def _is_conceded(clause: Clause, act: Unit) -> bool:
    """Whether the activity and its verb come after what might have hindered it, and did not."""
    hindered = [marker.end for marker in clause.markers if marker.name in {"called_off", "nobody"}]
    if not clause.has("despite") or not hindered or act.start < max(hindered):
        return False
    after = {marker.name for marker in clause.markers if marker.start > max(hindered)}
    return bool(after & {"firmly_done", "chosen"}) and "not" not in after
