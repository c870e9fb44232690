"""The bot in one process: the web application that platforms call, and what fetches from those that don't."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from bot.errors import SettingError
from handlers.app import App
from handlers.clocks import wall_clock
from handlers.logs import log_to_standard_error
from handlers.moments import now
from handlers.platform_settings import SlackSettings, TelegramSettings
from handlers.rehearsal import rehearse
from handlers.settings import Settings
from handlers.slack.service import SlackService
from handlers.telegram.service import TelegramService

_BACKLOG = 2048


class Service(Protocol):
    """A platform that the bot is on, started before the first request comes and stopped after the last."""

    async def start(self) -> None:
        """Begin to hear; SettingError names what is wrong and what to do."""

    async def stop(self) -> None:
        """Hear nothing more, answer what was heard, and leave."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """A way in which messages come, and where it is called, if it is."""

    title: str
    service: Service
    routes: Sequence[BaseRoute] = ()


def serve(app: App, show: Callable[[str], None]) -> None:
    """Be there until the process is asked to leave; SettingError if it can't begin."""
    log_to_standard_error(app.settings)
    rehearse(app, now(app.partnership.zone))
    asyncio.run(_serve(app, ways_in(app), show))


def ways_in(app: App) -> list[WayIn]:
    """The ways in that are set up."""
    settings = app.settings
    ways = []
    if settings.slack is not None:
        ways.append(_slack(app, settings.slack))
    if settings.telegram is not None:
        ways.append(_telegram(app, settings.telegram))
    return ways


def _slack(app: App, settings: SlackSettings) -> WayIn:
    clock = wall_clock(app.partnership.zone)
    service = SlackService(settings, app.conversation, app.voice, app.workers, clock)
    return WayIn(settings.title, service, service.routes)


def _telegram(app: App, settings: TelegramSettings) -> WayIn:
    clock = wall_clock(app.partnership.zone)
    service = TelegramService(settings, app.conversation, app.voice, app.workers, clock)
    return WayIn(settings.title, service, service.routes)


def application(routes: Iterable[BaseRoute]) -> Starlette:
    """The web application that platforms call at some routes."""
    return Starlette(routes=[Route("/healthz", _healthy), *routes])


async def _healthy(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def _serve(app: App, ways: Sequence[WayIn], show: Callable[[str], None]) -> None:
    web = application(route for way in ways for route in way.routes)
    server = uvicorn.Server(uvicorn.Config(web, log_config=None, access_log=False, lifespan="off"))
    _stop_when_asked(server)
    with _listening(app.settings) as listening:
        async with AsyncExitStack() as running:
            for way in ways:
                await way.service.start()
                running.push_async_callback(way.service.stop)
            host, port = listening.getsockname()[:2]
            show(f"{' and '.join(way.title for way in ways)}; listening on http://{host}:{port}.")
            await server.serve(sockets=[listening])


def _stop_when_asked(server: uvicorn.Server) -> None:
    """Let the usual signals stop the server, and nothing else: what was heard is still to be answered.

    The server takes them itself while it serves, but not before, and raises them again afterwards.
    """

    def stop(*_: object) -> None:
        server.should_exit = True

    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, stop)


def _listening(settings: Settings) -> socket.socket:
    try:
        return socket.create_server((settings.host, settings.port), backlog=_BACKLOG)
    except OSError as error:
        # Python adds the address in brackets.
        reason = (error.strerror or type(error).__name__).partition(" (")[0]
        raise SettingError(
            f"HOST {settings.host} and PORT {settings.port} can't be listened on ({reason});"
            " set another PORT, or stop what uses it."
        ) from None
