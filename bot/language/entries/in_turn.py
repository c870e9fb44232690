"""Numbers told one after the other that add up: "3 hembesök hos äldre och 2 hos familjer"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.entries.binding import Bound
from bot.language.entries.chunks import Chunk
from bot.language.words.inflection import Number
from bot.language.words.word_values import ActivityWord


def told_in_turn(bound: Bound) -> int | None:
    """The sum of numbers each of which has its own "hos ..." or hour; None where they need not add up."""
    told = [chunk for chunk in bound.chunks if _acts(chunk)]
    first = bound.chunks[0] if bound.chunks else None
    alone = [] if first is None or first in told or not _is_one(bound, first) else [first]
    turns = [*alone, *told]
    if len(bound.statement.of("place")) > len(bound.places):
        return None
    if len(turns) < 2 or any(len(_acts(chunk)) > 1 for chunk in told) or not _are_parallel(turns):  # noqa: PLR2004 - to be added up
        return None
    counts = [count for chunk in told for count in _acts(chunk)]
    return None if None in counts else len(alone) + sum(count or 0 for count in counts)


def told_by_groups(bound: Bound) -> int | None:
    """As in "lag ett hann 9 hembesök, lag två 7": the sum, where each number is of a group of its own."""
    told = [
        (chunk.group or (before.group if chunk.before == "colon" and before else ""), chunk.amounts)
        for before, chunk in pairwise((None, *bound.chunks))
        if chunk is not None and chunk.amounts
    ]
    groups = {group for group, _amounts in told}
    counts = [amount.count for _group, amounts in told for amount in amounts]
    alike = len({group.partition(" ")[0] for group in groups}) == 1 and "" not in groups
    apart = len(groups) == len(told) == len(counts) > 1 and alike and None not in counts
    return sum(count or 0 for count in counts) if apart and not bound.statement.own.of("we") else None


def _acts(chunk: Chunk) -> list[int | None]:
    return [amount.count for amount in chunk.amounts if not amount.venue]


def _is_one(bound: Bound, first: Chunk) -> bool:
    """As in "hastighetskontroll vid skolan och en vid stationen": the first is one, without a number."""
    act = bound.statement.act.value
    one = isinstance(act, ActivityWord) and act.number is Number.ONE
    return one and bound.statement.act in bound.statement.clauses[0].units and bool(first.led)


def _are_parallel(turns: Sequence[Chunk]) -> bool:
    """Whether each has its own, and they are joined by "och" or are told in the same way."""
    first, *others = turns
    if not all(chunk.led for chunk in turns) or any(chunk.of_which or chunk.partners for chunk in others):
        return False
    joined = others[-1].before == "and" and all(chunk.before in {"and", "comma"} for chunk in others)
    alike = all(chunk.before in {"and", "comma"} and chunk.led == first.led for chunk in others)
    return joined or alike
