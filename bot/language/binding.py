"""From a statement to entries: which number, place, day and partner belong to its activity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.entries import Draft, EntryKind, PartOfDay
from bot.language.dates import When
from bot.language.days import Calendar, Days, NoDay, Relative, Span
from bot.language.inflection import Number
from bot.language.statements import Modality, Segment, Statement, is_short
from bot.language.units import Unit
from bot.language.vocabulary import ActivityWord, PlaceWord, ThingWord
from bot.working_time import ONE_DAY

_COUNT_KINDS = {"number", "vague", "vague_range", "article", "both"}
_KINDS = {
    Modality.DONE: EntryKind.DONE,
    Modality.PLANNED: EntryKind.PLANNED,
    Modality.CANCELLED: EntryKind.CANCELLED,
}
_DAWN_HOUR = 5


@dataclass
class Chunk:
    """What one segment says of number, place and time; `count` is None for a number that is not exact."""

    said: bool = False
    count: int | None = None
    total: bool = False
    venues: int = 0
    several: bool = False
    each: bool = False
    places: list[PlaceWord] = field(default_factory=list)
    joined: bool = False
    whens: list[When] = field(default_factory=list)
    requested: bool | None = None
    only: bool = False


@dataclass
class Bound:
    """A statement with its chunks, and what it has taken over from others."""

    statement: Statement
    activity: str | None
    chunks: list[Chunk]
    partners: frozenset[str]
    lent_places: list[PlaceWord] = field(default_factory=list)
    lent_whens: list[When] = field(default_factory=list)

    @property
    def places(self) -> list[PlaceWord]:
        """Where it was, in the order of the message."""
        return [place for chunk in self.chunks for place in chunk.places]

    @property
    def whens(self) -> list[When]:
        """When it was, in the order of the message."""
        return [when for chunk in self.chunks for when in chunk.whens]


def bind(statement: Statement, activity: str | None) -> Bound:
    """The chunks of a statement about an activity; None for one that can't be told."""
    chunks: list[Chunk] = []
    acted = False
    for segment in statement.segments:
        acted = acted or statement.act in segment.units or statement.inherited
        for units in _subdivided(segment):
            chunk = _chunk(segment, units, statement, activity, chunks, acted=acted)
            chunks.append(chunk)
    partners = frozenset[str]().union(*(unit.value for unit in statement.of("partner")))
    return Bound(statement, activity, chunks, partners)


def _subdivided(segment: Segment) -> list[tuple[Unit, ...]]:
    """A segment cut where one number with its place follows another: "1 skogås 2 trångsund"."""
    pieces: list[list[Unit]] = [[]]
    for index, unit in enumerate(segment.units):
        current = pieces[-1]
        has_pair = any(u.kind == "place" for u in current) and any(u.kind in {"number", "count"} for u in current)
        if unit.kind == "number" and has_pair and _next_kind(segment.units, index + 1) in {"place", "i", "on"}:
            pieces.append([])
        pieces[-1].append(unit)
    return [tuple(piece) for piece in pieces]


def _next_kind(units: Sequence[Unit], index: int) -> str:
    return units[index].kind if index < len(units) else "end"


def _chunk(
    segment: Segment, units: tuple[Unit, ...], statement: Statement, activity: str | None, before: Sequence[Chunk], *, acted: bool
) -> Chunk:
    chunk = Chunk(requested=_requested(segment))
    aside = acted and statement.act not in units and not statement.inherited and (segment.before == "which" or not is_short(segment))
    known_place = any(c.places for c in before)
    known_when = any(c.whens for c in before)
    if not (aside and (known_place or segment.before == "which")):
        chunk.places, chunk.joined = _places(units)
    if not (aside and (known_when or segment.before == "which")):
        chunk.whens = [unit.value for unit in units if unit.kind == "when"]
    if not (aside and segment.before == "which"):
        _count(chunk, segment, units, statement, activity, before)
    chunk.each = any(unit.kind == "each" for unit in units)
    chunk.only = all(unit.kind in {"place", "when", "i", "on", "in", "number", "count", "article", "vague", "den", "part", "to", "either", "both", "thing", "shop", "time", "all_of"} for unit in units)
    return chunk


def _places(units: Sequence[Unit]) -> tuple[list[PlaceWord], bool]:
    found: list[PlaceWord] = []
    for index, unit in enumerate(units):
        if unit.kind == "place" and not (index and units[index - 1].kind in {"from", "toward"}):
            found.append(unit.value)
    return found, False


def _requested(segment: Segment) -> bool | None:
    if segment.has("requested_place"):
        return True
    if not segment.has("asked_for"):
        return None
    denied = segment.has("nobody", "not_verb")
    if segment.has("citizens"):
        return not denied
    return False if segment.has("nobody") and segment.before == "which" else None


# Counting


def _count(chunk: Chunk, segment: Segment, units: Sequence[Unit], statement: Statement, activity: str | None, before: Sequence[Chunk]) -> None:
    counted = any(c.said for c in before)
    for index, unit in enumerate(units):
        if unit.kind in _COUNT_KINDS or unit.kind == "count":
            if _is_count(index, units, segment, statement, activity, counted=counted):
                _say(chunk, unit, venue=_counted_noun(units, index, activity) == "venue", opened=_next_kind_is(units, index, "opened", 2))
                counted = True
        elif unit.kind == "thing" and not _has_number_before(units, index) and _is_venue(unit, activity):
            _visit(chunk, unit)
        elif unit.kind == "shop":
            chunk.venues += 1


def _next_kind_is(units: Sequence[Unit], index: int, kind: str, reach: int) -> bool:
    return any(unit.kind == kind for unit in units[index + 1 : index + 1 + reach])


def _visit(chunk: Chunk, unit: Unit) -> None:
    if unit.value.number is Number.MANY:
        chunk.several = True
    else:
        chunk.venues += 1


def _has_number_before(units: Sequence[Unit], index: int) -> bool:
    back = index - 1
    while back >= 0 and (units[back].kind in {"adjective", "all_of", "den"} or _is_adjective(units[back])):
        back -= 1
    return back >= 0 and units[back].kind in _COUNT_KINDS | {"count"}


def _is_adjective(unit: Unit) -> bool:
    return unit.kind == "adjective" or (unit.kind == "word" and unit.text.endswith(("a", "ade", "iga")))


def _is_venue(unit: Unit, activity: str | None) -> bool:
    value = unit.value
    return isinstance(value, ThingWord) and (activity in value.venue_of if activity else bool(value.venue_of))


def _counted_noun(units: Sequence[Unit], index: int, activity: str | None) -> str | None:
    """What kind of thing a number counts: the "act" itself, a "venue", or something else (None)."""
    ahead = index + 1
    while ahead < len(units) and (units[ahead].kind in {"adjective", "all_of", "den"} or (_is_adjective(units[ahead]) and ahead + 1 < len(units))):
        ahead += 1
    if ahead >= len(units):
        return "end"
    unit = units[ahead]
    if unit.kind in {"activity", "visit", "lookalike"}:
        return "act" if not (unit.kind == "activity" and unit.value.verb) else None
    if unit.kind in {"thing", "shop"}:
        return "venue" if unit.kind == "shop" or _is_venue(unit, activity) else "subject" if isinstance(unit.value, ThingWord) and activity in unit.value.subject_of else None
    if unit.kind in {"place", "i", "on", "in", "when", "opened", "with", "partner", "time", "colon", "each", "either", "visit_verb"}:
        return "end"
    return None


def _is_count(index: int, units: Sequence[Unit], segment: Segment, statement: Statement, activity: str | None, *, counted: bool) -> bool:
    unit = units[index]
    noun = _counted_noun(units, index, activity)
    if noun == "act":
        return True
    if noun == "venue":
        return not counted
    if noun == "subject":
        return not counted and unit.kind != "article"
    if noun != "end":
        return False
    if unit.kind == "count":
        return True
    if _next_kind_is(units, index, "opened", 1):
        return True
    if unit.kind == "both":
        return False
    return _stands_for_acts(index, units, segment, statement, activity)


def _stands_for_acts(index: int, units: Sequence[Unit], segment: Segment, statement: Statement, activity: str | None) -> bool:
    """A number without its noun: "två i Vårby", "krogtillsyn: 3", "hann bara två", "Skogås 2"."""
    unit = units[index]
    if unit.kind == "vague_range":
        return False
    previous = units[index - 1] if index else None
    following = _next_kind(units, index + 1)
    if previous is not None and (previous.kind in {"activity", "visit", "colon", "dash"}):
        return unit.kind != "article" and not (previous.kind == "dash" and index < 2)  # noqa: PLR2004
    if any(m.name == "finished" and 0 <= unit.start - m.end <= 12 for m in segment.markers):  # noqa: PLR2004
        return True
    if following in {"i", "on", "in", "place", "each", "either"} and (previous is None or previous.kind in {"when", "place", "about", "of_which", "then"} or segment.words == 0):
        return segment.words == 0
    return previous is not None and previous.kind in {"place", "when"} and following == "end" and unit.kind == "number" and segment.words == 0


def _say(chunk: Chunk, unit: Unit, *, venue: bool, opened: bool) -> None:
    value = 1 if unit.kind == "article" else 2 if unit.kind == "both" else unit.value
    exact = unit.kind in {"number", "count", "article", "both"}
    if opened:
        chunk.said, chunk.count, chunk.total = True, value, True
        return
    if chunk.total:
        return
    if venue and not chunk.said and exact:
        chunk.venues += value
        return
    if chunk.said and chunk.count is not None:
        return
    chunk.said, chunk.count = True, value if exact else None


# Entries


def entries(bound: Bound, calendar: Calendar) -> list[Draft]:
    """The entries of a statement: one for each occasion that it tells apart."""
    base = _base(bound)
    pairs = _pairs(bound)
    if pairs:
        return [draft for chunk in pairs for draft in _of_chunk(base, chunk, bound, calendar)]
    return _together(base, bound, calendar)


def _base(bound: Bound) -> Draft:
    requested = next((c.requested for c in bound.chunks if c.requested is not None), None)
    statement = bound.statement
    return Draft(
        activity=bound.activity,
        partners=bound.partners,
        requested=requested,
        kind=_KINDS[statement.modality],
        reason=statement.reason,
    )


def _pairs(bound: Bound) -> list[Chunk]:
    """The chunks that each tell of an occasion of their own, where there are several such."""
    numbered = [c for c in bound.chunks if c.said and (c.places or c.whens)]
    if len(numbered) > 1:
        return numbered
    total = next((c for c in bound.chunks if c.said and not c.places), None)
    if total is None:
        dated = [c for c in bound.chunks if c.places and c.whens]
        return dated if len(dated) > 1 else []
    return []


def _of_chunk(base: Draft, chunk: Chunk, bound: Bound, calendar: Calendar) -> list[Draft]:
    whens = chunk.whens or _nearest(bound, chunk) or bound.lent_whens
    places = chunk.places or bound.lent_places or _only_place(bound)
    part = Bound(bound.statement, bound.activity, [replace(chunk, whens=list(whens), places=list(places))], bound.partners)
    requested = chunk.requested if chunk.requested is not None else (base.requested if not any(c.requested is not None for c in bound.chunks if c is not chunk) else None)
    return _together(replace(base, requested=requested), part, calendar)


def _nearest(bound: Bound, chunk: Chunk) -> list[When]:
    position = bound.chunks.index(chunk)
    for other in (*reversed(bound.chunks[:position]), *bound.chunks[position + 1 :]):
        if other.whens:
            return other.whens
    return []


def _only_place(bound: Bound) -> list[PlaceWord]:
    places = bound.places
    return places if len(places) == 1 else []


def _together(base: Draft, bound: Bound, calendar: Calendar) -> list[Draft]:
    count, said = _total(bound)
    spots = _spots(bound.places or bound.lent_places)
    each = any(c.each for c in bound.chunks)
    days, part = _days(bound, calendar)
    base = replace(base, part_of_day=part)
    if base.kind is not EntryKind.DONE and count is None:
        count = 1
    return _spread(base, count, said, spots, days, each=each)


def _total(bound: Bound) -> tuple[int | None, bool]:
    """The number of occasions, and whether it was said; None where it is not exact."""
    said = [c for c in bound.chunks if c.said]
    final = next((c for c in said if c.total), None)
    if final is not None:
        return final.count, True
    if said:
        return said[0].count, True
    venues = sum(c.venues for c in bound.chunks)
    plural = _is_plural(bound.statement.act)
    if venues > 1:
        return venues, True
    if any(c.several for c in bound.chunks) or plural:
        return None, not plural or any(c.several for c in bound.chunks)
    return 1, False


def _is_plural(act: Unit) -> bool:
    value = act.value
    number = value.number if isinstance(value, ActivityWord) else value
    return number is Number.MANY


def _spots(places: Sequence[PlaceWord]) -> list[PlaceWord]:
    """The places told apart: an area named beside a place within it is only said more closely."""
    spots: list[PlaceWord] = []
    for place in places:
        if place in spots:
            continue
        wider = next((s for s in spots if _within(place, s) or _within(s, place)), None)
        if wider is None:
            spots.append(place)
        else:
            spots[spots.index(wider)] = _closer(wider, place)
    return spots


def _within(inner: PlaceWord, outer: PlaceWord) -> bool:
    if outer.outside or inner.outside:
        return False
    street_beside_area = inner.area is None and outer.area is not None
    return street_beside_area or (inner.area == outer.area and outer.name is None)


def _closer(one: PlaceWord, other: PlaceWord) -> PlaceWord:
    return PlaceWord(one.area or other.area, one.name or other.name)


def _days(bound: Bound, calendar: Calendar) -> tuple[Days | None, PartOfDay | None]:
    """The days of a statement, and the part of the day; None where the day must be asked."""
    whens = bound.whens or bound.lent_whens
    part = next((when.part for when in whens if when.part), None)
    exact = [when for when in whens if not isinstance(when.phrase, NoDay | Span)]
    if whens and not exact:
        return None, part
    planned = bound.statement.modality is Modality.PLANNED
    coming = planned or any(when.phrase.ahead for when in exact)
    read = [_resolved(when, calendar, coming=coming, statement=bound.statement) for when in exact]
    if any(days is None for days in read):
        return None, part
    days = sorted({day for found in read if found for day in found})
    return tuple(days) or (_told_today(bound.statement, calendar),), part


def _resolved(when: When, calendar: Calendar, *, coming: bool, statement: Statement) -> Days | None:
    if coming:
        return when.phrase.coming(calendar)
    days = when.phrase.latest(calendar)
    if statement.modality is Modality.CANCELLED:
        ahead = when.phrase.coming(calendar)
        return ahead if days is None else days
    if days and days[-1] > calendar.today:
        return None
    return days


def _told_today(statement: Statement, calendar: Calendar) -> date:
    """Without a word about time it was today; a clock time before dawn, told in the daytime, last night."""
    hours = [unit.value for unit in statement.of("time") if isinstance(unit.value, int)]
    at_night = bool(hours) and hours[0] < _DAWN_HOUR and not calendar.before_dawn
    return calendar.today - ONE_DAY if at_night and statement.modality is Modality.DONE else calendar.today


def _spread(base: Draft, count: int | None, said: bool, spots: list[PlaceWord], days: Days | None, *, each: bool) -> list[Draft]:
    """One entry for each place or day, where the number allows it."""
    if len(spots) > 1 and days is not None and len(days) > 1:
        days = None if len(spots) != len(days) or said else None
    if days is not None and len(days) > 1:
        return _over_days(base, count, said, spots, days)
    day = days[0] if days else None
    base = replace(base, date=day)
    if len(spots) <= 1:
        return [_at(base, spots[0] if spots else None, count)]
    if each:
        return [_at(base, spot, count) for spot in spots]
    if not said or count == len(spots):
        return [_at(base, spot, 1 if count is not None else None) for spot in spots]
    areas = {spot.area for spot in spots}
    shared = PlaceWord(areas.pop()) if len(areas) == 1 else None
    return [_at(base, shared, count)]


def _over_days(base: Draft, count: int | None, said: bool, spots: list[PlaceWord], days: Days) -> list[Draft]:
    spot = spots[0] if spots else None
    if not said or count == len(days):
        return [_at(replace(base, date=day), spot, 1 if count is not None else None) for day in days]
    return [_at(base, spot, count)]


def _at(base: Draft, spot: PlaceWord | None, count: int | None) -> Draft:
    if spot is None:
        return replace(base, count=count)
    return replace(base, count=count, area=spot.area, place=None if spot.outside else spot.name)


def is_outside(bound: Bound) -> bool:
    """Whether it happened at a place outside the municipality, as far as the statement says."""
    places = bound.places or bound.lent_places
    return any(place.outside for place in places)


def lend(bounds: Iterable[Bound]) -> None:
    """Let statements take over what is said for all: a place said last or first, and the day."""
    found = list(bounds)
    for index in range(len(found) - 2, -1, -1):
        _lend_back(found[index], found[index + 1])
    for index in range(1, len(found)):
        _lend_on(found[index - 1], found[index])


def _lend_back(here: Bound, after: Bound) -> None:
    joined = after.statement.segments[0].before in {"and", "comma", "or"} and not after.statement.inherited
    same = here.statement.segments[-1].sentence == after.statement.segments[0].sentence
    if not (joined and same):
        return
    bare = not here.places and not here.whens and not here.partners and len(here.statement.segments) == 1
    leading_when = not here.places and not here.partners and len(here.statement.segments) == 1 and _leads(here, "when")
    if bare or leading_when:
        here.lent_places = after.places or after.lent_places
        if after.partners and (after.places or after.lent_places) and here.activity != after.activity:
            here.partners = here.partners | after.partners
    if not here.whens:
        here.lent_whens = after.whens or after.lent_whens


def _leads(bound: Bound, kind: str) -> bool:
    units = [unit for segment in bound.statement.segments for unit in segment.units]
    act = units.index(bound.statement.act) if bound.statement.act in units else 0
    return any(unit.kind == kind for unit in units[:act])


def _lend_on(before: Bound, here: Bound) -> None:
    if not here.whens and not here.lent_whens and before.statement.modality is here.statement.modality:
        whens = before.whens or before.lent_whens
        here.lent_whens = [when for when in whens if not _is_now(when)]
    same = before.statement.segments[-1].sentence == here.statement.segments[0].sentence
    if same and not here.places and not here.lent_places and _leads(before, "place") and not here.statement.inherited:
        here.lent_places = before.places or before.lent_places
    if here.statement.inherited and not here.places and not here.lent_places and len(before.places) == 1:
        here.lent_places = before.places


def _is_now(when: When) -> bool:
    return isinstance(when.phrase, Relative) and when.phrase.offset == 0
