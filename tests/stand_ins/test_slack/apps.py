"""Bolt apps for the tests of the stand-in for Slack: made, and connected by HTTP or by Socket Mode."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp.test_utils import TestServer
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.stand_ins.slack import Slack


def client_of(slack: Slack, token: str | None = None) -> AsyncWebClient:
    """The real client of the Web API, with the bot's token unless told otherwise."""
    return AsyncWebClient(token or slack.app.bot_token, base_url=slack.api_url)


def bolt_app(slack: Slack, *, acknowledge_last: bool = False) -> AsyncApp:
    """A real Bolt app, which acknowledges before it works, or afterwards."""
    return AsyncApp(
        client=client_of(slack),
        signing_secret=slack.app.signing_secret,
        process_before_response=acknowledge_last,
    )


@asynccontextmanager
async def over_http(slack: Slack, app: AsyncApp) -> AsyncIterator[None]:
    """The app served at its request URL."""
    async with TestServer(app.web_app("/slack/events")) as server:
        await slack.use_request_url(str(server.make_url("/slack/events")))
        yield


@asynccontextmanager
async def over_socket_mode(
    slack: Slack, app: AsyncApp, connections: int = 1, ping_interval: float = 10
) -> AsyncIterator[None]:
    """The app connected by so many WebSockets; a lost one is noticed after `ping_interval` seconds."""
    web_client = client_of(slack)
    handlers = [
        AsyncSocketModeHandler(app, slack.app.app_token, web_client=web_client, ping_interval=ping_interval)
        for _ in range(connections)
    ]
    try:
        await asyncio.gather(*(handler.connect_async() for handler in handlers))  # type: ignore[no-untyped-call] # slack_bolt
        await slack.sockets.connected(connections)
        yield
    finally:
        await asyncio.gather(*(handler.close_async() for handler in handlers))  # type: ignore[no-untyped-call] # slack_bolt
