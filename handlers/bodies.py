"""The bodies of requests, as far as they are not too long and come in time."""

import asyncio
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request

LONGEST = 1_000_000
_SECONDS = 5.0


class BodyError(Exception):
    """A body does not come as any platform's does; `status` is what its sender is answered."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


async def body_of(request: Request, within: float = _SECONDS) -> bytes:
    """A request's body; BodyError if more than LONGEST bytes come, or not all `within` some seconds.

    Whoever calls may be anybody: who sends a byte now and then must not keep a process from leaving.
    """
    try:
        async with asyncio.timeout(within):
            return await _received(request)
    except TimeoutError:
        raise BodyError(HTTPStatus.REQUEST_TIMEOUT) from None
    except ClientDisconnect:
        raise BodyError(HTTPStatus.BAD_REQUEST) from None


async def _received(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise BodyError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)
