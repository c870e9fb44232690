"""How sure a telling is: what stands in it that may change its number, its day or its place, unread.

No list of words holds every way in which something came to less than was said ("hos två ingen hemma", "utom
Tempo", "fick ett abrupt slut"). A telling is therefore taken as it stands only where every number and every
negation in it is accounted for; else what it may change is left open, and the bot asks.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.doubt.near_misses import NearMisses
from bot.language.doubt.too_many import may_be_too_many
from bot.language.doubt.undone import may_be_undone
from bot.language.entries.binding import Bound
from bot.language.entries.of_several import tells_of_some
from bot.language.entries.one_occasion import is_one_occasion
from bot.language.entries.running_totals import may_hold_earlier_work
from bot.language.entries.shortfalls import may_differ
from bot.language.entries.where_it_was import is_story
from bot.language.phrases.grammar import matches
from bot.language.reading import Missing
from bot.language.statements.denied_days import denies_day
from bot.language.statements.statement import Statement
from bot.language.words.markers import Marker

_UNREAD_TIME = "<i> <last|week|month>|<night_to>"


def doubts(bound: Bound, near: NearMisses) -> frozenset[Missing]:
    """What must be asked about a statement that tells of something done, though it seems to say it."""
    statement = bound.statement
    unsure = (
        statement.has("already")
        or may_differ(bound)
        or may_hold_earlier_work(bound)
        or tells_of_some(bound)
        or may_be_undone(statement)
        or may_be_too_many(bound)
        or _is_uncounted(statement)
        or any(_shares_out(clause) for clause in statement.told)
        or any(_is_anothers(clause) for clause in statement.clauses[: statement.first_named])
    )
    found = {Missing.COUNT} if unsure else set()
    for clause in statement.told:
        found |= set(_alternatives(clause, statement))
    if _points_at_the_rest(statement):
        found |= {Missing.COUNT, Missing.DATE}
    if any(unit.rule == "span.since" for unit in statement.of("when")) and not statement.has("affirmed"):
        found.add(Missing.DATE)
    if any(_tells_otherwise(*pair) for pair in pairwise(statement.clauses)):
        found.add(Missing.DATE)
    unread = _UNREAD_TIME if bound.lent_whens else f"{_UNREAD_TIME}|<day_before>"
    if any(
        matches(unread, clause.units) or _denies_day(clause) or _dates_event(clause)
        for clause in statement.told
    ):
        found.add(Missing.DATE)
    dated = bool(bound.whens or bound.lent_whens)
    for clause in (c for c in statement.clauses if not is_story(c, statement)):
        for index, unit in enumerate(clause.units):
            if unit.kind == "word" and (not clause.knows(unit) or not bound.places):
                changed = set(near.fields(clause, index, placed=bool(bound.places), dated=dated))
                found |= changed - ({Missing.AREA} if _is_story(clause, bound) else set())
    return frozenset(found)


def left_open(draft: Draft, doubted: frozenset[Missing]) -> Draft:
    """A draft without what is doubted of it."""
    return replace(
        draft,
        count=None if Missing.COUNT in doubted else draft.count,
        date=None if Missing.DATE in doubted else draft.date,
        area=None if Missing.AREA in doubted else draft.area,
    )


def is_numbered_once(bound: Bound) -> bool:
    """Whether the only number of a telling, if there is one, is that of its occasions."""
    numbers = [unit.value for unit in bound.statement.of("number", "count")]
    return numbers == [amount.count for chunk in bound.chunks for amount in chunk.amounts]


def _is_story(clause: Clause, bound: Bound) -> bool:
    """As in "helginsats igår. En polisman i diket": where something else was that nobody knows."""
    return is_one_occasion(bound.statement) and clause.words > 1 and clause is not bound.statement.own


def _points_at_the_rest(statement: Statement) -> bool:
    """As in "två av tre var i Skogås, den tredje i Vårby", where that is no day."""
    out_of = any(unit.rule == "number.out_of" for unit in statement.of("number"))
    return out_of and any(clause.begins_with("told_third", "told_second") for clause in statement.told)


def _denies_day(clause: Clause) -> bool:
    """As in "hembesök i Skogås, men inte idag"."""
    return clause.before == "but" and denies_day(clause)


def _dates_event(clause: Clause) -> bool:
    """As in "efter bråken i måndags": the day of what happened before, or of the activity."""
    ends = {marker.end + 1 for marker in clause.markers if marker.name == "before_or_after"}
    return any(
        unit.kind == "word" and unit.start in ends and following.rule == "weekday.past"
        for unit, following in pairwise(clause.units)
    )


def _tells_otherwise(day: Clause, told: Clause) -> bool:
    """As in "tisdag: orosmöte" in a list of days: something that nobody knows was done that day."""
    bare = bool(day.of("when")) and len(day.units) == len(day.of("when", "on", "part"))
    return bare and told.before == "colon" and told.words > 0 and told.words == len(told.units)


# One thing or another


def _shares_out(clause: Clause) -> bool:
    """As in "och Sara i Skogås": somebody else's, at a place of their own."""
    kinds = [unit.kind for unit in clause.units]
    named = kinds in (["word", "i", "place"], ["word", "place"], ["word", "on", "place"])
    return clause.before == "and" and named and not clause.knows(clause.units[0])


def _is_anothers(clause: Clause) -> bool:
    """As in "turlag två tog Vårby", beside what we took."""
    first = clause.units[0]
    unknown = first.kind == "word" and not clause.knows(first)
    return clause.before == "comma" and unknown and clause.has("past") and bool(clause.of("place"))


def _alternatives(clause: Clause, statement: Statement) -> Iterator[Missing]:
    """As in "i Vårby eller Skogås", "igår eller i förrgår", "tror det var i måndags", "Skogås nej"."""
    back = clause.begins_with("takes_back")
    if back or (clause is statement.own and not statement.inherited):
        return
    unsure = clause.before == "or" or clause.has("hedged")
    if unsure and clause.of("when"):
        yield Missing.DATE
    if unsure and clause.of("place"):
        yield Missing.AREA
    refused = clause.has("refusal") and clause.of("place", "when") and clause.act is None
    if refused or (clause.has("rather") and not statement.of("vague")):
        yield Missing.COUNT


def _is_uncounted(statement: Statement) -> bool:
    """As in "tobakstillsyn i Skogås, minns inte hur många": not so of "hur många ungdomar"."""
    if statement.of("number", "count", "article", "both", "shop"):
        return False
    return any(
        marker.name == "uncounted" and not _is_of_unknown(marker, clause)
        for clause in statement.told
        for marker in clause.markers
    )


def _is_of_unknown(uncounted: Marker, clause: Clause) -> bool:
    noun = next((unit for unit in clause.units if unit.start >= uncounted.end), None)
    return noun is not None and noun.kind == "word" and not clause.knows(noun)
