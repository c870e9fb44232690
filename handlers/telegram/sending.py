"""Sends to Telegram, as plain text: what is said there can be no markup."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.errors import BusyError, DeliveryError, UncertainDeliveryError, UnreachableError
from bot.utterances import Utterance
from handlers.enclosing import File, enclosed
from handlers.illustrating import Illustrator
from handlers.platforms import Picture, Place
from handlers.splitting import split
from handlers.telegram.faults import translated
from handlers.telegram.keyboards import Keyboards
from handlers.telegram.texts import CAPTION, LONGEST, inert, utf16
from handlers.telegram.updates import PLATFORM, chat_of

_log = logging.getLogger(__name__)
_TRIES = 4
_PAUSE = 0.5
_NOT_THERE = "message to delete not found"
UNCHANGED = "message is not modified"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

T = TypeVar("T")


class TelegramPlatform:
    """Serves `handlers.platforms.Platform`; each message is posted at most once.

    Too fast and a failing server are waited for here, in the chat at hand alone: the library's own rate
    limiter halts all chats and gives up at the second refusal.
    """

    name = PLATFORM

    def __init__(self, bot: Bot, keyboards: Keyboards, illustrator: Illustrator) -> None:
        self._bot = bot
        self._keyboards = keyboards
        self._illustrator = illustrator
        self._moved: dict[int, int] = {}

    async def post(self, place: Place, utterance: Utterance) -> str:
        """Say something new, in several messages if it is long; the id of the last, which has the buttons."""
        *before, last = split(inert(utterance.text, self._bot.username, utterance.links), LONGEST, utf16)
        for part in before:
            await self._post(place, part, Utterance(part))
        posted = str((await self._post(place, last, utterance)).message_id)
        await self._show(place, posted, utterance)
        return posted

    async def update(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Let the bot's own message say something else; one that is gone or too short is posted anew."""
        text = inert(utterance.text, self._bot.username, utterance.links)
        if utf16(text) > LONGEST:
            return await self.follow(place, answer, utterance)
        keyboard = self._keyboards.keyboard(utterance.buttons)
        try:
            await self._in_chat(
                place.channel,
                lambda chat: self._bot.edit_message_text(
                    text,
                    chat_id=chat,
                    message_id=int(answer),
                    reply_markup=keyboard,
                    link_preview_options=NO_PREVIEW,
                ),
            )
        except BadRequest as error:
            if UNCHANGED not in error.message.casefold():
                return await self.post(place, utterance)
        await self._show(place, answer, utterance)
        return answer

    async def follow(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Answer a new message; the earlier one keeps its words, and loses its buttons."""
        posted = await self.post(place, utterance)
        try:
            await self._in_chat(
                place.channel,
                lambda chat: self._bot.edit_message_reply_markup(chat_id=chat, message_id=int(answer)),
            )
        except (BadRequest, DeliveryError):
            return posted
        return posted

    async def show_working(self, place: Place) -> None:
        """Show "skriver …"; whether that arrives does not matter."""
        try:
            await self._bot.send_chat_action(
                chat_of(place.channel), ChatAction.TYPING, message_thread_id=_thread(place)
            )
        except TelegramError:
            return

    async def stop_working(self, place: Place) -> None:
        """Telegram itself stops showing it after some seconds."""

    async def take_away(self, place: Place) -> bool:
        """Delete a message of a private chat, which Telegram allows for two days; True if it is gone."""
        if chat_of(place.channel) < 0 or place.message is None:
            return False
        message = int(place.message)
        try:
            return await self._in_chat(
                place.channel, lambda chat: self._bot.delete_message(chat_id=chat, message_id=message)
            )
        except BadRequest as error:
            return _NOT_THERE in error.message.casefold()
        except DeliveryError:
            return False

    async def _post(self, place: Place, text: str, utterance: Utterance) -> Message:
        shared = chat_of(place.channel) < 0
        reply = None
        if shared and place.message is not None:
            reply = ReplyParameters(int(place.message), allow_sending_without_reply=True)
        keyboard = self._keyboards.keyboard(utterance.buttons)

        async def send(chat: int) -> Message:
            return await self._bot.send_message(
                chat,
                text,
                reply_markup=keyboard,
                reply_parameters=reply,
                message_thread_id=_thread(place),
                link_preview_options=NO_PREVIEW,
            )

        try:
            return await self._in_chat(place.channel, send)
        except BadRequest as error:
            raise UnreachableError(f"Telegram refuses a message: {error.message}") from None

    async def _show(self, place: Place, posted: str, utterance: Utterance) -> None:
        """Send what goes with what was just posted, each in a message of its own: a picture, a file."""
        picture, file = await self._illustrator.picture(utterance), await enclosed(utterance)
        if picture is not None:
            await self._show_picture(place, posted, picture)
        if file is not None and chat_of(place.channel) > 0:
            await self._send_file(place, posted, file)

    async def _show_picture(self, place: Place, posted: str, picture: Picture) -> None:
        caption, *_ = split(inert(picture.alternative, self._bot.username), CAPTION, utf16)
        reply = ReplyParameters(int(posted), allow_sending_without_reply=True)
        try:
            await self._in_chat(
                place.channel,
                lambda chat: self._bot.send_photo(
                    chat,
                    picture.png,
                    caption=caption,
                    reply_parameters=reply,
                    message_thread_id=_thread(place),
                ),
            )
        except (BadRequest, DeliveryError) as error:
            _log.warning("a picture does not arrive: %s", error)

    async def _send_file(self, place: Place, posted: str, file: File) -> None:
        reply = ReplyParameters(int(posted), allow_sending_without_reply=True)
        try:
            await self._in_chat(
                place.channel,
                lambda chat: self._bot.send_document(
                    chat, file.content, filename=file.name, reply_parameters=reply
                ),
            )
        except (BadRequest, DeliveryError) as error:
            _log.warning("a file does not arrive: %s", error)

    async def _in_chat(self, channel: str, call: Callable[[int], Awaitable[T]]) -> T:
        """Call for a chat, wherever it has moved to; BadRequest is the caller's to judge."""
        chat = chat_of(channel)
        try:
            return await patiently(lambda: call(self._moved.get(chat, chat)))
        except ChatMigrated as moved:
            new_chat = self._moved[chat] = moved.new_chat_id
        return await patiently(lambda: call(new_chat))


def _thread(place: Place) -> int | None:
    return None if place.thread is None else int(place.thread)


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Call again after a refusal that passes; never after one that may have been carried out."""
    for attempt in range(_TRIES):
        try:
            async with translated():
                return await call()
        except BusyError as busy:
            await asyncio.sleep(busy.seconds)
        except (UnreachableError, UncertainDeliveryError):
            raise
        except DeliveryError:
            await asyncio.sleep(_PAUSE * 2**attempt)
    raise DeliveryError("Telegram takes no messages right now")
