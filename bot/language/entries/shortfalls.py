"""Numbers that may hold more or less than was done: left out, met by nobody, half done, told in parts."""

from collections.abc import Callable

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.left_out import leaves_some_out
from bot.language.entries.nobody_there import may_be_in_vain
from bot.language.entries.one_occasion import is_one_occasion
from bot.language.entries.several_numbers import may_not_add_up
from bot.language.entries.unread import is_counted, is_unread
from bot.language.phrases.counted_nouns import is_visited
from bot.language.phrases.grammar import matches


def may_differ(bound: Bound) -> bool:
    """Whether something is said that the number of occasions which was read may not take into account."""
    if any(unit.rule == "number.out_of" for unit in bound.statement.of("number")):
        return any(_is_found_in(clause) or _is_joined_in(clause) for clause in bound.statement.clauses)
    return may_not_add_up(bound) or any(
        sign(clause, bound) for clause in bound.statement.clauses for sign in _IN_A_CLAUSE
    )


def _is_found_in(clause: Clause) -> bool:
    """As in "ingen brandvarnare hos 3 av 8 hembesök": the first number may tell of a finding."""
    visits = "<number>" if clause.has("nobody") else "<number> <activity>"
    found = clause.has("nobody", "home_safety")
    return found and any(
        unit.rule == "number.out_of" and matches(f"^<at|on|in|i> {visits}", clause.units[index:])
        for index, unit in enumerate(clause.units[1:])
    )


def _is_joined_in(clause: Clause) -> bool:
    """As in "med polisen på 3 av 5 krogar": so many were joint, and all of them may have been done."""
    return any(
        partner.kind == "partner" and unit.rule == "number.out_of" and on.kind in {"at", "on", "in", "i"}
        for partner, on, unit in zip(clause.units, clause.units[1:], clause.units[2:], strict=False)
    )


def _is_part_of_unread(clause: Clause, bound: Bound) -> bool:
    """As in "46 av årets 60 hastkontroller": so many of those that were numbered behind."""
    kinds = [unit.kind for unit in clause.units]
    parts = [i for i in range(len(kinds) - 2) if kinds[i] == "number" and kinds[i + 1] == "of"]
    return any("number" in kinds[i + 2 :] for i in parts) and is_counted(clause, bound)


def _names_another(clause: Clause, bound: Bound) -> bool:
    """As in "Pizzeria Napoli, Skogås. Restaurang Peking, Skogås": another one by its name, not counted."""
    first, *name = clause.units
    named = is_visited(first, bound.activity) and {unit.kind for unit in name} == {"word"}
    if not named or not clause.words or clause.has("finding") or clause not in bound.statement.told:
        return False
    earlier = [unit.text for unit in bound.statement.of("thing") if unit.start < first.start]
    return bool(earlier) and first.text not in earlier


def _is_taken_back_unread(clause: Clause, bound: Bound) -> bool:
    """As in "eller nej vänta det var ...", with a number that was not read as one of occasions."""
    back = clause.begins_with("takes_back")
    loose = bool(clause.of("number", "count", "vague", "vague_range"))
    return back and loose and clause is not bound.statement.own and not is_counted(clause, bound)


def _counts_all(clause: Clause, bound: Bound) -> bool:
    """As in "alla 14 hemma"; in "vi alla tre" it counts us, and after three places, days or acts those.

    Beside one occasion "alla tre kioskerna" are what stood there; "alla tre med: polisen, ..." are those.
    """
    if not clause.of("all_of") or any(chunk.counts for chunk in bound.chunks):
        return False
    if len(bound.places) > 1:
        return False
    if is_one_occasion(bound.statement) and matches("<all_of> <number> <thing|word|vague>", clause.units):
        return False
    kinds = [unit.kind for unit in clause.units]
    told = {len(bound.whens), bound.together} - {1}
    return any(
        kinds[i : i + 2] == ["all_of", "number"]
        and "we" not in kinds[:i]
        and clause.units[i + 1].value not in told
        and kinds[i + 2 : i + 3] != ["partner"]
        for i in range(len(kinds) - 1)
    )


_IN_A_CLAUSE: tuple[Callable[[Clause, Bound], bool], ...] = (
    leaves_some_out,
    may_be_in_vain,
    _is_part_of_unread,
    _names_another,
    _is_taken_back_unread,
    _counts_all,
    is_unread,
)
