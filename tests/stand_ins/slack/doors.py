"""What the stand-in answers over HTTP, with the faults that tests order, and a log of all of it."""

import asyncio
import time
from dataclasses import dataclass

from aiohttp import web

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.faults import Fault, Faults
from tests.stand_ins.slack.people import Json
from tests.stand_ins.slack.responses import respond
from tests.stand_ins.slack.socket_mode import SocketMode
from tests.stand_ins.slack.web_api import arguments, carry_out, token_of
from tests.stand_ins.slack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Request:
    """A call of the Web API or of a response URL, as it was received.

    Attributes:
        at: on the monotonic clock, seconds.
        status: the HTTP status, as far as faults decide it; None if the connection was cut.
        answer: what the stand-in made of the call; None if it was not carried out.
    """

    method: str
    arguments: Json
    at: float
    status: int | None
    answer: Json | None


class Doors:
    """The Web API, response URLs, uploads and the door of Socket Mode.

    Attributes:
        faults: what is to befall the next calls.
        requests: all calls so far, in order.
    """

    def __init__(self, workspace: Workspace, sockets: SocketMode) -> None:
        self.faults = Faults()
        self.requests: list[Request] = []
        self._workspace = workspace
        self._sockets = sockets

    def application(self) -> web.Application:
        """The doors as an application."""
        served = web.Application(client_max_size=1024**3)
        served.router.add_route("*", "/api/{method}", self._api)
        served.router.add_post("/actions/{secret}", self._response_url)
        served.router.add_post("/upload/v1/{file}", self._upload)
        served.router.add_get("/link/", self._link)
        return served

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        given: Json = {}
        try:
            given = await arguments(request)
            token = token_of(request, given)
        except Refused as refused:
            return web.json_response({"ok": False, "error": refused.code})
        fault = self.faults.take(method)
        answer = carry_out(method, self._workspace, given, token) if fault.carried_out else None
        if fault.error:
            answer = {"ok": False, "error": fault.error}
        self._log(method, given, fault, answer)
        scopes = (
            self._workspace.app.app_scopes
            if method == "apps.connections.open"
            else self._workspace.app.scopes
        )
        headers = {"X-OAuth-Scopes": ",".join(sorted(scopes))}
        return await _befallen(request, fault) or web.json_response(answer, headers=headers)

    async def _response_url(self, request: web.Request) -> web.Response:
        given = await request.json()
        fault = self.faults.take("response_url")
        error = self._respond(request.match_info["secret"], given) if fault.carried_out else fault.error
        answer = {"ok": error is None, **({"error": error} if error else {})}
        self._log("response_url", given, fault, answer)
        right = web.json_response(answer, status=404) if error else web.Response(text="ok")
        return await _befallen(request, fault) or right

    def _log(self, method: str, given: Json, fault: Fault, answer: Json | None) -> None:
        status = None if fault.cut else fault.status or 200
        self.requests.append(Request(method, given, time.monotonic(), status, answer))
        self._workspace.changes.announce()

    def _respond(self, secret: str, given: Json) -> str | None:
        try:
            respond(self._workspace, self._workspace.response_urls.take(secret), given)
        except Refused as refused:
            return refused.code
        return None

    async def _upload(self, request: web.Request) -> web.Response:
        upload = self._workspace.uploads.get(request.match_info["file"])
        content = await request.read()
        if upload is None or len(content) != upload["length"]:
            return web.Response(status=400, text="the length is not the one announced")
        upload["content"] = content
        return web.Response(text=f"OK - {len(content)}")

    async def _link(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._workspace.tickets:
            return web.Response(status=403, text="a ticket opens one connection")
        self._workspace.tickets.remove(ticket)
        return await self._sockets.serve(request)


async def _befallen(request: web.Request, fault: Fault) -> web.Response | None:
    """What comes of a fault in place of the answer, if anything."""
    await asyncio.sleep(fault.delay)
    if fault.cut and request.transport is not None:
        request.transport.abort()
    if not fault.cut and fault.status is None:
        return None
    headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
    return web.json_response(
        {"ok": False, "error": "ratelimited"}, status=fault.status or 500, headers=headers
    )
