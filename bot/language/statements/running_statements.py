"""A statement while clauses are still put to it."""

from dataclasses import dataclass, field

from bot.language.clauses.clause import Clause
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord


@dataclass
class RunningStatement:
    """An activity, once one is named, and the clauses found about it so far, in order."""

    act: Unit | None = None
    clauses: list[Clause] = field(default_factory=list)
    inherited: bool = False


def activity_of(act: Unit | None) -> str | None:
    """The activity that a unit names; None for a general word and for one of no activity of ours."""
    return act.value.activity if act is not None and isinstance(act.value, ActivityWord) else None


def subject_of(running: RunningStatement) -> str | None:
    """The activity of a statement, also where only what was visited tells it: "tillsyn på fyra krogar"."""
    if (named := activity_of(running.act)) is not None:
        return named
    things = [unit.value for clause in running.clauses for unit in clause.of("thing")]
    subjects = {subject for thing in things for subject in thing.subject_of}
    return subjects.pop() if len(subjects) == 1 else None
