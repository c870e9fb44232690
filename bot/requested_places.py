"""The places at which inhabitants have asked for checks, and which of them a check was at.

Nothing may count that was not done where it was asked for: a name that can be another street's is no match.
It is near, and whoever was there is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - `date` is the field that holds one
from enum import IntEnum

from rapidfuzz.distance import OSA

from bot.language.words.place_names import PlaceName, PlaceNames, Street
from bot.language.words.units import fold

_SHORTEST_SWAPPED = 5
_SHORTEST_UNDOTTED = 6
_SHORTEST_MISSPELT = 4
_SURELY_UNDOTTED = 2
_MOST_NEAR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A place as somebody wrote it for the list; `area` is None where the list names none.

    `date` is when it was first asked for, `times` how often. Who asked is known nowhere.
    """

    name: str
    area: str | None = None
    date: Day
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedPlace:
    """A place on the list, by its number there."""

    id: int
    request: Request


@dataclass(frozen=True, slots=True)
class Found:
    """The place on the list that was meant, else those that may have been, and must be asked about."""

    place: RequestedPlace | None = None
    near: tuple[RequestedPlace, ...] = ()


class Likeness(IntEnum):
    """Whether two names are those of one place."""

    OTHER = 0
    NEAR = 1
    SAME = 2


def find(names: PlaceNames, listed: Iterable[RequestedPlace], place: str, area: str | None = None) -> Found:
    """Which place on the list somebody means by a name and an area, None if they tell none."""
    written = names.read(place)
    within = [each for each in listed if area is None or each.request.area in {None, area}]
    alike = [(each, likeness(names, written, names.read(each.request.name))) for each in within]
    same = [each for each, found in alike if found is Likeness.SAME]
    here = [each for each in same if each.request.area == area] or same
    if len(here) == 1:
        return Found(here[0])
    near = here or [each for each, found in alike if found is Likeness.NEAR]
    return Found(None, tuple(near[:_MOST_NEAR]))


def likeness(names: PlaceNames, written: PlaceName, listed: PlaceName) -> Likeness:
    """Whether a name as it was written is that of a place on the list."""
    if not written.streets or not listed.streets:
        return Likeness.OTHER
    best = [
        max(_street_likeness(names, street, other, undotted=written.undotted) for other in listed.streets)
        for street in written.streets
    ]
    if len(written.streets) == len(listed.streets):
        return min(best)
    return min(max(best), Likeness.NEAR)


def _street_likeness(names: PlaceNames, written: Street, listed: Street, *, undotted: bool) -> Likeness:
    if written.first != listed.first:
        shorter = Street("", listed.stem, listed.ending)
        return Likeness.NEAR if written == shorter else Likeness.OTHER
    if written.ending != listed.ending:
        return _misspelt_ending(names, written, listed)
    if written.stem == listed.stem:
        return Likeness.SAME
    if fold(written.stem) == fold(listed.stem):
        lost = undotted and _has_lost_dots(names, written, listed)
        return Likeness.SAME if lost else Likeness.NEAR
    return _misspelt(written.stem, listed.stem, undotted=undotted)


def _misspelt_ending(names: PlaceNames, written: Street, listed: Street) -> Likeness:
    """As in "häradsvägn": where the stem is whole, and no other ending can be meant, it is the same."""
    whole = listed.stem + listed.ending
    if written.ending or len(listed.stem) < _SHORTEST_MISSPELT or _slips(written.stem, whole) > 1:
        return Likeness.OTHER
    sure = written.stem.startswith(listed.stem) and listed.ending in names.words.misspelt
    return Likeness.SAME if sure else Likeness.NEAR


def _has_lost_dots(names: PlaceNames, written: Street, listed: Street) -> bool:
    """Whether a name without dots can only be that of the list, and not one that has none."""
    full = names.words.endings[listed.ending] if listed.ending else ()
    ending_lost = any(fold(form) == written.written != form for form in full)
    lost = [n for n, pair in enumerate(zip(written.stem, listed.stem, strict=True)) if pair[0] != pair[1]]
    if len(lost) + ending_lost >= _SURELY_UNDOTTED:
        return True
    twin = any(_covers(part, written.stem, n) for part in names.words.undotted_too for n in lost)
    return len(written.stem) >= _SHORTEST_UNDOTTED and not twin


def _covers(part: str, stem: str, position: int) -> bool:
    """Whether a part of a name stands in a stem where a letter stands."""
    return part in stem[max(0, position - len(part) + 1) : position + len(part)]


def _misspelt(written: str, listed: str, *, undotted: bool) -> Likeness:
    """Two letters that changed places make no other name; any other slip may, and so does a road's number."""
    digits = any(map(str.isdigit, written + listed))
    if digits or min(len(written), len(listed)) < _SHORTEST_MISSPELT or _slips(written, listed) > 1:
        return Likeness.OTHER
    swapped = sorted(fold(written)) == sorted(fold(listed)) and len(listed) >= _SHORTEST_SWAPPED
    whole = undotted or sorted(written) == sorted(listed)
    return Likeness.SAME if swapped and whole else Likeness.NEAR


def _slips(written: str, listed: str) -> int:
    return OSA.distance(fold(written), fold(listed), score_cutoff=1)
