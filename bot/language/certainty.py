"""How sure a telling is: what stands in it that may change its number, its day or its place, unread.

No list of words holds every way in which something came to less than was said ("hos två ingen hemma", "utom
Tempo", "fick ett abrupt slut"). A telling is therefore taken as it stands only where every number and every
negation in it is accounted for; else what it may change is left open, and the bot asks.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.entries import Draft
from bot.language.binding import Bound
from bot.language.clauses import Clause
from bot.language.near_misses import NearMisses
from bot.language.occasions import amounts, is_visited
from bot.language.reading import Missing
from bot.language.statements import Modality, Statement
from bot.language.units import Unit

_NUMBERS = frozenset({"number", "count", "vague", "vague_range"})
_SAID = frozenset({"number", "count", "place", "shop", "thing", "ordinal", "when", "article", "activity"})
_PART_OF = frozenset({"number", "count", "article", "vague", "ordinal"})
_NO_PARTNER = ("asked_for", "should", "not", "nobody", "called_off", "met", "no", "planned", "talk")
_REACH = 4
_SEVERAL = 2


def doubts(bound: Bound, near: NearMisses, organisation: str) -> frozenset[Missing]:
    """What must be asked about a statement that tells of something done, though it seems to say it."""
    statement = bound.statement
    shared = any(_shares_out(clause) for clause in _told(statement))
    unsure = (
        shared
        or _may_be_fewer(bound)
        or _may_be_undone(statement)
        or _has_unread_partner(bound, organisation)
    )
    found = {Missing.COUNT} if unsure else set()
    for clause in statement.clauses:
        for index, unit in enumerate(clause.units):
            if unit.kind == "word" and (not clause.knows(unit) or not bound.places):
                found |= set(near.fields(clause, index, placed=bool(bound.places)))
    return frozenset(found)


def left_open(draft: Draft, doubted: frozenset[Missing]) -> Draft:
    """A draft without what is doubted of it."""
    return replace(
        draft,
        count=None if Missing.COUNT in doubted else draft.count,
        date=None if Missing.DATE in doubted else draft.date,
        area=None if Missing.AREA in doubted else draft.area,
    )


def _told(statement: Statement) -> Sequence[Clause]:
    """The clauses that go with the activity, from the one that names it."""
    return statement.clauses[statement.first_named :]


# Fewer than the number that was said


def _may_be_fewer(bound: Bound) -> bool:
    """Whether a part is said to be left out, done by halves, or not met: the number told may include it."""
    statement = bound.statement
    if any(unit.rule == "number.out_of" for unit in statement.of("number")):
        return any(_is_found_in(clause) for clause in statement.clauses)
    return _adds_to_them(statement) or any(
        _excepts(clause)
        or _is_in_part(clause, statement.act)
        or _leaves_rest(clause)
        or _is_taken_back_unread(clause, bound)
        or _has_uncounted(clause, bound)
        or (_counts_all(clause) and not any(c.counts for c in bound.chunks) and len(bound.places) < _SEVERAL)
        or (clause.has("absent") and not clause.has("finding") and _is_of_a_part(clause, statement))
        for clause in statement.clauses
    )


def _is_found_in(clause: Clause) -> bool:
    """As in "ingen brandvarnare hos 3 av 8 hembesök": the first number tells of a finding."""
    return clause.has("nobody") and any(
        unit.rule == "number.out_of" and before.kind in {"at", "on", "in", "i"}
        for before, unit in pairwise(clause.units)
    )


def _adds_to_them(statement: Statement) -> bool:
    """As in "hos dem och två till": how many they were stands somewhere else."""
    return any(
        before.units[-1].kind == "they" and clause.before == "and" and clause.of("count")
        for before, clause in pairwise(statement.clauses)
    )


def _excepts(clause: Clause) -> bool:
    """As in "utom 2", "utom Tempo"."""
    return any(
        marker.name == "except"
        and not clause.has("finding")
        and any(u.kind in _SAID for u in _following(clause, marker.end))
        for marker in clause.markers
    )


def _following(clause: Clause, position: int) -> Sequence[Unit]:
    return [unit for unit in clause.units if unit.start >= position][:_REACH]


def _shares_out(clause: Clause) -> bool:
    """As in "och Sara i Skogås": somebody else's, at a place of their own."""
    kinds = [unit.kind for unit in clause.units]
    named = kinds in (["word", "i", "place"], ["word", "place"], ["word", "on", "place"])
    return clause.before == "and" and named and not clause.knows(clause.units[0])


def _is_taken_back_unread(clause: Clause, bound: Bound) -> bool:
    """As in "eller nej vänta det var ...", with a number that was not read as one of occasions."""
    back = any(m.name == "takes_back" and m.start == clause.units[0].start for m in clause.markers)
    loose = bool(clause.of("number", "count", "vague", "vague_range"))
    return back and loose and clause is not bound.statement.own and not _is_counted(clause, bound)


def _counts_all(clause: Clause) -> bool:
    """As in "alla 14 hemma"; in "vi alla tre" it counts us."""
    kinds = [unit.kind for unit in clause.units]
    return any(
        kinds[i : i + 2] == ["all_of", "number"] and "we" not in kinds[:i] for i in range(len(kinds) - 1)
    )


def _has_uncounted(clause: Clause, bound: Bound) -> bool:
    """As in "och 1 i Trångsund avvekrats": a number of occasions that unknown words kept from being read."""
    if clause not in _told(bound.statement) or not clause.words or _is_counted(clause, bound):
        return False
    kinds = [unit.kind for unit in clause.units]
    placed = kinds[:1] == ["number"] and kinds[2:3] == ["place"] and kinds[1] in {"i", "on"}
    told = any(unit.rule == "number.pieces" for unit in clause.units) and bool(clause.of("place"))
    return (
        placed
        or told
        or (not any(c.counts for c in bound.chunks) and _counts_visited(clause, bound.activity))
    )


def _counts_visited(clause: Clause, activity: str | None) -> bool:
    return any(
        before.kind == "number" and is_visited(unit, activity) for before, unit in pairwise(clause.units)
    )


def _is_counted(clause: Clause, bound: Bound) -> bool:
    position = bound.statement.clauses.index(clause)
    return bool(amounts(bound.statement, position, clause.units, bound.activity))


def _is_in_part(clause: Clause, act: Unit) -> bool:
    """As in "halva fotpatrullen", "delvis genomförd"."""
    return act in clause.units and clause.has("in_part")


def _leaves_rest(clause: Clause) -> bool:
    """As in "resten imorgon"."""
    return clause.has("the_rest") and (clause.ahead or clause.has("planned", "called_off", "absent"))


def _is_of_a_part(clause: Clause, statement: Statement) -> bool:
    """As in "det sista hade stängt", "två öppnade inte"; what a noun of its own tells is of that noun."""
    loose = any(
        unit.kind in _PART_OF and not _has_noun(clause, index) and not _is_one_more(unit, statement)
        for index, unit in enumerate(clause.units)
    )
    return clause in _told(statement) and (loose or clause.has("the_rest"))


def _is_one_more(unit: Unit, statement: Statement) -> bool:
    """As in "tre krogar, den fjärde hade stängt": the number that was told leaves it out already."""
    said = [other.value for other in statement.of("number", "count") if other.start < unit.start]
    return unit.kind == "ordinal" and unit.value - 1 in said


def _has_noun(clause: Clause, index: int) -> bool:
    following = clause.units[index + 1 : index + 2]
    return any(unit.kind in {"word", "noise", "measure"} and not clause.knows(unit) for unit in following)


# Others who may have taken part


def _has_unread_partner(bound: Bound, organisation: str) -> bool:
    """As in "kommunen höll i den": another organisation did something that nothing explains."""
    return any(
        unit.value not in bound.partners | {organisation}
        for clause in _told(bound.statement)
        if clause.has("past") and not clause.has(*_NO_PARTNER)
        for unit in clause.of("organisation")
    )


# Not done at all


def _may_be_undone(statement: Statement) -> bool:
    """Whether something unexplained is denied, or an unknown verb tells what became of it."""
    if statement.modality is Modality.UNSURE or _is_like_denied(statement):
        return True
    if statement.has("after_all", "finished"):
        return False
    return _has_unknown_passive(statement) or any(
        _denies_something(clause) and not _is_explained(clause) for clause in _told(statement)
    )


def _is_like_denied(statement: Statement) -> bool:
    """As in "igen fotpatrull": a word that a slip makes of "ingen", where that one would stand."""
    return any(
        marker.name == "like_denial"
        and (
            marker.end + 1 == statement.act.start
            or (clause.has("citizens") and marker.start == clause.units[0].start)
        )
        for clause in statement.clauses
        for marker in clause.markers
    )


def _denies_something(clause: Clause) -> bool:
    """As in "det gick inte": a negation with "we" or "it", whose own noun is not said."""
    no = any(marker.name == "not" for marker in clause.markers)
    return no and (bool(clause.of("we")) or clause.has("it"))


def _is_explained(clause: Clause) -> bool:
    return clause.has("finding", "citizens", "asked_for", "not_the_act", "absent") or bool(
        clause.of("partner", "organisation", "without_partner", "mention")
    )


def _has_unknown_passive(statement: Statement) -> bool:
    """As in "fotpatrullen i Skogås sumpades"."""
    own = statement.own
    if own.has("past", "done", "affirmed", "finding") or own.of("we"):
        return False
    return any(
        unit.kind == "word"
        and unit.start > statement.act.start
        and "passive" in unit.looks
        and not own.knows(unit)
        for unit in own.units
    )
