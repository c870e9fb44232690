"""What the evaluation tells of the year as a whole: its months, its districts, joint work and call-offs."""

from collections.abc import Iterator, Sequence
from datetime import date

from babel.dates import format_date

from bot.evaluation import Figures, Judgement, MonthFigure
from bot.papers import Part, Table
from locales import shortfalls, standings
from locales.phrases import Phrases


class EvaluationDetails:
    """The course of the year in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._text = phrases.text

    def parts(self, found: Figures) -> Iterator[Part]:
        """What there is to tell beside the promises one by one."""
        yield from self._months(found)
        yield from self._areas(found)
        yield self._together(found)
        yield self._called_off(found)

    def _months(self, found: Figures) -> Iterator[Part]:
        judged = [each for each in found.judgements if each.months]
        months = sorted({month.month for each in judged for month in each.months})
        if not months:
            return
        # Translators: the heading of a table of promises by month.
        heading = self._text("Month by month")
        names = [format_date(month, "LLL", locale=self._phrases.language).rstrip(".") for month in months]
        rows = tuple(
            (self._short(each), *(self._month(each.months, month) for month in months)) for each in judged
        )
        # Translators: under the table of months: how to read weeks that were kept, as in "3/5".
        notes = (self._text("3/5 means that the promise was kept 3 times out of 5."),)
        is_rhythm = any(month.ended is not None for each in judged for month in each.months)
        yield self._matrix(heading, names, rows, notes if is_rhythm else ())

    def _month(self, figures: Sequence[MonthFigure], month: date) -> str:
        for each in figures:
            if each.month == month:
                done = self._phrases.number(each.done)
                return done if each.ended is None else f"{done}/{each.ended}"
        return "–"

    def _areas(self, found: Figures) -> Iterator[Part]:
        judged = [each for each in found.judgements if _lies_somewhere(each)]
        known = {total.area for each in judged for total in each.areas}
        areas = [area.id for area in self._phrases.partnership.areas if area.id in known]
        if not areas:
            return
        _ = self._text
        # Translators: the heading of a table of promises by district.
        heading = _("District by district")
        names = [self._phrases.area(area) for area in areas]
        if None in known:
            # Translators: the head of a column: what was reported without an area.
            names.append(_("No district"))
        columns = [*areas, *([None] if None in known else [])]
        rows = tuple((self._short(each), *(self._area(each, area) for area in columns)) for each in judged)
        # Translators: under a table: small numbers that could point at a person are left out.
        hidden = _("* Small numbers that could point at a person are not shown.")
        is_held = any(total.amount is None for each in judged for total in each.areas)
        yield self._matrix(heading, names, rows, (hidden,) if is_held else ())

    def _area(self, judgement: Judgement, area: str | None) -> str:
        for total in judgement.areas:
            if total.area == area:
                return "*" if total.amount is None else self._phrases.number(total.amount)
        return "–"

    def _matrix(
        self,
        heading: str,
        columns: Sequence[str],
        rows: tuple[tuple[str, ...], ...],
        notes: tuple[str, ...],
    ) -> Part:
        # Translators: the head of a column of promises.
        head = (self._text("Promise"), *columns)
        table = Table(caption=heading, head=head, rows=rows, is_named_in_swedish=True)
        return Part(heading=heading, table=table, notes=notes)

    def _together(self, found: Figures) -> Part:
        _ = self._text
        # Translators: the heading of what several organisations did jointly.
        heading = _("Joint work")
        if not found.together:
            # Translators: no report told of joint work.
            return Part(heading=heading, lines=(_("Nothing was reported as joint work."),))
        points = tuple(
            # Translators: so many occasions at which some organisations took part together.
            _("{organisations}: {count}").format(
                organisations=self._phrases.several(
                    self._phrases.organisation(o) for o in each.organisations
                ),
                count=self._phrases.number(each.occasions),
            )
            for each in found.together
        )
        # Translators: before a list of organisations with how often they did something together.
        return Part(heading=heading, lines=(_("Done together, by how many times:"),), points=points)

    def _called_off(self, found: Figures) -> Part:
        _ = self._text
        # Translators: the heading of what was called off.
        heading = _("Called off")
        if not found.called_off:
            # Translators: no report told that something was called off.
            return Part(heading=heading, lines=(_("Nothing was reported as called off."),))
        # Translators: how much was called off in the year, with how many for each class of reasons.
        text = _("Called off: {count}, because of {reasons}.")
        count = self._phrases.number(sum(n for _reason, n in found.called_off))
        return Part(
            heading=heading,
            lines=(text.format(count=count, reasons=shortfalls.by_reason(self._phrases, found.called_off)),),
        )

    def _short(self, judgement: Judgement) -> str:
        return standings.name(self._phrases.partnership.promise(judgement.chapter.promise))


def _lies_somewhere(judgement: Judgement) -> bool:
    """Whether anything was reported with an area."""
    return any(total.area is not None and total.amount != 0 for total in judgement.areas)
