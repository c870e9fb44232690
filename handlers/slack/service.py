"""Slack from start to stop: the bot learns who it is, then is called by Slack or keeps a connection to it."""

import asyncio

from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.dialogue.conversation import Conversation
from bot.errors import SettingError
from handlers.correspondence import Correspondence
from handlers.illustrating import Illustrator
from handlers.platform_settings import SlackSettings
from handlers.slack.application import application
from handlers.slack.clients import Clients
from handlers.slack.connection import Connection, connected
from handlers.slack.events import Identity
from handlers.slack.introduction import introduced
from handlers.slack.parts import Parts
from handlers.slack.requests import requests
from handlers.slack.scopes import demand_scopes, scopes
from handlers.slack.sending import SlackPlatform
from handlers.surroundings import Surroundings
from locales.voice import Voice


class SlackService:
    """The bot on Slack."""

    def __init__(
        self, settings: SlackSettings, conversation: Conversation, voice: Voice, there: Surroundings
    ) -> None:
        self.settings = settings
        self.routes = () if settings.app_token else (requests(settings.signing_secret or "", self._dispatch),)
        self._conversation = conversation
        self._voice = voice
        self._there = there
        self._connection: Connection | None = None

    async def start(self) -> None:
        """Learn who the bot is and begin to hear; SettingError if Slack refuses it or can't be reached."""
        self._clients = Clients.of(self.settings.bot_token, self.settings.api_url)
        try:
            told = await introduced(self._clients.repeating)
            demand_scopes(scopes(listening=False, drawing=False), told.scopes)
            await self._begin(told.me)
        except SettingError:
            await self._clients.close()
            raise

    async def _begin(self, me: Identity) -> None:
        platform = SlackPlatform(self._clients, Illustrator(self._voice.pictures))
        self._correspondence = Correspondence(self._conversation, self._voice, platform, self._there)
        parts = Parts(
            me=me,
            clients=self._clients,
            conversation=self._conversation,
            voice=self._voice,
            correspondence=self._correspondence,
            workers=self._there.workers,
            clock=self._there.clock,
        )
        self._app = application(parts)
        self._in_time = parts.in_time
        if self.settings.app_token:
            self._connection = await connected(self._app, self.settings.app_token, self._clients)
        await self._correspondence.leftovers.begin()
        self._keeping_up = asyncio.create_task(self._correspondence.leftovers.keep_up())

    async def stop(self) -> None:
        """Hear nothing more, answer what was heard, and leave."""
        if self._connection is not None:
            await self._connection.close()
        self._keeping_up.cancel()
        await asyncio.gather(self._keeping_up, return_exceptions=True)
        await self._in_time.finish()
        await self._correspondence.finish()
        await asyncio.to_thread(self._there.presence.leave)
        await self._clients.close()

    async def _dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        return await self._app.async_dispatch(request)
