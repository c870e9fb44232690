"""Numbers of those that were checked, told by a verb alone: "56 mätta", "tobakstillsyn, 4 kontrollerade"."""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_CHECKED = "^<visit_verb> (?:<number|article|none_of|comma|and|stop>|$)"
_NUMBERS = frozenset({"number", "count", "article", "vague"})


def counts_those_checked(units: Sequence[Unit], index: int) -> bool:
    """Whether behind a number stands only that they were checked, and neither who did it nor what it was."""
    return units[index].kind == "number" and matches(_CHECKED, units[index + 1 :])


def are_visits(statement: Statement, number: Unit) -> bool:
    """Whether those checked are what the activity visits; of a speed check they are cars or people.

    Where another number is told before it, that may be the one of the visits.
    """
    word = statement.act.value
    visits = isinstance(word, ActivityWord) and word.venues
    told = [unit for unit in statement.of(*_NUMBERS) if unit.start < number.start]
    return visits and not told
