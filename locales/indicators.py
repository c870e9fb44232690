"""What the evaluation says of figures that others have measured: before and after, and never why."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from babel.dates import get_month_names

from bot.comparisons import Comparison
from bot.estimates import Change, Compared, Estimate
from bot.indicators import Measure
from bot.papers import Part, Table
from locales.phrases import Phrases

_MONTHS = 12


class IndicatorWords:
    """Indicators in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._text = phrases.text

    def parts(self, comparisons: Sequence[Comparison]) -> Iterator[Part]:
        """What was measured, each indicator by itself; nothing where nothing was."""
        if not comparisons:
            return
        _ = self._text
        lines = [
            # Translators: above figures that others have measured; it must claim no cause.
            _("The figures do not show what caused a change."),
            # Translators: how to read "61.5 (58–65)": the second are the bounds of a 95 % interval.
            _("In brackets: between which bounds the figure is certain to 95 percent."),
            # Translators: what it means that two figures differ no more than they are uncertain.
            _("“No certain difference” means that it can be due to chance."),
        ]
        # Translators: the heading of figures from surveys and statistics of crimes.
        yield Part(heading=_("Before and after"), lines=tuple(lines))
        yield from (self._part(each) for each in comparisons)

    def _part(self, found: Comparison) -> Part:
        return Part(
            heading=f"{found.indicator} ({found.unit})",
            level=3,
            lines=tuple(self._lines(found)),
            table=self._table(found),
            notes=tuple(self._notes(found)),
            is_named_in_swedish=True,
        )

    def _lines(self, found: Comparison) -> Iterator[str]:
        if found.months:
            # Translators: which months of two years were compared.
            text = self._text("The same months of both years: {months}.")
            yield text.format(months=self._months(found.months))

    def _notes(self, found: Comparison) -> Iterator[str]:
        _ = self._text
        # Translators: who has measured something.
        yield _("Source: {sources}.").format(sources=self._phrases.several(found.sources))
        if any(None in {row.before.value, row.after.value} for row in found.rows):
            # Translators: under a table: small numbers that could point at a person are left out.
            yield _("* Small numbers that could point at a person are not shown.")

    def _table(self, found: Comparison) -> Table:
        _ = self._text
        # Translators: the heads of two columns: a district, and whether two years differ.
        first, last = _("District"), _("Difference")
        rows = tuple(
            (
                self._where(row),
                self._estimate(found.measure, row.before),
                self._estimate(found.measure, row.after),
                self.change(row.change),
            )
            for row in found.rows
        )
        head = (first, str(found.before), str(found.after), last)
        return Table(caption=found.indicator, head=head, rows=rows)

    def _where(self, row: Compared) -> str:
        if row.area is not None:
            return self._phrases.area(row.area)
        # Translators: the municipality as a whole; {name} is its name.
        return self._text("All of {name}").format(name=self._phrases.partnership.name)

    def _estimate(self, measure: Measure, estimate: Estimate) -> str:
        if estimate.value is None:
            return "*"
        value = self._number(measure, estimate.value)
        if estimate.lower is None or estimate.upper is None:
            return value
        lower, upper = (self._number(measure, each) for each in (estimate.lower, estimate.upper))
        return f"{value} ({lower}–{upper})"

    def _number(self, measure: Measure, value: float) -> str:
        return self._phrases.number(round(value) if measure is Measure.COUNT else round(value, 1))

    def change(self, change: Change) -> str:
        """Whether two figures differ."""
        _ = self._text
        return {
            # Translators: a figure is higher than the year before, by more than its uncertainty.
            Change.HIGHER: _("Higher"),
            # Translators: a figure is lower than the year before, by more than its uncertainty.
            Change.LOWER: _("Lower"),
            # Translators: two years' figures differ no more than they are uncertain.
            Change.UNCERTAIN: _("No certain difference"),
            # Translators: nothing is known of how certain two figures are, or one is not shown.
            Change.UNKNOWN: _("Can't be told"),
        }[change]

    def _months(self, months: Sequence[int]) -> str:
        """Months by their names; those that follow on each other by the first and the last."""
        names = get_month_names("wide", context="stand-alone", locale=self._phrases.language)
        in_a_row = all(b == a % _MONTHS + 1 for a, b in pairwise(months))
        if len(months) > 1 and in_a_row:
            return f"{names[months[0]]}–{names[months[-1]]}"
        return self._phrases.several(names[month] for month in months)
