"""Chats: private ones, groups, and supergroups with topics."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.stand_ins.changes import Changes
from tests.stand_ins.telegram.accounts import Account, present
from tests.stand_ins.telegram.clock import Clock
from tests.stand_ins.telegram.messages import Content, Message


class Kind(StrEnum):
    """The kinds of chats, in the platform's own words."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Standing(StrEnum):
    """What the bot is in a chat."""

    MEMBER = "member"
    ADMINISTRATOR = "administrator"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(eq=False, slots=True)
class Chat:
    """A chat, its messages by id, and what the bot did there; `from_bot` holds what it deleted, too."""

    id: int
    kind: Kind
    clock: Clock
    changes: Changes
    title: str | None = None
    person: Account | None = None
    standing: Standing = Standing.LEFT
    is_forum: bool = False
    hears_mentions: bool = False
    topics: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    from_bot: list[Message] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    migrated_to: int | None = None
    menu_button: dict[str, Any] | None = None
    _given_out: int = 0

    def post(
        self,
        sender: Account,
        content: Content,
        *,
        topic: int | None = None,
        reply_to: Message | None = None,
        **extra: Any,
    ) -> Message:
        """Add a message; ids count from 1 in every chat."""
        number = len(self.messages) + 1
        date = int(self.clock.now())
        message = Message(self, number, sender, date, content, topic, reply_to, extra)
        self.messages[number] = message
        if sender.is_bot:
            self.from_bot.append(message)
        self.changes.announce()
        return message

    def live(self, message_id: int) -> Message | None:
        """A message that is still there."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    @property
    def sent(self) -> list[Message]:
        """What the bot has said and not deleted, oldest first."""
        return [message for message in self.from_bot if not message.deleted]

    @property
    def deleted(self) -> list[Message]:
        """The messages that are gone, whoever wrote them."""
        return [message for message in self.messages.values() if message.deleted]

    async def next_message(self, within: float = 5.0) -> Message:
        """The bot's first message here that hasn't been given out yet; waits for it."""
        try:
            await self.changes.until(lambda: len(self.from_bot) > self._given_out, within)
        except TimeoutError:
            said = [message.text for message in self.from_bot]
            raise TimeoutError(f"The bot said nothing more in {within} s, after {said}") from None
        self._given_out += 1
        return self.from_bot[self._given_out - 1]

    def json(self) -> dict[str, Any]:
        """The chat as the platform writes it."""
        body: dict[str, Any] = {"id": self.id, "type": str(self.kind)} | present(title=self.title)
        if self.person is not None:
            body |= present(first_name=self.person.first_name, username=self.person.username)
        return body | ({"is_forum": True} if self.is_forum else {})
