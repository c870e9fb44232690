"""What the pages for the inhabitants say: everything about the promises in plain words, nothing of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_datetime

from bot.accounts import Account, AreaTotal, Deed, MonthTotal
from bot.counting.sorting import Standing
from bot.partnership import Partnership
from bot.pictures.strip import Strip
from bot.replies import Position
from locales import standings
from locales.evaluations import EvaluationWords
from locales.follow_ups import FollowUpWords
from locales.phrases import Phrases
from locales.pictures import PictureWords
from locales.places_page import PlacesPage
from locales.slices import periods


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and which share of the table's largest amount it is, if that can be drawn."""

    cells: tuple[str, ...]
    share: float | None = None


class PublicPage:
    """The public pages' words in one language."""

    def __init__(self, partnership: Partnership, language: str, site: str = "") -> None:
        self.partnership = partnership
        self.language = language
        self.phrases = Phrases(partnership, language, site)
        self.pictures = PictureWords(self.phrases)
        self.follow_ups = FollowUpWords(self.phrases)
        self.evaluations = EvaluationWords(self.phrases)
        self.places = PlacesPage(self.phrases)
        self._text = self.phrases.text

    # All promises

    def introduction(self) -> str:
        """Who has promised."""
        responsible = {each for promise in self.partnership.promises for each in promise.responsible}
        names = [each.name for each in self.partnership.organisations if each.id in responsible]
        # Translators: the first sentence of the public page.
        text = self._text(
            "{organisations} have promised this to those who live in {name}. This is how it goes."
        )
        return text.format(organisations=self.phrases.several(names), name=self.partnership.name)

    def updated(self, moment: datetime | None) -> str:
        """When something was last reported."""
        if moment is None:
            # Translators: on the public page, while there are no reports at all.
            return self._text("Nothing has been reported yet.")
        # Translators: on the public page; {moment} is a day and a time.
        text = self._text("Last reported: {moment}.")
        return text.format(moment=format_datetime(moment, "d MMMM y, HH:mm", locale=self.language))

    def standing(self, account: Account) -> str:
        """Where a promise stands, in a sentence."""
        said = ", ".join(standings.statements(self.phrases, self._position(account)))
        return f"{said[:1].upper()}{said[1:]}."

    # One promise

    def rule(self, account: Account) -> str:
        """By which rule a promise is counted."""
        # Translators: the rule by which a promise is counted.
        return self._text("Counted: {rule}.").format(rule=account.promise.rule)

    def responsible(self, account: Account) -> str:
        """Who has made a promise."""
        names = [self.partnership.organisation(each).name for each in account.promise.responsible]
        # Translators: on the public page: whose promise it is.
        return self._text("Promised by {organisations}.").format(organisations=self.phrases.several(names))

    def notes(self, account: Account) -> list[str]:
        """What must be known beside the number: what was missed, does not count, waits, or was called off."""
        _ = self._text
        lines = []
        found = account.progress
        if found.periods is not None and found.periods.missed:
            missed = self.phrases.several(periods(self.phrases, found.periods.missed))
            # Translators: the weeks, months … in which a rhythm was not kept.
            lines.append(_("Missed: {periods}.").format(periods=missed))
        if found.beside:
            # Translators: on the public page: done beside the promise, and why it is not in the number.
            text = _("Done as well, but not as promised and so not counted: {count}.")
            lines.append(text.format(count=self.phrases.number(found.beside)))
        if found.waiting:
            # Translators: on the public page: reported, but it is not known yet whether it counts.
            text = _("Reported, but it is not clear yet whether it counts: {count}.")
            lines.append(text.format(count=self.phrases.number(found.waiting)))
        if account.called_off:
            told = (
                f"{self.follow_ups.reason(each)} {self.phrases.number(n)}" for each, n in account.called_off
            )
            # Translators: on the public page: activities called off, with how many for each reason.
            lines.append(_("Called off: {reasons}.").format(reasons=", ".join(told)))
        return lines

    def months(self, months: Sequence[MonthTotal]) -> list[Row]:
        """A table of months."""
        most = max((each.amount for each in months), default=0)
        return [
            Row(
                (self._month(each.month), self.phrases.number(each.amount)),
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
                    elsewhere if each.area is None else self.phrases.area(each.area),
                    hidden if each.amount is None else self.phrases.number(each.amount),
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

    def slices(self, course: Strip) -> str:
        """What became of a rhythm's weeks, months … in words."""
        return self.pictures.alternative(course)

    def _position(self, account: Account) -> Position:
        return Position(promise=account.promise, progress=account.progress)

    def _month(self, month: date) -> str:
        name = format_date(month, "LLLL y", locale=self.language)
        return f"{name[:1].upper()}{name[1:]}"

    def _day(self, deed: Deed) -> str:
        return (
            self._month(deed.day) if deed.is_month else format_date(deed.day, "d MMM y", locale=self.language)
        )

    def _what(self, deed: Deed) -> str:
        done = self.phrases.done(deed.activity, deed.amount)
        return done if deed.area is None else f"{done}, {self.phrases.area(deed.area)}"

    def _who(self, deed: Deed) -> str:
        order = [each.id for each in self.partnership.organisations]
        return ", ".join(
            self.phrases.organisation(each) for each in sorted(deed.organisations, key=order.index)
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

    # Headings

    @property
    def home(self) -> str:
        """The link to all promises."""
        # Translators: on the public page, the link back to all promises.
        return self._text("All promises")

    @property
    def other_language(self) -> str:
        """The link to the same page in the other language, in that language."""
        return "In English" if self.language == "sv" else "På svenska"

    @property
    def skip(self) -> str:
        """The link that leads past the head of the page."""
        # Translators: the first link of a page, for those who use a keyboard.
        return self._text("To the content")

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

    def latest(self, shown: int, of: int) -> str:
        """That a table shows only the latest."""
        # Translators: on the public page, under a long table.
        text = self._text("The latest {shown} of {all}.")
        return text.format(shown=self.phrases.number(shown), all=self.phrases.number(of))

    @property
    def unavailable(self) -> str:
        """The figures can't be read for the moment."""
        # Translators: instead of a public page, while the database does not answer.
        return self._text("The figures can't be shown right now. Try again in a few minutes.")

    def accessibility_statement(self) -> list[str]:
        """The paragraphs of the accessibility statement."""
        _ = self._text
        names = self.phrases.several(each.name for each in self.partnership.organisations if each.reports)
        return [
            # Translators: the accessibility statement, which Swedish law asks for: whose pages these are.
            _("{organisations} answer for these pages. Everybody shall be able to use them.").format(
                organisations=names
            ),
            # Translators: the accessibility statement: how well the law's demands are met.
            _(
                "The pages meet level AA of WCAG 2.2 and the Swedish law on access to digital public service"
                " (2018:1937) as far as we know. They work by keyboard, with a screen reader, without"
                " scripts, enlarged to 400 percent, in light and in dark."
            ),
            # Translators: the accessibility statement: what is not accessible.
            _(
                "What we know to be less good: the names and rules of the promises are in Swedish also on the"
                " English pages. Every picture has a table or a text beside it that says the same."
            ),
            # Translators: the accessibility statement: how that was tested.
            _(
                "How we know: every version of the pages is tried by a program (axe) in a browser, at phone"
                " width, by keyboard and in dark mode, before it is used. Nobody outside has examined them."
            ),
            # Translators: the accessibility statement: how to tell what does not work.
            _(
                "Is there something that you can't use, or do you need it in another form? Tell"
                " {organisations}, and you get an answer."
            ).format(organisations=names),
            # Translators: the accessibility statement: who supervises it.
            _(
                "If you are not content with the answer, you can turn to the Swedish Agency for Digital"
                " Government (Digg), which supervises that the law is followed."
            ),
        ]

    @property
    def accessibility(self) -> str:
        """The link to the accessibility statement."""
        # Translators: the name of the page that says how accessible these pages are.
        return self._text("Accessibility")

    @property
    def published(self) -> str:
        """The heading of the published follow-ups."""
        # Translators: the heading of a list of published follow-ups.
        return self._text("Follow-ups")

    @property
    def evaluated(self) -> str:
        """The heading of the published evaluations."""
        # Translators: the heading of a list of published evaluations.
        return self._text("The year's evaluation")

    @property
    def as_word(self) -> str:
        """The link to a Word file."""
        # Translators: the link to a follow-up as a file.
        return self._text("As a Word file")

    @property
    def to_share(self) -> str:
        """The heading of what one can share."""
        # Translators: the heading above a short text and a picture for social media.
        return self._text("To share")

    @property
    def open_data(self) -> str:
        """The link to the page about open data."""
        # Translators: the heading of the page about open data.
        return self._text("Open data")

    @property
    def years(self) -> str:
        """What stands before the years."""
        # Translators: on the public page, before links to the pages of each year.
        return self._text("Years:")

    @property
    def languages(self) -> str:
        """What stands before the languages."""
        # Translators: on a page that does not exist, before links to the languages.
        return self._text("Languages:")

    @property
    def formats(self) -> str:
        """What stands before the link to the files."""
        # Translators: on a page that does not exist, before the link to the page about open data.
        return self._text("As files, CSV and JSON:")

    @property
    def missing(self) -> str:
        """The heading where there is no such page."""
        # Translators: the heading of a page that does not exist.
        return self._text("There is no such page")

    @property
    def missing_more(self) -> str:
        """What one can do where there is no such page."""
        # Translators: on a page that does not exist, before the list of promises.
        return self._text("The address may be old or misspelt. These are the promises:")
