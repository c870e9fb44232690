"""Whether the public address leads to this program, seen over real HTTP."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, Router

from handlers.doctor.pages import HEALTH, public_pages
from tests.handlers.doctor.conftest import Environment, found
from tests.handlers.web.conftest import served


def answering(status: int, text: str) -> Router:
    async def answer(_request: Request) -> Response:
        return PlainTextResponse(text, status)

    return Router([Route(HEALTH, answer)])


async def said(status: int, text: str) -> str:
    async with served(answering(status, text)) as address:
        finding = await public_pages(address)
        return f"{finding.grade}: {finding.sentence}".replace(address.removeprefix("http://"), "HERE")


async def test_the_program_itself_is_known() -> None:
    assert await said(200, "ok") == "ok: the pages are at HERE."


async def test_something_else_is_wrong() -> None:
    for status, text in ((200, "<html>"), (404, "ok"), (301, "")):
        assert (await said(status, text)).startswith(
            f"wrong: HERE answers ({status}) and is not this program;"
        )


async def test_who_asks_for_a_password_may_be_the_host() -> None:
    assert (await said(401, "")).startswith("note: HERE lets nobody in unasked (401)")


async def test_nothing_is_there_yet(polling: Environment) -> None:
    told = await found(polling | {"PUBLIC_URL": "http://127.0.0.1:1"})
    assert told["public address"] == (
        "note: 127.0.0.1 can't be reached (Connection refused); check the network, and whether a proxy or"
        " firewall stands between. If the bot does not run yet, start it and look again."
    )


async def test_it_is_asked_for_where_people_would_be_told_of_pages(
    ours: Environment, polling: Environment
) -> None:
    assert "public address" not in await found(ours)
    assert (await found(polling))["public address"] == (
        "note: it is not known, so answers name pages by their path alone; set PUBLIC_URL to tell it."
    )
