"""From what belongs to an activity to entries: one for each occasion that the message tells apart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.entries import Draft, EntryKind, PartOfDay
from bot.language.binding import Bound, Chunk
from bot.language.days import Calendar, Days, InWeekOf, NoDay, OnDate, OnFeast, OnWeekday, Span
from bot.language.inflection import Number
from bot.language.statements import Modality, Statement
from bot.language.units import Unit
from bot.language.when import When
from bot.language.word_values import ActivityWord, PlaceWord
from bot.working_time import ONE_DAY

_KINDS = {
    Modality.DONE: EntryKind.DONE,
    Modality.UNSURE: EntryKind.DONE,
    Modality.PLANNED: EntryKind.PLANNED,
    Modality.CANCELLED: EntryKind.CANCELLED,
}
_DAWN_HOUR = 5
_LONGEST_RANGE = 31


def entries(bound: Bound, calendar: Calendar) -> list[Draft]:
    """The entries of a statement: one for each occasion that it tells apart."""
    _in_one_week(bound)
    base = _base(bound)
    pairs = _pairs(bound)
    if joint := _joint_part(bound):
        return _with_part(base, joint, bound, calendar)
    if pairs:
        return [draft for chunk in pairs for draft in _of_chunk(base, chunk, bound, calendar)]
    return _together(base, bound, calendar)


def is_outside(bound: Bound) -> bool:
    """Whether it happened at a place outside the municipality, as far as the statement says."""
    return any(place.outside for place in bound.places or bound.lent_places)


def _base(bound: Bound) -> Draft:
    requested = next((c.requested for c in bound.chunks if c.requested is not None), None)
    return Draft(
        activity=bound.activity,
        partners=bound.partners,
        requested=requested,
        kind=_KINDS[bound.statement.modality],
        reason=bound.statement.reason,
    )


# A part of the occasions with a partner


def _joint_part(bound: Bound) -> Chunk | None:
    """As in "tre ställen, varav ett med polisen": the chunk about those that a partner took part in."""
    told = [c for c in bound.chunks if c.of_which and c.partners and len(c.amounts) == 1 and not c.places]
    return told[0] if len(told) == 1 and told[0].amounts[0].count else None


def _with_part(base: Draft, joint: Chunk, bound: Bound, calendar: Calendar) -> list[Draft]:
    others = [chunk for chunk in bound.chunks if chunk is not joint]
    partners = frozenset[str]().union(*(chunk.partners for chunk in others))
    whole = replace(bound, chunks=others, partners=partners)
    part = joint.amounts[0].count or 0
    drafts = _together(replace(base, partners=partners), whole, calendar)
    total = drafts[0].count
    if len(drafts) > 1 or total is None or total < part:
        return [replace(draft, count=None) for draft in drafts]
    shared = replace(drafts[0], count=part, partners=partners | joint.partners)
    return [shared] if total == part else [replace(drafts[0], count=total - part), shared]


# Several occasions told one by one


def _pairs(bound: Bound) -> list[Chunk]:
    """The chunks that each tell of an occasion of their own, where there are several such."""
    if any(amount.final for chunk in bound.chunks for amount in chunk.amounts):
        return []
    if len(_by_partner(bound)) > 1:
        return _by_partner(bound)
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


def _by_partner(bound: Bound) -> list[Chunk]:
    """As in "2 med polisen och 1 med SBFF": the chunks that each tell a number with its partners."""
    return [c for c in bound.chunks if c.amounts and c.partners]


def _of_chunk(base: Draft, chunk: Chunk, bound: Bound, calendar: Calendar) -> list[Draft]:
    whens = chunk.whens or _nearest(bound, chunk) or bound.lent_whens
    places = chunk.places or bound.lent_places or _only_place(bound)
    alone = replace(chunk, whens=list(whens), places=list(places))
    own = any(c.alone for c in bound.chunks) or len(_by_partner(bound)) > 1
    partners = chunk.partners if own else base.partners
    base = replace(base, partners=partners)
    part = Bound(bound.statement, bound.activity, [alone], partners)
    told = any(c.requested is not None for c in bound.chunks if c is not chunk and (c.places or c.whens))
    requested = chunk.requested if chunk.requested is not None or told else base.requested
    return _together(replace(base, requested=requested), part, calendar)


def _nearest(bound: Bound, chunk: Chunk) -> list[When]:
    """The days said nearest before a chunk, else after it."""
    position = next((i for i, c in enumerate(bound.chunks) if c.places is chunk.places), 0)
    for other in (*reversed(bound.chunks[:position]), *bound.chunks[position + 1 :]):
        if other.whens:
            return other.whens
    return []


def _only_place(bound: Bound) -> list[PlaceWord]:
    places = bound.places
    return places if len(places) == 1 else []


# Told together


def _together(base: Draft, bound: Bound, calendar: Calendar) -> list[Draft]:
    days, part = _days(bound, calendar)
    spots = _spots(bound)
    count, said = _total(bound, base.kind)
    each = any(c.each for c in bound.chunks)
    return _spread(replace(base, part_of_day=part), count, spots, days, said=said, each=each)


def _total(bound: Bound, kind: EntryKind) -> tuple[int | None, bool]:
    """The number of occasions, and whether it was said; None where it is not exact."""
    if kind is EntryKind.DONE and bound.statement.has("aborted") and not bound.statement.has("after_all"):
        return None, True
    if (
        kind is EntryKind.DONE
        and bound.statement.has("nearly_done")
        and not any(c.counts for c in bound.chunks)
    ):
        return None, True
    count, said = _counted(bound)
    if not count and kind is not EntryKind.DONE:
        return 1, said
    if count is None and not said and _all_days_said(bound):
        return 1, False
    return count, said


def _counted(bound: Bound) -> tuple[int | None, bool]:
    amounts = [amount for chunk in bound.chunks for amount in chunk.amounts]
    final = [amount for amount in amounts if amount.final]
    if final:
        return final[-1].count, True
    acts = [amount.count for amount in amounts if not amount.venue]
    if acts:
        return _agreed(acts), acts != [1] or not _said_by_article(bound)
    shops = len({shop for chunk in bound.chunks for shop in chunk.shops})
    row = any(unit.rule == "venue.row" for unit in bound.statement.of("thing"))
    several = any(c.several for c in bound.chunks)
    venues = sum(a.count or 0 for a in amounts)
    venues += 0 if venues == shops else shops
    if any(a.count is None for a in amounts) or (several and (row or not venues)):
        return None, True
    if venues > 1 or amounts:
        return venues, True
    plural = _is_plural(bound.statement.act) and not bound.statement.inherited
    return (None, False) if plural else (1, False)


def _agreed(counts: Sequence[int | None]) -> int | None:
    """The number that is said; two that differ are asked, but a sum may be told in parts."""
    first, *rest = counts
    if rest and None not in counts and first == sum(count or 0 for count in rest):
        return first
    return counts[0] if len(set(counts)) == 1 else None


def _said_by_article(bound: Bound) -> bool:
    """Whether only "en" is said: "en fotpatrull i Vårby och Skogås" is one in each."""
    return any(unit.kind == "article" for unit in bound.statement.own.units)


def _all_days_said(bound: Bound) -> bool:
    """As in "Båda kvällarna" tells how many occasions a plural means."""
    return any(unit.kind in {"both", "when_evenings"} for unit in bound.statement.of("both", "when_evenings"))


def _is_plural(act: Unit) -> bool:
    value = act.value
    number = value.number if isinstance(value, ActivityWord) else value
    return number is Number.MANY and act.kind != "lookalike"


# Where


def _spots(bound: Bound) -> list[PlaceWord]:
    """The places told apart: an area named beside a place within it is only said more closely.

    Places that "och" joins are never one: "på Lännavägen och i Skogås".
    """
    spots: list[PlaceWord] = []
    groups = [(chunk.places, chunk.joined) for chunk in bound.chunks if chunk.places]
    for places, joined in groups or [(bound.lent_places, False)]:
        before = len(spots) if joined else 0
        for place in places:
            _add_spot(spots, place, before)
    return spots


def _add_spot(spots: list[PlaceWord], place: PlaceWord, first: int) -> None:
    """Add a place, or say one of the places from a position on more closely by it."""
    if place in spots:
        return
    near = (i for i in range(first, len(spots)) if _within(place, spots[i]) or _within(spots[i], place))
    wider = next(near, None)
    if wider is None:
        spots.append(place)
    else:
        spots[wider] = _closer(spots[wider], place)


def _within(inner: PlaceWord, outer: PlaceWord) -> bool:
    if outer.outside or inner.outside:
        return inner.area is None and not inner.outside
    if inner.area is None and outer.area is not None:
        return not outer.street
    return inner.area == outer.area and (outer.name is None or inner.street != outer.street)


def _closer(one: PlaceWord, other: PlaceWord) -> PlaceWord:
    outside = one.outside or other.outside
    return PlaceWord(one.area or other.area, one.name or other.name, outside=outside)


# When


def _in_one_week(bound: Bound) -> None:
    """Weekdays listed upwards are of one week: "fre och lör", said on a Friday, are last week's."""
    whens = bound.whens
    listed = [when.phrase for when in whens if isinstance(when.phrase, OnWeekday)]
    upwards = all(one.weekday < other.weekday for one, other in pairwise(listed))
    plain = not any(phrase.before_today or phrase.ahead for phrase in listed)
    if len(listed) == len(whens) and len(listed) > 1 and upwards and plain:
        for chunk in bound.chunks:
            chunk.whens = [_before_last(when, listed[-1]) for when in chunk.whens]


def _before_last(when: When, last: OnWeekday) -> When:
    day = when.phrase
    if not isinstance(day, OnWeekday) or day == last:
        return when
    return When(InWeekOf(day.weekday, last), when.part)


def _days(bound: Bound, calendar: Calendar) -> tuple[Days | None, PartOfDay | None]:
    """The days of a statement, and the part of the day; None where the day must be asked."""
    whens = bound.whens or bound.lent_whens
    part = next((when.part for when in whens if when.part), None)
    exact = [when for when in whens if not isinstance(when.phrase, NoDay | Span)]
    unsettled = any(isinstance(when.phrase, NoDay) and when.phrase.decisive for when in whens)
    if unsettled or (whens and not exact):
        return None, part
    planned = bound.statement.modality is Modality.PLANNED
    coming = planned or any(when.phrase.ahead for when in exact)
    read = [_resolved(when, calendar, coming=coming, statement=bound.statement) for when in exact]
    if any(days is None or len(days) > _LONGEST_RANGE for days in read) or _contradict(bound, calendar):
        return None, part
    days = sorted({day for found in read if found for day in found})
    evenings = [a.count for c in bound.chunks for a in c.amounts if a.evenings]
    if evenings and evenings != [len(days) or 1]:
        return None, part
    return tuple(days) or (_told_today(bound.statement, calendar),), part


def _contradict(bound: Bound, calendar: Calendar) -> bool:
    """As in "idag på midsommardagen", said in autumn: two days in one breath; "tis ons tors" is a list."""
    for chunk in bound.chunks:
        told = [when.phrase for when in chunk.whens if not isinstance(when.phrase, NoDay | Span)]
        listed = all(isinstance(phrase, OnWeekday | InWeekOf) for phrase in told)
        if not listed and len({phrase.latest(calendar) for phrase in told if not phrase.ahead}) > 1:
            return True
    return False


def _resolved(when: When, calendar: Calendar, *, coming: bool, statement: Statement) -> Days | None:
    if coming:
        return when.phrase.coming(calendar)
    days = when.phrase.latest(calendar)
    if statement.modality is Modality.CANCELLED:
        if not isinstance(when.phrase, OnDate | OnFeast):
            return days or when.phrase.coming(calendar)
        return _nearest_day(days, when.phrase.coming(calendar), calendar, told=statement.has("past"))
    return None if days and days[-1] > calendar.today else days


def _nearest_day(latest: Days | None, coming: Days | None, calendar: Calendar, *, told: bool) -> Days | None:
    """A call-off speaks of the nearer of two days, unless it is told in the past."""
    if not latest or not coming or told:
        return latest or coming
    return latest if calendar.today - latest[-1] <= coming[0] - calendar.today else coming


def _told_today(statement: Statement, calendar: Calendar) -> date:
    """Without a word about time it was today; a clock time before dawn, told in the daytime, last night."""
    hours = [unit.value for unit in statement.of("time") if isinstance(unit.value, int)]
    at_night = bool(hours) and hours[0] < _DAWN_HOUR and not calendar.before_dawn
    return calendar.today - ONE_DAY if at_night and statement.modality is Modality.DONE else calendar.today


# One entry for each place or day, where the number allows it


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
