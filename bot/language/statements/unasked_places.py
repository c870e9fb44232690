"""A place beside one that inhabitants had asked for: "... hade boende bett om, men inte den på Lännavägen".

What is denied of the other place is the asking, and not what was done there.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.words.markers import Marker
from bot.language.words.word_values import PlaceWord

_ASKED = ("asked_for", "requested_place")
_BARE = frozenset({"den", "on", "i", "in", "at", "place", "about_time", "linking"})
_JOINS = frozenset({"comma", "but", "and"})
_DENIALS = frozenset({"not", "no", "opens_correction", "place_left", "place_remains"})
_TELLS_DEED = ("firmly_done", "affirmed", "should", "planned", "called_off")
_SAID_SO = frozenset({"not", "our_own"})


def with_unasked_places(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses, those that deny only the asking with the sign that says so."""
    first = list(parts[:1])
    told = [{unit.value for unit in part.of("place")} for part in parts]
    return first + [
        _unasked(part) if _is_left_unasked(before, part, set().union(*told[:at])) else _only_unasked(part)
        for at, (before, part) in enumerate(pairwise(parts))
    ]


def _is_left_unasked(before: Clause, part: Clause, told: AbstractSet[PlaceWord]) -> bool:
    """As in "... men inte den på Lännavägen", "Skogås var det inte", "eget i Skogås" of places `told`."""
    asked = before.has(*_ASKED) and before.has("citizens") and bool(before.of("place"))
    same = part.sentence == before.sentence and part.before in _JOINS
    denied = {marker.start for marker in part.markers if marker.name in _SAID_SO}
    said = denied | {marker.start for marker in part.markers if marker.name == "it"}
    bare = all(unit.kind in _BARE or unit.start in said for unit in part.units)
    places = {unit.value for unit in part.of("place")}
    pointed = bool(part.of("den")) or (places <= told and not before.has(*_TELLS_DEED))
    return asked and same and bool(denied) and bare and bool(places) and pointed


def _unasked(part: Clause) -> Clause:
    denials = [marker for marker in part.markers if marker.name in _SAID_SO]
    kept = [marker for marker in part.markers if marker.name not in _DENIALS]
    said = [Marker("not_asked_for", marker.start, marker.end) for marker in denials]
    return part.with_markers(sorted([*kept, *said], key=lambda marker: marker.start))


def _only_unasked(part: Clause) -> Clause:
    """As in "Skogås ej begärd": what is denied is a part of the sign that nobody had asked."""
    unasked = [marker for marker in part.markers if marker.name == "not_asked_for"]
    if not (unasked and part.of("place")):
        return part
    kept = [
        marker
        for marker in part.markers
        if marker.name not in _DENIALS or not any(s.start <= marker.start < s.end for s in unasked)
    ]
    return part.with_markers(kept)
