"""Says something unasked in Telegram, with a picture if there is one."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from telegram import Bot, Message, MessageEntity
from telegram.error import BadRequest, ChatMigrated

from bot.errors import DeliveryError, UncertainDeliveryError, UnsayableError
from bot.partnership import Partnership
from bot.replies import Utterance
from handlers.platform_settings import TelegramSettings
from handlers.platforms import Announced, Announcement, Picture
from handlers.splitting import split
from handlers.telegram.connections import connections
from handlers.telegram.faults import translated
from handlers.telegram.keyboards import Keyboards
from handlers.telegram.sending import CAPTION, LONGEST, NO_PREVIEW, headings, inert, utf16
from handlers.telegram.updates import PLATFORM, chat_of

_log = logging.getLogger(__name__)
_CONNECTIONS, _PATIENCE = 4, 15

T = TypeVar("T")


class TelegramAnnouncer:
    """Serves `handlers.platforms.Announcer`.

    A bot can't look up what it has said, so what may have been said is never said again.
    """

    name = PLATFORM

    def __init__(self, settings: TelegramSettings, partnership: Partnership) -> None:
        request = connections(_CONNECTIONS, _PATIENCE)
        self._bot = Bot(settings.bot_token, base_url=f"{settings.api_url}/bot", request=request)
        self._keyboards = Keyboards.of(settings.bot_token, partnership)
        self._moved: dict[int, int] = {}

    async def announce(self, announcement: Announcement) -> Announced:
        """Say something once; a picture has the words as its caption, or else follows them."""
        if announcement.since is not None:
            raise UncertainDeliveryError("it may have been said, and Telegram can't be asked")
        async with translated():
            await self._bot.initialize()
        text, picture = inert(announcement.utterance.text, self._bot.username), announcement.picture
        if picture is None or utf16(text) > CAPTION:
            posted = await self._words(announcement, text)
            lacks = picture is not None and not await self._is_shown(announcement.channel, picture)
            return Announced(message=str(posted.message_id), lacks_picture=lacks)
        try:
            posted = await self._photo(announcement.channel, picture, text, announcement.utterance)
        except UnsayableError as error:
            _log.warning("a picture is not taken: %s", error)
            posted = await self._words(announcement, text)
            return Announced(message=str(posted.message_id), lacks_picture=True)
        return Announced(message=str(posted.message_id))

    async def known_as(self, channel: str) -> str:
        """A chat has one name."""
        return channel

    async def close(self) -> None:
        """Close the connections."""
        await self._bot.shutdown()

    async def _words(self, announcement: Announcement, text: str) -> Message:
        *before, last = split(text, LONGEST, utf16)
        first = replace(announcement.utterance, buttons=())
        parts = [*((part, first) for part in before), (last, announcement.utterance)]
        posted: list[Message] = []
        for part, utterance in parts:
            try:
                posted.append(await self._message(announcement.channel, part, utterance))
            except DeliveryError as error:
                if not posted:
                    raise
                raise UncertainDeliveryError(f"only the beginning was said: {error}") from None
        return posted[-1]

    async def _message(self, channel: str, text: str, utterance: Utterance) -> Message:
        keyboard, bold = self._keyboards.keyboard(utterance.buttons), self._headings(text, utterance)
        return await self._in_chat(
            channel,
            lambda chat: self._bot.send_message(
                chat, text, entities=bold, reply_markup=keyboard, link_preview_options=NO_PREVIEW
            ),
        )

    def _headings(self, text: str, utterance: Utterance) -> list[MessageEntity]:
        return headings(text, utterance, self._bot.username)

    async def _photo(self, channel: str, picture: Picture, caption: str, utterance: Utterance) -> Message:
        keyboard, bold = self._keyboards.keyboard(utterance.buttons), self._headings(caption, utterance)
        return await self._in_chat(
            channel,
            lambda chat: self._bot.send_photo(
                chat, picture.png, caption=caption, caption_entities=bold, reply_markup=keyboard
            ),
        )

    async def _is_shown(self, channel: str, picture: Picture) -> bool:
        """Show a picture below words that say the same; whether that could be done."""
        try:
            await self._photo(channel, picture, "", Utterance(""))
        except DeliveryError as error:
            _log.warning("a picture does not arrive: %s", error)
            return False
        return True

    async def _in_chat(self, channel: str, call: Callable[[int], Awaitable[T]]) -> T:
        """Call for a chat, wherever it has moved to."""
        chat = chat_of(channel)
        try:
            async with translated():
                try:
                    return await call(self._moved.get(chat, chat))
                except ChatMigrated as moved:
                    self._moved[chat] = moved.new_chat_id
                return await call(self._moved[chat])
        except BadRequest as refused:
            raise UnsayableError(f"Telegram refuses a message: {refused.message}") from None
