"""A CSV file of what others have measured: read whole, or refused with its first fault, by line and remedy.

Its columns are Swedish, as municipalities' own files are: what is measured, in what, when, where, how much,
between which bounds, from how many answers, and by whom.
"""

import re
from functools import cached_property

from bot.errors import InputError
from bot.indicators import Indicator, Measure, Measured
from bot.partnership import Partnership
from handlers.csv_files import Line, lines

NEEDED = ("indikator", "enhet", "period", "kommundel", "varde", "kalla")
OPTIONAL = ("nedre", "ovre", "antal_svar")
_SHARES, _COUNTS = ("procent", "%"), ("antal",)
_EVERYWHERE = ("", "hela kommunen")
_PERIOD = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)
_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_LONGEST_NAME = 100
_ALL = 100.0  # percent


def read(path: str, partnership: Partnership) -> list[Indicator]:
    """The indicators of a file, in its order; InputError for the first fault."""
    found: dict[str, list[Measured]] = {}
    kinds: dict[str, tuple[str, Measure]] = {}
    told: dict[tuple[str, int, int | None, str | None], int] = {}
    for line in lines(path, NEEDED, OPTIONAL):
        row = _Row(line, partnership)
        name, kind, figure = row.name, (row.unit, row.measure), row.figure
        first = told.setdefault((name, figure.year, figure.month, figure.area), line.number)
        if first != line.number:
            raise line.fault(f"tells the same figure as line {first}", "keep one of them")
        if kinds.setdefault(name, kind) != kind:
            raise line.fault(f"gives {name} in {row.unit}, earlier lines in {kinds[name][0]}", "use one unit")
        found.setdefault(name, []).append(figure)
    if not found:
        raise InputError(f"{path} holds no figures; write them in lines below the names of the columns.")
    return [
        Indicator(name=name, unit=kinds[name][0], measure=kinds[name][1], figures=tuple(figures))
        for name, figures in found.items()
    ]


class _Row:
    """A line as a figure; what it asks of a line raises InputError."""

    def __init__(self, line: Line, partnership: Partnership) -> None:
        self._line = line
        self._partnership = partnership

    @cached_property
    def name(self) -> str:
        """What is measured."""
        return self._words("indikator")

    @cached_property
    def unit(self) -> str:
        """What it is measured in."""
        return self._words("enhet")

    @property
    def measure(self) -> Measure:
        """What kind of figure it is."""
        if self.unit.casefold() in _SHARES:
            return Measure.SHARE
        return Measure.COUNT if self.unit.casefold() in _COUNTS else Measure.OTHER

    @property
    def figure(self) -> Measured:
        """The figure, with all that is told of it."""
        year, month = self._period()
        value = self._number("varde")
        if value is None:
            raise self._line.fault("has no varde", "write the figure, or leave the line out")
        figure = Measured(
            year=year,
            month=month,
            area=self._area(),
            value=value,
            lower=self._number("nedre"),
            upper=self._number("ovre"),
            answers=self._answers(month),
            source=self._words("kalla"),
        )
        self._check_value(value)
        self._check_bounds(figure)
        return figure

    def _words(self, column: str) -> str:
        told = self._line.cells[column]
        if not told or len(told) > _LONGEST_NAME or not told.isprintable():
            raise self._line.fault(f"has no {column} that can be shown", f"write 1 to {_LONGEST_NAME} signs")
        return told

    def _period(self) -> tuple[int, int | None]:
        told = _PERIOD.fullmatch(self._line.cells["period"])
        if told is None:
            raise self._line.fault(
                f"has the period {self._line.cells['period'][:40]!r}",
                "write a year or a month, for example 2020 or 2020-03",
            )
        return int(told[1]), None if told[2] is None else int(told[2])

    def _area(self) -> str | None:
        told = self._line.cells["kommundel"]
        if told.casefold() in {*_EVERYWHERE, self._partnership.name.casefold()}:
            return None
        for area in self._partnership.areas:
            if told.casefold() in {area.id, area.name.casefold()}:
                return area.id
        known = ", ".join(area.name for area in self._partnership.areas)
        raise self._line.fault(
            f"has the kommundel {told[:40]!r}", f"write one of {known}, or nothing for the whole municipality"
        )

    def _number(self, column: str) -> float | None:
        told = _SPACES.sub("", self._line.cells.get(column, ""))
        if not told:
            return None
        if _NUMBER.fullmatch(told) is None:
            raise self._line.fault(
                f"has the {column} {told[:40]!r}", "write a number with a comma before its decimals, as 61,5"
            )
        return float(told.replace(",", "."))

    def _answers(self, month: int | None) -> int | None:
        told = self._number("antal_svar")
        if told is None:
            if month is not None and self.measure is Measure.SHARE:
                raise self._line.fault(
                    "gives a share of a month without antal_svar", "write it, or give the year's share"
                )
            return None
        if self.measure is not Measure.SHARE or told < 1 or not told.is_integer():
            raise self._line.fault(
                "has an antal_svar that can't be", "write how many answered, and only for what is in procent"
            )
        return int(told)

    def _check_value(self, value: float) -> None:
        if self.measure is Measure.SHARE and value > _ALL:
            raise self._line.fault("has more than 100 procent", "write a share of at most 100")
        if self.measure is Measure.COUNT and not value.is_integer():
            raise self._line.fault("has an antal with decimals", "write a whole number, or another enhet")

    def _check_bounds(self, figure: Measured) -> None:
        if figure.lower is None and figure.upper is None:
            return
        if figure.lower is None or figure.upper is None:
            raise self._line.fault("has one of nedre and ovre", "write both, or neither")
        if figure.month is not None:
            raise self._line.fault("has bounds for a month", "give bounds for whole years, or leave them out")
        if not figure.lower <= figure.value <= figure.upper:
            raise self._line.fault("has a varde outside nedre and ovre", "see which of the three is wrong")
