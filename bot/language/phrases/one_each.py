"""Numbers that hold for each place of a row before them: "Trångsund, Skogås och Flemingsberg en var"."""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

RULE = "each.of_places"
"""The rule of the word that says so."""

_ROW = "<place> (?:<comma>? <and>|<comma|and>) <place> <comma>? <number|article>$"
_ENDS = frozenset({"stop", "line", "emoji"})


def with_one_each(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """The units with such a word last in a sentence; not so in "Skogås och Vårby, en var stängd"."""
    apiece = {marker.start for marker in markers if marker.name == "apiece"}
    return [
        unit._replace(kind="each", rule=RULE) if unit.start in apiece and _is_last(units, at) else unit
        for at, unit in enumerate(units)
    ]


def _is_last(units: Sequence[Unit], at: int) -> bool:
    ends = at + 1 == len(units) or units[at + 1].kind in _ENDS
    return ends and matches(_ROW, units[:at])
