"""Numbers of a list of which a part was not done: "x 2 i helgen: fre Stuvsta, lör ska vi till Vårby"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.days.meanings import NoDay
from bot.language.days.spans import Span
from bot.language.entries.binding import Bound
from bot.language.entries.chunks import Chunk
from bot.language.entries.occasions import Amount
from bot.language.statements.statement import Modality, Statement
from bot.language.words.inflection import Number
from bot.language.words.word_values import ActivityWord

_DONE = frozenset({Modality.DONE, Modality.UNSURE, Modality.ANNOUNCED})


def settle_partly_done(bounds: Sequence[Bound], found: Sequence[Statement]) -> None:
    """Take a number from what was done where it is of all in a list; open it where it may be so."""
    for statement, following in pairwise(found):
        bound = next((bound for bound in bounds if bound.statement is statement), None)
        if bound is None or not _goes_on_undone(statement, following):
            continue
        heading, *listed = bound.chunks
        told = [chunk for chunk in listed if chunk.places or chunk.whens]
        if not told or any(chunk.amounts for chunk in listed):
            continue
        if _heads_each(heading, statement) and following.modality is Modality.CANCELLED:
            heading.amounts = [Amount(len(told))]
        if not _is_of_all(heading):
            continue
        one_left = heading.amounts[0].count in {len(told), len(told) + 1}
        heading.amounts = [Amount(len(told) if one_left else None)]


def _goes_on_undone(statement: Statement, following: Statement) -> bool:
    """Whether the list goes on with what was only planned, or called off."""
    undone = statement.modality in _DONE and following.modality not in _DONE and following.inherited
    same = following.clauses[0].sentence == statement.clauses[-1].sentence
    return undone and same and bool(following.of("place", "when"))


def _heads_each(heading: Chunk, statement: Statement) -> bool:
    """As in "Fotpatruller: Vårby ja, Skogås nej": one at each place that is listed below a plural."""
    value = statement.act.value
    plural = isinstance(value, ActivityWord) and value.number is Number.MANY
    listed = any(clause.before == "colon" for clause in statement.told[1:2])
    numbered = heading.amounts or statement.of("number", "count", "vague")
    return plural and listed and not (numbered or heading.places)


def _is_of_all(heading: Chunk) -> bool:
    """Whether a number is told before where and when it was, or with no more than a stretch of time."""
    vague = all(isinstance(when.phrase, NoDay | Span) for when in heading.whens)
    return len(heading.amounts) == 1 and heading.amounts[0].count != 1 and vague and not heading.places
