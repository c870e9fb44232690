"""A process of the bot: the web application that is called, and what runs beside it."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from bot.errors import SettingError
from handlers.app import App
from handlers.duties import Duty, Part, parts_of
from handlers.logs import log_to_standard_error
from handlers.moments import now
from handlers.rehearsal import rehearse
from handlers.settings import Settings

_BACKLOG = 2048


def serve(app: App, show: Callable[[str], None], duty: Duty = Duty.RUN) -> None:
    """Do a duty until the process is asked to leave; SettingError if it can't begin."""
    log_to_standard_error(app.settings)
    parts = parts_of(app, duty)
    rehearse(app, now(app.partnership.zone))
    asyncio.run(_serve(app, parts, show))


def application(routes: Iterable[BaseRoute]) -> Starlette:
    """The web application that platforms call at some routes."""
    return Starlette(routes=[Route("/healthz", _healthy), *routes])


async def _healthy(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def _serve(app: App, parts: Sequence[Part], show: Callable[[str], None]) -> None:
    web = application(route for part in parts for route in part.routes)
    server = uvicorn.Server(uvicorn.Config(web, log_config=None, access_log=False, lifespan="off"))
    _stop_when_asked(server)
    with _listening(app.settings) as listening:
        async with AsyncExitStack() as running:
            for part in parts:
                await part.service.start()
                running.push_async_callback(part.service.stop)
            host, port = listening.getsockname()[:2]
            doing = " and ".join(part.title for part in parts) or "Nothing to do for this process"
            show(f"{doing}; listening on http://{host}:{port}.")
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
