"""The stand-in itself: a server on 127.0.0.1 with the Web API, and the test's grip on it."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

import aiohttp
from aiohttp import web

from tests.stand_ins.slack.dispatcher import Dispatcher
from tests.stand_ins.slack.doors import Doors, Request
from tests.stand_ins.slack.http_transport import HttpTransport
from tests.stand_ins.slack.installation import Installation
from tests.stand_ins.slack.people import Channel, Message, User
from tests.stand_ins.slack.person import Person
from tests.stand_ins.slack.socket_mode import SocketMode
from tests.stand_ins.slack.timing import Timing
from tests.stand_ins.slack.workspace import Workspace

Value = TypeVar("Value")


class Slack:
    """A workspace with one app, to be used as an async context manager.

    Without a `request_url` the app is reached by Socket Mode. What is written is dated by `clock`, in
    nanoseconds since 1970.

    Attributes:
        workspace: its users, channels and views.
        bot: the app's own user, to let it join channels.
        routes: the application that is served; more can be added before the start.
        dispatcher: what was delivered to the app, and how; `dispatcher.faults` are those of events.
        sockets: the app's Socket Mode connections.
        faults: those of the Web API.
        requests: all calls so far, in order.
    """

    def __init__(
        self,
        installation: Installation | None = None,
        timing: Timing | None = None,
        port: int = 0,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self.app = installation or Installation()
        self._timing = timing or Timing()
        self.workspace = Workspace(self.app, self._timing, clock)
        changes = self.workspace.changes
        self.sockets = SocketMode(self.app.app_id, self._timing.acknowledgement, changes)
        self.dispatcher = Dispatcher(self.app, self._timing, changes, self.sockets)
        self.workspace.tell = self.dispatcher.tell
        doors = Doors(self.workspace, self.sockets)
        self.faults, self.requests = doors.faults, doors.requests
        self.routes = doors.application()
        self.bot = Person(self.workspace.bot, self.workspace, self.dispatcher)
        self._port = port
        self._runner = web.AppRunner(self.routes, access_log=None, shutdown_timeout=0.1)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.workspace.address = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self.dispatcher.close()
        finally:
            await self.sockets.close()
            await self._session.close()
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The `base_url` for clients of the Web API."""
        return f"{self.workspace.address}/api/"

    async def use_request_url(self, *urls: str) -> None:
        """Deliver by HTTP from now on; as in Slack's settings, the URL must first answer a challenge.

        Several stand for one whose host spreads calls over as many processes.
        """
        transport = HttpTransport(self._session, urls, self.app.signing_secret, self._timing.acknowledgement)
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

    @property
    def posts(self) -> list[Message]:
        """All that the app has posted, channel by channel, whether it still stands or not."""
        return [post for channel in self.workspace.channels.values() for post in channel.posts]

    def calls(self, method: str) -> list[Request]:
        """The calls of one method, in order."""
        return [request for request in self.requests if request.method == method]
