"""Slack over HTTP: signed requests at one address."""

import logging

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from handlers.slack.service import Running, SlackService

_log = logging.getLogger(__name__)
PATH = "/slack/events"
_MOST_BYTES = 1_000_000


class SlackOverHttp:
    """The bot on Slack, called at `routes`; Slack is told to come again while it is not running."""

    def __init__(self, service: SlackService, signing_secret: str) -> None:
        self._service = service
        self._verifier = SignatureVerifier(signing_secret)
        self._running: Running | None = None
        self.routes = [Route(PATH, self._take, methods=["POST"])]

    async def start(self) -> None:
        """Begin to hear; SettingError if Slack refuses the bot or can't be reached."""
        self._running = await self._service.start()

    async def stop(self) -> None:
        """Hear nothing more, and answer what was heard."""
        running, self._running = self._running, None
        if running is not None:
            await running.stop()

    async def _take(self, request: Request) -> Response:
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        if not self._is_signed(request, body):
            return PlainTextResponse("not signed by Slack", status_code=401)
        if self._running is None:
            return PlainTextResponse("not running", status_code=503)
        told = _told(request, body)
        if told is None:
            return Response()
        return to_starlette_response(await self._running.app.async_dispatch(told))

    def _is_signed(self, request: Request, body: bytes) -> bool:
        """Whether Slack has signed it; the SDK's verifier raises at headers that are no time or no text."""
        timestamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        try:
            return bool(self._verifier.is_valid(body.decode(), timestamp, signature))
        except (ValueError, OverflowError, TypeError):
            return False


async def _read(request: Request) -> bytes | None:
    """The body of a request, None if it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            return None
    return bytes(body)


def _told(request: Request, body: bytes) -> AsyncBoltRequest | None:
    """A request as Bolt takes it; None where its form is none that Slack uses."""
    try:
        return AsyncBoltRequest(body=body.decode(), headers=dict(request.headers))
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError, IndexError) as error:
        _log.warning("a signed request can't be read: %s", type(error).__name__)
        return None
