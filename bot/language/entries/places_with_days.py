"""Places that are told each with days of their own: "Vårby mån, Skogås tis och ons"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.language.days.spans import Span
from bot.language.entries.chunks import Chunk
from bot.language.entries.occasions import Amount
from bot.language.words.word_values import PlaceWord


def places_with_days(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks of such places, each with its days; none where fewer than two are told so."""
    joined = _with_days_joined(_with_days_enclosed(chunks))
    dated = [chunk for chunk in joined if chunk.places and chunk.whens]
    several = any(chunk.places is not dated[0].places for chunk in dated)
    return _one_each(_with_undated(joined, dated)) if several else []


def _one_each(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As in "fotpatruller: Vårby mån, Skogås tis och ons": one a day, where no number is said."""
    if any(chunk.counts for chunk in chunks):
        return list(chunks)
    return [replace(chunk, amounts=[Amount(1)], each=True) for chunk in chunks]


def _with_days_enclosed(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As in "i veckan Skogås (mån) och Vårby (tis)": days in brackets are those of the place before them."""
    found: list[Chunk] = []
    for chunk in chunks:
        before = found[-1] if found else None
        dated = before is not None and not all(isinstance(when.phrase, Span) for when in before.whens)
        if _is_of_days(chunk) and before is not None and before.places and not dated:
            found[-1] = replace(before, whens=chunk.whens)
        elif _is_of_days(chunk) and before is not None and chunk.before != "open":
            found[-1] = replace(before, whens=[*before.whens, *chunk.whens])
        else:
            found.append(chunk)
    return found


def _is_of_days(chunk: Chunk) -> bool:
    return chunk.enclosed and bool(chunk.whens) and not chunk.places and not chunk.counts


def _with_days_joined(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As in "tors Segeltorp, fre och lör Skogås", "Skogås fre och lör": days that "och" joins."""
    found: list[Chunk] = []
    for chunk in chunks:
        before = found[-1] if found else None
        joined = chunk.before == "and" and chunk.whens and not chunk.counts
        if joined and before is not None and before.whens and _is_of_one_place(before, chunk):
            if before.places:
                found.append(replace(before, whens=chunk.whens))
            else:
                found[-1] = replace(chunk, before=before.before, whens=[*before.whens, *chunk.whens])
        else:
            found.append(chunk)
    return found


def _is_of_one_place(before: Chunk, after: Chunk) -> bool:
    return bool(before.places) != bool(after.places) and not before.counts


def _with_undated(chunks: Sequence[Chunk], dated: Sequence[Chunk]) -> list[Chunk]:
    """As in "Flempan i måndags, Skogås och Vårby i tisdags": a place has the day that "och" leads to."""
    known = [place for c in dated for place in c.places]
    found: list[Chunk] = []
    for chunk, after in zip_longest(chunks, chunks[1:]):
        joined = after is not None and after.before == "and"
        listed = chunk.places and (joined or (found and chunk.before in {"comma", "and"}))
        if chunk in dated:
            found.append(chunk)
        elif listed and not any(_is_alike(place, other) for place in chunk.places for other in known):
            found.append(replace(chunk, whens=after.whens) if joined else chunk)
    return found


def _is_alike(place: PlaceWord, other: PlaceWord) -> bool:
    """Whether one may only say the other more closely."""
    named = place.name is not None and other.name is not None
    return place.area == other.area and not (named and place.name != other.name)
