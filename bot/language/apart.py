"""Which parts of a statement each tell of an occasion of their own."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.binding import Bound
from bot.language.chunks import Chunk
from bot.language.when import When
from bot.language.word_values import PlaceWord


def joint_part(bound: Bound) -> Chunk | None:
    """As in "tre ställen, varav ett med polisen": the chunk about those that a partner took part in."""
    told = [c for c in bound.chunks if c.of_which and c.partners and len(c.amounts) == 1 and not c.places]
    return told[0] if len(told) == 1 and told[0].amounts[0].count else None


def told_apart(bound: Bound) -> list[Chunk]:
    """The chunks that each tell of an occasion of their own, where there are several such."""
    if any(amount.final for chunk in bound.chunks for amount in chunk.amounts):
        return []
    if len(by_partner(bound)) > 1:
        return by_partner(bound)
    numbered = [c for c in _with_number_after(bound.chunks) if c.counts and (c.places or c.whens)]
    if len(numbered) > 1 and any(c.amounts for c in numbered[1:]):
        return numbered[1:] if _is_total(numbered[0], numbered[1:]) else numbered
    if any(c.amounts and not c.places for c in bound.chunks):
        return []
    dated = [c for c in bound.chunks if c.places and c.whens]
    if len(dated) > 1:
        return dated
    placed = [c for c in bound.chunks if c.places]
    return placed if len(placed) > 1 and any(c.alone for c in bound.chunks) else []


def _is_total(first: Chunk, others: Sequence[Chunk]) -> bool:
    """As in "Två i Skogås, en i tisdags och en i onsdags": the first number is the sum of the others."""
    undated = bool(first.places) and not first.whens
    dated = all(c.whens and not c.places for c in others)
    unplaced = bool(first.whens) and not first.places
    placed = all(c.places and not c.whens for c in others)
    told = [amount.count for c in (first, *others) for amount in c.amounts[:1]]
    parts = (undated and dated) or (unplaced and placed)
    return parts and None not in told and told[0] == sum(count or 0 for count in told[1:])


def _with_number_after(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As in "i Skogås, 3 st, och i Vårby 2", "I dag: 18. I går: 23.": numbers parted from place or day."""
    found: list[Chunk] = []
    headed = sum(chunk.headed and bool(chunk.amounts) for chunk in chunks) > 1
    for index, chunk in enumerate(chunks):
        bare = bool(chunk.amounts) and not chunk.places and not chunk.whens
        follows = any(c.amounts and c.places for c in chunks[index + 1 :])
        heads = bool(found) and not found[-1].counts and bool(found[-1].places or found[-1].whens)
        if bare and heads and ((follows and found[-1].places) or (headed and chunk.headed)):
            found[-1] = replace(found[-1], amounts=chunk.amounts)
        else:
            found.append(chunk)
    return found


def by_partner(bound: Bound) -> list[Chunk]:
    """As in "2 med polisen och 1 med SBFF": the chunks that each tell a number with its partners."""
    return [c for c in bound.chunks if c.amounts and c.partners]


def nearest(bound: Bound, chunk: Chunk) -> list[When]:
    """The days said nearest before a chunk, else after it."""
    position = next((i for i, c in enumerate(bound.chunks) if c.places is chunk.places), 0)
    for other in (*reversed(bound.chunks[:position]), *bound.chunks[position + 1 :]):
        if other.whens:
            return other.whens
    return []


def only_place(bound: Bound) -> list[PlaceWord]:
    """The place of a statement that names just one."""
    places = bound.places
    return places if len(places) == 1 else []
