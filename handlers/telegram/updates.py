"""What Telegram tells of, as events; an update that is nothing to the bot is none."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import CallbackQuery, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot import messages
from bot.messages import Edit, Event, Location, MessageKey, Press, Sender
from handlers.telegram.commands import in_words
from handlers.telegram.keyboards import Keyboards

PLATFORM = "telegram"
KINDS = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)
_NOBODY = "0"


def channel_of(chat_id: int) -> str:
    """A chat as the bot knows it."""
    return f"{PLATFORM}:{chat_id}"


def chat_of(channel: str) -> int:
    """A channel as Telegram knows it."""
    return int(channel.removeprefix(f"{PLATFORM}:"))


@dataclass(frozen=True)
class Updates:
    """Reads the updates of one bot, whose buttons carry its signature; `clock` gives the aware present."""

    bot_id: int
    bot_name: str
    keyboards: Keyboards
    clock: Callable[[], datetime]

    def event(self, update: Update) -> Event | None:
        """The event that an update tells of, if it tells of one."""
        if update.callback_query is not None:
            return self._press(update.callback_query)
        if update.edited_message is not None:
            return self._edit(update.edited_message)
        return None if update.message is None else self._message(update.message)

    def _message(self, message: Message) -> Event | None:
        if message.location is not None:
            return self._location(message)
        said, wordless = self._said(message), _is_wordless(message)
        if said is None and not wordless:
            return None
        text, addressed = said or ("", True)
        return messages.Message(
            sender=_author(message),
            key=_key(message),
            at=message.date,
            text=text,
            addressed=addressed,
            shared=message.chat.type != ChatType.PRIVATE,
            forwarded=message.forward_origin is not None,
            wordless=wordless,
            thread=_thread(message),
        )

    def _location(self, message: Message) -> Event | None:
        """A place that was shared; in a group it is not said to the bot unless it answers it."""
        place = message.location
        addressed = message.chat.type == ChatType.PRIVATE or self._is_reply(message)
        if place is None or message.forward_origin is not None or not addressed or _is_bots(message):
            return None
        return Location(
            sender=_author(message),
            key=_key(message),
            at=message.date,
            latitude=place.latitude,
            longitude=place.longitude,
            thread=_thread(message),
        )

    def _edit(self, message: Message) -> Event | None:
        said = self._said(message)
        if said is None or message.edit_date is None:
            return None
        text, addressed = said
        return Edit(
            sender=_author(message),
            key=_key(message, revision=message.edit_date),
            at=message.edit_date,
            text=text,
            addressed=addressed,
            shared=message.chat.type != ChatType.PRIVATE,
            thread=_thread(message),
            said_at=message.date,
        )

    def _press(self, query: CallbackQuery) -> Event | None:
        pressed = self.keyboards.pressed(query.data or "")
        if pressed is None or query.message is None:
            return None
        action, report = pressed
        return Press(
            sender=_sender(query.from_user),
            channel=channel_of(query.message.chat.id),
            at=self.clock(),
            action=action,
            report=report,
        )

    def _said(self, message: Message) -> tuple[str, bool] | None:
        """The words of a message without the bot's name, and whether they turn to it; None for none."""
        text = message.text or message.caption
        if text is None or _is_bots(message):
            return None
        words = in_words(text, self.bot_name)
        if words is None:
            return None
        mention = re.compile(rf"@{re.escape(self.bot_name)}\b[:,]?\s*", re.IGNORECASE)
        private = message.chat.type == ChatType.PRIVATE
        addressed = private or text.startswith("/") or self._is_reply(message) or self._is_named(message)
        return mention.sub("", words).strip(), addressed

    def _is_reply(self, message: Message) -> bool:
        to = message.reply_to_message
        return to is not None and to.from_user is not None and to.from_user.id == self.bot_id

    def _is_named(self, message: Message) -> bool:
        kinds: list[str | None] = [MessageEntity.MENTION]
        named = {**message.parse_entities(kinds), **message.parse_caption_entities(kinds)}
        return f"@{self.bot_name}".casefold() in {name.casefold() for name in named.values()}


def _author(message: Message) -> Sender:
    """Who wrote a message; whoever hides behind a group or a channel is nobody that is known."""
    return _sender(None if message.sender_chat is not None else message.from_user)


def _sender(user: User | None) -> Sender:
    if user is None or user.is_bot:
        return Sender(platform=PLATFORM, user=_NOBODY, outsider=True)
    return Sender(platform=PLATFORM, user=str(user.id))


def _key(message: Message, revision: datetime | None = None) -> MessageKey:
    mark = "" if revision is None else str(int(revision.timestamp()))
    return MessageKey(channel=channel_of(message.chat.id), message=str(message.message_id), revision=mark)


def _thread(message: Message) -> str | None:
    """The topic of a forum that a message stands in."""
    topic = message.message_thread_id if message.is_topic_message else None
    return None if topic is None else str(topic)


def _is_bots(message: Message) -> bool:
    """Whether a bot wrote a message; who hides behind a group seems to be one, but is a person."""
    user = message.from_user
    return user is not None and user.is_bot and message.sender_chat is None


def _is_wordless(message: Message) -> bool:
    """Whether a message to the bot alone holds something without words; of an album its caption is read."""
    if message.chat.type != ChatType.PRIVATE or message.media_group_id is not None or _is_bots(message):
        return False
    return message.text is None and message.caption is None and bool(message.effective_attachment)
