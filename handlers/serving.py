"""The bot in one process: the web application that platforms call, and what fetches from those that don't."""

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from typing import Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from bot.errors import SettingError
from handlers.app import App
from handlers.clocks import wall_clock
from handlers.settings import Settings
from handlers.telegram.service import TelegramService

_BACKLOG = 2048


class Service(Protocol):
    """A platform that the bot is on, started before the first request comes and stopped after the last."""

    name: str

    @property
    def way(self) -> str:
        """How messages come, as in "by polling"."""

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Where it is called, if it is."""

    async def start(self) -> None:
        """Begin to hear; SettingError names what is wrong and what to do."""

    async def stop(self) -> None:
        """Hear nothing more, answer what was heard, and leave."""


def serve(app: App, show: Callable[[str], None]) -> None:
    """Be there until the process is asked to leave; SettingError if it can't begin."""
    _log_to_standard_error()
    # The web server stops at these signals and then raises them again, when there is still to be answered.
    for leave in (signal.SIGINT, signal.SIGTERM):
        signal.signal(leave, lambda *_: None)
    asyncio.run(_serve(app, services(app), show))


def services(app: App) -> list[Service]:
    """The platforms that are set up."""
    clock = wall_clock(app.partnership.zone)
    found: list[Service] = []
    if app.settings.telegram is not None:
        found.append(TelegramService(app.settings.telegram, app.conversation, app.voice, app.workers, clock))
    return found


def application(on: Sequence[Service]) -> Starlette:
    """The web application of some platforms."""
    return Starlette(routes=[Route("/healthz", _healthy), *(route for each in on for route in each.routes)])


async def _healthy(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def _serve(app: App, on: Sequence[Service], show: Callable[[str], None]) -> None:
    with _listening(app.settings) as listening:
        async with AsyncExitStack() as running:
            for service in on:
                await service.start()
                running.push_async_callback(service.stop)
                show(f"{service.name} {service.way}.")
            host, port = listening.getsockname()[:2]
            show(f"Listening on http://{host}:{port}.")
            config = uvicorn.Config(application(on), log_config=None, access_log=False, lifespan="off")
            await uvicorn.Server(config).serve(sockets=[listening])


def _listening(settings: Settings) -> socket.socket:
    try:
        return socket.create_server((settings.host, settings.port), backlog=_BACKLOG)
    except OSError as error:
        raise SettingError(
            f"HOST {settings.host} and PORT {settings.port} can't be listened on ({error.strerror});"
            " set another PORT, or stop what uses it."
        ) from None


def _log_to_standard_error() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("httpx", "httpcore"):
        # They name the addresses that they call, and Telegram's hold the token.
        logging.getLogger(name).setLevel(logging.WARNING)
