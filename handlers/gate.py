"""The gate before the platforms' calls: shut until the program has started, and when it leaves."""

import asyncio
import re
from http import HTTPStatus

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from handlers.in_hand import InHand
from handlers.tracing import traced

_HEADER = b"x-request-id"
_ID = re.compile(rb"[A-Za-z0-9_-]{8,64}")
_LEAVING = PlainTextResponse("This process is leaving; try again.", HTTPStatus.SERVICE_UNAVAILABLE)


class Gate:
    """An ASGI application before another.

    Calls that come too early wait, as they would for a server that is not there yet; those that come too late
    are refused, and their platforms repeat them when another process is there.
    """

    def __init__(self, inside: ASGIApp) -> None:
        self._inside = inside
        self._opened = asyncio.Event()
        self._in_hand = InHand()
        self.is_leaving = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call in when that may be, under the id that the host has given it."""
        if not self._opened.is_set():
            await self._opened.wait()
        if self.is_leaving:
            await _LEAVING(scope, receive, send)
            return
        with self._in_hand.one(), traced(_id_of(scope)):
            await self._inside(scope, receive, send)

    @property
    def is_open(self) -> bool:
        """Whether calls are taken."""
        return self._opened.is_set() and not self.is_leaving

    def open(self) -> None:
        """Take calls, those too that have waited."""
        self._opened.set()

    async def close(self) -> None:
        """Refuse calls, and wait until those in hand are answered."""
        self.is_leaving = True
        self._opened.set()
        await self._in_hand.done()


def _id_of(scope: Scope) -> str | None:
    given = next((value for name, value in scope["headers"] if name == _HEADER), b"")
    return given.decode() if _ID.fullmatch(given) else None
