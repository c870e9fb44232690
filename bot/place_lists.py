"""What a list names of places that inhabitants have asked for, and what can't stand on such a list."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date as Day  # noqa: N812 - `date` is the field that holds one
from enum import StrEnum

from bot.language.reading import Kind, Reading
from bot.language.words.place_names import PlaceNames
from bot.language.words.units import Unit, clean
from bot.requested_places import Request, RequestedPlace, find

LONGEST = 60
_MOST_WORDS = 7
_BETWEEN = re.compile(r"[\n,;]+")
_BULLET = re.compile(r"^(?:[-*•]|\d{1,3}[.)])\s+")
_NO_NAME = re.compile(r"[?!@:]|\.\s")
_BEFORE_AREA = frozenset({"in", "i", "on", "open"})
_SIGNS = frozenset({"open", "close", "comma", "dash"})


class Unlistable(StrEnum):
    """Why something can't stand on the list."""

    NO_NAME = "no_name"
    AREA = "area"
    OUTSIDE = "outside"
    PERSON = "person"
    PRIVATE = "private"


def items(names: PlaceNames, text: str) -> Iterator[str]:
    """What a list names, one a line or between commas; what "och" joins is two, unless it is a crossing."""
    for piece in _BETWEEN.split(text):
        item = " ".join(clean(_BULLET.sub("", piece.strip())).split()).rstrip(" .")
        yield from names.separated(item) if item else ()


def unlistable(names: PlaceNames, item: str, reading: Reading) -> Unlistable | None:
    """Why an item can't stand on the list, given how it is read; None where it can."""
    if reading.kind is Kind.PRIVATE:
        return Unlistable.PRIVATE
    too_long = len(item) > LONGEST or len(item.split()) > _MOST_WORDS
    if too_long or _NO_NAME.search(item) or not any(map(str.isalpha, item)):
        return Unlistable.NO_NAME
    places = [unit for unit in reading.units if unit.kind == "place"]
    if any(unit.value.outside for unit in places):
        return Unlistable.OUTSIDE
    if places and all(unit.value.name is None for unit in reading.units if unit.kind == "place"):
        named = [unit for unit in reading.units if unit.kind not in {"place", *_BEFORE_AREA, *_SIGNS}]
        return None if named else Unlistable.AREA
    return Unlistable.PERSON if not places and names.is_person(item) else None


def request_of(item: str, reading: Reading, day: Day) -> Request:
    """A place that was asked for on a day, in the area that it is said to lie in."""
    places = [unit for unit in reading.units if unit.kind == "place"]
    areas = {unit.value.area for unit in places if unit.value.area is not None}
    name = _without_area(clean(item), reading.units)
    return Request(name=name[:1].upper() + name[1:], area=areas.pop() if len(areas) == 1 else None, date=day)


def _without_area(item: str, units: tuple[Unit, ...]) -> str:
    """A name without the area that is said behind it: "Häradsvägen i Segeltorp"."""
    told = list(units)
    while told and told[-1].kind in _SIGNS:
        told.pop()
    if len(told) < 2 or told[-1].kind != "place" or told[-1].value.name is not None:  # noqa: PLR2004 - two
        return item
    start = told[-2].start if told[-2].kind in _BEFORE_AREA else told[-1].start
    return item[:start].rstrip(" (,-") or item


def on_list(names: PlaceNames, listed: Iterable[RequestedPlace], request: Request) -> RequestedPlace | None:
    """The place on the list that a request is for too, if it is there."""
    return find(names, listed, request.name, request.area).place


def asked_again(place: RequestedPlace) -> RequestedPlace:
    """A place on the list that was asked for once more."""
    return replace(place, request=replace(place.request, times=place.request.times + 1))
