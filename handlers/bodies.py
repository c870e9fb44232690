"""The bodies of requests, as far as they are not too long."""

from starlette.requests import Request

LONGEST = 1_000_000


class TooLongError(Exception):
    """A body is longer than any platform's."""


async def body_of(request: Request) -> bytes:
    """A request's body; TooLongError as soon as more than LONGEST bytes have come."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise TooLongError
    return bytes(body)
