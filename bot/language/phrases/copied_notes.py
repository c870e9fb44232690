"""Notes that are copied word by word: what stands in their quotation marks was done, and is no talk."""

from collections.abc import Iterator, Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_LINE_ENDS = frozenset({"line", "stop"})
_FEWEST = 2


def without_marks_of_notes(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """The units without the quotation marks around whole lines, or around what a note is told to say.

    As in two lines such as "ons 29/7 fotpatrull Skogås", or "Lapp från Bo: ...".
    """
    quotes = [i for i, unit in enumerate(units) if unit.kind == "quote"]
    if not quotes or len(quotes) % 2:
        return list(units)
    pairs = list(zip(quotes[::2], quotes[1::2], strict=True))
    lines = [pair for pair in pairs if _is_whole_line(units, *pair)]
    copied = lines if len(lines) >= _FEWEST else list(_told_by_notes(units, pairs, markers))
    dropped = {i for pair in copied for i in pair}
    return [unit for i, unit in enumerate(units) if i not in dropped]


def _is_whole_line(units: Sequence[Unit], first: int, last: int) -> bool:
    begins = first == 0 or units[first - 1].kind == "line"
    return begins and _ends_line(units, last)


def _ends_line(units: Sequence[Unit], last: int) -> bool:
    return last + 1 == len(units) or units[last + 1].kind in _LINE_ENDS


def _told_by_notes(
    units: Sequence[Unit], pairs: Sequence[tuple[int, int]], markers: Sequence[Marker]
) -> Iterator[tuple[int, int]]:
    """Those behind a colon that follows the name of a note."""
    notes = [marker.end for marker in markers if marker.name == "written_note"]
    for first, last in pairs:
        led = first > 0 and units[first - 1].kind == "colon"
        if led and _ends_line(units, last) and any(end <= units[first].start for end in notes):
            yield first, last
