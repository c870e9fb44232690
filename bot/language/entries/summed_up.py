"""Numbers that only sum up those told behind them: "totalt 4 i veckan: 1 i måndags och 3 i onsdags"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.days.meanings import NoDay, Relative, Tonight
from bot.language.days.spans import Span
from bot.language.entries.chunks import Chunk

_FEWEST_PARTS = 2


def without_sum_of_each(chunks: Sequence[Chunk]) -> None:
    """As in "tre krogtillsyner, en vardera i Stuvsta, Segeltorp och Skogås": take away what only sums up."""
    at = next((i for i, chunk in enumerate(chunks) if chunk.each and chunk.amounts), 0)
    before = [chunk for chunk in chunks[:at] if chunk.amounts]
    spots = sum(len(chunk.places) for chunk in chunks[at:])
    if at and len(before) == 1 and _says_one_in_each(chunks[at], chunks[:at]):
        chunks[at].amounts, chunks[at].each = [], False
        return
    if at and len(before) == 1 and spots > 1 and not before[0].places:
        each = chunks[at].amounts[0].count
        if each is not None and [amount.count for amount in before[0].amounts] == [each * spots]:
            before[0].amounts = []


def _says_one_in_each(last: Chunk, before: Sequence[Chunk]) -> bool:
    """As in "tre krogar i Stuvsta, Skogås och Vårby, en i varje": what the numbers of both say already."""
    counts = [amount.count for chunk in before for amount in chunk.amounts]
    places = sum(len(chunk.places) for chunk in before)
    alone = not (last.places or last.whens) and [amount.count for amount in last.amounts] == [1]
    return alone and places > 1 and counts == [places]


def without_total(numbered: Sequence[Chunk]) -> list[Chunk]:
    """As in "i måndags två, en i Vårby och en i Skogås, igår en": without a sum of those behind it."""
    first, *others = numbered
    sums = (others[:length] for length in range(len(others), 0, -1) if all(c.whens for c in others[length:]))
    return others if any(_is_total(first, parts) for parts in sums) else list(numbered)


def summed_at_last(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As in "8 i Vårby och 4 i Skogås, 12 hembesök igår": the parts, on the day of their sum."""
    told = [chunk for chunk in chunks if chunk.amounts]
    parts, last = told[:-1], told[-1] if told else None
    if last is None or len(parts) < _FEWEST_PARTS or last.places or last.partners:
        return []
    if not _adds_up([last, *parts]):
        return []
    placed = all(len(c.amounts) == 1 and c.places and not c.whens for c in parts)
    sums_up = last.amounts[0].final or (last.whens and not _may_be_of_another_day(last))
    return [replace(chunk, whens=last.whens) for chunk in parts] if placed and sums_up else []


def _may_be_of_another_day(last: Chunk) -> bool:
    """As in "två i Vårby och en i Skogås. Tre i måndags": just as many, and perhaps others."""
    today = all(when.phrase == Relative(0) or isinstance(when.phrase, Tonight) for when in last.whens)
    return last.before in {"stop", "line"} and not today


def _is_total(first: Chunk, others: Sequence[Chunk]) -> bool:
    """As in "Två i Skogås, en i tisdags och en i onsdags": the first number is the sum of the others."""
    if _is_of_span(first) and all(c.whens and not (first.places and c.places) for c in others):
        return _adds_up([first, *others])
    undated = bool(first.places) and not first.whens
    dated = all(c.whens and not c.places for c in others)
    unplaced = bool(first.whens) and not first.places
    placed = all((c.places or c.in_total) and not c.whens for c in others)
    return ((undated and dated) or (unplaced and placed)) and _adds_up([first, *others])


def _is_of_span(first: Chunk) -> bool:
    """As in "totalt 4 i veckan: 1 i måndags i Vårby, 3 i onsdags", "10 i helgen, 6 på lördagen, ..."."""
    return bool(first.whens) and all(isinstance(when.phrase, Span | NoDay) for when in first.whens)


def _adds_up(chunks: Sequence[Chunk]) -> bool:
    """Whether the first number is the sum of the others."""
    told = [amount.count for chunk in chunks for amount in chunk.amounts]
    return None not in told and bool(told) and told[0] == sum(count or 0 for count in told[1:])


def is_by_hour(first: Chunk, others: Sequence[Chunk]) -> bool:
    """As in "två i Skogås, en på förmiddagen och en på kvällen": told twice, and not twice as many."""
    hours = all(c.timed and not c.places and not c.whens for c in others)
    parts = [amount.count for c in (first, *others) for amount in c.amounts][1:]
    if not hours or not parts:
        return False
    return (len(parts) > 1 and _adds_up([first, *others])) or _tells_hour_of_some(first, parts)


def _tells_hour_of_some(first: Chunk, parts: Sequence[int | None]) -> bool:
    """As in "två fotpatruller i Vårby idag, en vid lunch": when some of those told before were."""
    timed = first.timed or any(when.part for when in first.whens)
    whole = first.amounts[0].count if len(first.amounts) == 1 and not timed else None
    return whole is not None and None not in parts and sum(part or 0 for part in parts) < whole
