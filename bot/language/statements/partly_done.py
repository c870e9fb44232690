"""What was called off in part only: "15 hembesök bokade, 3 avbokade, resten gjorda"."""

from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.statements.statement import Statement

_WORDS_OF_STORY = 2
_NUMBERS = frozenset({"number", "count", "article"})


def may_be_partly_done(statement: Statement) -> bool:
    """Whether something called off may have been done for the rest, so that the rest is asked for."""
    if statement.has("after_all", "neither", "not_us"):
        return False
    if _is_done(statement.own) and not _calls_off(statement.own):
        return True
    if _is_off_in_story(statement):
        return True
    return _is_off_for_fewer(statement) or any(_is_done_beside(clause) for clause in statement.told[1:])


def _is_done(clause: Clause) -> bool:
    """As in "fotpatrull gjord i Vårby", whatever is called off behind it."""
    return clause.has("firmly_done") and clause.has("affirmed") and not clause.has("planned", "should")


def _calls_off(clause: Clause) -> bool:
    return clause.has("called_off", "not", "nobody")


def _is_off_in_story(statement: Statement) -> bool:
    """As in "fotpatrull i Vårby. Missade bussen med en hårsmån": nobody knows of what it is said."""
    off = [clause for clause in statement.clauses if _calls_off(clause)]
    return bool(off) and all(_is_story(clause, statement.own) for clause in off)


def _is_story(clause: Clause, own: Clause) -> bool:
    later = clause.sentence > own.sentence
    return later and clause.act is None and clause.words >= _WORDS_OF_STORY


def _is_off_for_fewer(statement: Statement) -> bool:
    """As in "tre hastkontroller inbokade, en fick vi ställa in": fewer are called off than were told."""
    told = 0
    for before, clause in pairwise(statement.told):
        told += _number(before)
        called_off = clause.has("called_off", "absent") and (clause.has("not") or not clause.has("finished"))
        if called_off and clause.units[0].kind in _NUMBERS and _number(clause) < told:
            return True
    return False


def _number(clause: Clause) -> int:
    numbers = [1 if unit.kind == "article" else unit.value for unit in clause.of(*_NUMBERS)]
    return numbers[0] if numbers and isinstance(numbers[0], int) else 0


def _is_done_beside(clause: Clause) -> bool:
    """As in "resten gjorda", "men Vårby och Skogås är gjorda"."""
    done = clause.has("firmly_done", "affirmed") and not clause.has("called_off", "not", "nobody")
    rest = clause.has("the_rest") or clause.of("place", "when", "number", "count")
    return done and bool(rest) and not clause.has("finding", "planned", "should") and not clause.words
