"""What was found at some of those told, without a comma: "tobak 4 st 1 brist", "3 krogtillsyner 2 anm"."""

from collections.abc import Iterator, Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_FOUND = frozenset({"finding", "in_order"})
_TOLD = frozenset({"number", "count"})
_LEADING = frozenset({"activity", "visit", "thing", "place", "when", "part", "count"})


def by_finding(before: str, units: list[Unit], markers: Sequence[Marker]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "tobakstillsyn skogås 4 st | 2 anmärkningar": so many findings begin a clause of their own."""
    found = {marker.start for marker in markers if marker.name in _FOUND}
    for index in range(1, len(units) - 1) if found else ():
        if units[index - 1].kind not in _LEADING or units[index].kind not in {"number", "article"}:
            continue
        if units[index + 1].start in found and any(unit.kind in _TOLD for unit in units[:index]):
            yield before, units[:index]
            yield from by_finding("comma", units[index:], markers)
            return
    yield before, units
