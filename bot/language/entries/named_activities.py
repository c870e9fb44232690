"""Which activity a statement is about, and which of a message's statements tell of one for themselves."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.grand_totals import is_sum_of_next
from bot.language.phrases.grammar import matches
from bot.language.statements.acts import OUTING
from bot.language.statements.field_work import FIELD_WORK
from bot.language.statements.statement import Modality, Statement
from bot.language.statements.walks import WALK
from bot.language.words.units import Unit, fold
from bot.language.words.word_values import ActivityWord, ThingWord
from bot.partnership import Partnership

_LEADING = frozenset({"when", "part", "time"})
_TOPIC = 2
_JOINING = frozenset({"comma", "and"})


def activity_of(
    statement: Statement, partners: frozenset[str], organisation: str, partnership: Partnership
) -> str | None:
    """The activity that the words of an organisation and its partners mean; None if it can't be told."""
    took_part = partners | {organisation}
    named = statement.act.value.activity if isinstance(statement.act.value, ActivityWord) else None
    if statement.act.kind == "visit":
        named = _by_subject(statement, partnership)
    elif statement.act.rule == OUTING:
        named = _with_own_team(statement, took_part, partnership)
    if named is None or _is_work_of_another(statement.act, organisation):
        return None
    activity = partnership.activity(named)
    if statement.act.rule == WALK and organisation not in activity.walked_by:
        return _with_own_team(statement, took_part, partnership)
    if activity.only_from and took_part.isdisjoint(activity.only_from):
        return None
    if activity.not_from and took_part <= set(activity.not_from):
        return None
    return named


def _is_work_of_another(act: Unit, organisation: str) -> bool:
    """As in "ute bland ungdomarna", told by others than those whose field work that is."""
    return act.rule == FIELD_WORK and act.value.team != organisation


def _by_subject(statement: Statement, partnership: Partnership) -> str | None:
    """As in "Tillsyn på krogen": a general word with the one subject that is named beside it.

    What was visited tells it only where no more than some organisations do such visits.
    """
    if _is_of_other_matter(statement):
        return None
    beside = statement.own.of("thing") if statement.act in statement.own.units else []
    beside = [*beside, *_joined_things(statement)] if beside else statement.of("thing")
    things = [unit.value for unit in beside if isinstance(unit.value, ThingWord)]
    named = {subject for thing in things for subject in thing.subject_of}
    if not named and statement.act.rule == "act.venues_visited":
        venues = {venue for thing in things for venue in thing.venue_of}
        named = {venue for venue in venues if partnership.activity(venue).only_from}
    return named.pop() if len(named) == 1 else None


def _joined_things(statement: Statement) -> list[Unit]:
    """As in "tillsyn av krogar och tobak": of both of them."""
    following = statement.told[1:2]
    joined = (clause for clause in following if clause.before == "and" and clause.units[0].kind == "thing")
    return [clause.units[0] for clause in joined]


def _is_of_other_matter(statement: Statement) -> bool:
    """As in "gjorde ett besök på restaurangen ang. ändrat tillstånd": it need be no inspection."""
    own = statement.own
    calls = any(m.name == "calls_on" and m.start <= statement.act.start < m.end for m in own.markers)
    matter = any(m.name == "about_matter" and m.start > statement.act.start for m in own.markers)
    return calls and matter and not own.of("number", "count")


def _with_own_team(statement: Statement, took_part: frozenset[str], partnership: Partnership) -> str | None:
    """As in "var ute med fältarna", told by one of theirs: what the team does that is out."""
    if len(took_part) != 1:
        return None
    own = [unit for unit in statement.of("partner") if unit.value <= took_part]
    teams = {fold(unit.text.rpartition(" ")[2]) for unit in own}
    return next(
        (a.id for a in partnership.activities for word in a.words if fold(word.rpartition(" ")[0]) in teams),
        None,
    )


def is_theirs(statement: Statement, organisation: str) -> bool:
    """As in "mötte polisens fotpatrull", "gjordes av polisen", told by somebody else who took no part."""
    if _is_told_of_another(statement, organisation):
        return True
    named = [*statement.own.of("owner"), *_who_did_it(statement.own)]
    owners = frozenset[str]().union(*(unit.value for unit in named))
    if isinstance(statement.act.value, ActivityWord) and statement.act.value.team:
        owners |= {statement.act.value.team}
    took_part = statement.own.of("we", "joined", "partner") or statement.own.has("took_part")
    return bool(owners) and organisation not in owners and not took_part


def _is_told_of_another(statement: Statement, organisation: str) -> bool:
    """As in "polisen gjorde krogtillsyn hos tre restauranger, vi var inte med"."""
    first = statement.own.units[0]
    other = first.kind == "organisation" and first.value != organisation
    past = any(m.name == "past" and m.start == first.end + 1 for m in statement.own.markers)
    ours = any(clause.of("we", "partner", "joined") and not clause.has("not") for clause in statement.clauses)
    return other and past and not ours


def _who_did_it(clause: Clause) -> list[Unit]:
    ends = [marker.end for marker in clause.markers if marker.name == "done_by"]
    return [unit for unit in clause.of("mention") if any(unit.start < end < unit.end for end in ends)]


def told_of(bounds: Sequence[Bound], partnership: Partnership) -> list[Bound]:
    """Those with an activity that is known, and visits that are told of for themselves; else all."""
    known = [bound for bound in bounds if bound.activity is not None]
    others = [
        b
        for i, b in enumerate(bounds)
        if (_is_visit_of_its_own(b) and not is_sum_of_next(b, bounds[i + 1 :]))
        or _may_be_promised(b, partnership)
    ]
    return [b for b in bounds if b in known or (known and b in others)] or list(bounds)


def _may_be_promised(bound: Bound, partnership: Partnership) -> bool:
    """As in "krogtillsyn och tobakstillsyn", told by those whose own inspection of pubs is another one."""
    statement, act = bound.statement, bound.statement.act.value
    if bound.activity is not None or not isinstance(act, ActivityWord) or statement.inherited:
        return False
    return statement.modality is Modality.DONE and bool(partnership.activity(act.activity).not_from)


def _is_visit_of_its_own(bound: Bound) -> bool:
    """As in "fotpatrull i Flempan och en kontroll i Vårby": so many visits, at a place that is told."""
    statement = bound.statement
    own, act = statement.own, statement.act
    if statement.modality is not Modality.DONE or statement.inherited or act.kind != "visit" or own.words:
        return False
    position = own.units.index(act)
    numbered = position > 0 and own.units[position - 1].kind in {"article", "number"}
    return numbered and bool(own.of("place")) and not own.has("finding")


def without_mere_names(bounds: Sequence[Bound]) -> list[Bound]:
    """Without those that only name what the one before tells: "besökt en pizzeria i Länna, krogtillsyn"."""
    return [
        bound
        for before, bound in pairwise((None, *bounds))
        if bound is not None
        and not (before is not None and before.activity == bound.activity and _is_mere_name(bound))
    ]


def _is_mere_name(bound: Bound) -> bool:
    first, *others = bound.statement.clauses
    named = [unit.kind for unit in first.units] in (["activity"], ["for", "activity"])
    return not others and first.before == "comma" and named


def _is_scenery(clause: Clause) -> bool:
    """As in "Krogarna halvtomma", "Uteserveringarna var stängda": how they looked, which is no act."""
    thing, *rest = clause.units
    said = [unit for unit in rest if unit.kind != "linking"]
    shut = clause.has("absent") and not clause.has("nobody", "not")
    looks = len(said) == 1 and said[0].kind == "word" and (shut or not clause.knows(said[0]))
    return clause.before == "stop" and thing.kind == "thing" and looks and "past" not in said[0].looks


def _is_topic(clauses: Sequence[Clause], at: int) -> bool:
    """As in "trygghetsdialog, mest om bussväg, fart, mopeder": one of a row of what was talked about."""
    if [unit.kind for unit in clauses[at].units] != ["thing"]:
        return False
    pairs = [(each, other) for each, other in pairwise(clauses) if clauses[at] in {each, other}]
    return any(
        other.before in _JOINING
        and each.sentence == other.sentence
        and (_is_unknown(each) or _is_unknown(other))
        for each, other in pairs
    )


def _is_unknown(clause: Clause) -> bool:
    return 0 < clause.words == len(clause.units) <= _TOPIC


def names_another_subject(read: Collection[str | None], clauses: Sequence[Clause]) -> bool:
    """As in "krogtillsyn i centrum, i onsdags tobak på Ali": the subject of an activity that was not read.

    So "helginsats. Lugnt på krogarna så de fem vi var inne på ...": so many of what was named before.
    """
    told = [c for at, c in enumerate(clauses) if not (_is_scenery(c) or _is_topic(clauses, at))]
    firsts = [next((u.value for u in c.units if u.kind not in _LEADING), None) for c in told]
    numbered = [
        unit.value
        for clause in clauses
        if not clause.has("finding")
        for before, unit in pairwise(clause.units)
        if before.kind in {"number", "article"}
    ]
    subjects = [thing.subject_of for thing in firsts if isinstance(thing, ThingWord)]
    subjects += [thing.subject_of for thing in numbered if isinstance(thing, ThingWord) and thing.venue_of]
    subjects += [
        unit.value.subject_of
        for before, clause in pairwise(clauses)
        if matches("^<so>? <they|den> <number> <we>", clause.units)
        for unit in before.of("thing")
        if isinstance(unit.value, ThingWord)
    ]
    return any(subject and subject.isdisjoint(read) for subject in subjects)
