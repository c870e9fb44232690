"""Numbers of what was found at some of those visited, and of who was there."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.counted_nouns import FILLERS
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit

_LED = frozenset({"at", "on", "i", "in"})


def are_others_there(following: Sequence[Unit], statement: Statement) -> bool:
    """As in "tillsyn på krogen, två ordningsvakter i dörren": people, and no deed of ours."""
    noun = next((unit for unit in following if unit.kind not in FILLERS), statement.act)
    return noun.kind == "lookalike" and noun is not statement.act and statement.act.kind != "lookalike"


def is_beside_visits(units: Sequence[Unit], index: int, statement: Statement, position: int) -> bool:
    """Whether a number of things visited stands in a remark on those that were told."""
    clause = statement.clauses[position]
    if position <= statement.first_named:
        return False
    remark = clause.has("seen_there") or _has_words_beside(clause, units[index])
    return (
        remark
        or _is_of_some_told(units, index, statement, clause)
        or _was_seen_to(units[index], statement, clause)
        or _had_findings(units[index], statement, clause)
    )


def _was_seen_to(number: Unit, statement: Statement, clause: Clause) -> bool:
    """As in "7 hembesök, brandvarnare monterade hos fyra hushåll": what was done in some of those homes."""
    told = [unit.value for unit in statement.own.of("number", "count")]
    some = number.kind == "number" and any(each >= number.value for each in told)
    return some and clause.has("home_safety") and not clause.of("place", "when")


def _had_findings(number: Unit, statement: Statement, clause: Clause) -> bool:
    """As in "tre krogtillsyner i Vårby, en restaurang hade brister": what was found at some of them."""
    named = statement.act in statement.own.units and statement.act.kind == "activity"
    told = [unit.value for unit in statement.own.of("number", "count")]
    part = 1 if number.kind == "article" else number.value
    some = named and isinstance(part, int) and any(each >= part for each in told)
    said = number is clause.units[0] and matches(
        "^<number|article> <adjective>? <thing|site> <word>", clause.units
    )
    return some and said and clause.has("finding") and not clause.of("place", "when")


def _is_of_some_told(units: Sequence[Unit], index: int, statement: Statement, clause: Clause) -> bool:
    """As in "Tobak hos 4 handlare i Vårby. Snus på ett ställe", "Mötte en trevlig handlare": one of them."""
    led = index > 0 and units[index - 1].kind in _LED
    later = clause.sentence > statement.own.sentence and not clause.of("place", "when")
    told = [unit.value for unit in statement.own.of("number", "count")]
    part = 1 if units[index].kind == "article" else units[index].value
    return (
        later and (led or clause.has("met")) and isinstance(part, int) and any(each > part for each in told)
    )


def _has_words_beside(clause: Clause, number: Unit) -> bool:
    """Whether a clause has words that nobody knows; not those of "4 adresser där det brunnit"."""
    described = next((unit.start for unit in clause.of("there") if unit.start > number.end), None)
    if clause.words == 0 or described is None:
        return clause.words > 0
    return any(unit.start < described and not clause.knows(unit) for unit in clause.of("word", "you"))


def tells_where_found(units: Sequence[Unit], index: int, clause: Clause) -> bool:
    """As in "hos 4 handlare, brister hos 2": of how many a finding was."""
    if not index or units[index - 1].kind not in _LED:
        return False
    led = units[index - 1].start
    return any(marker.name == "finding" and marker.end + 1 == led for marker in clause.markers)


def is_not_in_order(index: int, units: Sequence[Unit], clause: Clause) -> bool:
    """As in "allt bra utom på ett ställe där det var trängsel", "en krog inte bra": what was found at one."""
    excepted = clause.has("everything") and any(
        m.name == "except" and m.end <= units[index].start for m in clause.markers
    )
    found = clause.before == "comma" and matches("^<article> <thing|site> <word> <adjective>$", clause.units)
    return (excepted and clause.has("in_order", "finding")) or (found and clause.has("not"))


def is_of_those_found(units: Sequence[Unit], index: int, clause: Clause) -> bool:
    """As in "laser på Lännavägen, fyra körde för fort": how many did what was found, and no more is said."""
    if clause.act is not None or index + 1 == len(units):
        return False
    following = units[index + 1].start
    beginning = {marker.name for marker in clause.markers if marker.start == following}
    return {"finding", "past"} <= beginning
