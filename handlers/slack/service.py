"""Slack from start to stop: the bot learns who it is, then hears what comes by HTTP or by Socket Mode."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.dialogue.conversation import Conversation
from bot.errors import SettingError
from handlers.correspondence import Correspondence
from handlers.slack.application import Listeners, application
from handlers.slack.clients import Clients
from handlers.slack.events import Identity
from handlers.slack.faults import code_of
from handlers.slack.sending import SlackPlatform
from locales.voice import Voice

_WRONG_TOKEN = frozenset({
    "account_inactive",
    "invalid_auth",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SlackService:
    """The bot on Slack, whichever way it hears.

    `clock` gives the aware present, `workers` run the conversation.
    """

    conversation: Conversation
    voice: Voice
    workers: Executor
    clock: Callable[[], datetime]
    bot_token: str = field(repr=False)
    api_url: str

    async def start(self) -> "Running":
        """Learn who the bot is, and answer what was left; SettingError if Slack refuses or is away."""
        clients = Clients.of(self.bot_token, self.api_url)
        try:
            me = await introduced(clients)
        except SettingError:
            await clients.close()
            raise
        correspondence = Correspondence(self.conversation, self.voice, SlackPlatform(clients), self.workers)
        await correspondence.catch_up()
        listeners = Listeners(me, correspondence, self.clock)
        app = application(me, clients, listeners)
        return Running(app, clients, correspondence, asyncio.create_task(correspondence.keep_up()))


@dataclass(frozen=True)
class Running:
    """The bot on Slack while it runs."""

    app: AsyncApp
    clients: Clients
    correspondence: Correspondence
    keeping_up: asyncio.Task[None]

    async def stop(self) -> None:
        """Answer what was heard, and leave."""
        self.keeping_up.cancel()
        await asyncio.gather(self.keeping_up, return_exceptions=True)
        await self.correspondence.finish()
        await self.clients.close()


async def introduced(clients: Clients) -> Identity:
    """Who the bot is; SettingError if Slack does not say."""
    try:
        told = await clients.repeating.auth_test()
    except SlackApiError as error:
        raise _refused(code_of(error)) from None
    except (ClientError, TimeoutError):
        raise SettingError(
            f"Slack can't be reached at {clients.repeating.base_url}; check the network and SLACK_API_URL,"
            " then start again."
        ) from None
    return Identity(team=told["team_id"], user=told["user_id"], bot=told["bot_id"])


def _refused(code: str) -> SettingError:
    if code in _WRONG_TOKEN:
        return SettingError(
            f"Slack refuses SLACK_BOT_TOKEN ({code}); copy it anew from the app's page OAuth & Permissions."
        )
    return SettingError(f"Slack can't say right now who the bot is ({code}); start again in a minute.")
