"""What the pages for the inhabitants say."""

from datetime import datetime

from babel.dates import format_datetime

from bot.partnership import Partnership
from locales.accessibility import accessibility_statement
from locales.evaluations import EvaluationWords
from locales.follow_ups import FollowUpWords
from locales.phrases import Phrases
from locales.pictures import PictureWords
from locales.places_page import PlacesPage
from locales.promise_page import PromisePage


class PublicPage:
    """The public pages' words in one language."""

    def __init__(self, partnership: Partnership, language: str, site: str = "") -> None:
        self.partnership = partnership
        self.language = language
        self.phrases = Phrases(partnership, language, site)
        self.pictures = PictureWords(self.phrases)
        self.follow_ups = FollowUpWords(self.phrases)
        self.evaluations = EvaluationWords(self.phrases)
        self.promise = PromisePage(self.phrases)
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
    def unavailable(self) -> str:
        """The figures can't be read for the moment."""
        # Translators: instead of a public page, while the database does not answer.
        return self._text("The figures can't be shown right now. Try again in a few minutes.")

    def accessibility_statement(self) -> list[str]:
        """The paragraphs of the accessibility statement."""
        return accessibility_statement(self.phrases)

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
