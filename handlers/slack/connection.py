"""Slack over Socket Mode: a connection that the bot opens, so that it needs no address of its own."""

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.errors import SettingError
from handlers.slack.clients import Clients
from handlers.slack.faults import code_of

# A connection that was cut is noticed after this many seconds, a silent one after four times as many.
_PING = 2.0


async def connected(app: AsyncApp, app_token: str, clients: Clients) -> AsyncSocketModeHandler:
    """A connection over which an application hears; SettingError if Slack opens none."""
    connection = AsyncSocketModeHandler(app, app_token, web_client=clients.repeating, ping_interval=_PING)
    try:
        # Bolt itself would try for ever, whatever the fault.
        connection.client.wss_uri = await connection.client.issue_new_wss_url()
    except (SlackApiError, ClientError, TimeoutError) as error:
        await connection.close_async()  # type: ignore[no-untyped-call] # slack_bolt
        raise _refused(error) from None
    await connection.connect_async()  # type: ignore[no-untyped-call] # slack_bolt
    return connection


def _refused(error: SlackApiError | ClientError | TimeoutError) -> SettingError:
    code = code_of(error) if isinstance(error, SlackApiError) else "unreachable"
    return SettingError(
        f"Slack opens no connection for SLACK_APP_TOKEN ({code}); make one with the scope connections:write"
        " on the app's page Basic Information, App-Level Tokens."
    )
