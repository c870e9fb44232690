"""Visits where nobody was met, or that were shut: "hälften öppnade", "det sista hade stängt"."""

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.of_several import tells_several
from bot.language.entries.one_occasion import is_one_occasion
from bot.language.entries.unread import is_counted
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_PART_OF = frozenset({"number", "count", "article", "vague", "ordinal", "one_of_them"})


def may_be_in_vain(clause: Clause, bound: Bound) -> bool:
    """Whether a clause may say of some visits that nobody was met there."""
    if _explains_none(clause, bound) or _are_more(clause, bound):
        return False
    return _meets_nobody(clause, bound) or _meets_half(clause, bound) or _finds_shut(clause, bound)


def are_the_others(clause: Clause, bound: Bound) -> bool:
    """Whether a clause tells of those alone who were not met, after how many were.

    As in "22 dörrar, 9 öppnade, resten inte hemma", "18 dörrar, 11 öppnade, sju ej hemma", "två krogar. På
    den tredje var det stängt", "4 hembesök, resten avbokade".
    """
    if any(_is_one_more(unit, bound) for unit in clause.of("one_of_them")) or _are_called_off(clause, bound):
        return True
    told = [amount for chunk in bound.chunks for amount in chunk.amounts]
    met = [amount.count or 0 for amount in told if amount.final]
    absent = [1 if unit.kind == "article" else unit.value for unit in clause.of("number", "article")]
    others = [amount.count for amount in told if not amount.final and [amount.count] != absent]
    left = not others or [(others[0] or 0) - met[-1]] == absent if met else False
    return bool(met) and (clause.has("remainder") or (len(absent) == 1 and left))


def _are_more(clause: Clause, bound: Bound) -> bool:
    """As in "4 hembesök, 5 öppnade inte": more than were told, so that they are not among those."""
    absent: list[int] = [unit.value for unit in clause.of("number", "count")]
    if len(absent) != 1 or is_counted(clause, bound):
        return False
    told = [amount.count for chunk in bound.chunks for amount in chunk.amounts]
    if not told or None in told:
        return False
    first, *others = [count or 0 for count in told]
    whole = first if first == sum(others) else first + sum(others)
    return absent[0] > whole


def _are_called_off(clause: Clause, bound: Bound) -> bool:
    """As in "4 hembesök, resten avbokade": so many were done, and those that are left are not among them."""
    told = [amount for chunk in bound.chunks for amount in chunk.amounts]
    exact = len(told) == 1 and told[0].count is not None and not told[0].venue
    numbered = matches("^<number> <adjective>? <activity>", bound.statement.own.units)
    left = clause.begins_with("remainder") and clause.has("called_off") and not clause.of("number", "count")
    return exact and numbered and left


def _meets_nobody(clause: Clause, bound: Bound) -> bool:
    """As in "ingen öppnade"; said of another place or of one more, it is of that one alone."""
    elsewhere = clause.of("place") and bound.statement.act not in clause.units
    one_more = any(_is_one_more(unit, bound) for unit in clause.of("ordinal", "one_of_them"))
    return clause.has("none_there") and not (elsewhere or one_more)


def _explains_none(clause: Clause, bound: Bound) -> bool:
    """As in "Skogås 4 st, Trångsund 0 (ingen hemma)": why there were none at a place that was told before."""
    position = bound.statement.clauses.index(clause)
    before = bound.statement.clauses[max(position - 1, 0)]
    none = [unit.value for unit in before.of("number", "count")] == [0]
    return none and before is not clause and bool(before.of("place"))


def _meets_half(clause: Clause, bound: Bound) -> bool:
    """As in "hälften öppnade", "svar i 6"; not so in "fältade, 12 ungdomar, hälften ville prata"."""
    if clause.has("half_of"):
        act = bound.statement.act.value
        visits = not isinstance(act, ActivityWord) or act.venues
        return (
            (visits or tells_several(bound))
            and not clause.has("finding", "home_safety")
            and not clause.of("partner")
        )
    answered = clause.has("answered") and not clause.has("seen_there")
    return answered and bool(clause.of("number", "noise")) and not is_counted(clause, bound)


def _finds_shut(clause: Clause, bound: Bound) -> bool:
    """As in "det sista hade stängt", "två öppnade inte", "dock stängt"."""
    if not clause.has("absent") or clause.has("finding") or clause not in bound.statement.told:
        return False
    if are_the_others(clause, bound) or (
        is_one_occasion(bound.statement) and clause.of("thing", "shop", *_PART_OF)
    ):
        return False
    if clause.before == "but" and clause.words and tells_several(bound):
        return True
    if clause.of("shop") and (clause is bound.statement.own or clause.before == "and"):
        return True
    if clause is not bound.statement.own and tells_several(bound) and _is_of_a_name(clause):
        return True
    if clause is not bound.statement.own and _is_of_one_shop(clause, bound):
        return True
    if clause.enclosed and tells_several(bound):
        position = bound.statement.clauses.index(clause)
        return not bound.statement.clauses[position - 1].has("seen_there")
    alone = not clause.words and clause is not bound.statement.own and clause.of(*_PART_OF, "shop") == []
    return (alone and not tells_several(bound)) or clause.has("the_rest") or _is_of_a_part(clause, bound)


def _is_of_one_shop(clause: Clause, bound: Bound) -> bool:
    """As in "ICA och Coop, Coop hade stängt": of one of the shops that were named before."""
    named = [unit.text for unit in bound.statement.of("shop")]
    return any(named.count(unit.text) > 1 for unit in clause.of("shop"))


def _is_of_a_name(clause: Clause) -> bool:
    """As in "två krogar: Harrys ok, Texas hade stängt": of one that no list holds."""
    first, *others = clause.units
    named = first.kind in {"word", "thing"} and not clause.knows(first)
    return named and all(unit.kind == "word" for unit in others)


def _is_of_a_part(clause: Clause, bound: Bound) -> bool:
    """Whether a number stands alone in a clause; what is told with a noun of its own is of that noun."""
    return any(
        unit.kind in _PART_OF and not _has_noun(clause, index) and not _is_one_more(unit, bound)
        for index, unit in enumerate(clause.units)
    )


def _is_one_more(unit: Unit, bound: Bound) -> bool:
    """As in "tre krogar, den fjärde hade stängt": the number that was told leaves it out already."""
    said = [other.value for other in bound.statement.of("number", "count") if other.start < unit.start]
    return unit.kind in {"ordinal", "one_of_them"} and unit.value - 1 in said


def _has_noun(clause: Clause, index: int) -> bool:
    following = clause.units[index + 1 : index + 2]
    return any(unit.kind in {"word", "noise", "measure"} and not clause.knows(unit) for unit in following)
