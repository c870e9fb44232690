"""The body of a request is taken as far as it is one that a platform might send."""

import asyncio
from http import HTTPStatus

import pytest
from starlette.requests import Request
from starlette.types import Message

from handlers.bodies import LONGEST, BodyError, body_of


def coming(*parts: Message) -> Request:
    """A request whose body comes in some parts, and then nothing more."""
    left = list(parts)

    async def receive() -> Message:
        if not left:
            await asyncio.Event().wait()
        return left.pop(0)

    return Request({"type": "http"}, receive)


def part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


async def test_a_body_is_all_its_parts() -> None:
    parts = part(b"tillsyn ", more=True), part(b"i dag", more=False)
    assert await body_of(coming(*parts)) == b"tillsyn i dag"


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([part(b" " * (LONGEST + 1), more=True)], HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        ([part(b"{", more=True)], HTTPStatus.REQUEST_TIMEOUT),
        ([part(b"{", more=True), {"type": "http.disconnect"}], HTTPStatus.BAD_REQUEST),
    ],
    ids=["too long", "never all there", "broken off"],
)
async def test_what_is_no_whole_body_is_told_by_a_status(parts: list[Message], status: HTTPStatus) -> None:
    with pytest.raises(BodyError) as refused:
        await body_of(coming(*parts), within=0.01)
    assert refused.value.status == status
