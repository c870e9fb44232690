"""What others see of a process from outside: whether it lives, whether it can do its work, its figures."""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import DatabaseError, DeliveryError
from handlers.health import Health
from handlers.metrics import Metrics
from handlers.tracing import current
from storage.database import Database

_log = logging.getLogger(__name__)
# Whoever asks more often hears the same again: strangers may ask.
_FRESH = 2.0
_SCHEME = "Bearer "

Reasons = Callable[[], Awaitable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Watch:
    """What the parts of a process tell of themselves for those who run it."""

    metrics: Metrics = field(default_factory=Metrics)
    health: Health = field(default_factory=Health)

    def sent(self, platform: str) -> None:
        """An answer has arrived."""
        trace = current()
        self.metrics.sent(platform, None if trace is None else trace.seconds)
        self.health.is_well(platform)

    def unsent(self, platform: str, error: Exception) -> None:
        """An answer has not arrived, or may not have."""
        self.metrics.unsent(platform, type(error).__name__)
        if type(error) is DeliveryError:
            # Of its kinds, one lies with the receiver and one passes.
            self.health.ails(platform, f"{error}.")


class Readiness:
    """The reasons why a process can't do its work, which anybody may read.

    `state` tells of one that lies in the process itself, if there is one; `waiting` of one that lies in what
    waits in the database, or raises DatabaseError.
    """

    def __init__(
        self,
        database: Database,
        health: Health,
        state: Callable[[], str | None],
        waiting: Callable[[], str | None],
    ) -> None:
        self._database = database
        self._waiting = waiting
        self._health = health
        self._state = state
        self._asking = asyncio.Lock()
        self._asked = -_FRESH
        self._fault: str | None = None

    async def reasons(self) -> list[str]:
        """A sentence for each; none if it can."""
        state = self._state()
        if state is not None:
            return [state]
        fault = await self._database_fault()
        return [*([fault] if fault else []), *self._health.lasting()]

    async def _database_fault(self) -> str | None:
        async with self._asking:
            if monotonic() - self._asked >= _FRESH:
                self._fault = await asyncio.to_thread(self._look)
                self._asked = monotonic()
        return self._fault

    def _look(self) -> str | None:
        try:
            if not self._database.is_current():
                return "The database has older tables than this program."
            return self._waiting()
        except DatabaseError as error:
            # Its address is for the log.
            _log.warning("not ready: %s", error)
            return "The database can't be used right now."


def watched(reasons: Reasons, metrics: Metrics, metrics_token: str | None) -> list[BaseRoute]:
    """The routes for those who watch a process; figures only for who knows the token, if there is one."""

    async def ready(_request: Request) -> Response:
        found = await reasons()
        if found:
            return PlainTextResponse("\n".join(found), HTTPStatus.SERVICE_UNAVAILABLE)
        return PlainTextResponse("ready")

    async def figures(request: Request) -> Response:
        if not _knows(request, metrics_token or ""):
            return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
        shown, form = await asyncio.to_thread(metrics.shown, request.headers.get("accept", ""))
        return Response(shown, headers={"Content-Type": form})

    routes = [Route("/healthz", _alive), Route("/readyz", ready)]
    return [*routes, Route("/metrics", figures)] if metrics_token else [*routes]


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("ok")


def _knows(request: Request, token: str) -> bool:
    given = request.headers.get("authorization", "")
    known = hmac.compare_digest(given.removeprefix(_SCHEME).encode(), token.encode())
    return known and given.startswith(_SCHEME)
