"""What the local chat page says by itself, beside the bot's replies."""

from datetime import date, datetime

from babel.dates import format_date, format_time

from bot.members import Role
from bot.partnership import Partnership
from locales.catalogue import translations


class ChatPage:
    """The chat page's own words in one language."""

    def __init__(self, partnership: Partnership, language: str = "sv") -> None:
        self.language = language
        self._partnership = partnership

    def heading(self, today: date) -> str:
        """Which day is played."""
        # Translators: above the chat; {day} is the day that is played, such as "Sunday 22 November 2020".
        text = self._text("Try the bot. Here it is {day}.")
        return text.format(day=format_date(today, "EEEE d MMMM y", locale=self.language))

    def persona(self, organisation_id: str, role: Role) -> str:
        """Whose part is played: "fältsekreterare", "Chef, Polisen"."""
        organisation = self._partnership.organisation(organisation_id)
        if role is Role.REPORTER:
            name = organisation.staff or organisation.short
            return f"{name[:1].upper()}{name[1:]}"
        if role is Role.COORDINATOR:
            # Translators: a coordinator's part on the chat page.
            return self._text("Coordinator")
        # Translators: a manager's part on the chat page.
        return self._text("Manager, {organisation}").format(organisation=organisation.short)

    def said_at(self, moment: datetime, now: datetime) -> str:
        """When something was said: the time, and the day if it is another one."""
        time = format_time(moment, "HH:mm", locale=self.language)
        if moment.date() == now.date():
            return time
        return f"{format_date(moment, 'EEE d MMM', locale=self.language)} {time}"

    def too_long(self, longest: int) -> str:
        """A message can't be sent as it is."""
        # Translators: on the chat page, an empty or endless message.
        return self._text("Write from 1 to {longest} characters.").format(longest=longest)

    @property
    def unknown_persona(self) -> str:
        """Nobody plays such a part."""
        # Translators: on the chat page, a part that there is not.
        return self._text("There is no such part; reload the page.")

    @property
    def help(self) -> str:
        """The link to the help."""
        # Translators: on the chat page, the link to the help for staff.
        return self._text("How to write")

    @property
    def public(self) -> str:
        """The link to the public pages."""
        # Translators: on the chat page, the link to what inhabitants see.
        return self._text("What the inhabitants see")

    @property
    def play(self) -> str:
        """The heading of the choice of parts."""
        # Translators: on the chat page, before the parts that can be played.
        return self._text("You are")

    @property
    def conversation(self) -> str:
        """The heading of the conversation."""
        # Translators: on the chat page, the heading of the conversation.
        return self._text("Conversation")

    @property
    def promises(self) -> str:
        """The heading of the promises."""
        # Translators: on the chat page, the heading of the promises.
        return self._text("The promises now")

    @property
    def write(self) -> str:
        """The label of the field in which one writes."""
        # Translators: on the chat page, the label of the field for messages.
        return self._text("Write as to a colleague")

    @property
    def hint(self) -> str:
        """What one might write."""
        # Translators: on the chat page, in the empty field for messages; a message as staff write it.
        return self._text("foot patrol in … tonight")

    @property
    def send(self) -> str:
        """The button that sends."""
        # Translators: on the chat page, the button that sends a message.
        return self._text("Send")

    @property
    def working(self) -> str:
        """The bot works on an answer."""
        # Translators: on the chat page, while an answer takes long.
        return self._text("Writing …")

    @property
    def not_sent(self) -> str:
        """The program does not answer."""
        # Translators: on the chat page, when the program can't be reached.
        return self._text("Not sent: the program does not answer. Start it again, then send once more.")

    @property
    def load(self) -> str:
        """The button that loads the made-up week."""
        # Translators: on the chat page, the button that loads made-up reports.
        return self._text("Load a made-up week")

    @property
    def clear(self) -> str:
        """The button that takes the made-up week back."""
        # Translators: on the chat page, the button that takes the made-up reports back.
        return self._text("Take it back")

    @property
    def made_up(self) -> str:
        """What the made-up week is."""
        # Translators: on the chat page, beside the buttons for the made-up reports.
        return self._text("An example: nothing of it has happened.")

    @property
    def plan(self) -> str:
        """What the mark in a bar is."""
        # Translators: on the chat page, under the promises: what the mark in each bar means.
        return self._text("The line in each bar is where an even pace would be.")

    @property
    def needs_script(self) -> str:
        """The page does not work without scripts."""
        # Translators: on the chat page, where scripts are off.
        return self._text(
            "This page needs JavaScript; the chat in the terminal does not: python -m bot chat."
        )

    def _text(self, message: str) -> str:
        return translations(self.language).gettext(message)
