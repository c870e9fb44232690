"""Sends to Telegram, as plain text: what is said there can be no markup."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import httpx
from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.errors import DeliveryError, UncertainDeliveryError, UnreachableError
from bot.replies import Utterance
from handlers.platforms import Place
from handlers.splitting import split
from handlers.telegram.keyboards import Keyboards
from handlers.telegram.updates import PLATFORM, chat_of

_LONGEST = 4096
_TRIES = 4
_PAUSE = 0.5
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_GONE = re.compile("chat not found|user is deactivated|not enough rights|have no rights|bot was kicked")
_NOT_THERE = "message to delete not found"
_UNCHANGED = "message is not modified"
# After what begins a mention, a command, a tag, a sum's sign, an address and a scheme.
_LINKING = re.compile(
    r"(?<=@)(?=\w)|(?<![\w/][/#$])(?<=[/#$])(?=\w)|(?<=[^\W\d]\.)(?=[^\W\d]{2})|(?<=:)(?=//)"
)
_WORD_JOINER = "\N{WORD JOINER}"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

T = TypeVar("T")


class TelegramPlatform:
    """Serves `handlers.platforms.Platform`; each message is posted at most once.

    Too fast and a failing server are waited for here, in the chat at hand alone: the library's own rate
    limiter halts all chats and gives up at the second refusal.
    """

    name = PLATFORM

    def __init__(self, bot: Bot, keyboards: Keyboards) -> None:
        self._bot = bot
        self._keyboards = keyboards
        self._moved: dict[int, int] = {}

    async def post(self, place: Place, utterance: Utterance) -> str:
        """Say something new, in several messages if it is long; the id of the last, which has the buttons."""
        *before, last = split(inert(utterance.text, self._bot.username), _LONGEST, _utf16)
        for part in before:
            await self._post(place, part, Utterance(part))
        return str((await self._post(place, last, utterance)).message_id)

    async def update(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Let the bot's own message say something else; one that is gone or too short is posted anew."""
        text = inert(utterance.text, self._bot.username)
        if _utf16(text) > _LONGEST:
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
                    link_preview_options=_NO_PREVIEW,
                ),
            )
        except BadRequest as error:
            if _UNCHANGED not in error.message.casefold():
                return await self.post(place, utterance)
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
        thread = None if place.thread is None else int(place.thread)
        try:
            await self._bot.send_chat_action(
                chat_of(place.channel), ChatAction.TYPING, message_thread_id=thread
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
                message_thread_id=None if place.thread is None else int(place.thread),
                link_preview_options=_NO_PREVIEW,
            )

        try:
            return await self._in_chat(place.channel, send)
        except BadRequest as error:
            raise UnreachableError(f"Telegram refuses a message: {error.message}") from None

    async def _in_chat(self, channel: str, call: Callable[[int], Awaitable[T]]) -> T:
        """Call for a chat, wherever it has moved to; BadRequest is the caller's to judge."""
        chat = chat_of(channel)
        try:
            return await patiently(lambda: call(self._moved.get(chat, chat)))
        except ChatMigrated as moved:
            new_chat = self._moved[chat] = moved.new_chat_id
        return await patiently(lambda: call(new_chat))


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Call again after a refusal that passes; never after one that may have been carried out."""
    for attempt in range(_TRIES):
        try:
            return await call()
        except RetryAfter as refused:
            await asyncio.sleep(seconds(refused))
        except (Forbidden, InvalidToken) as refused:
            raise UnreachableError(f"Telegram refuses the chat: {refused.message}") from None
        except BadRequest as refused:
            if _GONE.search(refused.message.casefold()):
                raise UnreachableError(f"Telegram refuses the chat: {refused.message}") from None
            raise
        except NetworkError as failed:
            if not _was_not_carried_out(failed):
                raise UncertainDeliveryError("Telegram broke off before it had answered") from None
            await asyncio.sleep(_PAUSE * 2**attempt)
        except ChatMigrated:
            raise
        except TelegramError:
            raise UncertainDeliveryError("Telegram's answer can't be read") from None
    raise DeliveryError("Telegram takes no messages right now")


def _was_not_carried_out(failed: NetworkError) -> bool:
    """Whether nothing was sent: no connection came about, or the server answered that it failed."""
    cause = failed.__cause__
    answered = cause is None and not isinstance(failed, TimedOut)
    # A proxy's 502 comes with a page, which can't be read as an answer.
    return answered or isinstance(cause, (*_UNSENT, TelegramError))


def seconds(refused: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = refused.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def inert(text: str, bot_name: str) -> str:
    """A text in which Telegram finds nobody to call and nothing to link to but the bot's invitations."""
    invitation = rf"(https://t\.me/{re.escape(bot_name)}\?start=[0-9A-Z-]{{14}}(?!\S))"
    pieces = re.split(invitation, text)
    pieces[::2] = [_LINKING.sub(_WORD_JOINER, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _utf16(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2
