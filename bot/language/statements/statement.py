"""What a message says of one activity: its clauses, and whether they tell, plan or call off."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from bot.entries import CallOffReason
from bot.language.clauses.clause import Clause
from bot.language.words.units import Unit


class Modality(StrEnum):
    """What a statement says of its activity.

    One that is unsure may tell of something done, one that is announced may have been done, or lie ahead
    tonight: both are asked.
    """

    DONE = "done"
    UNSURE = "unsure"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    TALK = "talk"


@dataclass(frozen=True)
class Statement:
    """One activity and the clauses about it, in order.

    `inherited` says that the activity is that of the statement before: "och en i Skogås igår". `names_act`
    says that a clause names the activity; not so in a correction such as "nej, i Skogås". `own` is that
    clause, or the first one, and `first_named` its position.
    """

    act: Unit
    clauses: tuple[Clause, ...]
    inherited: bool = False
    modality: Modality = Modality.DONE
    reason: CallOffReason | None = None
    names_act: bool = field(init=False)
    first_named: int = field(init=False)
    own: Clause = field(init=False)

    @property
    def told(self) -> tuple[Clause, ...]:
        """The clauses that go with the activity, from the one that names it."""
        return self.clauses[self.first_named :]

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(unit.kind for clause in self.clauses for unit in clause.units)

    def has(self, *names: str) -> bool:
        """Whether any sign of these names is in it."""
        return any(clause.has(*names) for clause in self.clauses)

    def of(self, *kinds: str) -> list[Unit]:
        """Its units of these kinds, in order."""
        if self._kinds.isdisjoint(kinds):
            return []
        return [unit for clause in self.clauses for unit in clause.of(*kinds)]

    def __post_init__(self) -> None:
        """Find the clause that names the activity."""
        naming = [i for i, clause in enumerate(self.clauses) if self.act in clause.units]
        object.__setattr__(self, "names_act", bool(naming))
        object.__setattr__(self, "first_named", naming[0] if naming else 0)
        object.__setattr__(self, "own", self.clauses[naming[0] if naming else 0])
