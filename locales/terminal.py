"""What the terminal chat says by itself, beside the bot's replies."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.members import Role
from locales.catalogue import translations


@dataclass(frozen=True)
class Terminal:
    """The terminal's own few words in one language."""

    language: str = "sv"

    @property
    def role_words(self) -> dict[str, Role]:
        """What one writes to sit as more than a reporter."""
        return {
            # Translators: the word with which somebody at the terminal takes a manager's part.
            self._text("manager"): Role.MANAGER,
            # Translators: the word with which somebody at the terminal takes a coordinator's part.
            self._text("coordinator"): Role.COORDINATOR,
        }

    def greeting(self, persona: str) -> str:
        """The first lines of a terminal chat."""
        # Translators: the first lines of the terminal chat; {persona} is whose part is played.
        text = self._text(
            "Löftesboten. You are {persona}. Write as to a colleague, or “help”."
            "\nA number presses a button, /as kommunen manager plays another part, /quit leaves."
        )
        return text.format(persona=persona)

    def persona(self, organisation: str, role: Role) -> str:
        """Whose part is played: "Polisen", "Polisen (chef)"."""
        word = next((word for word, known in self.role_words.items() if known is role), None)
        return organisation if word is None else f"{organisation} ({word})"

    def switched(self, persona: str) -> str:
        """Another part is played from now on."""
        # Translators: another part is played from now on.
        return self._text("You are {persona} now.").format(persona=persona)

    def how_to_switch(self, organisations: Sequence[str]) -> str:
        """How another part is taken."""
        # Translators: the switch of parts was not understood.
        text = self._text("Write for example “/as {organisation} manager”. There are: {organisations}.")
        return text.format(organisation=organisations[-1], organisations=", ".join(organisations))

    def _text(self, message: str) -> str:
        return translations(self.language).gettext(message)
