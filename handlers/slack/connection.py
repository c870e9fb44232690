"""Slack over Socket Mode: a connection that the bot opens, so that it needs no address of its own."""

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SettingError
from handlers.slack.clients import Clients
from handlers.slack.faults import code_of

# A connection that was cut is noticed after this many seconds, a silent one after four times as many.
_PING = 2.0


async def connected(app: AsyncApp, app_token: str, clients: Clients) -> AsyncSocketModeHandler:
    """A connection over which an application hears; SettingError if Slack opens none."""
    # Bolt itself would ask for an address for ever, whatever the fault.
    address = await opened(clients.repeating, app_token)
    connection = AsyncSocketModeHandler(app, app_token, web_client=clients.repeating, ping_interval=_PING)
    connection.client.wss_uri = address
    await connection.connect_async()  # type: ignore[no-untyped-call] # slack_bolt
    return connection


async def opened(client: AsyncWebClient, app_token: str) -> str:
    """The address of a connection that Slack opens, once; SettingError if it doesn't."""
    try:
        told = await client.apps_connections_open(app_token=app_token)
    except (SlackApiError, ClientError, TimeoutError) as error:
        code = code_of(error) if isinstance(error, SlackApiError) else "unreachable"
        raise SettingError(
            f"Slack opens no connection for SLACK_APP_TOKEN ({code}); make one with the scope"
            " connections:write on the app's page Basic Information, App-Level Tokens."
        ) from None
    return str(told["url"])
