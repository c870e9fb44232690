"""Where those live who had asked for it, which is not where it was if that is told too."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit

_LEADING = frozenset({"i", "on"})


def without_homes(units: Sequence[Unit], statement: Statement) -> Sequence[Unit]:
    """As in "i Trångsund på önskemål av boende i Vårby"; "på önskemål av boende i Vårby" was in Vårby."""
    if not any(unit.kind == "place" for unit in units):
        return units
    homes = [home for clause in statement.clauses for home in _homes(clause)]
    if not homes or all(place in homes for place in statement.of("place")):
        return units
    return [unit for unit in units if unit not in homes]


def _homes(clause: Clause) -> Iterator[Unit]:
    """The places right behind those who live there, or behind another one of theirs."""
    who = [marker for marker in clause.markers if marker.name == "citizens"]
    if not who:
        return
    home: Unit | None = None
    for (last, before), unit in zip(pairwise(clause.units), clause.units[2:], strict=False):
        theirs = before.kind in _LEADING and any(m.start <= last.start < m.end for m in who)
        home = unit if unit.kind == "place" and (theirs or before is home) else None
        if home is not None:
            yield home
