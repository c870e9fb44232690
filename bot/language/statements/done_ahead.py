"""What was done at another place, told before what the activity's own clause calls off."""

from collections.abc import Iterator

from bot.language.clauses.clause import Clause
from bot.language.statements.statement import Statement


def with_done_ahead(statement: Statement) -> Iterator[Statement]:
    """As in "Vårby avbockad, fotpatrullen i Skogås fick vi stryka": one was done, and another was not."""
    own = statement.own
    ahead = statement.clauses[: statement.first_named]
    done = [clause for clause in ahead if _is_done(clause) and clause.sentence == own.sentence]
    if own.before == "comma" and own.has("called_off") and own.of("place") and len(done) == len(ahead) == 1:
        yield Statement(statement.act, tuple(ahead), inherited=True)
        yield Statement(statement.act, statement.clauses[statement.first_named :])
    else:
        yield statement


def _is_done(clause: Clause) -> bool:
    told = clause.has("affirmed") and bool(clause.of("place")) and not clause.words
    return told and not clause.has("called_off", "not", "nobody", "planned", "should", "nearly_done")
