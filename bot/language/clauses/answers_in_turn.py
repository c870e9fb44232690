"""Places each with a yes or no of its own, without a comma: "Skogås ja | Trångsund nej"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_ANSWERS = frozenset({"yes", "no"})
_LEADS = frozenset({"number", "article", "i", "on", "to", "den", "mere_to"})
_FEWEST = 4


def by_answer(before: str, units: list[Unit], markers: Sequence[Marker]) -> Iterator[tuple[str, list[Unit]]]:
    """Every place begins a clause with the answer behind or before it: "ja i Skogås | nej i Trångsund"."""
    answers = {marker.start for marker in markers if marker.name in _ANSWERS}
    told = [at for at, unit in enumerate(units) if unit.kind == "place" or unit.start in answers]
    are_places = [units[at].kind == "place" for at in told]
    turns = all(one is not other for one, other in pairwise(are_places))
    if len(told) < _FEWEST or len(told) % 2 or not turns or not _are_all(units, told):
        yield before, units
        return
    starts = [_start(units, at) for at in told[2::2]]
    for start, end in zip([0, *starts], [*starts, len(units)], strict=True):
        yield before if not start else "comma", units[start:end]


def _are_all(units: Sequence[Unit], told: Sequence[int]) -> bool:
    """Whether nothing else is said but how many, and words that lead to a place."""
    return all(unit.kind in _LEADS for at, unit in enumerate(units) if at not in told)


def _start(units: Sequence[Unit], at: int) -> int:
    """Where what leads to a place begins; a yes or no has nothing before it."""
    leads = units[at].kind == "place"
    while leads and units[at - 1].kind in _LEADS:
        at -= 1
    return at
