"""Calls wait for the start, are taken while the program is there, and are refused when it leaves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, Router

from handlers.gate import Gate
from handlers.tracing import current


@dataclass
class Slow:
    """Answers with the id that a call goes by, when it is let."""

    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, _request: Request) -> PlainTextResponse:
        self.begun.set()
        await self.go_on.wait()
        trace = current()
        assert trace is not None
        return PlainTextResponse(trace.id)


@asynccontextmanager
async def calling(gate: Gate) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(gate)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


def gate_before(slow: Slow) -> Gate:
    return Gate(Router([Route("/", slow.answer)]))


async def test_an_early_call_waits_for_the_start() -> None:
    slow = Slow()
    slow.go_on.set()
    gate = gate_before(slow)
    async with calling(gate) as client:
        early = asyncio.create_task(client.get("/"))
        await asyncio.sleep(0.01)
        assert not early.done()
        assert not gate.is_open
        gate.open()
        assert (await early).status_code == 200


async def test_a_call_in_hand_is_answered_and_a_late_one_refused() -> None:
    slow = Slow()
    gate = gate_before(slow)
    gate.open()
    async with calling(gate) as client:
        in_hand = asyncio.create_task(client.get("/"))
        await slow.begun.wait()
        closing = asyncio.create_task(gate.close())
        await asyncio.sleep(0)
        assert not gate.is_open
        assert (await client.get("/")).status_code == 503
        assert not closing.done()
        slow.go_on.set()
        await closing
        assert (await in_hand).status_code == 200


async def test_nobody_waits_before_a_gate_that_never_opened() -> None:
    gate = gate_before(Slow())
    async with calling(gate) as client:
        early = asyncio.create_task(client.get("/"))
        await asyncio.sleep(0)
        await gate.close()
        assert (await early).status_code == 503


async def test_a_call_goes_by_the_id_that_the_host_gave_it_if_that_is_one() -> None:
    slow = Slow()
    slow.go_on.set()
    gate = gate_before(slow)
    gate.open()
    async with calling(gate) as client:
        assert (await client.get("/", headers={"X-Request-ID": "0b1c-2d3e4f"})).text == "0b1c-2d3e4f"
        own = [(await client.get("/", headers={"X-Request-ID": forged})).text for forged in ("a b", "x" * 99)]
    assert len(set(own)) == 2
    assert all(len(id_) == 12 and id_.isalnum() for id_ in own)
