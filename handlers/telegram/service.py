"""Telegram from start to stop: the bot introduces itself, then fetches its updates or is called with them."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from telegram import Bot, CallbackQuery, Update
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.dialogue.conversation import Conversation
from bot.errors import DeliveryError, SettingError
from bot.messages import Press
from handlers.correspondence import Correspondence
from handlers.illustrating import Illustrator
from handlers.platform_settings import TelegramSettings
from handlers.surroundings import Surroundings
from handlers.telegram.commands import menus
from handlers.telegram.connections import connections
from handlers.telegram.keyboards import Keyboards
from handlers.telegram.polling import POLL, Polling
from handlers.telegram.sending import TelegramPlatform, patiently
from handlers.telegram.updates import KINDS, Updates, channel_of
from handlers.telegram.webhook import webhook
from locales.voice import Voice

_log = logging.getLogger(__name__)
_CONNECTIONS = 16


class TelegramService:
    """The bot on Telegram."""

    def __init__(
        self, settings: TelegramSettings, conversation: Conversation, voice: Voice, there: Surroundings
    ) -> None:
        self.settings = settings
        self.routes = () if settings.webhook_url is None else (webhook(settings, self._take_json),)
        self._bot = Bot(
            settings.bot_token,
            base_url=f"{settings.api_url}/bot",
            base_file_url=f"{settings.api_url}/file/bot",
            request=connections(_CONNECTIONS, patience=15),
            get_updates_request=connections(1, patience=POLL + 15),
        )
        self._keyboards = Keyboards.of(settings.bot_token, conversation.partnership)
        platform = TelegramPlatform(self._bot, self._keyboards, Illustrator(voice.pictures))
        self._correspondence = Correspondence(
            conversation, voice.linking(self._invitation_link), platform, there
        )
        self._conversation = conversation
        self._clock = there.clock
        self._presence = there.presence
        self._polling = Polling(self._bot, self.take, there)
        self._fetching: list[asyncio.Task[None]] = []
        self._moving = asyncio.Lock()

    def _invitation_link(self, code: str) -> str:
        """The address that opens the chat with the bot and, at a tap, writes the code."""
        return f"https://t.me/{self._bot.username}?start={code}"

    async def start(self) -> None:
        """Introduce the bot and begin to hear; SettingError if Telegram refuses it or can't be reached."""
        try:
            await self._bot.initialize()
            await self._introduce()
        except (TelegramError, DeliveryError) as error:
            await self._bot.shutdown()
            raise SettingError(self._why_not(error)) from None
        self._updates = Updates(self._bot.id, self._bot.username, self._keyboards, self._clock)
        await self._correspondence.leftovers.begin()
        self._keeping_up = asyncio.create_task(self._correspondence.leftovers.keep_up())
        if self.settings.webhook_url is None:
            self._fetching.append(asyncio.create_task(self._polling.run()))

    def _why_not(self, error: TelegramError | DeliveryError) -> str:
        """Why the bot can't begin, and what to do."""
        match error:
            case InvalidToken():
                return "Telegram refuses TELEGRAM_BOT_TOKEN; copy it anew from @BotFather."
            case BadRequest():
                return f"Telegram refuses the start ({error.message}); check TELEGRAM_WEBHOOK_URL."
            case _:
                return (
                    f"Telegram can't be reached at {self.settings.api_url} ({type(error).__name__}); check"
                    " the network and TELEGRAM_API_URL, then try again."
                )

    async def stop(self) -> None:
        """Hear nothing more, answer what was heard, and leave."""
        self._polling.leave()
        self._keeping_up.cancel()
        await asyncio.gather(self._keeping_up, *self._fetching, return_exceptions=True)
        await self._correspondence.finish()
        await asyncio.to_thread(self._presence.leave)
        await self._bot.shutdown()

    async def _take_json(self, told: Mapping[str, Any]) -> None:
        update = Update.de_json(dict(told), self._bot)
        await self.take(update)

    async def take(self, update: Update) -> None:
        """Let an update have its effect; DatabaseError if nothing of it could be saved."""
        # What is said in the supergroup may come before the move to it is saved, and would not be heard.
        async with self._moving:
            if update.message is not None and update.message.migrate_to_chat_id is not None:
                await asyncio.to_thread(self._move, update.message.chat.id, update.message.migrate_to_chat_id)
                return
        event = self._updates.event(update)
        if event is None:
            _log.info("an update with nothing to do: %s", _kind(update))
        else:
            await self._correspondence.hear(event, on=_pressed_on(update, event))
        if update.callback_query is not None:
            await self._acknowledge(update.callback_query)

    def _move(self, old: int, new: int) -> None:
        """Go on listening in a group that has become a supergroup, with another id."""
        with self._conversation.units_of_work() as work:
            if work.channels.remove(channel_of(old), None):
                work.channels.add(channel_of(new), None, self._clock())
                work.commit()

    async def _acknowledge(self, query: CallbackQuery) -> None:
        """Let the pressed button stop spinning; whether that arrives does not matter."""
        try:
            await self._bot.answer_callback_query(query.id)
        except TelegramError as error:
            _log.debug("a press can't be acknowledged: %s", type(error).__name__)

    async def _introduce(self) -> None:
        for code, commands in menus():
            await self._bot.set_my_commands(commands, language_code=code)
        # Several processes that start at once are too fast for Telegram, and wait for each other here.
        await patiently(self._choose_way)

    async def _choose_way(self) -> bool:
        if self.settings.webhook_url is None:
            return await self._bot.delete_webhook()
        secret = self.settings.webhook_secret
        return await self._bot.set_webhook(
            self.settings.webhook_url, allowed_updates=KINDS, secret_token=secret
        )


def _pressed_on(update: Update, event: object) -> str | None:
    query = update.callback_query
    if not isinstance(event, Press) or query is None or query.message is None:
        return None
    return str(query.message.message_id)


def _kind(update: Update) -> str:
    """Which kind of update it is, without what it says."""
    return ", ".join(sorted(update.to_dict().keys() - {"update_id"})) or "empty"
