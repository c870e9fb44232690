"""From clauses to statements: one activity and all that is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.entries import CallOffReason
from bot.language.clauses import Clause
from bot.language.units import Unit
from bot.language.vocabulary import ActivityWord, ThingWord

_TOLD = {
    "place": "place", "when": "when",
    "number": "count", "count": "count", "vague": "count", "article": "count",
}  # fmt: skip


class Modality(StrEnum):
    """What a statement says of its activity."""

    DONE = "done"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Statement:
    """One activity and the clauses about it, in order.

    `inherited` says that the activity is that of the statement before: "och en i Skogås igår".
    """

    act: Unit
    clauses: tuple[Clause, ...]
    inherited: bool = False
    modality: Modality = Modality.DONE
    reason: CallOffReason | None = None

    def has(self, *names: str) -> bool:
        """Whether any sign of these names is in it."""
        return any(clause.has(*names) for clause in self.clauses)

    def of(self, *kinds: str) -> list[Unit]:
        """Its units of these kinds, in order."""
        return [unit for clause in self.clauses for unit in clause.of(*kinds)]

    @property
    def first_named(self) -> int:
        """The position of the clause that names the activity."""
        return next((i for i, clause in enumerate(self.clauses) if self.act in clause.units), 0)

    @property
    def own(self) -> Clause:
        """The clause that names the activity, or the first one about an inherited activity."""
        return self.clauses[self.first_named]


@dataclass
class _Draft:
    """A statement while it is put together."""

    act: Unit | None = None
    clauses: list[Clause] = field(default_factory=list)
    inherited: bool = False


def statements(parts: Sequence[Clause]) -> list[Statement]:
    """The statements of a message, in order; clauses about nothing are left out."""
    drafts = [_Draft()]
    for part in parts:
        _put(part, drafts)
    return [
        Statement(draft.act, tuple(draft.clauses), inherited=draft.inherited)
        for draft in drafts
        if draft.act is not None
    ]


def _put(part: Clause, drafts: list[_Draft]) -> None:
    """Put a clause where it belongs: to the running statement, or as the start of a new one."""
    current = drafts[-1]
    if current.act is None:
        _put_first(part, current)
    elif part.act is None and not _is_about_another(part, current):
        current.clauses.append(part)
    elif part.act is None:
        drafts.append(_Draft(current.act, [part], inherited=True))
    elif _repeats(part, part.act, current):
        current.clauses.append(part)
    else:
        drafts.append(_Draft(part.act, [part]))


def _put_first(part: Clause, current: _Draft) -> None:
    current.act = part.act
    if part.act is not None:
        current.clauses = [clause for clause in current.clauses if not _stands_alone(clause, part)]
    current.clauses.append(part)


def _stands_alone(clause: Clause, part: Clause) -> bool:
    """Whether a clause before the activity is about something else: "Vårby hann vi inte, men ..."."""
    apart = part.before == "but" or clause.sentence != part.sentence
    return apart and (clause.has("called_off", "planned", "should", "talk", "opinion") or clause.ahead)


def _repeats(part: Clause, act: Unit, current: _Draft) -> bool:
    """Whether the same activity is only named again, with nothing that tells another occasion apart."""
    named = _activity(act)
    if named is None:
        return act.kind == "visit" and _activity(current.act) is not None and not part.of("count", "number")
    if named != _activity(current.act):
        return False
    said = {kind for clause in current.clauses for kind in _told(clause)}
    return not (_told(part) & said) and not part.of("more")


def _activity(act: Unit | None) -> str | None:
    return act.value.activity if act is not None and isinstance(act.value, ActivityWord) else None


def _told(part: Clause) -> set[str]:
    """Which of place, time and number a clause gives; a number of things visited is no second number."""
    found = {_TOLD[unit.kind] for unit in part.units if unit.kind in _TOLD}
    visited = any(isinstance(u.value, ThingWord) and u.value.venue_of for u in part.units)
    return found - {"count"} if visited and part.act is not None else found


def _is_about_another(part: Clause, current: _Draft) -> bool:
    """Whether a clause without an activity tells of another occasion than the running statement."""
    own = bool(part.of("place", "when"))
    if part.has("called_off"):
        return own and not part.is_detail
    if part.has("planned") or part.ahead:
        return bool(part.of("place", "when", "number", "count", "article")) and not part.is_detail
    planned = any(clause.has("planned", "wish", "should") for clause in current.clauses)
    counted = bool(part.of("number", "count", "article"))
    return planned and part.has("finished", "past") and (counted or own)
