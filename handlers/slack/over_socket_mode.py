"""Slack over Socket Mode: a connection that the bot opens, so that it needs no address of its own."""

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.errors import SettingError
from handlers.slack.faults import code_of
from handlers.slack.service import Running, SlackService

_PING = 2.0


class SlackOverSocketMode:
    """The bot on Slack, over connections that Slack answers; each envelope is acknowledged when committed."""

    def __init__(self, service: SlackService, app_token: str, ping_interval: float = _PING) -> None:
        """Take the app's token; a broken connection is noticed after `ping_interval` seconds."""
        self._service = service
        self._app_token = app_token
        self._ping_interval = ping_interval
        self._running: Running | None = None
        self._connection: AsyncSocketModeHandler | None = None

    async def start(self) -> None:
        """Begin to hear; SettingError if Slack refuses the bot or can't be reached."""
        running = await self._service.start()
        self._running = running
        self._connection = AsyncSocketModeHandler(
            running.app,
            self._app_token,
            web_client=running.clients.repeating,
            ping_interval=self._ping_interval,
        )
        try:
            self._connection.client.wss_uri = await self._connection.client.issue_new_wss_url()
        except (SlackApiError, ClientError, TimeoutError) as error:
            await self.stop()
            raise _refused(error) from None
        await self._connection.connect_async()  # type: ignore[no-untyped-call] # slack_bolt

    async def stop(self) -> None:
        """Hear nothing more, and answer what was heard."""
        if self._connection is not None:
            await self._connection.close_async()  # type: ignore[no-untyped-call] # slack_bolt
        if self._running is not None:
            await self._running.stop()
        self._connection = self._running = None


def _refused(error: SlackApiError | ClientError | TimeoutError) -> SettingError:
    code = code_of(error) if isinstance(error, SlackApiError) else "unreachable"
    return SettingError(
        f"Slack opens no connection for SLACK_APP_TOKEN ({code}); make one with the scope connections:write"
        " on the app's page Basic Information."
    )
