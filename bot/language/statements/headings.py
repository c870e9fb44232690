"""What a heading says of all that is listed below it: "Veckans schema: ...", "Fwd: ...", "Inställt: ..."."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.statements.statement import Modality, Statement

_BELOW = frozenset({"colon", "line"})
_DAY = frozenset({"when", "part", "on"})
_TO_COME = frozenset({"heads_what_comes", "planned"})
_BEGINS = frozenset({"stop", "question", "line"})
_NO_REPORT = frozenset({Modality.TALK, Modality.PLANNED})
_HEADS = ("called_off", "firmly_done", "heads_what_comes", "heads_talk")
_SURE_DAYS = frozenset({"day.relative", "day.tonight", "weekday.past"})
_TOLD = frozenset({Modality.DONE, Modality.UNSURE, Modality.ANNOUNCED})


def heading(statement: Statement) -> Modality | None:
    """What a heading before the activity makes of what is listed; None where there is none."""
    found: Modality | None = None
    for clause, below in pairwise(statement.clauses[: statement.first_named + 1]):
        heads = clause.before in _BEGINS and below.before in _BELOW and clause.act is None
        if heads and clause.has("heads_talk"):
            found = Modality.TALK
        elif heads and clause.has("heads_what_comes") and not clause.has("past"):
            found = Modality.PLANNED
        elif heads and _is_day(clause) and (below.before == "line" or clause.ahead):
            found = Modality.PLANNED if clause.ahead else _of_day(clause) or found
        elif heads and below.before == "colon" and _calls_off(clause):
            found = Modality.CANCELLED
        elif heads and below.before == "colon" and not clause.is_detail:
            found = Modality.DONE
    return found


def _is_day(clause: Clause) -> bool:
    """As in "Imorgon", "Plan imorgon" on a line of its own, which is said of all lines below it."""
    plans = {marker.start for marker in clause.markers if marker.name in _TO_COME}
    return bool(clause.of("when")) and all(u.kind in _DAY or u.start in plans for u in clause.units)


def _of_day(clause: Clause) -> Modality | None:
    """As in "Igår", "Ikväll", of which no plan tells; a bare weekday may be of one."""
    return Modality.DONE if all(unit.rule in _SURE_DAYS for unit in clause.of("when")) else None


def calls_off_what_follows(clause: Clause) -> bool:
    """As in "Inte gjort" before a colon, and nothing that tells what."""
    bare = clause.before in _BEGINS and {unit.kind for unit in clause.units} <= {"word", "not_joined"}
    return bare and not clause.words and _calls_off(clause)


def _calls_off(clause: Clause) -> bool:
    """As in "Inställt idag: ..."; not so in "Missade rapportera: ...", "Hann inte mycket: ..."."""
    return clause.has("called_off") and not clause.has("after_all", "has_report", "not_the_act")


def heads_the_next(pair: Sequence[Clause]) -> bool:
    """Whether a clause is the heading of the activity that follows: "tobak 2 st. Inställt: fotpatrull"."""
    part, *following = pair
    bare = part.before in _BEGINS and part.act is None and not part.of("place", "number", "count")
    return bare and part.has(*_HEADS) and any(c.before == "colon" and c.act is not None for c in following)


def under(above: Modality | None, said: Modality | None, statement: Statement) -> Modality | None:
    """What an item of a list is under a heading, by what it says itself, if anything.

    Of what was planned, a later sentence may tell that only some was done: "Plan: ... Vi hann bara Vårby".
    """
    if above in _NO_REPORT and said is Modality.DONE and not _is_told_there(statement):
        return Modality.UNSURE
    if above is Modality.CANCELLED:
        return said if statement.own.before == "stop" or _is_told_there(statement) else above
    if above is Modality.TALK and (said is None or said in _TOLD):
        return above
    return above if said is None and above is not Modality.DONE else said


def _is_told_there(statement: Statement) -> bool:
    own = statement.own
    return any(c.sentence == own.sentence and c.has("done", "past") for c in statement.told)
