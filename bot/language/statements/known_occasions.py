"""Known occasions ("fotpatrullen", "kvällens tillsyn") that are spoken of: whether they surely were done."""

from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import first_match, matches
from bot.language.statements.hearsay import is_beside
from bot.language.statements.predicates import has_before
from bot.language.statements.statement import Statement
from bot.language.words.word_values import ActivityWord

_NOT_THERE = ("instead", "not", "nobody")
_REASONS = ("reason_alarm", "reason_staff", "reason_weather")


def is_unsure_of_named(statement: Statement) -> bool:
    """Whether a known occasion is spoken of ("fotpatrullen", "kvällens tillsyn") in words that nobody knows.

    "Krogtillsynen gick i stöpet": it may have been done or not, and so is not counted.
    """
    own, value = statement.own, statement.act.value
    named = isinstance(value, ActivityWord) and (value.definite or _has_genitive(statement))
    ours = own.of("we") and not _is_undone_by_us(statement)
    if not named or ours or statement.inherited or is_beside(statement):
        return False
    if _took_part(own) and not any(clause.before == "but" for clause in statement.told):
        return False
    after = [c for c in statement.clauses[statement.first_named :] if c.sentence == own.sentence]
    if any(clause.has("seen_there", "attended") and clause.has(*_NOT_THERE) for clause in after):
        return True
    unknown = any(
        unit.kind == "word"
        and unit.start > statement.act.start
        and not clause.knows(unit)
        and "crew" not in unit.looks
        for clause in after
        if clause is own or not (_is_of_something_there(clause) or _is_beside_deed(clause, statement))
        for unit in clause.units
    )
    lasted = matches("<activity> .*<linking> <noise>", own.units) and not own.has(*_NOT_THERE)
    return unknown and not (lasted or any(c.has("affirmed") or _tells_of_there(c) for c in after))


def _is_of_something_there(clause: Clause) -> bool:
    found = _names_visited(clause) or _is_counted(clause) or clause.has("finding")
    return found or clause.begins_with("how_it_was")


def _is_beside_deed(clause: Clause, statement: Statement) -> bool:
    """As in "höll trygghetsdialogen i Vårby, trevlig stämning": how it was; not so in "men den sumpades"."""
    deed = has_before(statement, "firmly_done") or has_before(statement, "past")
    ended = any("passive" in unit.looks for unit in clause.units)
    return deed and clause.before == "comma" and not (ended or clause.has(*_REASONS, *_NOT_THERE))


def _is_counted(clause: Clause) -> bool:
    """As in "helginsatsen: 2 patruller, 9 ingripanden": so many were there, or came of it; no reason."""
    numbered = matches("^<number|noise> <adjective>? <word|noise|dash>*$", clause.units)
    return numbered and not clause.has(*_REASONS, *_NOT_THERE, "called_off", "absent", "planned", "idle")


def _is_undone_by_us(statement: Statement) -> bool:
    """As in "kvällens fotpatrull i Vårby sumpade vi": what we did to it, in a word that nobody knows."""
    return any(
        unit.kind == "word" and unit.start > statement.act.start and not statement.own.knows(unit)
        for unit, following in pairwise(statement.own.units)
        if following.kind == "we"
    )


def _tells_of_there(clause: Clause) -> bool:
    """As in "kvällens trygghetsvandring i Vårby, vi tittade på utrymning": what only those did who went."""
    there = clause.has("seen_there", "attended") and clause.before != "but"
    return there and not clause.has(*_NOT_THERE, "planned", "should")


def _names_visited(clause: Clause) -> bool:
    """As in "krogarna stänger tidigt": what is told is of them."""
    return clause.units[0].kind == "thing"


def _took_part(own: Clause) -> bool:
    """As in "var på medborgardialogen igår", "fältarna hängde med på fotpatrullen"."""
    if first_match("^<linking> <on>", own.units) is not None and own.has("past"):
        return True
    joined = first_match("<partner> <on> <activity>", own.units) is not None
    return any(
        unit.rule == "partner.joined_them" or (joined and unit.rule == "partner.joined")
        for unit in own.of("partner")
    )


def _has_genitive(statement: Statement) -> bool:
    """As in "Kvällens fotpatrull", "fredagens helginsats"."""
    units = statement.own.units
    position = units.index(statement.act) if statement.act in units else 0
    return position > 0 and "genitive" in units[position - 1].looks
