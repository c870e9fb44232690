"""Days that are only named: "det är valborg på torsdag" tells no day of anything that was done.

A day by its name ("fredag", "lucia") behind or before "det är", and nothing else in that clause: the day that
it is, or that is to come. In "det är på torsdag vi går" the day is of the activity.
"""

from collections.abc import Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

RULE = "noise.day_only_named"
_NAMED = ("feast", "weekday.bare")
_ENDS = frozenset(
    {"stop", "comma", "line", "so", "but", "and", "emoji", "because", "close", "question", "then"}
)
_GOES_ON = frozenset({"when", "on", "part"})


def without_days_only_named(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """The units with such days as noise."""
    told = {marker.start: marker.end for marker in markers if marker.name == "names_day"}
    read = list(units)
    if not told:
        return read
    beside = {marker.start for marker in markers if marker.name in {"surely", "under_way"}}
    for index, unit in enumerate(units):
        if unit.start not in told:
            continue
        behind = next((at for at, u in enumerate(units) if u.start >= told[unit.start]), len(units))
        before = index - 1 if _is_named(units[max(index - 1, 0)]) and _begins(units, index - 1) else None
        end = behind
        while end < len(units) and (units[end].kind in _GOES_ON or units[end].start in beside):
            end += 1
        named = before is not None or (behind < len(units) and _is_named(units[behind]))
        if named and (end == len(units) or units[end].kind in _ENDS):
            for at in (before, *range(behind, end)):
                if at is not None and units[at].kind in _GOES_ON:
                    read[at] = units[at]._replace(kind="noise", value=True, rule=RULE)
    return read


def _is_named(unit: Unit) -> bool:
    return unit.kind == "when" and unit.rule.startswith(_NAMED)


def _begins(units: Sequence[Unit], index: int) -> bool:
    return index == 0 or units[index - 1].kind in _ENDS
