"""Dialogues on Telegram: everybody in their private chat with the bot, or in a group."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot import utterances
from bot.dialogue.conversation import Conversation
from bot.messages import Sender
from handlers.telegram.service import TelegramService
from handlers.telegram.updates import PLATFORM, channel_of
from tests.dialogues.table import Answer, Turn
from tests.handlers.telegram.conftest import answered
from tests.handlers.telegram.looking import text_with
from tests.stand_ins.telegram import Button, Chat, Message, TelegramServer, User
from tests.stand_ins.telegram.chats import Kind
from tests.stand_ins.telegram.messages import Content
from tests.stand_ins.telegram.people import content_of
from tests.stand_ins.telegram.updates import Update

# Where people press under what others are told, they must all see it.
TOGETHER = "together"


@dataclass
class TelegramStage:
    """Serves `tests.dialogues.on_platforms.Stage`; `together` lets all be said in one group."""

    conversation: Conversation
    telegram: TelegramServer
    service: TelegramService
    together: bool = False
    _people: dict[str, User] = field(default_factory=dict)
    _groups: dict[str, Chat] = field(default_factory=dict)
    _said: dict[str, Message] = field(default_factory=dict)
    _updates: dict[str, Update] = field(default_factory=dict)
    _seen: dict[Message, Content] = field(default_factory=dict)

    def person(self, name: str) -> Sender:
        """Somebody as the bot knows them."""
        return Sender(platform=PLATFORM, user=str(self._person(name).id))

    def set_clock(self, now: datetime) -> None:
        """Let it be a moment."""
        self.telegram.world.clock.set(now)

    async def act(self, turn: Turn, text: str) -> None:
        """Do as a turn says."""
        match turn.kind:
            case "say":
                self._say(turn, text)
            case "share":
                latitude, longitude = map(float, text.split(","))
                self._person(turn.by).shares_location(latitude, longitude)
            case "edit":
                self._person(turn.by).edits(self._said[turn.about], text)
            case "press":
                self._person(turn.by).presses(self._button(turn))
            case "again":
                again = self._updates[turn.about]
                self.telegram.world.updates.add(again.kind, again.body, again.queue)
                return
            case _:
                raise ValueError(f"{turn.kind} is not done on Telegram")
        self._updates[turn.id] = self.telegram.world.updates.history[-1]

    async def heard(self) -> Answer:
        """All that the bot has shown since this was asked last."""
        await answered(self.telegram, self.service)
        changed = [message for message in self._shown() if self._has_news(message)]
        pictures = {message.reply_to: message for message in changed if message.content.photo}
        told = dict.fromkeys(message.reply_to if message.content.photo else message for message in changed)
        return Answer(
            text="\n\n".join(text_with(message, pictures.get(message)) for message in told if message),
            buttons=tuple((b.label, self._action(b)) for message in told if message for b in message.buttons),
        )

    def _person(self, name: str) -> User:
        if name not in self._people:
            self._people[name] = self.telegram.user(name)
        return self._people[name]

    def _chat(self, turn: Turn) -> Chat:
        name = turn.channel or (TOGETHER if self.together else None)
        person = self._person(turn.by)
        if name is None:
            return person.private
        if name not in self._groups:
            group = self.telegram.supergroup(name, person)
            group.promote_bot()
            self._groups[name] = group.chat
        return self._groups[name]

    def _say(self, turn: Turn, text: str) -> None:
        person, chat = self._person(turn.by), self._chat(turn)
        if turn.forwarded:
            elsewhere = self.telegram.world.group_chat(Kind.GROUP, "Annat")
            told = elsewhere.post(self.telegram.user("Någon").account, content_of(text))
            self._said[turn.id] = person.forwards(told, chat)
        else:
            turned_to = chat is not person.private and not turn.aside
            typed = f"@{self.telegram.world.bot.username} {text}" if turned_to else text
            self._said[turn.id] = person.says(typed, chat)

    def _shown(self) -> Iterator[Message]:
        """All messages; a file goes along with one and says nothing by itself."""
        for chat in self.telegram.world.chats.values():
            yield from (message for message in chat.sent if message.content.document is None)

    def _has_news(self, message: Message) -> bool:
        """Whether it was posted or changed since it was looked at last; to lose its buttons is no news."""
        before, self._seen[message] = self._seen.get(message), message.content
        is_over = before is not None and replace(before, markup=None) == message.content
        return before != message.content and not is_over

    def _button(self, turn: Turn) -> Button:
        """The first with an action, perhaps as it was when somebody looked at it last.

        Where none ever had it, somebody has made it up.
        """
        among = self._among(turn)
        versions = (
            (message, replace(message, content=content))
            for message in among
            for content in (message.content, *reversed(message.earlier))
        )
        buttons = (replace(b, message=message) for message, version in versions for b in version.buttons)
        found = next((button for button in buttons if self._action(button) == turn.about), None)
        return found or self._made_up(among[0], turn.about)

    def _among(self, turn: Turn) -> list[Message]:
        """Where somebody may find a button: in the chat, latest first, or in the message that is named."""
        if turn.under is None:
            return self._chat(turn).sent[::-1]
        said = self._said[turn.under]
        with self.conversation.units_of_work() as work:
            answer = work.receipts.answer_to(channel_of(said.chat.id), str(said.id))
        return [message for message in said.chat.sent if str(message.id) == answer]

    def _action(self, button: Button) -> str:
        pressed = self.service._keyboards.pressed(button.data or "")
        assert pressed is not None
        return pressed[0]

    def _made_up(self, message: Message, action: str) -> Button:
        keyboard = self.service._keyboards.keyboard([utterances.Button("?", action)])
        assert keyboard is not None
        ((key,),) = keyboard.inline_keyboard
        return Button(message, key.text, str(key.callback_data), None)
