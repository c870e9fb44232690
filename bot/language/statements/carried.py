"""What a statement that says nothing itself takes over from the plan or the call-off before it."""

from bot.language.statements.statement import Modality, Statement


def carried(statement: Statement, previous: Statement | None, *, governs: bool) -> Modality:
    """A statement that says nothing itself goes with a plan or a call-off before it in its sentence.

    `governs` says that the one before was led by what makes it so, or went with one that was.
    """
    if previous is None or previous.modality is Modality.DONE:
        return Modality.DONE
    if statement.inherited and statement.own.of("number", "count") and previous.has("nobody"):
        return Modality.DONE
    if previous.modality is Modality.CANCELLED and _is_rest(statement):
        return Modality.DONE
    joined = statement.own.before in {"and", "or", "comma", "sen", "then"}
    same = previous.clauses[-1].sentence == statement.clauses[0].sentence
    if not (same and joined and governs):
        return Modality.DONE
    return _behind_plan(statement) if _adds_a_plan(previous, statement) else previous.modality


def _is_rest(statement: Statement) -> bool:
    """As in "ingen helginsats i lördags, bara i fredags", "ingen helginsats, bara fotpatrull"."""
    return statement.own.units[0].kind == "only"


def _adds_a_plan(previous: Statement, statement: Statement) -> bool:
    """As in "två tobak idag, resten nästa vecka, krogtillsyn ...": what is planned is of what was done."""
    return previous.inherited and previous.modality is Modality.PLANNED and not statement.inherited


def _behind_plan(statement: Statement) -> Modality:
    """Behind a plan of something else: done where it has a day of its own, as "ikväll", and else not sure."""
    days = statement.of("when")
    return Modality.DONE if days and not any(c.ahead for c in statement.clauses) else Modality.UNSURE


def spoke_first(statement: Statement, modality: Modality) -> bool:
    """Whether what makes it no report is said before its activity, and so governs what follows too."""
    signs = {"planned", "should", "nobody", "neither", "called_off", "talk", "talk_before", "opinion"}
    signs |= {"present"} if modality is Modality.PLANNED else set()
    led = statement.clauses[: statement.first_named + 1]
    return any(clause.ahead for clause in led) or any(
        marker.name in signs and marker.start <= statement.act.start
        for clause in statement.clauses
        for marker in clause.markers
    )
