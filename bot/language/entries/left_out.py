"""A part of what is told that was left out, or is not known to be done: "utom Tempo", "resten imorgon"."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.nobody_there import are_the_others
from bot.language.entries.of_several import tells_several
from bot.language.entries.one_occasion import is_one_occasion
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit

_SAID = frozenset({"number", "count", "place", "shop", "thing", "ordinal", "when", "article", "activity"})
_STAGES = frozenset({"planned", "firmly_done", "affirmed", "called_off"})
_REACH = 4


def leaves_some_out(clause: Clause, bound: Bound) -> bool:
    """Whether a clause may say that not all of what is told was done."""
    return any(sign(clause, bound) for sign in _SIGNS)


def _excepts(clause: Clause, bound: Bound) -> bool:
    """As in "utom 2", "utom Tempo"; in "alla hade brandvarnare utom en", "allt ok utom en" a finding.

    Of one occasion nothing is left out: "hastighetskontroll i Vårby, alla skötte sig utom tre".
    """
    if not clause.has("except") or clause.has("finding", "in_order") or _is_of_all_but_some(clause):
        return False
    if is_one_occasion(bound.statement) and not (tells_several(bound) or clause.of("place", "when")):
        return False
    return any(
        marker.name == "except" and _is_said(_following(clause, marker.end)) for marker in clause.markers
    )


def _is_of_all_but_some(clause: Clause) -> bool:
    """As in "alla hade plockat in glasen utom ett": a finding; not so in "alla öppnade utom ett"."""
    found = clause.units[0].kind == "all_of" and clause.words > 0 and clause.has("past")
    done = clause.of("opened", "at_home", "we", "visit", "visit_verb", "activity")
    done = done or [unit for unit in clause.of("word") if "passive" in unit.looks]
    told = clause.has("absent", "answered", "not", "nobody", "firmly_done", "finished")
    return found and not (done or told)


def _is_said(excepted: Sequence[Unit]) -> bool:
    """Not so in "enligt lagen utom en skylt": so many of what was found."""
    found = matches("^<number|article> <word>", excepted)
    return not found and any(unit.kind in _SAID for unit in excepted)


def _following(clause: Clause, position: int) -> Sequence[Unit]:
    return [unit for unit in clause.units if unit.start >= position][:_REACH]


def _is_out_of(clause: Clause, _bound: Bound) -> bool:
    """As in "av kvällens fem krogtillsyner gjordes två med polisen"."""
    numbers = clause.of("number", "count", "article")
    return clause.units[0].kind == "of" and len(numbers) > 1 and bool(clause.of("partner"))


def _is_in_part(clause: Clause, bound: Bound) -> bool:
    """As in "halva fotpatrullen", "delvis genomförd"; "med halva styrkan" tells how many of us."""
    if not clause.has("in_part") or bound.statement.act not in clause.units:
        return False
    ends = {marker.end + 1 for marker in clause.markers if marker.name == "in_part"}
    of_us = any(unit.start in ends and "crew" in unit.looks for unit in clause.units)
    return not (of_us and is_one_occasion(bound.statement))


def _leaves_rest(clause: Clause, bound: Bound) -> bool:
    """As in "resten imorgon"; not so in "9 öppnade, resten inte hemma", "ett besök, de andra får vänta"."""
    if not clause.has("the_rest") or are_the_others(clause, bound) or _is_one(bound):
        return False
    return clause.ahead or clause.has("called_off", "absent") or _is_planned(clause)


def _is_planned(clause: Clause) -> bool:
    """Whether a plan is told; "den senare" only says which one is meant."""
    rest = [marker for marker in clause.markers if marker.name == "the_rest"]
    return any(
        marker.name == "planned" and not any(one.start <= marker.start < one.end for one in rest)
        for marker in clause.markers
    )


def _is_one(bound: Bound) -> bool:
    """Whether one is told, of which nothing can be left out."""
    return [amount.count for chunk in bound.chunks for amount in chunk.amounts] == [1]


def _turns_to_the_rest(clause: Clause, bound: Bound) -> bool:
    """As in "tre inställda, de andra fem blev av": of what was called off, the rest was done."""
    done = clause.has("after_all", "affirmed", "firmly_done") and bool(clause.of("number"))
    return clause.has("the_rest") and done and bound.statement.has("called_off")


def _is_one_of_two(clause: Clause, bound: Bound) -> bool:
    """As in "två farthinder, det ena klart"."""
    return clause.has("one_of_two") and clause.has("firmly_done") and tells_several(bound)


def _has_stages(clause: Clause, bound: Bound) -> bool:
    """As in "5 planerade 3 gjorda": what was planned, and became of it; "44 på plats" were people."""
    if not clause.of("number") or tells_several(bound) or len(bound.places) > 1:
        return False
    if clause.has("the_rest") and _is_one(bound):
        return False
    if (
        is_one_occasion(bound.statement)
        and len(clause.of("number")) == 1
        and clause is not bound.statement.own
    ):
        return False
    return any(
        unit.kind == "number" and marker.name in _STAGES and marker.start == unit.end + 1
        for unit, following in pairwise((*clause.units, clause.units[0]))
        if following.kind != "joined"
        for marker in clause.markers
    )


def _turns_there(clause: Clause, _bound: Bound) -> bool:
    """As in "i Vårby och Skogås, men där ..."; not so in "men där var fältarna inte med"."""
    company = clause.of("without_partner", "alone")
    turns = clause.before == "but" and bool(clause.of("there"))
    return turns and not company and not clause.has("past", "finding")


_SIGNS: tuple[Callable[[Clause, Bound], bool], ...] = (
    _excepts,
    _is_out_of,
    _is_in_part,
    _leaves_rest,
    _turns_to_the_rest,
    _is_one_of_two,
    _has_stages,
    _turns_there,
)
