"""Slack over Socket Mode: a connection that the bot opens, so that it needs no address of its own."""

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SettingError
from handlers.in_hand import InHand
from handlers.slack.clients import Clients
from handlers.slack.faults import code_of
from handlers.tracing import traced

# A connection that was cut is noticed after this many seconds, a silent one after four times as many.
_PING = 2.0


class Connection:
    """A connection over which an application hears.

    What comes when it is to be closed is left to other connections, or to the next.
    """

    def __init__(self, handler: AsyncSocketModeHandler) -> None:
        self._handler = handler
        self._in_hand = InHand()
        self._is_closing = False
        handler.client.socket_mode_request_listeners[:] = [self._hear]

    async def _hear(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if not self._is_closing:
            with self._in_hand.one(), traced():
                await self._handler.handle(client, request)  # type: ignore[arg-type] # its only client

    async def close(self) -> None:
        """Hear nothing more, and let what was heard be acknowledged."""
        self._is_closing = True
        await self._in_hand.done()
        await self._handler.close_async()  # type: ignore[no-untyped-call] # slack_bolt


async def connected(app: AsyncApp, app_token: str, clients: Clients) -> Connection:
    """A connection over which an application hears; SettingError if Slack opens none."""
    # Bolt itself would ask for an address for ever, whatever the fault.
    address = await opened(clients.repeating, app_token)
    handler = AsyncSocketModeHandler(app, app_token, web_client=clients.repeating, ping_interval=_PING)
    connection = Connection(handler)
    handler.client.wss_uri = address
    await handler.connect_async()  # type: ignore[no-untyped-call] # slack_bolt
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
