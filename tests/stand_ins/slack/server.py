"""The stand-in itself: a server on 127.0.0.1 with the Web API, and the test's grip on it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

import aiohttp
from aiohttp import web

from tests.stand_ins.slack.dispatcher import Dispatcher
from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.faults import Fault, Faults
from tests.stand_ins.slack.http_transport import HttpTransport
from tests.stand_ins.slack.installation import Installation
from tests.stand_ins.slack.people import Channel, Json, User
from tests.stand_ins.slack.person import Person
from tests.stand_ins.slack.responses import respond
from tests.stand_ins.slack.socket_mode import SocketMode
from tests.stand_ins.slack.timing import Timing
from tests.stand_ins.slack.web_api import arguments, carry_out, token_of
from tests.stand_ins.slack.workspace import Workspace

Value = TypeVar("Value")


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


class Slack:
    """A workspace with one app, to be used as an async context manager.

    Without a `request_url` the app is reached by Socket Mode.

    Attributes:
        workspace: its users, channels and views.
        dispatcher: what was delivered to the app, and how; `dispatcher.faults` are those of events.
        sockets: the app's Socket Mode connections.
        faults: those of the Web API.
        requests: all calls so far, in order.
    """

    def __init__(
        self, installation: Installation | None = None, timing: Timing | None = None, port: int = 0
    ) -> None:
        self.app = installation or Installation()
        self._timing = timing or Timing()
        self.workspace = Workspace(self.app, self._timing)
        changes = self.workspace.changes
        self.sockets = SocketMode(self.app.app_id, self._timing.acknowledgement, changes)
        self.dispatcher = Dispatcher(self.app, self._timing, changes, self.sockets)
        self.workspace.tell = self.dispatcher.tell
        self.faults = Faults()
        self.requests: list[Request] = []
        self._port = port
        self.routes = web.Application(client_max_size=1024**3)
        self.routes.router.add_route("*", "/api/{method}", self._api)
        self.routes.router.add_post("/actions/{secret}", self._response_url)
        self.routes.router.add_post("/upload/v1/{file}", self._upload)
        self.routes.router.add_get("/link/", self._link)
        self._runner = web.AppRunner(self.routes, access_log=None, shutdown_timeout=0.1)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.workspace.address = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.dispatcher.close()
        await self.sockets.close()
        await self._session.close()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The `base_url` for clients of the Web API."""
        return f"{self.workspace.address}/api/"

    async def use_request_url(self, url: str) -> None:
        """Deliver by HTTP from now on; as in Slack's settings, the URL must first answer a challenge."""
        transport = HttpTransport(self._session, url, self.app.signing_secret, self._timing.acknowledgement)
        challenge = {
            "type": "url_verification",
            "token": self.app.verification_token,
            "challenge": "3eZbrw1aBm2rZgRN",
        }
        answer = await transport.send("events_api", challenge)
        if answer.body is None or challenge["challenge"] not in answer.body.values():
            raise ConnectionError(f"the request URL did not answer with the challenge: {answer}")
        self.dispatcher.transport = transport

    def person(
        self, name: str, *, team: str | None = None, restricted: bool = False, admin: bool = False
    ) -> Person:
        """A new user: an employee, a guest if `restricted`, a stranger if of another `team`."""
        return self._joined(
            User(
                self.workspace.next_id("U"),
                name,
                team or self.app.team_id,
                f"{name.lower().replace(' ', '.')}@example.org",
                restricted=restricted,
                admin=admin,
            )
        )

    def other_bot(self, name: str) -> Person:
        """A new bot of another app."""
        user_id, bot_id = self.workspace.next_id("U"), self.workspace.next_id("B")
        return self._joined(User(user_id, name, self.app.team_id, "", bot_id=bot_id))

    def _joined(self, user: User) -> Person:
        self.workspace.users[user.id] = user
        return Person(user, self.workspace, self.dispatcher)

    def channel(
        self, name: str, *people: Person, private: bool = False, with_bot: bool = True, shared: bool = False
    ) -> Channel:
        """A new channel with these members, and the app unless told otherwise."""
        members = {person.id for person in people} | ({self.app.bot_user_id} if with_bot else set())
        return self.workspace.add_channel(name, "group" if private else "channel", members, shared=shared)

    def group_message(self, *people: Person) -> Channel:
        """The direct message of several people and the app."""
        return self.workspace.of_several({person.id for person in people})

    async def wait_until(self, condition: Callable[[], Value], within: float = 5.0) -> Value:
        """Wait for something to be so; gives the condition's value, or raises TimeoutError."""
        return await self.workspace.changes.until(condition, within)

    async def settle(self, within: float = 5.0) -> None:
        """Wait until every event is acknowledged or given up."""
        await self.wait_until(lambda: not self.dispatcher.busy, within)

    def calls(self, method: str) -> list[Request]:
        """The calls of one method, in order."""
        return [request for request in self.requests if request.method == method]

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        given: Json = {}
        try:
            given = await arguments(request)
            token = token_of(request, given)
        except Refused as refused:
            return web.json_response({"ok": False, "error": refused.code})
        fault = self.faults.take(method)
        answer = carry_out(method, self.workspace, given, token) if fault.carried_out else None
        if fault.error:
            answer = {"ok": False, "error": fault.error}
        self._log(method, given, fault, answer)
        scopes = self.app.app_scopes if method == "apps.connections.open" else self.app.scopes
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
        self.workspace.changes.announce()

    def _respond(self, secret: str, given: Json) -> str | None:
        try:
            respond(self.workspace, self.workspace.response_urls.take(secret), given)
        except Refused as refused:
            return refused.code
        return None

    async def _upload(self, request: web.Request) -> web.Response:
        upload = self.workspace.uploads.get(request.match_info["file"])
        content = await request.read()
        if upload is None or len(content) != upload["length"]:
            return web.Response(status=400, text="the length is not the one announced")
        upload["content"] = content
        return web.Response(text=f"OK - {len(content)}")

    async def _link(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self.workspace.tickets:
            return web.Response(status=403, text="a ticket opens one connection")
        self.workspace.tickets.remove(ticket)
        return await self.sockets.serve(request)


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
