"""Numbers or days told together, and their places in the same order: "2 resp 3 st i Vårby resp Skogås"."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.language.phrases.grammar import matches
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

RESPECTIVELY = "respectively"
"""The name of the signs that say that what they join goes with what is joined elsewhere."""

_NUMBERS = frozenset({"number", "count"})
_JOINTS = frozenset({"and", "comma"})
_LEADS = frozenset({"i", "on", "in"})
_ENDS = frozenset({"stop", "line", "question", "colon"})
_EITHER = "number.either"
_SEVERAL = 2
_FEW = 3
_SUMS = frozenset({"number.sum", "number.sum_behind"})
_DIGITS = re.compile(r"\d+")
Row = list[int]


def each_beside_its_own(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """The units with each of such numbers before its place or day, where there are as many of both."""
    respectively = {marker.start for marker in markers if marker.name == RESPECTIVELY}
    either = [unit for unit in units if unit.rule == _EITHER and _holds(unit, respectively)]
    numbers = _row(units, _NUMBERS, either)
    told = _parts(units, numbers)
    for kind in ("place", "when"):
        named = _row(units, {kind}, ())
        joints = {units[at].start for row in (numbers, named) for at in _joints(row)}
        together = len(numbers) == 1
        paired = len(told) == len(named) > 1 and (together or not joints.isdisjoint(respectively))
        if paired and _counts_acts(units, numbers) and not _is_parted(units, numbers, named):
            return _moved(units, numbers, dict(zip(named, told, strict=True)))
    return _days_beside_places(units, respectively) if respectively else list(units)


def _days_beside_places(units: Sequence[Unit], respectively: Collection[int]) -> list[Unit]:
    """As in "i Vårby, Skogås och Masmo i måndags, tisdags och idag, i den ordningen"."""
    days, places = _row(units, {"when"}, ()), _row(units, {"place"}, ())
    if len(days) != len(places) or len(days) < _SEVERAL or _is_parted(units, days, places):
        return list(units)
    joints = {units[at].start for row in (days, places) for at in _joints(row)}
    last = max(days[-1], places[-1])
    behind = {unit.start for unit in units[last + 1 : last + _FEW]}
    if joints.isdisjoint(respectively) and behind.isdisjoint(respectively):
        return list(units)
    return _moved(units, days, dict(zip(places, [units[at] for at in days], strict=True)))


def _row(units: Sequence[Unit], kinds: Collection[str], others: Collection[Unit]) -> Row:
    """Where the first row of units of some kinds, or of some others, stands, joined by "och" and commas."""
    row: Row = []
    for index, unit in enumerate(units):
        if unit.kind in kinds or unit in others:
            row.append(index)
        elif row and unit.kind not in _JOINTS | _LEADS:
            break
    return row


def _counts_acts(units: Sequence[Unit], numbers: Row) -> bool:
    """Not so in "20 resp 12 elever"."""
    return matches(
        "^(?:<adjective>* <activity|visit|piece|comma|i|on|in|place|when|stop|line>|$)",
        units[numbers[-1] + 1 :],
    )


def _holds(unit: Unit, starts: Collection[int]) -> bool:
    return any(unit.start < start < unit.end for start in starts)


def _joints(row: Row) -> list[int]:
    return [at for before, after in pairwise(row) for at in range(before + 1, after)]


def _parts(units: Sequence[Unit], numbers: Row) -> list[Unit]:
    """Each of the numbers; those of a sum, or of what looks like one or the other, one by one."""
    said = [units[at] for at in numbers]
    if len(said) == 1 and said[0].rule == _EITHER:
        return [said[0]._replace(kind="number", value=value, rule="") for value in said[0].value]
    if len(said) == 1 and said[0].rule in _SUMS:
        return [said[0]._replace(value=int(part), rule="") for part in _DIGITS.findall(said[0].text)]
    return said


def _is_parted(units: Sequence[Unit], *rows: Row) -> bool:
    """Whether a sentence ends between them."""
    first, last = min(row[0] for row in rows), max(row[-1] for row in rows)
    return any(unit.kind in _ENDS for unit in units[first:last])


def _moved(units: Sequence[Unit], numbers: Row, told: dict[int, Unit]) -> list[Unit]:
    taken = {*numbers, *_joints(numbers)}
    told = {at - (units[at - 1].kind in _LEADS): number for at, number in told.items()}
    read: list[Unit] = []
    for index, unit in enumerate(units):
        if index in told:
            read.append(told[index])
        if index not in taken:
            read.append(unit)
    return read
