"""The stand-in's Socket Mode: tickets, acknowledgements, repetitions and lost connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp
import pytest

from tests.stand_ins.slack import Person, Slack, Timing
from tests.stand_ins.slack.people import Channel, Json
from tests.stand_ins.test_slack.apps import bolt_app, client_of, over_socket_mode

QUICK = Timing(retries=(0.0, 0.01, 0.02))


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack(timing=QUICK) as started:
        yield started


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


async def ticket(slack: Slack) -> str:
    opened = await client_of(slack).apps_connections_open(app_token=slack.app.app_token)
    url: str = opened["url"]
    return url


@asynccontextmanager
async def link(
    slack: Slack, session: aiohttp.ClientSession
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A bare connection, past its hello."""
    async with session.ws_connect(await ticket(slack)) as socket:
        assert (await socket.receive_json())["type"] == "hello"
        yield socket


async def test_a_ticket_opens_one_connection(slack: Slack, session: aiohttp.ClientSession) -> None:
    url = await ticket(slack)
    async with session.ws_connect(url) as socket:
        assert (await socket.receive_json())["num_connections"] == 1
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


async def test_an_unacknowledged_envelope_comes_again(session: aiohttp.ClientSession) -> None:
    timing = Timing(acknowledgement=0.3, retries=QUICK.retries)
    async with Slack(timing=timing) as slack, link(slack, session) as socket:
        anna = slack.person("Anna")
        anna.says(anna.direct, "hej")
        envelopes: list[Json] = [await socket.receive_json() for _ in range(3)]
        await socket.send_json({"envelope_id": envelopes[-1]["envelope_id"]})
        await slack.settle()
    assert [envelope["retry_attempt"] for envelope in envelopes] == [0, 1, 2]
    assert [envelope["retry_reason"] for envelope in envelopes] == ["", "timeout", "timeout"]
    assert len({envelope["payload"]["event_id"] for envelope in envelopes}) == 1
    assert len({envelope["envelope_id"] for envelope in envelopes}) == 3


async def test_an_event_waits_for_a_connection(session: aiohttp.ClientSession) -> None:
    async with Slack(timing=Timing(retries=(0.0, 1.0, 3.0))) as slack:
        anna = slack.person("Anna")
        anna.says(slack.channel("polisen", anna), "hej")
        await slack.wait_until(lambda: len(slack.dispatcher.attempts) == 2)
        async with link(slack, session) as socket:
            envelope = await socket.receive_json()
            await socket.send_json({"envelope_id": envelope["envelope_id"]})
            assert envelope["retry_reason"] == "no_connection"


async def test_each_envelope_goes_to_one_connection(
    slack: Slack, session: aiohttp.ClientSession, anna: Person, channel: Channel
) -> None:
    async with link(slack, session) as one, link(slack, session) as other:
        first, second = anna.says(channel, "ett"), anna.says(channel, "två")
        received = []
        for socket in (one, other):
            envelope = await socket.receive_json()
            await socket.send_json({"envelope_id": envelope["envelope_id"]})
            received.append(envelope["payload"]["event"]["ts"])
        await slack.settle()
    assert sorted(received) == [first.ts, second.ts]


async def test_an_eleventh_connection_is_refused(slack: Slack, session: aiohttp.ClientSession) -> None:
    async with AsyncExitStack() as opened:
        for _ in range(10):
            await opened.enter_async_context(link(slack, session))
        async with session.ws_connect(await ticket(slack)) as socket:
            assert (await socket.receive_json())["reason"] == "too_many_websockets"


async def test_a_warning_comes_before_the_end(slack: Slack, session: aiohttp.ClientSession) -> None:
    async with link(slack, session) as socket:
        await slack.sockets.refresh("warning")
        assert (await socket.receive_json())["reason"] == "warning"
        await slack.sockets.refresh()
        assert (await socket.receive_json())["reason"] == "refresh_requested"
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_the_stand_in_asks_for_signs_of_life(slack: Slack) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(await ticket(slack), autoping=False) as socket,
    ):
        await socket.receive_json()
        await slack.sockets.ping()
        assert (await socket.receive()).type is aiohttp.WSMsgType.PING


@pytest.mark.parametrize("how", ["refresh", "cut"])
async def test_the_real_client_comes_back(slack: Slack, how: str) -> None:
    app = bolt_app(slack)
    async with over_socket_mode(slack, app, ping_interval=0.5):
        before = list(slack.sockets.connections)
        if how == "refresh":
            await slack.sockets.refresh()
        else:
            slack.sockets.cut()
        await slack.wait_until(lambda: set(slack.sockets.connections) - set(before), within=10)


async def test_the_real_client_can_hold_several(slack: Slack) -> None:
    async with over_socket_mode(slack, bolt_app(slack), connections=2):
        assert len(slack.sockets.connections) == 2
    await asyncio.wait_for(slack.sockets.connected(0), 5)
