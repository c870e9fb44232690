"""From what belongs to an activity to entries: one for each occasion that the message tells apart."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Draft, EntryKind
from bot.language.days.meanings import Calendar, Days
from bot.language.entries.apart import has_own_partners, joint_part, nearest, only_place, told_apart
from bot.language.entries.binding import Bound
from bot.language.entries.chunks import Chunk
from bot.language.entries.spots import is_one_walk, spots_of
from bot.language.entries.told_days import days_of, in_one_week
from bot.language.entries.totals import total
from bot.language.statements.statement import Modality
from bot.language.words.word_values import PlaceWord

_KINDS = {
    Modality.DONE: EntryKind.DONE,
    Modality.UNSURE: EntryKind.DONE,
    Modality.ANNOUNCED: EntryKind.DONE,
    Modality.PLANNED: EntryKind.PLANNED,
    Modality.CANCELLED: EntryKind.CANCELLED,
}


def entries(bound: Bound, calendar: Calendar) -> list[Draft]:
    """The entries of a statement: one for each occasion that it tells apart."""
    in_one_week([bound])
    base = _base(bound)
    pairs = told_apart(bound)
    if joint := joint_part(bound):
        return _with_part(base, joint, bound, calendar)
    if pairs:
        own = has_own_partners(pairs)
        return [draft for chunk in pairs for draft in _of_chunk(base, chunk, bound, calendar, own=own)]
    return _together(base, bound, calendar)


def is_outside(bound: Bound) -> bool:
    """Whether it happened at a place outside the municipality, as far as the statement says."""
    return any(place.outside for place in bound.places or bound.lent_places)


def _base(bound: Bound) -> Draft:
    apart = any(c.own_request for c in bound.chunks)
    requested = next((c.requested for c in bound.chunks if c.requested is not None and not apart), None)
    return Draft(
        activity=bound.activity,
        partners=bound.partners,
        requested=requested,
        kind=_KINDS[bound.statement.modality],
        reason=bound.statement.reason,
    )


def _with_part(base: Draft, joint: Chunk, bound: Bound, calendar: Calendar) -> list[Draft]:
    others = [chunk for chunk in bound.chunks if chunk is not joint]
    partners = frozenset[str]().union(*(chunk.partners for chunk in others))
    whole = replace(bound, chunks=others, partners=partners)
    if joint.requested is not None:
        base = replace(base, requested=False if joint.requested else None)
    part = joint.amounts[0].count or 0
    drafts = _together(replace(base, partners=partners), whole, calendar)
    first, told = drafts[0], drafts[0].count
    said = any(chunk.counts for chunk in others) or joint.requested is not None
    contradicted = joint.of_which and told is not None and (told < part or not said)
    if len(drafts) > 1 or told is None or contradicted or _lies_elsewhere(joint, first):
        return [replace(draft, count=None) for draft in drafts]
    spot = joint.places[0] if joint.places else None
    shared = _at(replace(first, partners=partners | joint.partners), spot, part)
    shared = shared if joint.requested is None else replace(shared, requested=joint.requested)
    if not joint.of_which:
        added = joint.one_more or told <= part
        return [first if added else replace(first, count=None), shared]
    return [shared] if told == part else [replace(first, count=told - part), shared]


def _lies_elsewhere(joint: Chunk, whole: Draft) -> bool:
    """As in "tre i Vårby, varav en i Skogås": the part is not where the whole is."""
    return any(whole.area not in {None, place.area} for place in joint.places)


def _of_chunk(base: Draft, chunk: Chunk, bound: Bound, calendar: Calendar, *, own: bool) -> list[Draft]:
    whens = chunk.whens or nearest(bound, chunk) or bound.lent_whens
    places = chunk.places or bound.lent_places or only_place(bound, chunk)
    alone = replace(chunk, whens=list(whens), places=list(places))
    partners = chunk.partners if own else base.partners
    base = replace(base, partners=partners)
    part = Bound(bound.statement, bound.activity, [alone], partners)
    told = any(c.requested is not None for c in bound.chunks if c is not chunk and (c.places or c.whens))
    requested = chunk.requested if chunk.requested is not None or told else base.requested
    return _together(replace(base, requested=requested), part, calendar)


def _together(base: Draft, bound: Bound, calendar: Calendar) -> list[Draft]:
    days, part = days_of(bound, calendar)
    spots = spots_of(bound)
    count, said = total(bound, base.kind)
    spots = _one_by_one(bound, count) or spots
    each = any(c.each for c in bound.chunks)
    if not said and len(spots) > 1 and is_one_walk(bound):
        spots = [_shared(spots) or PlaceWord(None)]
    return _spread(replace(base, part_of_day=part), count, spots, days, said=said, each=each)


def _spread(
    base: Draft, count: int | None, spots: list[PlaceWord], days: Days | None, *, said: bool, each: bool
) -> list[Draft]:
    many_days = days is not None and len(days) > 1
    if many_days and len(spots) > 1:
        return [_at(replace(base, date=None), _shared(spots), count)]
    if days is not None and many_days:
        return _over_days(base, count, spots, days, said=said and not each)
    base = replace(base, date=days[0] if days else None)
    if len(spots) <= 1:
        return [_at(base, spots[0] if spots else None, count)]
    if each:
        return [_at(base, spot, count) for spot in spots]
    if not said or count == len(spots):
        return [_at(base, spot, 1 if count is not None else None) for spot in spots]
    return [_at(base, _shared(spots), count)]


def _one_by_one(bound: Bound, count: int | None) -> list[PlaceWord]:
    """As in "x3 (Skogås, Trångsund, Länna)": as many places as occasions, though one lies within another."""
    listed = [chunk.places[0] for chunk in bound.chunks if len(chunk.places) == 1]
    return listed if len(set(listed)) == len(bound.places) == count else []


def _shared(spots: Sequence[PlaceWord]) -> PlaceWord | None:
    """The area that all places lie in, if it is one."""
    areas = {spot.area for spot in spots}
    return PlaceWord(areas.pop()) if len(areas) == 1 else None


def _over_days(
    base: Draft, count: int | None, spots: list[PlaceWord], days: Days, *, said: bool
) -> list[Draft]:
    spot = spots[0] if spots else None
    if not said or count == len(days):
        each_day = None if count is None else count if not said else 1
        return [_at(replace(base, date=day), spot, each_day) for day in days]
    return [_at(base, spot, count)]


def _at(base: Draft, spot: PlaceWord | None, count: int | None) -> Draft:
    if spot is None:
        return replace(base, count=count)
    place = None if spot.outside else spot.name
    return replace(base, count=count, area=spot.area, place=place, outside=spot.outside)
