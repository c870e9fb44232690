"""Numbers of those that were checked, told by a verb, a finding or a word that nobody knows: "56 mätta"."""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_CHECKED = "^<visit_verb> (?:<number|article|none_of|comma|and|stop>|$)"
_WITH_FINDINGS = "^<number|count> <none_of>|^<count> <article> <word>"
_NUMBERS = frozenset({"number", "count", "article", "vague"})


def are_visits(statement: Statement, units: Sequence[Unit], index: int) -> bool | None:
    """Whether a number is of visits, behind which stands what was done or found, and no noun of its own.

    None where something else stands behind it. Of a speed check those checked are cars or people; where
    another number is told before it, that may be the one of the visits.
    """
    number, word = units[index], statement.act.value
    checked = number.kind == "number" and matches(_CHECKED, units[index + 1 :])
    found = statement.act in units[:index] and matches(_WITH_FINDINGS, units[index:])
    visits = isinstance(word, ActivityWord) and word.venues
    if not checked and not (found and visits):
        return None
    told = any(unit.start < number.start for unit in statement.of(*_NUMBERS))
    if checked or not told:
        return visits and not told
    return None


def are_unknown_visits(units: Sequence[Unit], index: int, statement: Statement, position: int) -> bool:
    """As in "krogtillsyn på två anläggningar": so many of what nobody knows, where things are visited."""
    act, clause = statement.act.value, statement.clauses[position]
    visits = isinstance(act, ActivityWord) and act.venues and position <= statement.first_named
    nouns = [unit for unit in units[index + 1 : index + 2] if unit.kind == "word" and not clause.knows(unit)]
    return visits and bool(nouns) and matches("<on> <number>$", units[: index + 1])
