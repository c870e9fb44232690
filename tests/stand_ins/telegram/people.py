"""The people who use the bot: what a test lets them do."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.stand_ins.telegram.accounts import Account
from tests.stand_ins.telegram.chats import Chat, Kind, Standing
from tests.stand_ins.telegram.formatting import parse
from tests.stand_ins.telegram.messages import Button, Content, Message
from tests.stand_ins.telegram.presses import Press
from tests.stand_ins.telegram.world import World

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class User:
    """A person; where no chat is named, what they do happens in their private chat with the bot."""

    world: World
    account: Account
    private: Chat

    @property
    def id(self) -> int:
        """The platform's id of the person, which their private chat has too."""
        return self.account.id

    def says(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        topic: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Write a message."""
        return self._posts(content_of(text), chat, topic=topic, reply_to=reply_to)

    def starts(self, payload: str = "") -> Message:
        """Press Start, perhaps after a deep link with a payload."""
        if payload and not PAYLOAD.fullmatch(payload):
            raise ValueError(f"A link's payload is 1-64 of A-Z, a-z, 0-9, _ and -, not {payload!r}.")
        return self.says(f"/start {payload}".rstrip())

    def edits(self, message: Message, text: str) -> None:
        """Write something else in an own message."""
        message.change(content_of(text), int(self.world.clock.now()))
        self.world.post(message, "edited_message")

    def forwards(self, message: Message, chat: Chat | None = None) -> Message:
        """Send on what somebody else wrote."""
        origin = {"type": "user", "date": message.date, "sender_user": message.sender.json()}
        return self._posts(message.content, chat, forward_origin=origin)

    def shares_location(self, latitude: float, longitude: float, chat: Chat | None = None) -> Message:
        """Send a place on the map."""
        place = {"latitude": latitude, "longitude": longitude}
        return self._posts(Content(), chat, location=place)

    def sends(self, chat: Chat | None = None, **what: Any) -> Message:
        """Send what is no text, in the platform's own fields: `sticker`, `voice` and the like."""
        return self._posts(Content(), chat, **what)

    def presses(self, button: Button) -> Press:
        """Press a button under a message of the bot."""
        press = Press(uuid4().hex, self.account, button.message, button.data, self.world.clock.now())
        self.world.press(press)
        return press

    def blocks_bot(self) -> None:
        """Hear from the bot no more."""
        self.world.change_standing(self.private, self.account, Standing.KICKED)

    def unblocks_bot(self) -> None:
        """Let the bot write again."""
        self.world.change_standing(self.private, self.account, Standing.MEMBER)

    def _posts(self, content: Content, chat: Chat | None, **more: Any) -> Message:
        where = chat or self.private
        if where is self.private and where.standing is Standing.KICKED:
            self.unblocks_bot()
        elif where is self.private:
            where.standing = Standing.MEMBER
        message = where.post(self.account, content, **more)
        self.world.post(message)
        return message


def content_of(text: str) -> Content:
    """What people write: plain text, in which the platform finds commands and mentions."""
    return Content(*parse(text, ""))


@dataclass(frozen=True, slots=True)
class Group:
    """A group or supergroup with the bot in it, as the one who made it manages it."""

    world: World
    owner: Account
    chat: Chat

    def add_topic(self, name: str) -> int:
        """Open a topic in a forum; its id is what the bot calls message_thread_id."""
        opening = {"name": name, "icon_color": 0x6FB9F0}
        opened = self.chat.post(self.owner, Content(), forum_topic_created=opening)
        opened.topic = opened.id
        self.chat.topics.add(opened.id)
        self.world.post(opened)
        return opened.id

    def delete_topic(self, topic: int) -> None:
        """Delete a topic with all that was said in it."""
        self.chat.topics.remove(topic)
        for message in self.chat.messages.values():
            message.deleted = message.deleted or message.topic == topic

    def add_bot(self) -> None:
        """Let the bot in."""
        self.world.change_standing(self.chat, self.owner, Standing.MEMBER)
        self._tells(new_chat_members=[self.world.bot.json()])

    def promote_bot(self) -> None:
        """Make the bot an administrator, who hears all."""
        self.world.change_standing(self.chat, self.owner, Standing.ADMINISTRATOR)

    def remove_bot(self) -> None:
        """Throw the bot out."""
        self.world.change_standing(self.chat, self.owner, Standing.KICKED)

    def migrates(self) -> "Group":
        """Become a supergroup, with another id and no messages."""
        old = self.chat
        new = self.world.group_chat(
            Kind.SUPERGROUP, str(old.title), standing=old.standing, hears_mentions=old.hears_mentions
        )
        self._tells(migrate_to_chat_id=new.id)
        old.migrated_to = new.id
        moved = Group(self.world, self.owner, new)
        moved._tells(migrate_from_chat_id=old.id)
        return moved

    def _tells(self, **service: Any) -> None:
        self.world.post(self.chat.post(self.owner, Content(), **service))
