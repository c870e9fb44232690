"""A process of the bot: the web application that is called, and what runs beside it, from start to stop."""

import asyncio
import gc
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Router

from bot.errors import SettingError
from handlers.app import App
from handlers.backlogs import Backlogs
from handlers.clocks import wall_clock
from handlers.duties import Duty, Part, parts_of
from handlers.gate import Gate
from handlers.logs import log_to_standard_error
from handlers.moments import now
from handlers.rehearsal import rehearse
from handlers.settings import Settings
from handlers.watching import Readiness, watched

_log = logging.getLogger(__name__)
_BACKLOG = 2048
# Hosts kill what is still there half a minute after they have asked it to leave.
_LAST_CALLS = 8.0
_LAST_ANSWERS = 15.0
_LAST_CONNECTIONS = 2


def serve(app: App, show: Callable[[str], None], duty: Duty = Duty.RUN) -> None:
    """Do a duty until the process is asked to leave; SettingError if it can't begin."""
    log_to_standard_error(app.settings, app.watch.metrics)
    parts = parts_of(app, duty)
    rehearse(app, now(app.partnership.zone))
    # Else all that was loaded is gone through time and again, and everybody waits a tenth of a second for it.
    gc.collect()
    gc.freeze()
    asyncio.run(_serve(app, parts, show))


def application(routes: Iterable[BaseRoute]) -> Starlette:
    """The web application that is called at some routes."""
    return Starlette(routes=list(routes))


async def _serve(app: App, parts: Sequence[Part], show: Callable[[str], None]) -> None:
    leaving = asyncio.Event()
    backlogs = Backlogs(app.conversation.units_of_work, wall_clock(app.partnership.zone))
    app.watch.metrics.add(backlogs)
    readiness = Readiness(app.database, app.watch.health, lambda: _state(gate), backlogs.fault)
    watching = watched(readiness.reasons, app.watch.metrics, app.settings.metrics_token)
    routes = [route for part in parts for route in part.routes]
    elsewhere = next(filter(None, (part.elsewhere for part in parts)), None)
    gate = Gate(Router(routes, default=elsewhere))
    web = application([*watching, Mount("/", app=gate)])
    with _listening(app.settings) as listening:
        async with _served(web, listening, leaving), _started(parts):
            gate.open()
            host, port = listening.getsockname()[:2]
            doing = " and ".join(part.title for part in parts) or "Nothing to do for this process"
            show(f"{doing}; listening on http://{host}:{port}.")
            for page in filter(None, (part.page for part in parts)):
                show(f"Open http://{host}:{port}{page} in a browser.")
            await leaving.wait()
            await _within(_LAST_CALLS, gate.close(), "calls")


def _state(gate: Gate) -> str | None:
    """What keeps a process from its work before its start and after its end."""
    if gate.is_open:
        return None
    return "It is leaving." if gate.is_leaving else "It is starting."


class _Server(uvicorn.Server):
    """A server that leaves the usual signals to the process: what was heard is still to be answered."""

    def __init__(self, config: uvicorn.Config, leave: Callable[[], None]) -> None:
        super().__init__(config)
        self._leave = leave

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as uvicorn calls it
        self._leave()


@asynccontextmanager
async def _served(web: Starlette, listening: socket.socket, leaving: asyncio.Event) -> AsyncIterator[None]:
    """Serve an application until the block ends; the usual signals say that it is time to leave."""
    loop = asyncio.get_running_loop()

    def leave() -> None:
        loop.call_soon_threadsafe(leaving.set)

    # The server takes the signals while it serves, but not before.
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, lambda *_: leave())
    config = uvicorn.Config(
        web, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=_LAST_CONNECTIONS
    )
    server = _Server(config, leave)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


@asynccontextmanager
async def _started(parts: Sequence[Part]) -> AsyncIterator[None]:
    """Have all parts running until the block ends, or none."""
    running: list[Part] = []
    try:
        for part in parts:
            await part.service.start()
            running.append(part)
        yield
    finally:
        ends = (_within(_LAST_ANSWERS, part.service.stop(), part.title) for part in running)
        for end in await asyncio.gather(*ends, return_exceptions=True):
            if isinstance(end, BaseException):
                raise end


async def _within(seconds: float, ending: Coroutine[None, None, None], what: str) -> None:
    """Wait for an end, but no longer than that; what is not done is done at the next start."""
    try:
        await asyncio.wait_for(ending, seconds)
    except TimeoutError:
        _log.warning("%s: not all was finished within %d seconds; the next start does it", what, seconds)


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
