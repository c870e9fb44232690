"""What is said of an activity: by a verb in the past, under a condition, before it or after it."""

from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.statements.final_numbers import is_final
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_END = Unit("end", None, 0, 0, "")


def is_past_verb(act: Unit) -> bool:
    """Whether the activity itself is a verb in the past: "fältade"."""
    return isinstance(act.value, ActivityWord) and act.value.past


def is_verb(act: Unit) -> bool:
    """Whether the activity itself is a verb."""
    return isinstance(act.value, ActivityWord) and act.value.verb


def is_told(clause: Clause, act: Unit) -> bool:
    """Whether a clause tells that its activity was done, with a finite verb in the past."""
    return clause.has("past") or is_past_verb(act) or works_on(clause, act)


def works_on(clause: Clause, act: Unit) -> bool:
    """As in "vi jobbade helginsats", where it says what was worked on."""
    ends = [marker.end for marker in clause.markers if marker.name == "worked"]
    return bool(ends) and act in clause.units and ends[0] < act.start


def leading(statement: Statement) -> list[Clause]:
    """The clauses just before the activity's that may call it off: "ställdes in igen, vandringen"."""
    own = statement.own
    before = [c for c in statement.clauses[: statement.first_named] if c.sentence == own.sentence]
    joined = own.before == "and" or (own.before == "comma" and not any(c.of("place", "when") for c in before))
    return before if joined else []


def is_condition(clause: Clause) -> bool:
    """As in "om det inte blir larm"."""
    return clause.begins_with("condition")


def has_before(statement: Statement, name: str) -> bool:
    """Whether a sign stands in the activity's own clause, before the activity."""
    return any(m.name == name and m.start < statement.act.start for m in statement.own.markers)


def became(statement: Statement) -> bool:
    """Whether a clause tells how many it became, after the activity or leading to it with a colon.

    As in "tänkt 25, det blev 18", "tänkte hinna fyra, det blev två: ...".
    """
    after = statement.clauses[statement.first_named + 1 :]
    if any(_tells_how_many(clause) or _are_done(clause) for clause in after):
        return True
    leads = statement.clauses[max(statement.first_named - 1, 0) : statement.first_named]
    return statement.own.before == "colon" and any(_tells_how_many(clause) for clause in leads)


def _tells_how_many(clause: Clause) -> bool:
    """As in "det blev 18", "blev en"; not so in "det blev ett slagsmål", "det blev aldrig nåt"."""
    one = not clause.has("not") and any(
        unit.kind == "article" and is_final(unit, clause) and following.kind != "word"
        for unit, following in pairwise((*clause.units, _END))
    )
    return clause.has("finished") and bool(clause.of("number", "count") or one)


def _are_done(clause: Clause) -> bool:
    """As in "8 bokade, 5 gjorda"."""
    first = clause.units[0]
    return first.kind in {"number", "count"} and any(
        m.name == "firmly_done" and m.start == first.end + 1 for m in clause.markers
    )
