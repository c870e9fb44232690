"""Numbers and days that a sign parts from what stands before them: "Skogås (3)", "I dag: 18. I går: 23."."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.language.entries.chunks import Chunk


def beside_their_places(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, each place or day with the number, and each number with the days, that stand behind it."""
    return _with_number_after(_without_total_before(_with_days_enclosed(chunks)))


def with_places_enclosed(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As in "en med fältarna (Vårby), en själva (Skogås)": each number with its place in brackets."""
    pairs = [
        index
        for index, (told, place) in enumerate(pairwise(chunks))
        if told.amounts and not told.places and place.enclosed and len(place.places) == 1
        if not (place.counts or place.whens)
    ]
    if len(pairs) != sum(bool(c.amounts) for c in chunks) or len(pairs) < 2:  # noqa: PLR2004 - a list
        return list(chunks)
    behind = {index + 1 for index in pairs}
    return [
        replace(chunk, places=chunks[index + 1].places) if index in pairs else chunk
        for index, chunk in enumerate(chunks)
        if index not in behind
    ]


def _with_days_enclosed(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As in "2 i Skogås (mån, ons), 1 i Vårby (tis)": days in brackets are of what stands before them."""
    found: list[Chunk] = []
    for chunk in chunks:
        days = chunk.enclosed and chunk.whens and not chunk.places and not chunk.counts
        if days and found and found[-1].counts and found[-1].places:
            found[-1] = replace(found[-1], whens=[*found[-1].whens, *chunk.whens])
        else:
            found.append(chunk)
    return found


def _with_number_after(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As in "i Skogås, 3 st, och i Vårby 2", "I dag: 18. I går: 23.", "Skogås (3)": parted by a sign."""
    found: list[Chunk] = []
    paired = _are_pairs([chunk for chunk in chunks if chunk.places or chunk.amounts])
    headed = sum(chunk.before == "colon" and bool(chunk.amounts) for chunk in chunks) > 1
    enclosed = sum(chunk.before == "open" and bool(chunk.amounts) for chunk in chunks) > 1
    last = max((index for index, chunk in enumerate(chunks) if chunk.amounts and chunk.places), default=-1)
    for index, chunk in enumerate(chunks):
        bare = bool(chunk.amounts) and not chunk.places and not chunk.whens
        follows = index < last
        heads = bool(found) and not found[-1].counts
        heads = heads and bool(found[-1].places or found[-1].whens or found[-1].timed)
        closed = enclosed and chunk.before == "open"
        of_place = follows and heads and bool(found[-1].places)
        if bare and heads and (closed or paired or of_place or (headed and chunk.before == "colon")):
            found[-1] = replace(found[-1], amounts=chunk.amounts)
        else:
            found.append(chunk)
    return found


def _are_pairs(told: Sequence[Chunk]) -> bool:
    """As in "Vårby - två, Skogås - en": a place and its number, and so on to the last one."""
    places, numbers = told[::2], told[1::2]
    alone = all(chunk.places and not chunk.counts for chunk in places)
    return len(places) == len(numbers) > 1 and alone and all(c.amounts and not c.places for c in numbers)


def _without_total_before(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """As in "9 besök: i Vårby (4), Skogås (3) och Masmo (2)": the sum stands before the first place."""
    first, *others = chunks
    counts = [a.count or 0 for c in others if c.before == "open" for a in c.amounts]
    summed = bool(first.places) and len(counts) > 1 and [a.count for a in first.amounts] == [sum(counts)]
    return [replace(first, amounts=[]), *others] if summed else chunks
