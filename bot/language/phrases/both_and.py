"""What "som" joins behind "såväl", where it leads to no clause: "såväl fredag som lördag"."""

from collections.abc import Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_ENDS = frozenset({"stop", "line", "question"})
_REACH = 8


def with_both_joined(units: list[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """As in "i såväl Vårby som Skogås", which is one and the other; "både" has its "och"."""
    begun = {marker.start for marker in markers if marker.name == "as_well"}
    firsts = [index for index, unit in enumerate(units) if unit.start in begun] if begun else []
    seconds = {_second(units, first) for first in firsts}
    return [u._replace(kind="and") if i in seconds else u for i, u in enumerate(units)] if seconds else units


def _second(units: Sequence[Unit], first: int) -> int | None:
    """Where the word stands that leads to the second part."""
    for index in range(first + 1, min(first + _REACH, len(units))):
        if units[index].kind == "which":
            return index
        if units[index].kind in _ENDS:
            return None
    return None
