"""Clients of Slack's Web API, each with the SDK's retry handlers that what it does can bear."""

from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import ClientConnectorError, ClientSession, ClientTimeout
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

_TRIES = 4
_PATIENCE = ClientTimeout(total=30, sock_connect=10)


class ServerErrors(AsyncRetryHandler):
    """Tries again when the server or a gateway before it has failed; the SDK's own knows 500 and 503 only."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,  # noqa: ARG002 - the SDK gives it by name
        request: HttpRequest,  # noqa: ARG002 - the SDK gives it by name
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002 - the SDK gives it by name
    ) -> bool:
        return response is not None and response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR


@dataclass(frozen=True)
class Clients:
    """Clients over one set of connections.

    What `posting` does would show if it were done twice: it is done again only where nothing was sent, or
    where Slack has said that it did nothing. What `repeating` does may be done twice.
    """

    session: ClientSession
    posting: AsyncWebClient
    repeating: AsyncWebClient

    @classmethod
    def of(cls, token: str, api_url: str, *, waiting: bool = True) -> "Clients":
        """Clients with a token; must be made inside a running event loop, and closed.

        Those that are not `waiting` leave it to the caller to come again when Slack was asked too often.
        """
        session = ClientSession(timeout=_PATIENCE)
        slow_down = AsyncRateLimitErrorRetryHandler(max_retry_count=_TRIES)
        unsent = AsyncConnectionErrorRetryHandler(_TRIES, error_types=[ClientConnectorError])
        broken = AsyncConnectionErrorRetryHandler(_TRIES)
        failed = ServerErrors(max_retry_count=_TRIES)

        def client(*handlers: AsyncRetryHandler) -> AsyncWebClient:
            return AsyncWebClient(token, base_url=api_url, session=session, retry_handlers=list(handlers))

        limits = (slow_down,) if waiting else ()
        return cls(session, client(*limits, unsent), client(*limits, broken, failed))

    async def close(self) -> None:
        """Close the connections."""
        await self.session.close()
