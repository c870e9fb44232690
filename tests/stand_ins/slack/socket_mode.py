"""Delivery by Socket Mode: WebSocket connections that the app opens."""

import asyncio
import json
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web

from tests.stand_ins.changes import Changes
from tests.stand_ins.slack.people import Json
from tests.stand_ins.slack.transport import Answer, Kind, Retry

MOST_CONNECTIONS = 10


class SocketMode:
    """Up to ten connections; each envelope goes to one of them, in turn.

    Attributes:
        connections: those that are open, with the requests that opened them.
    """

    def __init__(self, app_id: str, patience: float, changes: Changes) -> None:
        self.connections: dict[web.WebSocketResponse, web.Request] = {}
        self._app_id = app_id
        self._patience = patience
        self._changes = changes
        self._awaited: dict[str, asyncio.Future[Json | None]] = {}
        self._turn = 0

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, until either side ends it."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.connections) == MOST_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        self.connections[socket] = request
        await socket.send_json(self._hello())
        self._changes.announce()
        try:
            await self._listen(socket)
        finally:
            del self.connections[socket]
            self._changes.announce()
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "stand-in", "approximate_connection_time": 3600},
        }

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                self._take(json.loads(frame.data))

    def _take(self, acknowledgement: dict[str, Any]) -> None:
        awaited = self._awaited.get(acknowledgement["envelope_id"])
        if awaited is not None and not awaited.done():
            awaited.set_result(acknowledgement.get("payload"))

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer:
        """One envelope to one connection."""
        if not self.connections:
            return Answer(failure="no_connection")
        envelope = _envelope(kind, payload, retry)
        self._turn += 1
        socket = list(self.connections)[self._turn % len(self.connections)]
        awaited = self._awaited[envelope["envelope_id"]] = asyncio.get_running_loop().create_future()
        try:
            await socket.send_json(envelope)
            return Answer(body=await asyncio.wait_for(awaited, self._patience))
        except TimeoutError:
            return Answer(failure="timeout")
        except ConnectionError:
            return Answer(failure="no_connection")
        finally:
            del self._awaited[envelope["envelope_id"]]

    async def connected(self, number: int = 1, within: float = 5.0) -> None:
        """Wait until so many connections are open."""
        await self._changes.until(lambda: len(self.connections) == number, within)

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Announce, on every connection, that it ends, and, unless it is a `warning`, end it."""
        for socket in list(self.connections):
            await socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "stand-in"}}
            )
            if reason != "warning":
                await socket.close()

    def cut(self) -> None:
        """Break every connection without a word."""
        for request in self.connections.values():
            if request.transport is not None:
                request.transport.abort()

    async def ping(self) -> None:
        """Ask every connection for a sign of life, as Slack does now and then."""
        for socket in list(self.connections):
            await socket.ping(b"Ping from the stand-in")

    async def close(self) -> None:
        """End all connections."""
        for socket in list(self.connections):
            await socket.close()


def _envelope(kind: Kind, payload: Json, retry: Retry | None) -> Json:
    envelope: Json = {"envelope_id": str(uuid4()), "type": kind, "payload": payload}
    envelope["accepts_response_payload"] = kind != "events_api"
    if kind == "events_api":
        envelope["retry_attempt"] = retry.number if retry else 0
        envelope["retry_reason"] = retry.reason if retry else ""
    return envelope
