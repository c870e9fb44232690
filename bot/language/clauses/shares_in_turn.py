"""Shares told one after the other without a comma: "ena gången på begäran av boende andra gången inte"."""

from collections.abc import Iterator, Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_ASKED = frozenset({"asked_for", "requested_place", "not_asked_for"})
_NOT_SO = frozenset({"not_asked_for", "not", "our_own"})
_FIRST = frozenset({"one_of_them", "told_first"})
_NUMBERS = frozenset({"article", "number"})
_TOLD_OF_ALL = frozenset({"activity", "when", "time", "part", "place", "count"})


def by_next_share(
    before: str, units: list[Unit], markers: Sequence[Marker]
) -> Iterator[tuple[str, list[Unit]]]:
    """As in "en på begäran av boende | en på eget initiativ": the next share begins a clause."""
    asked = [marker.start for marker in markers if marker.name in _ASKED]
    second = _second(units, markers, min(asked)) if asked else None
    if second is None:
        yield before, units
        return
    first = _first(units[:second], markers)
    if first:
        yield before, units[:first]
        before = "comma"
    yield before, units[first:second]
    yield "comma", units[second:]


def _second(units: Sequence[Unit], markers: Sequence[Marker], asked: int) -> int | None:
    """Where it begins: "den andra ..." behind "den ena" or "en", "en inte" behind another "en"."""
    others = {marker.start for marker in markers if marker.name == "told_second"}
    firsts = {marker.start for marker in markers if marker.name in _FIRST}
    not_so = {marker.start for marker in markers if marker.name in _NOT_SO}
    told = False
    for index, unit in enumerate(units):
        if told and unit.start > asked and index > 1:
            if unit.start in others and units[index - 1].kind not in {"article", "number", "about_time"}:
                return index - (units[index - 1].start in not_so)
            following = [u.start for u in units[index + 1 : index + 3] if u.kind != "on"][:1]
            if unit.kind in _NUMBERS and unit.value == 1 and not_so.intersection(following):
                return index
        told = told or unit.start in firsts or (unit.kind in _NUMBERS and unit.value == 1)
    return None


def _first(units: Sequence[Unit], markers: Sequence[Marker]) -> int:
    """As in "hastkontroll två stycken | en ...": where it begins, behind what is told of all; else 0."""
    starts = {marker.start for marker in markers if marker.name in _FIRST}
    numbered = False
    for index, unit in enumerate(units):
        first = unit.start in starts or (numbered and unit.kind in _NUMBERS and unit.value == 1)
        if first and index and units[index - 1].kind in _TOLD_OF_ALL:
            return index
        numbered = numbered or unit.kind == "count"
    return 0
