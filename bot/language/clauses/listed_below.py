"""Lists with a day or a place on a line of its own: it is of all below it, and of nothing above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_MARKS = frozenset({"colon", "stop", "dash", "other", "comma"})
_BESIDE = frozenset({"part", "time", "i", "on", "in", "den", "noise", "open", "close"})
_HEADS = frozenset({"when", "place"})
_ACTS = frozenset({"activity", "lookalike"})
_FEWEST = 2
_NOTHING = ("nobody", "no", "idle", "called_off")


@dataclass(frozen=True)
class _Line:
    """What stands between two line breaks, with the break before it and the headings that are above it."""

    begins: tuple[Unit, ...]
    units: tuple[Unit, ...]
    above: dict[str, Unit] = field(default_factory=dict)

    @property
    def heads(self) -> dict[str, Unit]:
        """The day, the place or both that the line is, by their kinds; empty where it says anything else."""
        said = [unit for unit in self.units if unit.kind not in _MARKS | _BESIDE]
        heads = {unit.kind: unit for unit in said}
        return heads if len(heads) == len(said) and heads.keys() <= _HEADS else {}

    def has(self, *kinds: str) -> bool:
        """Whether a unit of any of these kinds is in it."""
        return any(unit.kind in kinds for unit in self.units)


def with_headings_in_items(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """The units of a list, each item with the day and the place that it stands below.

    As in "Fredag", "- helginsats", "- fotpatrull Vårby", "Lördag", "- helginsats".
    """
    if not any(unit.kind == "line" for unit in units):
        return list(units)
    lines = list(_lines(units))
    first = next((at for at, line in enumerate(lines) if line.heads), len(lines))
    told = [at for at, line in enumerate(lines) if line.has(*_ACTS)]
    several = sum(bool(line.heads) for line in lines) >= _FEWEST
    if not several or not told or lines[-1].heads or (told[0] < first and not _lead_to_acts(lines)):
        return list(units)
    nothing = {marker.start for marker in markers if marker.name in _NOTHING}
    listed = [_without_days(line, lines[first:]) for line in lines[:first]]
    return [
        unit for line in [*listed, *_items(lines[first:], nothing)] for unit in (*line.begins, *line.units)
    ]


def _lead_to_acts(lines: Sequence[_Line]) -> bool:
    """Whether an activity follows each heading; else what stands above may be of the one above it."""
    return all(below.has(*_ACTS) or below.heads for line, below in pairwise(lines) if line.heads)


def _lines(units: Sequence[Unit]) -> Iterator[_Line]:
    begins: tuple[Unit, ...] = ()
    current: list[Unit] = []
    for unit in units:
        if unit.kind == "line":
            yield _Line(begins, tuple(current))
            begins, current = (unit,), []
        else:
            current.append(unit)
    yield _Line(begins, tuple(current))


def _without_days(title: _Line, below: Sequence[_Line]) -> _Line:
    """As in "HELG 7-8/2" above "Fredag" and "Lördag": the days of a title are told below it, one by one."""
    dated = any("when" in line.heads for line in below)
    return replace(title, units=tuple(u for u in title.units if not (dated and u.kind == "when")))


def _items(lines: Sequence[_Line], nothing: set[int]) -> Iterator[_Line]:
    """The lines that are no headings, with what heads them; "- inget" below a heading is of it alone."""
    outer = next(iter(lines[0].heads))
    above: dict[str, Unit] = {}
    begins = True
    for line in lines:
        if heads := line.heads:
            above = heads if outer in heads else {**above, **heads}
            begins = True
        elif line.has(*_ACTS):
            yield _below(line, above)
            begins = False
        elif not (begins and line.units and line.units[0].start in nothing):
            yield line
            begins = False


def _below(line: _Line, above: dict[str, Unit]) -> _Line:
    """An item with what heads it, where it does not say that itself: "- fotpatrull fre" below "Skogås"."""
    at = line.units[0].start
    lent = [unit._replace(start=at, end=at) for kind, unit in above.items() if not line.has(kind)]
    return replace(line, units=(*lent, *line.units))
