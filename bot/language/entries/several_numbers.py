"""Several numbers told together that may not make up one: added to, multiplied, parts of one another."""

from collections.abc import Callable
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.by_whom import told_by_colleagues
from bot.language.entries.in_turn import told_by_groups
from bot.language.entries.multiplied import is_of_each_of_us, multiplies
from bot.language.entries.occasions import amounts
from bot.language.entries.unread import is_counted
from bot.language.phrases.counted_nouns import is_visited
from bot.language.phrases.grammar import matches
from bot.language.phrases.noise import LABEL
from bot.language.phrases.places import HOUSE_NUMBER
from bot.language.statements.predicates import became
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_LISTING = frozenset({"comma", "colon", "open"})
_WRITTEN_APART = "word.split.activity"


def may_not_add_up(bound: Bound) -> bool:
    """Whether the numbers that were read may not be how many there were together."""
    return any(sign(bound) for sign in _SIGNS)


def _adds(bound: Bound) -> bool:
    """As in "hos dem och två till", "på fem krogar plus två till": a number that adds to another."""
    return any(
        clause.before == "and"
        and any(unit.rule == "number.one_more" for unit in clause.units)
        and (before.units[-1].kind == "they" or (bool(before.of("number")) and not before.of("place")))
        for before, clause in pairwise(bound.statement.clauses)
    )


def _has_one_more(bound: Bound) -> bool:
    """As in "en kontroll vid skolan, sen en till i Skogås", "fotpatrull i Vårby och en till"."""
    told = [chunk for chunk in bound.chunks if chunk.amounts]
    first = bound.chunks[0]
    if any(_is_where_we_went(*pair) for pair in pairwise(bound.statement.told[1:])):
        return True
    unnumbered = not first.amounts and bool(first.places or first.whens)
    if unnumbered and any(chunk.one_more and not chunk.places for chunk in told):
        return True
    more = any(unit.rule == "number.one_more" for unit in bound.statement.of("count"))
    return more and len(told) > 1 and not told[0].places and any(chunk.places for chunk in told[1:])


def _counts_up(bound: Bound) -> bool:
    """As in "en krog till i Skogås, så fyra blev det": how many they are with those told before."""
    final = any(amount.final for chunk in bound.chunks for amount in chunk.amounts)
    return (
        final
        and bound.statement.act.rule == _WRITTEN_APART
        and bound.statement.own.units[0].kind == "article"
    )


def _is_where_we_went(before: Clause, clause: Clause) -> bool:
    """As in "sen åkte vi bort till Segeltorp och körde en till": which may have been there."""
    one_more = any(unit.rule == "number.one_more" for unit in clause.units) and not clause.of("place")
    return one_more and clause.before == "and" and matches("<to> <place>$", before.units)


def _is_of_all(bound: Bound) -> bool:
    """As in "krogtillsyn, tillståndet kollat på samtliga": of so many as nobody says."""
    if any(chunk.counts for chunk in bound.chunks) or len(bound.places) > 1:
        return False
    act = bound.statement.act
    visits = act.kind == "visit" or (isinstance(act.value, ActivityWord) and act.value.venues)
    return visits and any(matches("<on|at|i|in> <all_of>$", clause.units) for clause in bound.statement.told)


def _is_of_several_groups(bound: Bound) -> bool:
    """As in "hembesök av styrka 1 och styrka 2, 8 och 5": numbers that are not each beside its group."""
    groups = {unit.text for unit in bound.statement.of("noise") if unit.rule == LABEL}
    told = [clause for clause in bound.statement.told if clause.of("number", "count")]
    apart = told_by_groups(bound) is None
    return apart and len(groups) > 1 and len(told) > 1 and not bound.places


def _became_another(bound: Bound) -> bool:
    """As in "skulle köra fyra men det blev bara ett fåtal": what it became was not read as a number."""
    amounts = [amount for chunk in bound.chunks for amount in chunk.amounts]
    planned = bound.statement.own.has("should") and became(bound.statement)
    return planned and bool(amounts) and not any(amount.final for amount in amounts)


def _numbers_streets(bound: Bound) -> bool:
    """As in "Nytorpsvägen 2, Vistavägen 1", "Melodivägen 4, 6 och 8": houses, or how many there were."""
    streets = [unit for unit in bound.statement.of("place") if unit.rule == HOUSE_NUMBER]
    if any(_names_several(unit) for unit in streets):
        return not any(chunk.amounts for chunk in bound.chunks)
    low = [unit for unit in streets if unit.text[-2:-1] == " " and unit.text[-1:].isdigit()]
    return len(low) == len(streets) > 1 and not any(chunk.amounts for chunk in bound.chunks)


def _names_several(street: Unit) -> bool:
    """As in "melodivägen 4 , 6 och 8"; "lännavägen 18 - 19" is one house, or an hour."""
    return "-" not in street.text and sum(word.isdigit() for word in street.text.split()) > 1


def _exceeds_whole(bound: Bound) -> bool:
    """As in "fotpatrull x3, två i Vårby": numbers with places that do not make up the first."""
    told = [chunk for chunk in bound.chunks if chunk.amounts]
    placed = [chunk for chunk in told[1:] if chunk.places and chunk.before in _LISTING]
    if not placed or len(placed) + 1 < len(told) or told[0].places or told[0].amounts[0].venue:
        return False
    if all(chunk.whens for chunk in told):
        return False
    return told[0].amounts[0].count != sum(amount.count or 0 for each in placed for amount in each.amounts)


def _numbers_one_place(bound: Bound) -> bool:
    """As in "Vårby 2, Skogås 20.30", "Vårby 2, Skogås": so many at a place, and another place without."""
    told = [clause for clause in bound.statement.told if clause.of("place")]
    return any(
        before.before != "and"
        and matches("<place> <number|count>$", before.units)
        and is_counted(before, bound)
        and after.before == "comma"
        and not after.of("number", "count", "article", "vague", "both")
        and not after.has("none_there")
        for before, after in pairwise(told)
    )


def _is_of_first_place(bound: Bound) -> bool:
    """As in "i Vårby är två klara, i Skogås är en kvar": not one each, and not all was read."""
    counts = [amount.count for chunk in bound.chunks for amount in chunk.amounts]
    told = [clause for clause in bound.statement.told if clause.of("place")]
    return counts == [len(bound.places)] != [1] and any(
        len(before.of("place")) == 1
        and is_counted(before, bound)
        and not (after.is_detail or _is_only_joined(after))
        for before, after in pairwise(told)
    )


def _is_only_joined(clause: Clause) -> bool:
    """As in "två fotpatruller i Vårby och Skogås lugnt och fint"."""
    return clause.before == "and" and clause.units[0].kind == "place" and not clause.of("number", "article")


def _leads_with_other_visits(bound: Bound) -> bool:
    """As in "lämnade broschyrer hos 20 hushåll, hembesök hos 5": other words lead to the first number."""
    statement = bound.statement
    if not statement.first_named:
        return False
    told = amounts(statement, statement.first_named, statement.own.units, bound.activity)
    leading = statement.clauses[: statement.first_named]
    own = any(amount.venue for amount in told)
    return own and any(clause.words and is_counted(clause, bound) for clause in leading)


def _is_another_sum(bound: Bound) -> bool:
    """As in "3 i Skogås, 2 i Vårby, summa 6"."""
    told = [count for chunk in bound.chunks for count in (amount.count for amount in chunk.amounts)]
    last = bound.statement.told[-1]
    summed = last.has("in_all") and last is not bound.statement.own and bool(bound.chunks[-1].amounts)
    return (
        summed and len(told) > 1 and None not in told and told[-1] != sum(count or 0 for count in told[:-1])
    )


def _shares_unread(bound: Bound) -> bool:
    """As in "hembesök: A-laget 5, B-laget 7", "3 godkända, 1 underkänd": numbers beside unknown words."""
    act = bound.statement.act.value
    visits = isinstance(act, ActivityWord) and act.venues
    if not visits or any(chunk.counts for chunk in bound.chunks) or told_by_colleagues(bound) is not None:
        return False
    apart = [clause for clause in bound.statement.told if clause is not bound.statement.own]
    shares = [
        clause
        for clause in apart
        if (matches("<word> <number>$", clause.units) or _describes_some(clause))
        and not clause.has("finding")
    ]
    return len(shares) > 1


def _describes_some(clause: Clause) -> bool:
    """As in "3 godkända"."""
    return matches("^<number> <word>$", clause.units) and "adjective" in clause.units[-1].looks


def _works_two_shifts(bound: Bound) -> bool:
    """As in "Ågestavägen 17.00-17.40 och 18.10-19.00": once with a break, or twice."""
    if any(chunk.counts for chunk in bound.chunks) or len(bound.places) > 1:
        return False
    lengths = [
        clause
        for clause in bound.statement.told
        if any("-" in unit.text for unit in clause.of("time")) and not clause.words
    ]
    return len(lengths) > 1 and all(
        matches("^<time> (?:<i|on|in>? <place>)?$", clause.units) for clause in lengths[1:]
    )


def _visits_by_the_hour(bound: Bound) -> bool:
    """As in "krogtillsyn 21.30 Pub A, 22.15 Pub B": hours each with something that was visited."""
    if any(chunk.amounts for chunk in bound.chunks):
        return False
    hours = [
        clause
        for clause in bound.statement.told
        if clause.of("time") and any(is_visited(unit, bound.activity) for unit in clause.units)
    ]
    return len(hours) > 1


_SIGNS: tuple[Callable[[Bound], bool], ...] = (
    _adds,
    _has_one_more,
    _counts_up,
    multiplies,
    is_of_each_of_us,
    _is_of_all,
    _is_of_several_groups,
    _is_another_sum,
    _shares_unread,
    _visits_by_the_hour,
    _works_two_shifts,
    _became_another,
    _numbers_streets,
    _exceeds_whole,
    _numbers_one_place,
    _is_of_first_place,
    _leads_with_other_visits,
)
