"""Whether a number without its noun is one of occasions, by what stands beside it."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.counted_nouns import FILLERS, Of, counted
from bot.language.phrases.grammar import matches
from bot.language.phrases.noise import LABEL
from bot.language.statements.statement import Statement
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_BEFORE_BARE = frozenset(
    {
        "when",
        "place",
        "activity",
        "visit",
        "colon",
        "about",
        "time",
        "partner",
        "part",
        "thing",
        "only",
    }
)
_ONE_APART = "^<i|on|in|at>? <place> <article>$|^<article> <word|linking>? <we>? <alone>$"
_ALL_OF_THEM = "^(?:<both>|<all_of> <number>)$"
_AFTER_LEADING = frozenset(
    {"partner", "alone", "i", "on", "in", "at", "place", "each", "either", "more", "also", "when", "part"}
)
_AFTER_ARTICLE = frozenset(
    {"i", "on", "on_coming", "in", "place", "each", "more", "also", "partner", "alone", "without_partner"}
)


def stands_for_occasions(index: int, statement: Statement, position: int, units: Sequence[Unit]) -> bool:
    """A number without its noun: "två i Vårby", "krogtillsyn: 3", "Skogås 2", "krogtillsyn 4 st"."""
    unit, clause, act = units[index], statement.clauses[position], statement.act
    if _is_described(statement, position) or _is_added_to(statement, position, units, index):
        return False
    if _is_headed_otherwise(statement, position):
        return False
    if _counts_them_all(statement, position):
        return True
    leads = statement.inherited or position >= statement.first_named
    if unit.kind in {"vague_range", "both"} or clause.words or clause.of("you"):
        pieces = unit.kind == "count" or unit.rule == "number.about"
        return pieces and act in units and _is_beside_act(index, units)
    before = units[index - 1].kind if not _is_only_of_group(units[:index]) else None
    after = next((u.kind for u in units[index + 1 :] if u.kind not in FILLERS), None)
    if unit.kind == "article":
        return _article_counts(before, after) or matches(_ONE_APART, units)
    if unit.kind == "count":
        counts = leads or len(units) > 1 or _follows_thing(statement, position)
        counts = counts or _is_of_group(statement, position)
        return counts and "organisation" not in {before, after}
    if _is_summed_up(unit, clause, after, leads=leads):
        return True
    if index == 1 and (units[0].rule == LABEL or (units[0].kind == "we" and clause.before == "and")):
        return after is None or after in _AFTER_LEADING
    if before is None:
        return _leads_clause(units[index:], after, statement, position)
    return before in _BEFORE_BARE or matches("<alone|partner|without_partner> <on|at|i|in>$", units[:index])


def _counts_them_all(statement: Statement, position: int) -> bool:
    """As in "guppen är lagda, båda två", "refugerna är klara, alla tre": how many a plural means."""
    clause, value = statement.clauses[position], statement.act.value
    plural = isinstance(value, ActivityWord) and value.number is Number.MANY
    follows = statement.act not in clause.units and position > statement.first_named
    told = any(before.of("number", "count") for before in statement.told[:1])
    return plural and follows and not told and matches(_ALL_OF_THEM, clause.units)


def _leads_clause(units: Sequence[Unit], after: str | None, statement: Statement, position: int) -> bool:
    """As in "två i Vårby", "3 där i förrgår", "2 utan": a number that begins its clause."""
    if matches("^<number> <to|more>? <there> <on>? <when>", units):
        return True
    if after == "without":
        return statement.clauses[position].before in {"comma", "and", "open", "stop"}
    return after in _AFTER_LEADING or (after is None and _follows_activity(statement, position))


def _is_only_of_group(leading: Sequence[Unit]) -> bool:
    """As in "grupp 2 fem i Stuvsta", "ytterligare två i Skogås", or where nothing leads to the number."""
    return all(unit.rule == "noise.label" or unit.kind == "more" for unit in leading)


def _is_summed_up(unit: Unit, clause: Clause, after: str | None, *, leads: bool) -> bool:
    """As in "summa tio", "nej, det var två", "nej två"."""
    if leads and after is None and _is_led_by("in_all", unit, clause):
        return True
    if not clause.has("takes_back"):
        return False
    second = clause.units[0].kind == "word" and unit is clause.units[1]
    return second or (_is_led_by("it_was", unit, clause) and (after is None or after in _AFTER_LEADING))


def _is_led_by(name: str, unit: Unit, clause: Clause) -> bool:
    """Whether a sign of a name stands just before a unit: "summa tio", "det var tre"."""
    return any(marker.name == name and marker.end + 1 == unit.start for marker in clause.markers)


def _article_counts(before: str | None, after: str | None) -> bool:
    """As in "en i Vårby", "måndag en": by the kinds beside it."""
    if before == "when":
        return after is None or after in _AFTER_ARTICLE
    return before not in {"activity", "visit"} and (
        after in _AFTER_ARTICLE or (before is None and after == "when")
    )


def _is_added_to(statement: Statement, position: int, units: Sequence[Unit], index: int) -> bool:
    """As in "3 + 8 böter": the number after "and" has the noun of both."""
    following = statement.clauses[position + 1 : position + 2]
    if index + 1 < len(units) or not following or following[0].before != "and":
        return False
    other = following[0].units
    return other[0].kind == "number" and counted(other, 0, None) is Of.OTHER


def _is_headed_otherwise(statement: Statement, position: int) -> bool:
    """As in "Personal: 6": a heading that says what is counted, and it is no occasion."""
    clause, heading = statement.clauses[position], statement.clauses[position - 1]
    known = heading.act or heading.of("thing", "place", "when", "time", "number", "count", "shop")
    group = any(unit.rule == LABEL for unit in heading.of("noise"))
    mere = all(unit.kind == "noise" for unit in heading.units)
    done = [unit.kind for unit in heading.units] == ["visit_verb"]
    named = known or group or mere or done
    return clause.before == "colon" and position > statement.first_named and not named


def _is_described(statement: Statement, position: int) -> bool:
    """As in "Bara två som kom": a clause with "som" tells what the number counts."""
    following = statement.clauses[position + 1 : position + 2]
    placed = statement.clauses[position].of("place", "street")
    return not placed and any(clause.before == "which" for clause in following)


def _follows_thing(statement: Statement, position: int) -> bool:
    """As in "besökt restaurang, tre stycken, för alkoholtillsyn"."""
    before = statement.clauses[:position]
    return bool(before) and before[-1].units[-1].kind == "thing"


def _is_of_group(statement: Statement, position: int) -> bool:
    """As in "Runda 1: 8 st"."""
    heading = statement.clauses[position - 1].units if position else ()
    return statement.clauses[position].before == "colon" and any(unit.rule == LABEL for unit in heading)


def _follows_activity(statement: Statement, position: int) -> bool:
    """Whether nothing but the activity and its details stands before this clause."""
    before = statement.clauses[statement.first_named : position]
    return bool(before) and all(clause.words == 0 for clause in before)


def _is_beside_act(index: int, units: Sequence[Unit]) -> bool:
    near = units[max(index - 1, 0) : index + 2]
    return any(unit.kind in {"activity", "visit"} for unit in near)
