"""Numbers that a telling leaves open: in a word for one or many, as one of two, or of what nobody knows."""

from collections.abc import Sequence
from itertools import pairwise

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_NO_NOUNS = frozenset({"end", "we"})
_END = Unit("end", None, 0, 0, "")


def is_uncounted(bound: Bound) -> bool:
    """Whether a word that tells one or many ("hembesök") is told without a number or a name."""
    act = bound.statement.act.value
    either = isinstance(act, ActivityWord) and act.number is Number.EITHER
    return either and not any(chunk.amounts or chunk.shops for chunk in bound.chunks)


def has_open_number(clauses: Sequence[Clause]) -> bool:
    """As in "tobakstillsyn i Skogås, va de sex eller sju": a number left open that no noun follows."""
    return any(
        unit.kind == "vague" and unit.rule == "number.either" and following.kind in _NO_NOUNS
        for clause in clauses
        if not clause.has("finding", "planned", "should")
        for unit, following in pairwise((*clause.units, _END))
    )


def may_be_of_another(clauses: Sequence[Clause]) -> bool:
    """As in "tobakstillsyn i Stuvsta, 2 st. krogtillsyn i Skogås": the stop may end the sentence, or not."""
    return any(
        before.act is not None
        and not before.of("number", "count")
        and clause.before == "comma"
        and [unit.kind for unit in clause.units[:2]] == ["count", "activity"]
        and clause.units[0].text.endswith(".")
        for before, clause in pairwise(clauses)
    )


def may_be_one(clauses: Sequence[Clause], drafts: Sequence[Draft]) -> bool:
    """As in "två lasrar på samma plats men det räknas väl som en": several are told, and taken for one."""
    several = any(each.count != 1 for each in drafts) or len(drafts) > len({each.activity for each in drafts})
    return several and any(clause.has("counted_as_one") for clause in clauses)


def of_unknown(clauses: Sequence[Clause]) -> list[int]:
    """The numbers of what was visited in a word that nobody knows: "besökt 15 hem"."""
    return [
        unit.value
        for clause in clauses
        for before, unit, after in zip(clause.units, clause.units[1:], clause.units[2:], strict=False)
        if before.kind == "visit" and unit.kind == "number" and after.kind == "word"
    ]
