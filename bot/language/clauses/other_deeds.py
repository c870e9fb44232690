"""Deeds that are denied and are none of ours to count: "hann aldrig äta", "har inte fört in dem"."""

from collections.abc import Iterator, Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_UNDONE = frozenset({"called_off", "not"})
SAID_OF_DEED = frozenset({*_UNDONE, "was_off", "absent", "firmly_done", "done", "past", "finished"})
"""The signs that say of such a deed, and of nothing else, whether it was done."""

_UNITS_BETWEEN = 2


def other_deeds(units: Sequence[Unit], markers: Sequence[Marker]) -> Iterator[Marker]:
    """From where it is denied to where such a deed ends, with a word or two between: "hann inte ens fika"."""
    starts = [unit.start for unit in units]
    for deed in (marker for marker in markers if marker.name == "other_deed" and marker.start in starts):
        near = starts[max(starts.index(deed.start) - _UNITS_BETWEEN, 0)]
        undone = [m.start for m in markers if m.name in _UNDONE and near <= m.end <= deed.start]
        if undone and min(undone) >= starts[0]:
            yield Marker("other_deed", min(undone), deed.end)
