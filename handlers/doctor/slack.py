"""Checks of Slack: token, scopes, and the way in which messages come."""

import re
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from datetime import datetime

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import DeliveryError, SettingError, UnreachableError
from handlers.doctor.findings import Finding, ok, wrong
from handlers.doctor.network import PATIENCE, clock, time_there
from handlers.platform_settings import SLACK_PATH, SlackSettings
from handlers.slack.connection import opened
from handlers.slack.events import channel_id
from handlers.slack.faults import translated
from handlers.slack.introduction import introduced
from handlers.slack.scopes import demand_scopes, scopes

_NEVER, _NO_MESSAGE = "1.000000", "message_not_found"
_SIGNING_SECRET = re.compile(r"[0-9a-f]{32}")


async def slack(
    settings: SlackSettings, now: Callable[[], datetime], *, listening: bool, channels: Sequence[str] = ()
) -> AsyncIterator[Finding]:
    """Look at Slack; `now` gives the aware present.

    `listening` says that there are report channels; in `channels` the bot is to speak unasked.
    """
    try:
        yield clock("Slack", await time_there(settings.api_url), now())
    except DeliveryError as error:
        yield wrong("Slack, network", str(error))
        return
    timeout = ClientTimeout(total=PATIENCE)
    async with ClientSession(timeout=timeout, trust_env=True) as session:
        client = AsyncWebClient(
            settings.bot_token, base_url=settings.api_url, session=session, retry_handlers=[]
        )
        async for finding in bot_token(client, scopes(listening=listening)):
            yield finding
        if settings.app_token is None:
            yield signing_secret(settings.signing_secret or "")
        else:
            yield await app_token(client, settings.app_token)
        for channel in channels:
            yield await digest_channel(client, channel)


async def bot_token(client: AsyncWebClient, needed: Collection[str]) -> AsyncIterator[Finding]:
    """Whether Slack knows the bot, and what it lets it do."""
    try:
        told = await introduced(client)
    except SettingError as error:
        yield wrong("Slack, bot token", str(error))
        return
    yield ok("Slack, bot token", f"the bot is {told.name} in {told.workspace}.")
    yield permission(needed, told.scopes)


def permission(needed: Collection[str], granted: Collection[str]) -> Finding:
    """Whether Slack lets the bot do all its work."""
    try:
        demand_scopes(needed, granted)
    except SettingError as error:
        return wrong("Slack, scopes", str(error))
    return ok("Slack, scopes", "all that the bot needs.")


async def app_token(client: AsyncWebClient, token: str) -> Finding:
    """Whether Slack would take a connection; none is made."""
    try:
        await opened(client, token)
    except SettingError as error:
        return wrong("Slack, app token", str(error))
    return ok("Slack, app token", "it opens connections for Socket Mode.")


def signing_secret(secret: str) -> Finding:
    """Whether the secret has the form of one; Slack tells nobody whether it is the right one."""
    if not _SIGNING_SECRET.fullmatch(secret):
        return wrong(
            "Slack, signing secret",
            "SLACK_SIGNING_SECRET is none, which has 32 digits and letters a to f; copy Signing Secret from"
            " the app's page Basic Information.",
        )
    return ok("Slack, signing secret", f"it has the form of one; Slack's calls come to {SLACK_PATH}.")


async def digest_channel(client: AsyncWebClient, channel: str) -> Finding:
    """Whether the bot finds a channel; nothing is said there, but a message deleted that never was."""
    what = f"Slack, digest in {channel_id(channel)}"
    try:
        async with translated():
            await client.chat_delete(channel=channel_id(channel), ts=_NEVER)
    except UnreachableError as error:
        if _NO_MESSAGE not in str(error):
            return wrong(what, f"{error}; invite the bot there, or take {channel} out of DIGEST_CHANNELS.")
    except DeliveryError as error:
        return wrong(what, f"{error}; try again in a minute.")
    return ok(what, "the bot finds the channel.")
