"""From clauses to statements: one activity and all that is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.entries import CallOffReason
from bot.language.clauses import Clause
from bot.language.grammar import matches
from bot.language.units import Unit
from bot.language.word_values import ActivityWord, ThingWord

_TOLD = {
    "place": "place", "when": "when",
    "number": "count", "count": "count", "vague": "count", "article": "count",
}  # fmt: skip


class Modality(StrEnum):
    """What a statement says of its activity; one that is unsure may tell of something done, and is asked."""

    DONE = "done"
    UNSURE = "unsure"
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

    def has(self, *names: str) -> bool:
        """Whether any sign of these names is in it."""
        return any(clause.has(*names) for clause in self.clauses)

    def of(self, *kinds: str) -> list[Unit]:
        """Its units of these kinds, in order."""
        return [unit for clause in self.clauses for unit in clause.of(*kinds)]

    def __post_init__(self) -> None:
        """Find the clause that names the activity."""
        naming = [i for i, clause in enumerate(self.clauses) if self.act in clause.units]
        object.__setattr__(self, "names_act", bool(naming))
        object.__setattr__(self, "first_named", naming[0] if naming else 0)
        object.__setattr__(self, "own", self.clauses[naming[0] if naming else 0])


@dataclass
class _Draft:
    """A statement while it is put together."""

    act: Unit | None = None
    clauses: list[Clause] = field(default_factory=list)
    inherited: bool = False


def statements(parts: Sequence[Clause]) -> list[Statement]:
    """The statements of a message, in order; clauses about nothing are left out."""
    drafts = [_Draft()]
    waiting: list[Clause] = []
    first_acts = {part.sentence: i for i, part in reversed(list(enumerate(parts))) if part.act is not None}
    for index, part in enumerate(parts):
        if _is_another_day(parts[index : index + 2]):
            continue
        leads = index < first_acts.get(part.sentence, -1) or _dates_the_next(parts[index : index + 2])
        if leads and drafts[-1].act is not None:
            waiting.append(part)
        else:
            _put([*waiting, part], drafts)
            waiting = []
    return [
        Statement(draft.act, tuple(draft.clauses), inherited=draft.inherited)
        for draft in drafts
        if draft.act is not None
    ]


def denies_day(clause: Clause) -> bool:
    """As in "men inte idag", and nothing else."""
    bare = clause.has("not") and len(clause.units) == len(clause.of("when", "word"))
    return bare and not clause.words and bool(clause.of("when"))


def _is_another_day(pair: Sequence[Clause]) -> bool:
    """As in "hembesök, men inte idag, det var i tisdags": a day it was not, before the one that it was."""
    denied, *following = pair
    return denies_day(denied) and any(c.has("it_was") and c.of("when") for c in following)


def _dates_the_next(pair: Sequence[Clause]) -> bool:
    """As in "ons två hastkontroller, fre + lör helginsats", "ons: fotpatrull, fre: helginsats"."""
    part, *following = pair
    day = part.before in {"comma", "stop", "line"} and all(unit.kind == "when" for unit in part.units)
    return day and any(
        c.act is not None
        and (
            c.before == "colon"
            or (part.before == "comma" and c.before == "and" and c.units[0].kind == "when")
        )
        for c in following
    )


def _put(found: list[Clause], drafts: list[_Draft]) -> None:
    """Put clauses, of which the last may name an activity, where they belong."""
    current, part = drafts[-1], found[-1]
    if current.act is None:
        _put_first(part, current)
    elif part.act is None:
        _put_about(part, drafts)
    elif _names_visit(part, part.act, current):
        _name(current, part.act)
    elif _repeats(found, part.act, current):
        current.clauses.extend(found)
    else:
        drafts.append(_Draft(part.act, found))


def _put_first(part: Clause, current: _Draft) -> None:
    current.act = part.act
    if part.act is not None:
        later = [*current.clauses[1:], part]
        current.clauses = [
            clause
            for index, clause in enumerate(current.clauses)
            if not _stands_alone(clause, part, later[index:])
        ]
    current.clauses.append(part)


def _put_about(part: Clause, drafts: list[_Draft]) -> None:
    """Put a clause that names no activity: to the one that its subject names, or to the running one."""
    subjects = {s for unit in part.units if isinstance(unit.value, ThingWord) for s in unit.value.subject_of}
    named = next((d for d in drafts if part.of("partner") and _activity(d.act) in subjects), None)
    current = drafts[-1]
    if named is not None:
        named.clauses.append(part)
    elif _is_headed_call_off(part, current):
        drafts.append(_Draft(current.act, [current.clauses.pop(), part], inherited=True))
    elif _is_about_another(part, current):
        drafts.append(_Draft(current.act, [part], inherited=True))
    else:
        current.clauses.append(part)


def _is_headed_call_off(part: Clause, current: _Draft) -> bool:
    """As in "Fredagen: helginsats. Lördagen: inställd": what stands before the colon was called off."""
    heading = current.clauses[-1]
    headed = part.before == "colon" and heading.is_detail and bool(heading.of("when", "place"))
    return headed and part.has("called_off") and heading.sentence != current.clauses[0].sentence


def _stands_alone(clause: Clause, part: Clause, later: Sequence[Clause]) -> bool:
    """Whether a clause before the activity is about something else: "Vårby hann vi inte, men ..."."""
    if clause.of("when") and _ends_with(part, "that_day"):
        return False
    apart = any(after.before == "but" for after in later) or clause.sentence != part.sentence
    governs = part.before == "and" and clause.has("planned", "should")
    if part.of("place") and (clause.has("called_off") or clause.ahead) and clause.of("place") and not governs:
        return True
    became = any(after.has("finished") and after.of("number", "count") for after in later)
    return (
        apart
        and not became
        and (clause.has("called_off", "planned", "should", "talk", "opinion") or clause.ahead)
    )


def _ends_with(part: Clause, name: str) -> bool:
    return any(marker.name == name and marker.end == part.units[-1].end for marker in part.markers)


def _repeats(found: Sequence[Clause], act: Unit, current: _Draft) -> bool:
    """Whether the same activity is only named again, with nothing that tells another occasion apart."""
    told = {kind for clause in found for kind in _told(clause)}
    named = _activity(act)
    if named is None:
        return _is_named_loosely(act, current, told)
    part = found[-1]
    if named != _activity(current.act) or part.before == "line" or part.ahead:
        return False
    if part.before == "and" and "count" in told:
        return False
    said = {kind for clause in current.clauses for kind in _told(clause)}
    return not (told & said) and not any(part.of("more") for part in found)


def _names_visit(part: Clause, act: Unit, current: _Draft) -> bool:
    """As in "två krögare har fått besök (serveringstillsyn)": what the visit before it was, and no more."""
    visited = current.act is not None and current.act.kind == "visit"
    mere = part.before in {"open", "comma"} and [u.kind for u in part.units] in (
        ["activity"],
        ["for", "activity"],
    )
    things = [u.value for c in current.clauses for u in c.of("thing") if isinstance(u.value, ThingWord)]
    pointed = {named for thing in things for named in thing.subject_of | thing.venue_of}
    return visited and mere and pointed <= {_activity(act)}


def _name(current: _Draft, act: Unit) -> None:
    """Read the visit of a statement as an activity."""
    visit = current.act
    if visit is not None:
        current.act = named = visit._replace(kind=act.kind, value=act.value)
        current.clauses = [
            clause.with_units([named if unit == visit else unit for unit in clause.units])
            for clause in current.clauses
        ]


def _is_named_loosely(act: Unit, current: _Draft, told: set[str]) -> bool:
    """Whether a general word, or a second word for what can't be told, only goes on about the same."""
    said = {kind for clause in current.clauses for kind in _told(clause)}
    known = _activity(current.act) is not None
    visited = current.act is not None and current.act.kind == "visit"
    if act.kind == "visit":
        return not (told & said) and (known or visited)
    return not (told & said) and not known and act.kind == "lookalike"


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
    counted = any(_stands_alone_as_number(part, index) for index in range(len(part.units)))
    named = next((i for i, clause in enumerate(current.clauses) if current.act in clause.units), 0)
    planned = any(
        clause.has("planned", "wish", "should") or clause.ahead for clause in current.clauses[: named + 1]
    )
    placed = any(clause.of("place") for clause in current.clauses)
    dated = any(clause.of("when") for clause in current.clauses)
    if part.before == "which" or (part.before == "but" and denies_day(part) and not dated):
        return False
    if part.before == "line" and part.is_detail and part.of("when") and dated:
        return True
    if own and part.has("after_all") and any(clause.has("called_off") for clause in current.clauses):
        return True
    if own and _tells_what_comes(part, current):
        return True
    if part.before in {"stop", "line"} and part.is_detail and part.of("place") and placed:
        return any(clause.of("partner", "without_partner") for clause in current.clauses)
    if _is_denied(part):
        return own and not part.is_detail
    if part.ahead and counted:
        return True
    if part.ahead and part.of("place") and any(clause.of("when", "place") for clause in current.clauses):
        return True
    if part.has("planned") or part.ahead:
        return (own or counted) and not part.is_detail and not planned
    done = planned and part.has("finished", "past") and (counted or part.words == 0)
    return own and (done or _turns_from_call_off(part, current, counted=counted))


def _tells_what_comes(part: Clause, current: _Draft) -> bool:
    """As in "nu fältar vi i Skogås", "idag blir det Skogås"."""
    if part.has("past"):
        return False
    begins = part.has("planned_after") and part.sentence == current.clauses[-1].sentence
    present = part.has("present") and bool(part.of("we")) and not begins
    counted = part.of("number", "count", "article")
    return present or (part.has("will_be") and bool(part.of("when")) and not counted)


def _turns_from_call_off(part: Clause, current: _Draft, *, counted: bool) -> bool:
    """As in "inga hembesök i helgen men 10 i fredags", "inställd i lördags, fredagen genomfördes"."""
    if not any(clause.has("called_off", "nobody", "neither") for clause in current.clauses):
        return False
    elsewhere = _is_elsewhere(part, current)
    if part.before == "but" and (counted or (part.is_detail and elsewhere)):
        return True
    if part.before == "comma" and counted and part.is_detail and elsewhere:
        return True
    told = part.has("firmly_done") or (part.has("affirmed") and elsewhere)
    turns = part.before == "but" or (part.before == "comma" and told)
    done = part.has("finished", "past", "affirmed")
    return turns and done and (counted or part.words == 0)


def _is_elsewhere(part: Clause, current: _Draft) -> bool:
    """As in "inga hembesök igår, 6 idag": with a day or a place of its own, as what was not done had."""
    off = [clause for clause in current.clauses if clause.has("called_off", "nobody", "neither")]
    return any(part.of(kind) and any(clause.of(kind) for clause in off) for kind in ("when", "place"))


def _is_denied(part: Clause) -> bool:
    """As in "Skogås hann vi inte"; "Ingen i Flemingsberg" denies the activity of the sentence before."""
    none = part.before in {"stop", "line"} and any(
        m.name == "nobody" and m.start == part.units[0].start for m in part.markers
    )
    placed = matches("^<word> (?:<i|on>? <place>|<when>)$", part.units)
    return part.has("called_off") or (part.has("not") and not part.has("not_the_act")) or (none and placed)


def _stands_alone_as_number(part: Clause, index: int) -> bool:
    """Whether a number of a clause has no noun that nobody knows: "två i Vårby", but not "en avspärrning"."""
    following = part.units[index + 1].kind if index + 1 < len(part.units) else None
    return part.units[index].kind in {"number", "count", "article"} and following not in {
        "word",
        "noise",
        "measure",
    }
