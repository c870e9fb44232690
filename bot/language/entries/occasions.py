"""Which numbers of a clause are numbers of occasions; others (cars, fines, hours) are left alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.clauses.clause import Clause
from bot.language.entries.at_names import is_part_of_total
from bot.language.entries.bare_numbers import stands_for_occasions
from bot.language.entries.beside_one import is_beside_one
from bot.language.entries.found_there import (
    are_others_there,
    is_beside_visits,
    is_not_in_order,
    is_of_those_found,
    tells_where_found,
)
from bot.language.entries.hours import LATE_HOURS, is_in_row_of_hours, may_be_hour
from bot.language.entries.numbers_there import is_number_there
from bot.language.entries.people import is_of_company, is_of_us
from bot.language.entries.those_checked import are_unknown_visits, are_visits
from bot.language.phrases.counted_nouns import Of, counted
from bot.language.phrases.grammar import matches
from bot.language.statements.final_numbers import came_off, is_done_number, is_final, is_of_those_met
from bot.language.statements.statement import Statement
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

NUMBERS = frozenset({"number", "count", "vague", "vague_range", "article", "both"})
_EXACT = {"article": 1, "both": 2}
_MOST_BARE = 60


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of occasions; `count` is None where it is not exact.

    `venue` says that it counts things visited, `final` that it tells how many it became in the end,
    `evenings` that it counts evenings or nights.
    """

    count: int | None
    venue: bool = False
    final: bool = False
    evenings: bool = False


def amounts(statement: Statement, position: int, units: Sequence[Unit], activity: str | None) -> list[Amount]:
    """The numbers of occasions among some units of the clause at a position of a statement, in order."""
    found = (_amount(index, statement, position, units, activity) for index in range(len(units)))
    return [amount for amount in found if amount is not None]


def is_amount(
    index: int, statement: Statement, position: int, units: Sequence[Unit], activity: str | None
) -> bool:
    """Whether the unit at an index is read as a number of occasions."""
    return _amount(index, statement, position, units, activity) is not None


def _amount(
    index: int, statement: Statement, position: int, units: Sequence[Unit], activity: str | None
) -> Amount | None:
    unit = units[index]
    if unit.kind not in NUMBERS or _is_no_number(units, index):
        return None
    if _is_of_those_there(unit, statement, position) or is_beside_one(units, index, statement, position):
        return None
    if is_not_in_order(index, units, statement.clauses[position]):
        return None
    if may_be_hour(units, index, statement.act) and is_in_row_of_hours(statement):
        return None
    found = position > statement.first_named and is_of_those_found(units, index, statement.clauses[position])
    if found or _is_about_hour(units, index, statement.act):
        return None
    if index == 0 and units[0].kind in {"number", "article"} and is_part_of_total(statement, position):
        return Amount(_value(units[0]))
    about = [unit.kind for unit in units[index + 1 :]] == ["about"]
    if about or _is_of_findings(statement, position) or may_be_hour(units, index, statement.act):
        return Amount(None)
    off = came_off(units, index, statement.clauses[position])
    if off or is_of_those_met(index, statement, position, units, activity):
        return Amount(_value(unit), final=True)
    before = statement.clauses[position - 1] if position else None
    if unit.kind in {"number", "article"} and is_number_there(unit, statement.clauses[position], before):
        return Amount(_plausible(_value(unit)))
    return _by_noun(index, statement, position, units, activity)


def _by_noun(
    index: int, statement: Statement, position: int, units: Sequence[Unit], activity: str | None
) -> Amount | None:
    """The number at an index by what it counts, where that is no other thing."""
    unit, clause = units[index], statement.clauses[position]
    if (visits := are_visits(statement, units, index)) is not None:
        return Amount(_plausible(_value(unit)), venue=True) if visits else None
    final = is_final(unit, clause)
    of = (
        Of.NOTHING_SAID
        if _is_final_until(units, index, clause)
        else _counted(units, index, statement, activity)
    )
    there = units[index - 1].kind if index else None
    if of is Of.VENUE and statement.act.kind == "lookalike" and there not in {"i", "on", "in", "at"}:
        return None
    remark = not final and is_beside_visits(units, index, statement, position)
    named = of is Of.ACT and statement.act in units
    found = not named and position >= statement.first_named and tells_where_found(units, index, clause)
    if (of is Of.VENUE and remark) or found:
        return None
    if of in {Of.ACT, Of.VENUE, Of.EVENINGS}:
        later = final and position > statement.first_named
        return Amount(_value(unit), venue=of is Of.VENUE, final=later, evenings=of is Of.EVENINGS)
    if of is Of.OTHER and are_unknown_visits(units, index, statement, position):
        return Amount(None)
    visited = position <= statement.first_named or _goes_on_at_others(clause)
    if there == "at" and visited and of in {Of.OTHER, Of.NOTHING_SAID} and _can_be_visit(statement.act):
        return Amount(_value(unit), venue=True)
    if (of is Of.OTHER and not is_done_number(unit, clause)) or (
        of is Of.NOTHING_SAID and statement.act.kind == "lookalike"
    ):
        return None
    if final or stands_for_occasions(index, statement, position, units):
        return Amount(_plausible(_value(unit)), final=final)
    return None


def _counted(units: Sequence[Unit], index: int, statement: Statement, activity: str | None) -> Of:
    """What the number at an index counts, for the activity of a statement."""
    of = counted(units, index, activity)
    if of is Of.VISIT:
        return Of.ACT if _can_be_visit(statement.act) else Of.OTHER
    others = of is Of.ACT and are_others_there(units[index + 1 :], statement)
    return Of.OTHER if others else of


def _is_final_until(units: Sequence[Unit], index: int, clause: Clause) -> bool:
    """As in "hann bara tre innan polisen fick åka": what follows tells when it ended."""
    following = units[index + 1].start if index + 1 < len(units) else None
    ended = any(m.name == "before_or_after" and m.start == following for m in clause.markers)
    return ended and is_final(units[index], clause)


def _goes_on_at_others(clause: Clause) -> bool:
    """As in "hos 7 hushåll i Fullersta gjorde vi hembesök, sedan hos 4 i Snättringe"."""
    return matches("^<at> <number> <thing|word>? <i|on|in>? <place>$", clause.units)


def _is_no_number(units: Sequence[Unit], index: int) -> bool:
    if units[index].kind == "article" and units[index].value is None:
        return True
    return (
        _is_written_hour(units[index])
        or is_of_us(units, index)
        or _is_label(units, index)
        or is_of_company(units, index)
    )


def _is_about_hour(units: Sequence[Unit], index: int, act: Unit) -> bool:
    """As in "fotpatrull gjord i Vårby runt 21": no number of what is told as one."""
    word, unit = act.value, units[index]
    one = isinstance(word, ActivityWord) and word.number is Number.ONE and not word.venues
    last = unit.text.split()[-1]
    hour = last.isdigit() and int(last) in LATE_HOURS
    return one and hour and index > 0 and unit.rule == "number.about" and index + 1 == len(units)


def _is_of_those_there(unit: Unit, statement: Statement, position: int) -> bool:
    """As in "helginsatsen är slut, åtta stycken": of the one that is named, how many of us there were."""
    value = statement.act.value
    named = isinstance(value, ActivityWord) and value.definite and value.number is Number.ONE
    once = named and not value.visited and not statement.inherited
    return once and unit.rule == "number.pieces" and position > statement.first_named


def _is_written_hour(unit: Unit) -> bool:
    """As in "01", "00"; a plain "0" says that there was none."""
    digits = unit.text.partition(" ")[0]
    return digits.startswith("0") and digits != "0"


def _is_label(units: Sequence[Unit], index: int) -> bool:
    """As in "3310 hastighetskontroll": a high number before one occasion names a car, not how many."""
    noun = units[index + 1].value if index + 1 < len(units) else None
    one = isinstance(noun, ActivityWord) and noun.number is Number.ONE
    return one and (_value(units[index]) or 0) > _MOST_BARE


def _can_be_visit(act: Unit) -> bool:
    """Whether "2 besök" can tell of it: of a tobacco inspection, but not of a foot patrol."""
    return act.kind == "visit" or (isinstance(act.value, ActivityWord) and act.value.visited)


def _value(unit: Unit) -> int | None:
    if unit.kind in _EXACT:
        return _EXACT[unit.kind]
    return unit.value if unit.kind in {"number", "count"} else None


def _plausible(value: int | None) -> int | None:
    """A number without its noun that is too high for occasions is rather asked than believed."""
    return value if value is None or value <= _MOST_BARE else None


def _is_of_findings(statement: Statement, position: int) -> bool:
    """As in "fartkontroll 22.30 (10 st, 2 böter)": as likely of cars as of checks."""
    clause, following = statement.clauses[position], statement.clauses[position + 1 : position + 2]
    alone = [unit.rule for unit in clause.units] == ["number.pieces"]
    found = any(c.has("finding") and c.of("number", "article") for c in following)
    act = statement.act.value
    visits = statement.act.kind == "visit" or (isinstance(act, ActivityWord) and act.venues)
    return alone and position > statement.first_named and found and not visits
