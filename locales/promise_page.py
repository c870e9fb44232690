"""What a promise's page tells the inhabitants: where it stands, how it came there, what lies behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from bot.accounts import Account, AreaTotal, Deed, MonthTotal
from bot.promises import Standing
from bot.replies import Position
from locales import shortfalls, standings
from locales.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and which share of the table's largest amount it is, if that can be drawn."""

    cells: tuple[str, ...]
    share: float | None = None


class PromisePage:
    """A promise's page in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._partnership = phrases.partnership
        self._text = phrases.text

    def standing(self, account: Account) -> str:
        """Where a promise stands, in a sentence."""
        said = ", ".join(standings.statements(self._phrases, self._position(account)))
        return f"{said[:1].upper()}{said[1:]}."

    def rule(self, account: Account) -> str:
        """By which rule a promise is counted."""
        return standings.rule(self._phrases, account.promise)

    def responsible(self, account: Account) -> str:
        """Who has made a promise."""
        names = [self._partnership.organisation(each).name for each in account.promise.responsible]
        # Translators: on the public page: whose promise it is.
        return self._text("Promised by {organisations}.").format(organisations=self._phrases.several(names))

    def notes(self, account: Account) -> list[str]:
        """What must be known beside the number: what was missed, does not count, waits, or was called off."""
        found = account.progress
        return [
            *shortfalls.missed(self._phrases, found.periods.missed if found.periods else ()),
            *shortfalls.uncounted(self._phrases, found.beside, found.waiting),
            *shortfalls.called_off(self._phrases, account.called_off),
        ]

    def months(self, months: Sequence[MonthTotal]) -> list[Row]:
        """A table of months."""
        most = max((each.amount for each in months), default=0)
        return [
            Row(
                (self._month(each.month), self._phrases.number(each.amount)),
                max(0.0, each.amount) / most if most > 0 else None,
            )
            for each in months
        ]

    def areas(self, areas: Sequence[AreaTotal]) -> list[Row]:
        """A table of areas."""
        _ = self._text
        most = max((each.amount or 0 for each in areas), default=0)
        # Translators: on the public page: an amount so small that it could point at a person.
        hidden = _("not shown")
        # Translators: on the public page: what was reported without an area.
        elsewhere = _("no area told")
        return [
            Row(
                (
                    elsewhere if each.area is None else self._phrases.area(each.area),
                    hidden if each.amount is None else self._phrases.number(each.amount),
                ),
                each.amount / most if each.amount is not None and most else None,
            )
            for each in areas
        ]

    def deeds(self, deeds: Sequence[Deed]) -> list[Row]:
        """A table of what lies behind the number."""
        return [
            Row((self._day(each), self._what(each), self._who(each), self._counts(each))) for each in deeds
        ]

    def latest(self, shown: int, of: int) -> str:
        """That a table shows only the latest."""
        # Translators: on the public page, under a long table.
        text = self._text("The latest {shown} of {all}.")
        return text.format(shown=self._phrases.number(shown), all=self._phrases.number(of))

    # Headings

    @property
    def course(self) -> str:
        """The heading of the curve or the weeks."""
        # Translators: on the public page, the heading of a promise's curve against its plan.
        return self._text("How it has gone")

    @property
    def by_month(self) -> str:
        """The heading of the months."""
        # Translators: on the public page, the heading of a table of months.
        return self._text("Month by month")

    @property
    def by_area(self) -> str:
        """The heading of the areas."""
        # Translators: on the public page, the heading of a table of districts.
        return self._text("By district")

    @property
    def behind(self) -> str:
        """The heading of the deeds."""
        # Translators: on the public page, the heading of a table of what was done.
        return self._text("What lies behind the number")

    @property
    def not_counted(self) -> str:
        """The heading of what is not in the number."""
        # Translators: on the public page, the heading of what does not count or did not come about.
        return self._text("What is not in the number")

    @property
    def columns(self) -> dict[str, str]:
        """The heads of the tables' columns."""
        _ = self._text
        return {
            # Translators: the head of a column of months.
            "month": _("Month"),
            # Translators: the head of a column of districts.
            "area": _("District"),
            # Translators: the head of a column of amounts.
            "done": _("Done"),
            # Translators: the head of a column of days.
            "day": _("Day"),
            # Translators: the head of a column of activities.
            "what": _("What and where"),
            # Translators: the head of a column of organisations.
            "who": _("Who"),
            # Translators: the head of a column that says whether something counts.
            "counts": _("Counts"),
        }

    @property
    def discreet(self) -> str:
        """Why some amounts are not shown."""
        # Translators: on the public page, under a table in which small amounts are left out.
        return self._text("Small numbers that could point at a person are not shown.")

    # Cells

    def _position(self, account: Account) -> Position:
        return Position(promise=account.promise, progress=account.progress)

    def _month(self, month: date) -> str:
        name = format_date(month, "LLLL y", locale=self._phrases.language)
        return f"{name[:1].upper()}{name[1:]}"

    def _day(self, deed: Deed) -> str:
        return (
            self._month(deed.day)
            if deed.is_month
            else format_date(deed.day, "d MMM y", locale=self._phrases.language)
        )

    def _what(self, deed: Deed) -> str:
        done = self._phrases.done(deed.activity, deed.amount)
        return done if deed.area is None else f"{done}, {self._phrases.area(deed.area)}"

    def _who(self, deed: Deed) -> str:
        order = [each.id for each in self._partnership.organisations]
        return ", ".join(
            self._phrases.organisation(each) for each in sorted(deed.organisations, key=order.index)
        )

    def _counts(self, deed: Deed) -> str:
        _ = self._text
        return {
            # Translators: on the public page: whether something counts towards a promise.
            Standing.COUNTS: _("yes"),
            # Translators: on the public page: whether something counts: it is not known yet.
            Standing.WAITS: _("not clear yet"),
            # Translators: on the public page: whether something counts: not as promised.
            Standing.BESIDE: _("no"),
            # Translators: on the public page: whether something counts: it was done in another year.
            Standing.OUT_OF_PERIOD: _("no, another period"),
        }[deed.standing]
