"""`chat`: talk with the bot in the terminal, with buttons as numbered choices."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Event, Message, MessageKey, Press, Sender
from bot.replies import Button, Utterance
from handlers.moments import now
from locales.terminal import Terminal
from locales.voice import Voice

PLATFORM = "console"
_SWITCH = ("/byt", "/as")
_LEAVE = ("/slut", "/quit", "/exit")


@dataclass(frozen=True)
class Persona:
    """Who sits at the keyboard for the moment."""

    organisation: str
    role: Role

    @property
    def user(self) -> str:
        """The identity of this persona on the console."""
        return f"{self.organisation}-{self.role}"


@dataclass
class Console:
    """A conversation with one person who can take several parts."""

    conversation: Conversation
    voice: Voice
    terminal: Terminal
    persona: Persona
    show: Callable[[str], None]
    clock: Callable[[], datetime]
    _buttons: list[Button] = field(default_factory=list)
    _said: int = 0

    def run(self, lines: Iterator[str]) -> None:
        """Greet, then answer line by line until the lines end or the person leaves."""
        self.show(self.terminal.greeting(self._name()))
        for line in lines:
            if line.strip() in _LEAVE:
                return
            self._hear(line)

    def prompt(self) -> str:
        """What stands before the cursor."""
        return f"{self._name()} > "

    def _name(self) -> str:
        organisation = self.conversation.partnership.organisation(self.persona.organisation)
        return self.terminal.persona(organisation.short, manager=self.persona.role is not Role.REPORTER)

    def _hear(self, line: str) -> None:
        if line.split(" ")[0] in _SWITCH:
            self._switch(line)
            return
        for utterance in [self.voice.say(reply) for reply in self.conversation.answer(self._event(line))]:
            self._tell(utterance)

    def _event(self, line: str) -> Event:
        at = self.clock()
        sender = self._member(at)
        channel = f"user:{sender.user}"
        if line.strip().isdecimal() and 0 < int(line) <= len(self._buttons):
            button = self._buttons[int(line) - 1]
            return Press(sender=sender, channel=channel, at=at, action=button.action, report=button.report)
        self._said += 1
        key = MessageKey(channel=channel, message=f"{at.isoformat()}#{self._said}")
        return Message(sender=sender, key=key, at=at, text=line)

    def _member(self, at: datetime) -> Sender:
        sender = Sender(platform=PLATFORM, user=self.persona.user)
        with self.conversation.units_of_work() as work:
            if work.members.find(sender) is None:
                work.members.add(sender, self.persona.organisation, self.persona.role, at)
                work.commit()
        return sender

    def _switch(self, line: str) -> None:
        words = line.split()[1:]
        known = [o.id for o in self.conversation.partnership.organisations if o.reports]
        organisation = next((word for word in words if word in known), self.persona.organisation)
        manager = any(word in self.terminal.manager_words for word in words)
        if not any(word in known or word in self.terminal.manager_words for word in words):
            self.show(self.terminal.how_to_switch(known))
            return
        self._buttons = []
        self.persona = replace(
            self.persona, organisation=organisation, role=Role.MANAGER if manager else Role.REPORTER
        )
        self.show(self.terminal.switched(self._name()))

    def _tell(self, utterance: Utterance) -> None:
        self._buttons = list(utterance.buttons)
        self.show(utterance.text)
        if self._buttons:
            labelled = (f"[{n}] {button.label}" for n, button in enumerate(self._buttons, start=1))
            self.show("  " + "   ".join(labelled))


def typed_lines(prompt: Callable[[], str]) -> Iterator[str]:
    """Lines with editing and history; the history lasts as long as the program, because it holds free text."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - only when somebody sits at a terminal
    from prompt_toolkit.history import InMemoryHistory  # noqa: PLC0415

    session: PromptSession[str] = PromptSession(history=InMemoryHistory())
    while True:
        try:
            line = session.prompt(prompt())
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip():
            yield line


def local_clock(conversation: Conversation) -> Callable[[], datetime]:
    """The wall clock where the partnership is."""
    return lambda: now(conversation.partnership.zone)
