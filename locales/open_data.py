"""What the page about open data says, and what the tables' columns are."""

from collections.abc import Mapping

from bot.partnership import Partnership
from locales.catalogue import translations


class OpenDataWords:
    """The words about open data in one language."""

    def __init__(self, partnership: Partnership, language: str) -> None:
        self.language = language
        self._partnership = partnership

    @property
    def heading(self) -> str:
        """The page's heading."""
        # Translators: the heading of the page about open data.
        return self._text("Open data")

    @property
    def introduction(self) -> str:
        """What there is, and what one may do with it."""
        # Translators: the first sentence of the page about open data.
        return self._text(
            "The figures of these pages as tables, for whoever wants to count for themselves. They follow"
            " what is reported, half a minute late. Anybody may use them for anything, without asking (CC0)."
        )

    @property
    def catalogue(self) -> str:
        """The link to the catalogue."""
        # Translators: on the page about open data: a link to a file in a format for data portals.
        return self._text("Catalogue for data portals (DCAT-AP-SE)")

    @property
    def schema(self) -> str:
        """The link to a table's schema."""
        # Translators: on the page about open data: a link to the technical description of a table.
        return self._text("Schema")

    @property
    def column(self) -> str:
        """The head of the column of names."""
        # Translators: on the page about open data: the head of a list of columns' names.
        return self._text("Column")

    @property
    def meaning(self) -> str:
        """The head of the column of meanings."""
        # Translators: on the page about open data: the head of a list of columns' meanings.
        return self._text("What it holds")

    def title(self, table: str) -> str:
        """The name of a table."""
        # Translators: the name of a table of open data.
        promises = self._text("Promises")
        # Translators: the name of a table of open data.
        activities = self._text("Activities behind the promises")
        # Translators: the name of a table of open data.
        places = self._text("Places that residents have asked for")
        return {"loften": promises, "aktiviteter": activities, "platser": places}[table]

    def description(self, table: str) -> str:
        """What a table holds, in a sentence."""
        _ = self._text
        name = self._partnership.name
        # Translators: what a table of open data holds.
        promises = _("What was promised in {name}, how much of it is done, and how it goes.")
        # Translators: what a table of open data holds.
        activities = _(
            "What was done in {name}, by day, activity and district; by month where a day could point at a"
            " person."
        )
        # Translators: what a table of open data holds.
        places = _("Where residents of {name} have asked for checks, and how often each place was checked.")
        described = {"loften": promises, "aktiviteter": activities, "platser": places}
        return described[table].format(name=name)

    def columns(self, table: str) -> Mapping[str, str]:
        """What each column of a table holds, in the order of the columns."""
        told = {"loften": self._promises, "aktiviteter": self._activities, "platser": self._places}
        return told[table]()

    def _promises(self) -> Mapping[str, str]:
        _ = self._text
        return {
            # Translators: what a column of open data holds.
            "id": _("The promise's id, which stays."),
            # Translators: what a column of open data holds.
            "title": _("What was promised, in short."),
            # Translators: what a column of open data holds.
            "responsible": _("The ids of the organisations that promised it, with spaces between."),
            # Translators: what a column of open data holds.
            "first": _("The first day of the promise's period."),
            # Translators: what a column of open data holds.
            "last": _("The last day of the promise's period."),
            # Translators: what a column of open data holds.
            "as_of": _("The day whose standing is told."),
            # Translators: what a column of open data holds.
            "done": _("How much is done, by the promise's own rule."),
            # Translators: what a column of open data holds.
            "target": _("How much was promised; empty where there is no number."),
            # Translators: what a column of open data holds.
            "remaining": _("How much is left."),
            # Translators: what a column of open data holds.
            "pace": _("How far ahead of an even pace it is; behind if negative."),
            # Translators: what a column of open data holds.
            "reachable": _("Whether it can still be kept; empty where that has no meaning."),
            # Translators: what a column of open data holds.
            "beside": _("How much was done that does not count."),
            # Translators: what a column of open data holds.
            "waiting": _("How much is reported but not clear yet."),
        }

    def _activities(self) -> Mapping[str, str]:
        _ = self._text
        return {
            # Translators: what a column of open data holds.
            "promise": _("The id of the promise that it is about."),
            # Translators: what a column of open data holds.
            "date": _("The day; the first of the month where precision is month."),
            # Translators: what a column of open data holds.
            "precision": _("day or month."),
            # Translators: what a column of open data holds.
            "activity": _("The id of the activity."),
            # Translators: what a column of open data holds.
            "area": _("The id of the district; empty where none is told."),
            # Translators: what a column of open data holds.
            "organisations": _("The ids of the organisations that did it, with spaces between."),
            # Translators: what a column of open data holds.
            "amount": _("How much was done."),
            # Translators: what a column of open data holds.
            "standing": _("Whether it counts: counts, beside, waits or out_of_period."),
        }

    def _places(self) -> Mapping[str, str]:
        _ = self._text
        return {
            # Translators: what a column of open data holds.
            "place": _("The place, as the list has it."),
            # Translators: what a column of open data holds.
            "area": _("The id of the district; empty where none is told."),
            # Translators: what a column of open data holds.
            "asked_for": _("How often residents have asked for it."),
            # Translators: what a column of open data holds.
            "first_asked_for": _("The day on which it was first asked for."),
            # Translators: what a column of open data holds.
            "checked": _("How often it was checked."),
            # Translators: what a column of open data holds.
            "last_checked": _("The day of the last check; empty where it waits."),
        }

    def _text(self, message: str) -> str:
        return translations(self.language).gettext(message)
