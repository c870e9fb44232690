"""Numbers that may hold more or less than was done: left out, met by nobody, half done, told in parts."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.language.binding import Bound
from bot.language.clauses import Clause
from bot.language.counted_nouns import is_visited
from bot.language.occasions import amounts
from bot.language.places import HOUSE_NUMBER
from bot.language.predicates import became
from bot.language.units import Unit
from bot.language.unread import is_counted, is_unread

_SAID = frozenset({"number", "count", "place", "shop", "thing", "ordinal", "when", "article", "activity"})
_PART_OF = frozenset({"number", "count", "article", "vague", "ordinal"})
_STAGES = frozenset({"planned", "firmly_done", "affirmed", "called_off"})
_LISTING = frozenset({"comma", "colon", "open"})
_REACH = 4
_SEVERAL = 2


def may_differ(bound: Bound) -> bool:
    """Whether something is said that the number of occasions which was read may not take into account."""
    if any(unit.rule == "number.out_of" for unit in bound.statement.of("number")):
        return any(_is_found_in(clause) for clause in bound.statement.clauses)
    if any(sign(bound) for sign in _IN_THE_WHOLE):
        return True
    return any(sign(clause, bound) for clause in bound.statement.clauses for sign in _IN_A_CLAUSE)


def _is_found_in(clause: Clause) -> bool:
    """As in "ingen brandvarnare hos 3 av 8 hembesök": the first number tells of a finding."""
    return clause.has("nobody") and any(
        unit.rule == "number.out_of" and before.kind in {"at", "on", "in", "i"}
        for before, unit in pairwise(clause.units)
    )


# Told in parts


def _adds(bound: Bound) -> bool:
    """As in "hos dem och två till", "på fem krogar plus två till": a number that adds to another."""
    return any(
        clause.before == "and"
        and any(unit.rule == "number.one_more" for unit in clause.units)
        and (before.units[-1].kind == "they" or (bool(before.of("number")) and not before.of("place")))
        for before, clause in pairwise(bound.statement.clauses)
    )


def _has_one_more(bound: Bound) -> bool:
    """As in "en kontroll vid skolan, sen en till i Skogås": a number without a known place, and one more."""
    told = [chunk for chunk in bound.chunks if chunk.amounts]
    more = any(unit.rule == "number.one_more" for unit in bound.statement.of("count"))
    return more and len(told) > 1 and not told[0].places and any(chunk.places for chunk in told[1:])


def _multiplies(bound: Bound) -> bool:
    """As in "på tre adresser, två familjer på varje"."""
    return any(chunk.each for chunk in bound.chunks) and sum(len(chunk.amounts) for chunk in bound.chunks) > 1


def _became_another(bound: Bound) -> bool:
    """As in "skulle köra fyra men det blev bara ett fåtal": what it became was not read as a number."""
    amounts = [amount for chunk in bound.chunks for amount in chunk.amounts]
    planned = bound.statement.own.has("should") and became(bound.statement)
    return planned and bool(amounts) and not any(amount.final for amount in amounts)


def _is_part_of_unread(clause: Clause, bound: Bound) -> bool:
    """As in "46 av årets 60 hastkontroller": so many of those that were numbered behind."""
    kinds = [unit.kind for unit in clause.units]
    parts = [i for i in range(len(kinds) - 2) if kinds[i] == "number" and kinds[i + 1] == "of"]
    return any("number" in kinds[i + 2 :] for i in parts) and is_counted(clause, bound)


def _exceeds_whole(bound: Bound) -> bool:
    """As in "fotpatrull x3, två i Vårby": numbers with places that do not make up the first."""
    told = [chunk for chunk in bound.chunks if chunk.amounts]
    placed = [chunk for chunk in told[1:] if chunk.places and chunk.before in _LISTING]
    if not placed or len(placed) + 1 < len(told) or told[0].places or told[0].amounts[0].venue:
        return False
    return told[0].amounts[0].count != sum(amount.count or 0 for each in placed for amount in each.amounts)


def _numbers_streets(bound: Bound) -> bool:
    """As in "Nytorpsvägen 2, Vistavägen 1": houses, or how many there were on each street."""
    streets = [unit for unit in bound.statement.of("place") if unit.rule == HOUSE_NUMBER]
    low = [unit for unit in streets if unit.text[-2:-1] == " " and unit.text[-1:].isdigit()]
    return len(low) == len(streets) >= _SEVERAL and not any(chunk.amounts for chunk in bound.chunks)


def _leads_with_other_visits(bound: Bound) -> bool:
    """As in "lämnade broschyrer hos 20 hushåll, hembesök hos 5": other words lead to the first number."""
    statement = bound.statement
    if not statement.first_named:
        return False
    told = amounts(statement, statement.first_named, statement.own.units, bound.activity)
    leading = statement.clauses[: statement.first_named]
    own = any(amount.venue for amount in told)
    return own and any(clause.words and is_counted(clause, bound) for clause in leading)


# A part that was left out, or is not known to be done


def _excepts(clause: Clause, _bound: Bound) -> bool:
    """As in "utom 2", "utom Tempo"; in "alla hade brandvarnare utom en" it is a finding."""
    if not clause.has("except") or clause.has("finding"):
        return False
    return any(
        marker.name == "except" and any(unit.kind in _SAID for unit in _following(clause, marker.end))
        for marker in clause.markers
    )


def _following(clause: Clause, position: int) -> Sequence[Unit]:
    return [unit for unit in clause.units if unit.start >= position][:_REACH]


def _is_out_of(clause: Clause, _bound: Bound) -> bool:
    """As in "av kvällens fem krogtillsyner gjordes två med polisen"."""
    numbers = clause.of("number", "count", "article")
    return clause.units[0].kind == "of" and len(numbers) > 1 and bool(clause.of("partner"))


def _is_in_part(clause: Clause, bound: Bound) -> bool:
    """As in "halva fotpatrullen", "delvis genomförd"."""
    return clause.has("in_part") and bound.statement.act in clause.units


def _leaves_rest(clause: Clause, _bound: Bound) -> bool:
    """As in "resten imorgon"."""
    return clause.has("the_rest") and (clause.ahead or clause.has("planned", "called_off", "absent"))


def _turns_to_the_rest(clause: Clause, bound: Bound) -> bool:
    """As in "tre inställda, de andra fem blev av": of what was called off, the rest was done."""
    done = clause.has("after_all", "affirmed", "firmly_done") and bool(clause.of("number"))
    return clause.has("the_rest") and done and bound.statement.has("called_off")


def _is_one_of_two(clause: Clause, bound: Bound) -> bool:
    """As in "två farthinder, det ena klart"."""
    return clause.has("one_of_two") and clause.has("firmly_done") and _tells_several(bound)


def _has_stages(clause: Clause, bound: Bound) -> bool:
    """As in "5 planerade 3 gjorda": numbers of what was planned, and of what became of it."""
    if not clause.of("number") or _tells_several(bound) or len(bound.places) >= _SEVERAL:
        return False
    return any(
        unit.kind == "number" and marker.name in _STAGES and marker.start == unit.end + 1
        for unit in clause.units
        for marker in clause.markers
    )


def _tells_several(bound: Bound) -> bool:
    return any(amount.count != 1 for chunk in bound.chunks for amount in chunk.amounts)


def _turns_there(clause: Clause, _bound: Bound) -> bool:
    """As in "i Vårby och Skogås, men där ..."."""
    return clause.before == "but" and bool(clause.of("there")) and not clause.has("past", "finding")


# Visits where nobody was, or that were shut


def _meets_nobody(clause: Clause, _bound: Bound) -> bool:
    """As in "ingen öppnade"; said of another place, it is of that one alone."""
    return clause.has("none_there") and not clause.of("place")


def _meets_half(clause: Clause, bound: Bound) -> bool:
    """As in "hälften öppnade", "svar i 6"."""
    if clause.has("half_of"):
        return not clause.has("finding")
    return clause.has("answered") and bool(clause.of("number", "noise")) and not is_counted(clause, bound)


def _finds_shut(clause: Clause, bound: Bound) -> bool:
    """As in "det sista hade stängt", "två öppnade inte", "dock stängt"."""
    if not clause.has("absent") or clause.has("finding") or clause not in bound.statement.told:
        return False
    if clause.before == "but" and clause.words and _tells_several(bound):
        return True
    if clause is not bound.statement.own and _is_of_one_shop(clause, bound):
        return True
    alone = not clause.words and clause is not bound.statement.own and clause.of(*_PART_OF, "shop") == []
    return (alone and not _tells_several(bound)) or clause.has("the_rest") or _is_of_a_part(clause, bound)


def _is_of_one_shop(clause: Clause, bound: Bound) -> bool:
    """As in "ICA och Coop, Coop hade stängt": of one of the shops that were named before."""
    named = [unit.text for unit in bound.statement.of("shop")]
    return any(named.count(unit.text) > 1 for unit in clause.of("shop"))


def _is_of_a_part(clause: Clause, bound: Bound) -> bool:
    """Whether a number stands alone in a clause; what is told with a noun of its own is of that noun."""
    return any(
        unit.kind in _PART_OF and not _has_noun(clause, index) and not _is_one_more(unit, bound)
        for index, unit in enumerate(clause.units)
    )


def _is_one_more(unit: Unit, bound: Bound) -> bool:
    """As in "tre krogar, den fjärde hade stängt": the number that was told leaves it out already."""
    said = [other.value for other in bound.statement.of("number", "count") if other.start < unit.start]
    return unit.kind == "ordinal" and unit.value - 1 in said


def _has_noun(clause: Clause, index: int) -> bool:
    following = clause.units[index + 1 : index + 2]
    return any(unit.kind in {"word", "noise", "measure"} and not clause.knows(unit) for unit in following)


def _names_another(clause: Clause, bound: Bound) -> bool:
    """As in "Pizzeria Napoli, Skogås. Restaurang Peking, Skogås": another one by its name, not counted."""
    first, *name = clause.units
    named = is_visited(first, bound.activity) and {unit.kind for unit in name} == {"word"}
    if not named or not clause.words or clause.has("finding") or clause not in bound.statement.told:
        return False
    earlier = [unit.text for unit in bound.statement.of("thing") if unit.start < first.start]
    return bool(earlier) and first.text not in earlier


# Numbers that were not read


def _is_taken_back_unread(clause: Clause, bound: Bound) -> bool:
    """As in "eller nej vänta det var ...", with a number that was not read as one of occasions."""
    if not clause.has("takes_back"):
        return False
    back = any(m.name == "takes_back" and m.start == clause.units[0].start for m in clause.markers)
    loose = bool(clause.of("number", "count", "vague", "vague_range"))
    return back and loose and clause is not bound.statement.own and not is_counted(clause, bound)


def _counts_all(clause: Clause, bound: Bound) -> bool:
    """As in "alla 14 hemma"; in "vi alla tre" it counts us, and after three places those."""
    if not clause.of("all_of") or any(chunk.counts for chunk in bound.chunks):
        return False
    if len(bound.places) >= _SEVERAL:
        return False
    kinds = [unit.kind for unit in clause.units]
    return any(
        kinds[i : i + 2] == ["all_of", "number"] and "we" not in kinds[:i] for i in range(len(kinds) - 1)
    )


_IN_THE_WHOLE: tuple[Callable[[Bound], bool], ...] = (
    _adds, _has_one_more, _multiplies, _became_another, _numbers_streets, _exceeds_whole,
    _leads_with_other_visits,
)  # fmt: skip
_IN_A_CLAUSE: tuple[Callable[[Clause, Bound], bool], ...] = (
    _excepts, _is_part_of_unread, _is_out_of, _is_in_part, _leaves_rest, _turns_to_the_rest, _is_one_of_two,
    _has_stages,
    _turns_there, _meets_nobody, _meets_half, _finds_shut, _names_another, _is_taken_back_unread,
    _counts_all, is_unread,
)  # fmt: skip
