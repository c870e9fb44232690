"""What the public page about the places that inhabitants have asked for says."""

from collections.abc import Sequence

from bot.place_visits import Visits
from locales.phrases import Phrases
from locales.requested_places import PlaceWords

Cells = tuple[str, ...]


class PlacesPage:
    """The page's words in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._text = phrases.text
        self._words = PlaceWords(phrases)

    @property
    def heading(self) -> str:
        """The page's heading, and the link to it."""
        # Translators: the heading of the public page about places that inhabitants have asked for.
        return self._text("Places that residents have asked for")

    def introduction(self, visits: Sequence[Visits]) -> str:
        """How many places there are, and how many of them were checked."""
        if not visits:
            # Translators: on the public page, while no places are on the list.
            return self._text("No places are on the list yet.")
        # Translators: on the public page: how many places inhabitants have named, and how many were checked.
        text = self._text("Places asked for: {places}. Checked at least once: {checked}.")
        return text.format(
            places=self._phrases.number(len(visits)),
            checked=self._phrases.number(sum(each.last is not None for each in visits)),
        )

    @property
    def waiting_heading(self) -> str:
        """The heading of the places that wait."""
        # Translators: on the public page: the heading of the places that nobody has checked yet.
        return self._text("Waiting for a check")

    @property
    def waiting_columns(self) -> Cells:
        """The heads of their columns."""
        _ = self._text
        return (
            self._place_column,
            # Translators: the head of a column: how often a place was asked for.
            _("Asked for, times"),
            # Translators: the head of a column: the day on which a place was first asked for.
            _("First asked for"),
        )

    def waiting_rows(self, visits: Sequence[Visits]) -> list[Cells]:
        """The places that wait, those asked for most first."""
        requests = [each.place.request for each in visits if each.last is None]
        return [
            (self._words.place(each), self._phrases.number(each.times), self._phrases.day(each.date))
            for each in requests
        ]

    @property
    def checked_heading(self) -> str:
        """The heading of the places that were checked."""
        # Translators: on the public page: the heading of the places that were checked.
        return self._text("Checked")

    @property
    def checked_columns(self) -> Cells:
        """The heads of their columns."""
        _ = self._text
        return (
            self._place_column,
            # Translators: the head of a column: how often a place was checked.
            _("Checked, times"),
            # Translators: the head of a column: the day of the last check at a place.
            _("Last checked"),
        )

    def checked_rows(self, visits: Sequence[Visits]) -> list[Cells]:
        """The places that were checked, the one longest ago first."""
        return [
            (
                self._words.place(each.place.request),
                self._phrases.number(each.count),
                self._phrases.day(each.last),
            )
            for each in visits
            if each.last is not None
        ]

    @property
    def _place_column(self) -> str:
        # Translators: the head of a column of streets and squares.
        return self._text("Place")
