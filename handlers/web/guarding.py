"""Who may use the chat page: only pages of this program itself, by the address that it was asked to serve."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from handlers.address_settings import is_loopback

Handler = Callable[[Request], Awaitable[Response]]

_JSON = "application/json"


def guarded(handler: Handler, *, only_here: bool) -> Handler:
    """A handler that no other site's page can call.

    A browser lets any site send requests to this machine; so the Host must be this machine's, which a
    name that was made to lead here is not, and what changes something must be JSON from a page of our own,
    which another site's page can't send unasked.
    """

    async def handle(request: Request) -> Response:
        if only_here and not is_loopback(_named(request)):
            return PlainTextResponse("Use the address 127.0.0.1.", HTTPStatus.MISDIRECTED_REQUEST)
        if request.method != "GET" and not _is_our_own(request):
            return PlainTextResponse("Only the chat page may do this.", HTTPStatus.FORBIDDEN)
        return await handler(request)

    return handle


def _is_our_own(request: Request) -> bool:
    return (
        _is_same_site(request) and request.headers.get("content-type", "").partition(";")[0].strip() == _JSON
    )


def _is_same_site(request: Request) -> bool:
    origin = request.headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.headers.get("host")
    except ValueError:
        return False


def _named(request: Request) -> str:
    """The host that was asked for; "" where that is no host's name, which Starlette would overlook."""
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""
