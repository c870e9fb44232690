"""Where several live who had asked for it stays one clause: "boende i Vårby och Skogås hade bett om det"."""

from collections.abc import Iterable, Iterator, Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_LED_TO_HOME = 3

Cut = tuple[str, list[Unit], int, bool, bool]
"""The boundary before some units, the units, their sentence, whether it is asked, whether in brackets."""


def with_homes_together(cut: Iterable[Cut], markers: Sequence[Marker]) -> Iterator[Cut]:
    """What was cut, with those pieces joined that name one home each."""
    held: Cut | None = None
    for before, units, sentence, asked, enclosed in cut:
        if held and before == "and" and units[0].kind == "place" and _ends_with_home(held[1], markers):
            held = (held[0], held[1] + units, sentence, asked, enclosed)
            continue
        if held:
            yield held
        held = (before, units, sentence, asked, enclosed)
    if held:
        yield held


def _ends_with_home(units: Sequence[Unit], markers: Sequence[Marker]) -> bool:
    """As in "boende i Vårby", "grannarna på Storvretsvägen"."""
    kinds = [unit.kind for unit in units[-_LED_TO_HOME + 1 :]]
    if kinds not in (["i", "place"], ["on", "place"]):
        return False
    who = units[-_LED_TO_HOME:][0]
    return any(m.name == "citizens" and m.start <= who.start < m.end for m in markers)
