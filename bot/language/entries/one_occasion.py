"""Activities of which one is told, such as a patrol or a dialogue, and how many of them a day can hold."""

from collections.abc import Sequence

from bot.language.days.meanings import NoDay
from bot.language.days.spans import Span
from bot.language.days.when import When
from bot.language.phrases.counted_nouns import Of, counted
from bot.language.statements.statement import Statement
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_MOST_IN_A_DAY = 5
_NUMBERS = frozenset({"number", "count"})
_OF_ITS_OWN = frozenset({Of.ACT, Of.VISIT, Of.EVENINGS})
_BY_SUBJECT = "act."
OF_OCCASIONS = frozenset({"number.times", "number.by", "number.one_more", "number.headed"})
"""The rules of numbers that say themselves that they are of occasions: "x3", "två gånger"."""


def is_one_occasion(statement: Statement) -> bool:
    """Whether a statement names an activity that visits nothing countable, by a word that is no plural."""
    word = statement.act.value
    named = isinstance(word, ActivityWord) and not word.venues and word.number is not Number.MANY
    return named and statement.names_act


def is_more_than_in_a_day(units: Sequence[Unit], index: int, statement: Statement) -> bool:
    """As in "fotpatrull i Vårby 17 st": more than are done in a day, and not said to be patrols."""
    unit = units[index]
    whens = [each.value for each in statement.of("when")]
    one_day = not any(isinstance(w, When) and isinstance(w.phrase, Span | NoDay) for w in whens)
    of_its_own = unit.rule in OF_OCCASIONS or counted(units, index, None) in _OF_ITS_OWN
    many = unit.kind in _NUMBERS and unit.value > _MOST_IN_A_DAY
    return many and one_day and not of_its_own and not is_told_by_subject(statement)


def is_told_by_subject(statement: Statement) -> bool:
    """As in "tobak 6": by what was inspected, of which any number may be one of visits."""
    return statement.act.rule.startswith(_BY_SUBJECT)
