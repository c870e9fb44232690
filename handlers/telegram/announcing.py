"""Says something unasked in Telegram, with a picture if there is one."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from telegram import Bot, Message, MessageEntity
from telegram.error import BadRequest, ChatMigrated

from bot.errors import DeliveryError, UncertainDeliveryError, UnsayableError
from bot.partnership import Partnership
from bot.utterances import Utterance
from handlers.platform_settings import TelegramSettings
from handlers.platforms import Announced, Announcement, Picture
from handlers.splitting import split
from handlers.telegram.connections import connections
from handlers.telegram.faults import translated
from handlers.telegram.keyboards import Keyboards
from handlers.telegram.sending import NO_PREVIEW, UNCHANGED
from handlers.telegram.texts import LONGEST, headings, inert, utf16
from handlers.telegram.updates import PLATFORM, chat_of

_log = logging.getLogger(__name__)
_CONNECTIONS, _PATIENCE = 4, 15

T = TypeVar("T")
Part = tuple[str, Utterance]


class TelegramAnnouncer:
    """Serves `handlers.platforms.Announcer`.

    A bot can't look up what it has said. So what has no opening and may have been said is never said again;
    what has one is edited into that, which does no harm when it is done again.
    """

    name = PLATFORM

    def __init__(self, settings: TelegramSettings, partnership: Partnership) -> None:
        request = connections(_CONNECTIONS, _PATIENCE)
        self._bot = Bot(settings.bot_token, base_url=f"{settings.api_url}/bot", request=request)
        self._keyboards = Keyboards.of(settings.bot_token, partnership)
        self._moved: dict[int, int] = {}

    async def open(self, announcement: Announcement) -> str:
        """Post the opening, for the rest to take its place."""
        await self._ready()
        text = inert(announcement.opening, self._bot.username)
        return str((await self._message(announcement.channel, text, Utterance(""))).message_id)

    async def announce(self, announcement: Announcement) -> Announced:
        """Say something once; a picture follows the words."""
        if announcement.opened is None and announcement.since is not None:
            raise UncertainDeliveryError("it may have been said, and Telegram can't be asked")
        await self._ready()
        parts = self._parts(announcement.utterance)
        if announcement.opened is None:
            posted = await self._said(announcement.channel, parts)
        elif await self._is_filled(announcement, announcement.opened, parts[0]):
            return Announced(message=announcement.opened)
        else:
            posted = await self._said(announcement.channel, parts[1:], announcement.opened)
        picture = announcement.picture
        lacks = picture is not None and not await self._is_shown(announcement.channel, picture)
        return Announced(message=posted, lacks_picture=lacks)

    async def known_as(self, channel: str) -> str:
        """A chat has one name."""
        return channel

    async def close(self) -> None:
        """Close the connections."""
        await self._bot.shutdown()

    async def _ready(self) -> None:
        """Learn what the bot is called, once."""
        async with translated():
            await self._bot.initialize()

    def _parts(self, utterance: Utterance) -> list[Part]:
        """A text in messages that are not too long; the last one has the buttons."""
        *before, last = split(inert(utterance.text, self._bot.username, utterance.links), LONGEST, utf16)
        first = replace(utterance, buttons=())
        return [*((part, first) for part in before), (last, utterance)]

    async def _said(self, channel: str, parts: Sequence[Part], opened: str = "") -> str:
        """Post what is left of something; the id of its last message."""
        posted = opened
        for text, utterance in parts:
            try:
                posted = str((await self._message(channel, text, utterance)).message_id)
            except DeliveryError as error:
                if not posted:
                    raise
                raise UncertainDeliveryError(f"only the beginning was said: {error}") from None
        return posted

    async def _is_filled(self, announcement: Announcement, opened: str, first: Part) -> bool:
        """Let the first part take the opening's place; whether it had, so that the rest may have been said.

        An opening that is still what it was is not changed by being said again.
        """
        opening = (inert(announcement.opening, self._bot.username), Utterance(""))
        is_said = announcement.since is not None and await self._is_changed(announcement, opened, opening)
        await self._is_changed(announcement, opened, first)
        return is_said

    async def _is_changed(self, announcement: Announcement, opened: str, part: Part) -> bool:
        """Let the opening say something else; whether it said anything else before."""
        text, utterance = part
        keyboard, bold = self._keyboards.keyboard(utterance.buttons), self._headings(text, utterance)

        async def edit(chat: int) -> bool:
            try:
                await self._bot.edit_message_text(
                    text,
                    chat_id=chat,
                    message_id=int(opened),
                    entities=bold,
                    reply_markup=keyboard,
                    link_preview_options=NO_PREVIEW,
                )
            except BadRequest as refused:
                if UNCHANGED in refused.message.casefold():
                    return False
                raise
            return True

        try:
            return await self._in_chat(announcement.channel, edit)
        except UnsayableError as error:
            raise UncertainDeliveryError(f"what was begun can't be ended: {error}") from None
        except UncertainDeliveryError as error:
            raise DeliveryError(f"it may have been said, which does no harm: {error}") from None

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

    async def _is_shown(self, channel: str, picture: Picture) -> bool:
        """Show a picture below words that say the same; whether that could be done."""
        try:
            await self._in_chat(channel, lambda chat: self._bot.send_photo(chat, picture.png))
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
