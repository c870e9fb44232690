"""The bot on Slack as it runs in production, connected to the stand-in: under uvicorn, or by Socket Mode."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from handlers.slack.over_http import PATH, SlackOverHttp
from handlers.slack.over_socket_mode import SlackOverSocketMode
from handlers.slack.service import SlackService
from tests.stand_ins.slack import Slack


class Edge(Protocol):
    """The bot on Slack, by one of the two ways."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


@dataclass(frozen=True)
class Ways:
    """How to connect the bot with the stand-in."""

    slack: Slack

    @asynccontextmanager
    async def over_http(self, service: SlackService) -> AsyncIterator[SlackOverHttp]:
        """Called by signed requests, until the block ends."""
        edge = SlackOverHttp(service, self.slack.app.signing_secret)
        async with served(edge.routes) as address:
            await edge.start()
            await self.slack.use_request_url(f"{address}{PATH}")
            yield edge
            await edge.stop()

    @asynccontextmanager
    async def over_socket_mode(self, service: SlackService) -> AsyncIterator[SlackOverSocketMode]:
        """Connected by a WebSocket, until the block ends."""
        edge = SlackOverSocketMode(service, self.slack.app.app_token, ping_interval=0.2)
        await edge.start()
        await self.slack.sockets.connected()
        yield edge
        await edge.stop()


@asynccontextmanager
async def served(routes: Sequence[BaseRoute]) -> AsyncIterator[str]:
    """The address of a server with these routes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(
            Starlette(routes=list(routes)),
            lifespan="off",
            ws="none",
            log_config=None,
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await task
