"""What can go wrong between a bot and the server, ordered by a test, by method and number of calls."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from aiohttp import web

from tests.stand_ins.telegram.refusals import RefusedError, too_many_requests

CarryOut = Callable[[], Awaitable[web.Response]]


class Fault(Protocol):
    """Something that goes wrong with a call; `carry_out` does what was asked and makes the answer."""

    async def strike(self, request: web.Request, carry_out: CarryOut) -> web.StreamResponse:
        """Answer the call, or don't."""


@dataclass(frozen=True, slots=True)
class Delay:
    """The answer comes so many seconds late; what was asked is done at once."""

    seconds: float

    async def strike(self, request: web.Request, carry_out: CarryOut) -> web.StreamResponse:  # noqa: ARG002
        """Do it and let the bot wait."""
        answer = await carry_out()
        await asyncio.sleep(self.seconds)
        return answer


@dataclass(frozen=True, slots=True)
class Held:
    """What was asked is done only when the event is set."""

    released: asyncio.Event

    async def strike(self, request: web.Request, carry_out: CarryOut) -> web.StreamResponse:  # noqa: ARG002
        """Wait, then do it."""
        await self.released.wait()
        return await carry_out()


@dataclass(frozen=True, slots=True)
class TooManyRequests:
    """Nothing is done; the bot is to wait so many seconds."""

    retry_after: int

    async def strike(self, request: web.Request, carry_out: CarryOut) -> web.StreamResponse:  # noqa: ARG002
        """Refuse."""
        return refusal(too_many_requests(self.retry_after))


@dataclass(frozen=True, slots=True)
class ServerFailure:
    """Nothing is done: the server fails (500), or the proxy before it does (502, in HTML)."""

    code: HTTPStatus = HTTPStatus.INTERNAL_SERVER_ERROR

    async def strike(self, request: web.Request, carry_out: CarryOut) -> web.StreamResponse:  # noqa: ARG002
        """Fail."""
        if self.code is HTTPStatus.INTERNAL_SERVER_ERROR:
            return refusal(RefusedError(self.code, "Internal Server Error"))
        page = f"<html><head><title>{self.code} {self.code.phrase}</title></head></html>"
        return web.Response(status=self.code, text=page, content_type="text/html")


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection is lost, before what was asked is done or after."""

    carried_out: bool

    async def strike(self, request: web.Request, carry_out: CarryOut) -> web.StreamResponse:
        """Hang up."""
        if self.carried_out:
            await carry_out()
        hang_up(request)
        return web.Response()


@dataclass(frozen=True, slots=True)
class CutOff:
    """The answer breaks off in the middle."""

    async def strike(self, request: web.Request, carry_out: CarryOut) -> web.StreamResponse:
        """Write half of the answer and hang up."""
        body = (await carry_out()).body
        assert isinstance(body, bytes), "answers are JSON"
        half = web.StreamResponse(headers={"Content-Type": "application/json"})
        half.content_length = len(body)
        await half.prepare(request)
        await half.write(body[: len(body) // 2])
        hang_up(request)
        return half


class Faults:
    """The faults that are still to come, by method."""

    def __init__(self) -> None:
        self._ordered: dict[str, deque[Fault]] = defaultdict(deque)

    def order(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method go wrong, after what was ordered before."""
        self._ordered[method].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """The fault of this call, if there is one."""
        waiting = self._ordered[method]
        return waiting.popleft() if waiting else None


def refusal(error: RefusedError) -> web.Response:
    """A refusal as an answer."""
    headers = {"Retry-After": str(seconds)} if (seconds := error.parameters.get("retry_after")) else {}
    return web.json_response(error.body(), status=error.code, headers=headers)


def hang_up(request: web.Request) -> None:
    """Close the connection without another word."""
    if request.transport is not None:
        request.transport.close()
