"""A place beside one that inhabitants had asked for: "... hade boende bett om, men inte den på Lännavägen".

What is denied of the other place is the asking, and not what was done there.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.words.markers import Marker

_ASKED = ("asked_for", "requested_place")
_BARE = frozenset({"den", "on", "i", "in", "at", "place"})
_JOINS = frozenset({"comma", "but", "and"})
_DENIALS = frozenset({"not", "no", "opens_correction"})


def with_unasked_places(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses, those that deny only the asking with the sign that says so."""
    first = list(parts[:1])
    return first + [
        _unasked(part) if _is_left_unasked(before, part) else part for before, part in pairwise(parts)
    ]


def _is_left_unasked(before: Clause, part: Clause) -> bool:
    asked = before.has(*_ASKED) and before.has("citizens") and bool(before.of("place"))
    same = part.sentence == before.sentence and part.before in _JOINS
    denied = {marker.start for marker in part.markers if marker.name == "not"}
    bare = all(unit.kind in _BARE or unit.start in denied for unit in part.units)
    return asked and same and bool(denied) and bare and {"den", "place"} <= {unit.kind for unit in part.units}


def _unasked(part: Clause) -> Clause:
    denials = [marker for marker in part.markers if marker.name == "not"]
    kept = [marker for marker in part.markers if marker.name not in _DENIALS]
    said = [Marker("not_asked_for", marker.start, marker.end) for marker in denials]
    return part.with_markers(sorted([*kept, *said], key=lambda marker: marker.start))
