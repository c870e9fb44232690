"""Where a statement tells that it was: the places told apart, each as closely as it is said."""

from collections.abc import Sequence

from bot.language.entries.binding import Bound
from bot.language.entries.chunks import Chunk
from bot.language.words.word_values import ActivityWord, PlaceWord


def spots_of(bound: Bound) -> list[PlaceWord]:
    """The places told apart: an area named beside a place within it is only said more closely.

    Places that "och" joins are never one, nor those with hours of their own: "på Lännavägen och i Skogås",
    "Vårby 18-20, Masmo 20-21".
    """
    spots: list[PlaceWord] = []
    placed = [chunk for chunk in bound.chunks if chunk.places]
    groups = [(chunk.places, chunk.joined or _has_own_hours(chunk, placed)) for chunk in placed]
    for places, joined in groups or [(bound.lent_places, False)]:
        before = len(spots) if joined else 0
        for place in places:
            _add_spot(spots, place, before)
    return spots


def is_one_walk(bound: Bound) -> bool:
    """As in "i Visättra och Grantorp, en enda lång promenad"; a check is one at each place.

    Through places of one area it is one too: "genom Flemingsbergs centrum och campus".
    """
    act = bound.statement.act.value
    walks = isinstance(act, ActivityWord) and not act.visited
    through = len({place.area for place in bound.places}) == 1 and bound.statement.has("goes_through")
    told = bound.statement.told
    return walks and (through or any(c.has("as_one") and not c.has("not") for c in told))


def _has_own_hours(chunk: Chunk, placed: Sequence[Chunk]) -> bool:
    headed = chunk.before == "colon"
    return chunk.timed and chunk is not placed[0] and placed[0].timed and not headed


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
    return inner.area == outer.area and (outer.name is None or inner.spot != outer.spot)


def _closer(one: PlaceWord, other: PlaceWord) -> PlaceWord:
    outside = one.outside or other.outside
    return PlaceWord(one.area or other.area, one.name or other.name, outside=outside)
