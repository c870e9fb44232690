"""The stand-in as a process of its own, driven by a Bolt app and through its control interface."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

Json = dict[str, Any]
Way = Callable[[AsyncApp, Json, aiohttp.ClientSession], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def process(*options: str) -> AsyncIterator[Json]:
    """What the process printed about itself."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.stand_ins.slack", *options, stdout=asyncio.subprocess.PIPE
    )
    assert started.stdout is not None
    try:
        yield json.loads(await asyncio.wait_for(started.stdout.readline(), 30))
    finally:
        started.kill()
        await started.wait()


@pytest.fixture
async def told() -> AsyncIterator[Json]:
    async with process("--scale", "0.01", "--patience", "30") as said:
        yield said


@pytest.fixture
async def control(told: Json) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"{told['address']}/control/", raise_for_status=True) as session:
        yield session


async def order(control: aiohttp.ClientSession, path: str, **given: Any) -> Json:
    async with control.post(path, json=given) as response:
        answer: Json = await response.json()
        return answer


@asynccontextmanager
async def over_http(app: AsyncApp, _told: Json, control: aiohttp.ClientSession) -> AsyncIterator[None]:
    async with TestServer(app.web_app("/slack/events")) as server:
        await order(control, "request-url", url=str(server.make_url("/slack/events")))
        yield


@asynccontextmanager
async def over_socket_mode(app: AsyncApp, told: Json, _control: aiohttp.ClientSession) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(app, told["app_token"])
    await handler.connect_async()  # type: ignore[no-untyped-call] # slack_bolt
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call] # slack_bolt


@pytest.mark.parametrize(("in_channel", "connected"), [(False, over_http), (True, over_socket_mode)])
async def test_what_was_answered_how_often_is_counted(
    told: Json,
    control: aiohttp.ClientSession,
    connected: Way,
    in_channel: bool,  # noqa: FBT001 -- a parameter
) -> None:
    client = AsyncWebClient(told["bot_token"], base_url=told["api_url"])
    app = AsyncApp(client=client, signing_secret=told["signing_secret"], process_before_response=True)

    @app.event("message")
    async def answer(event: Json, say: AsyncSay) -> None:
        await say("Noterat", thread_ts=event["ts"])

    @app.event("app_mention")
    async def ignore() -> None:
        pass

    async with connected(app, told, control):
        await order(control, "event-faults", faults=["SAME_ID_TWICE"])
        await order(control, "say", messages=6, users=2, text="nr {n}", in_channel=in_channel)
        stats = await order(control, "answered", within=20)
    assert stats["answered_times"] == {"1": 5, "2": 1}
    assert (stats["messages"], stats["unanswered"]) == (6, [])
    assert stats["milliseconds"]["p50"] <= stats["milliseconds"]["most"]


async def test_faults_are_ordered_from_outside(told: Json, control: aiohttp.ClientSession) -> None:
    await order(control, "faults", method="auth.test", status=503)
    client = AsyncWebClient(told["bot_token"], base_url=told["api_url"], retry_handlers=[])
    async with aiohttp.ClientSession() as session, session.post(f"{told['api_url']}auth.test") as answer:
        assert answer.status == 503
    assert (await client.auth_test())["ok"]


async def test_a_url_that_does_not_answer_is_told(told: Json) -> None:
    async with (
        aiohttp.ClientSession(f"{told['address']}/control/") as session,
        session.post("request-url", json={"url": f"{told['address']}/nowhere"}) as answer,
    ):
        assert answer.status == 502
        assert "challenge" in (await answer.json())["error"]
