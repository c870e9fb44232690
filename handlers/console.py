"""`chat`: talk with the bot in the terminal, with buttons as numbered choices."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from string import ascii_lowercase
from uuid import uuid4

from bot.dialogue.conversation import Conversation
from bot.errors import DatabaseError
from bot.members import Role
from bot.messages import Event, Message, MessageKey, Press
from bot.utterances import Button, Utterance
from handlers.lookups import reporting
from handlers.personas import Persona, let_in
from locales.terminal import Terminal
from locales.voice import Voice

_SWITCH = ("/byt", "/as")
_LEAVE = ("/slut", "/quit", "/exit")


@dataclass
class Console:
    """A conversation with one person who can take several parts."""

    conversation: Conversation
    voice: Voice
    terminal: Terminal
    persona: Persona
    show: Callable[[str], None]
    clock: Callable[[], datetime]
    _buttons: dict[str, Button] = field(default_factory=dict)

    def run(self, lines: Iterable[str]) -> None:
        """Greet, then answer line by line until the lines end or the person leaves."""
        self.show(self.terminal.greeting(self._name()))
        for line in lines:
            said = line.strip()
            if said.casefold() in _LEAVE:
                return
            if said:
                self._hear(said)

    def prompt(self) -> str:
        """What stands before the cursor."""
        return f"{self._name()} > "

    def _name(self) -> str:
        organisation = self.conversation.partnership.organisation(self.persona.organisation)
        return self.terminal.persona(organisation.short, self.persona.role)

    def _hear(self, said: str) -> None:
        command, *words = said.casefold().split()
        if command in _SWITCH:
            self._switch(words)
            return
        try:
            self._answer(said)
        except DatabaseError as error:
            self.show(str(error))

    def _answer(self, said: str) -> None:
        event = self._event(said, self.clock())
        let_in(self.conversation.units_of_work, self.persona, event.at)
        utterances = [self.voice.say(reply) for reply in self.conversation.answer(event)]
        if utterances:
            self._tell(utterances)

    def _event(self, said: str, at: datetime) -> Event:
        sender = self.persona.sender
        channel = f"user:{sender.user}"
        button = self._buttons.get(said.casefold())
        if button is not None:
            return Press(sender=sender, channel=channel, at=at, action=button.action, report=button.report)
        key = MessageKey(channel=channel, message=uuid4().hex)
        return Message(sender=sender, key=key, at=at, text=said)

    def _switch(self, words: Sequence[str]) -> None:
        """Take another part: an organisation, a role, or both, and nothing that isn't known."""
        organisations = reporting(self.conversation.partnership)
        named = [word for word in words if word in organisations]
        roles = [role for word, role in self.terminal.role_words.items() if word in words]
        if not words or max(len(named), len(roles)) > 1 or len(named) + len(roles) < len(words):
            self.show(self.terminal.how_to_switch(organisations))
            return
        organisation = named[0] if named else self.persona.organisation
        self.persona = Persona(organisation, roles[0] if roles else Role.REPORTER)
        self._buttons = {}
        self.show(self.terminal.switched(self._name()))

    def _tell(self, utterances: Sequence[Utterance]) -> None:
        self._buttons = by_key([button for utterance in utterances for button in utterance.buttons])
        keys = iter(self._buttons)
        for utterance in utterances:
            self.show(utterance.in_words)
            if utterance.buttons:
                labelled = (f"[{next(keys)}] {button.label}" for button in utterance.buttons)
                self.show("  " + "   ".join(labelled))


def by_key(buttons: Sequence[Button]) -> dict[str, Button]:
    """Buttons by what one types to press them: 1, 2, 3 and on.

    Where a button is a number itself, as an answer to "how many", it is pressed by that number and the
    others by letters: otherwise a 6 that is meant as an answer could press something else.
    """
    if any(button.label.isdecimal() for button in buttons):
        letters = iter(ascii_lowercase)
        return {b.label if b.label.isdecimal() else next(letters): b for b in buttons}
    return {str(number): button for number, button in enumerate(buttons, start=1)}


def typed_lines(prompt: Callable[[], str]) -> Iterator[str]:
    """Lines with editing and history; the history ends with the program, because it holds free text."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - only when somebody sits at a terminal
    from prompt_toolkit.history import InMemoryHistory  # noqa: PLC0415 - as above

    session: PromptSession[str] = PromptSession(history=InMemoryHistory())
    while True:
        try:
            yield session.prompt(prompt())
        except (EOFError, KeyboardInterrupt):
            return
