"""Checks of Slack: token, scopes, and the way in which messages come."""

import re
from collections.abc import AsyncIterator, Callable, Collection
from datetime import datetime

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import DeliveryError, SettingError
from handlers.doctor.findings import Finding, ok, wrong
from handlers.doctor.network import PATIENCE, clock, time_there
from handlers.platform_settings import SLACK_PATH, SlackSettings
from handlers.slack.connection import opened
from handlers.slack.introduction import introduced
from handlers.slack.scopes import demand_scopes, scopes

_SIGNING_SECRET = re.compile(r"[0-9a-f]{32}")


async def slack(
    settings: SlackSettings, now: Callable[[], datetime], *, listening: bool
) -> AsyncIterator[Finding]:
    """Look at Slack; `now` gives the aware present, `listening` says that there are report channels."""
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
