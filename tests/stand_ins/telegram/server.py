"""The server: the Bot API over HTTP, and what a test does with it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.stand_ins.telegram.accounts import Account
from tests.stand_ins.telegram.arguments import Arguments, read_arguments
from tests.stand_ins.telegram.chats import Kind
from tests.stand_ins.telegram.faults import Faults, refusal
from tests.stand_ins.telegram.methods import BY_LOWER_NAME, METHODS
from tests.stand_ins.telegram.people import Group, User
from tests.stand_ins.telegram.refusals import RefusedError
from tests.stand_ins.telegram.world import Conduct, World

HOST = "127.0.0.1"
TOKEN = "7000000001:AAstand-in_for-a-token"  # noqa: S105 - opens nothing but this stand-in
DEFAULT_CONDUCT = Conduct()
Found = TypeVar("Found")


@dataclass(eq=False, slots=True)
class Call:
    """One call of a method: with what, when (the monotonic clock), and how it ended.

    `code` is the HTTP status of what was carried out, None as long as nothing was.
    """

    method: str
    given: Arguments
    at: float
    code: int | None = None
    result: Any = None


class TelegramServer:
    """A Bot API server on 127.0.0.1 for one bot, as an async context manager.

    Give the bot `token` and `base_url`. The people and groups that a test makes act at once, without
    waiting; `wait_until` and `Chat.next_message` wait for what the bot does.
    """

    def __init__(self, conduct: Conduct = DEFAULT_CONDUCT, *, token: str = TOKEN, port: int = 0) -> None:
        self.world = World(token, conduct)
        self.faults = Faults()
        self.calls: list[Call] = []
        self.application = web.Application(client_max_size=20 * 2**20)
        self.application.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(self.application, shutdown_timeout=0.1)
        self._port = port

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port).start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.world.stop()
        self.world.updates.end_poll("terminated by the end of the server")
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """Where the server listens."""
        return f"http://{HOST}:{self._runner.addresses[0][1]}"

    @property
    def base_url(self) -> str:
        """What python-telegram-bot puts the token after."""
        return f"{self.url}/bot"

    @property
    def token(self) -> str:
        """The only token that is known."""
        return self.world.token

    def user(self, first_name: str, *, username: str | None = None, language: str | None = "sv") -> User:
        """A new person, who hasn't written to the bot yet."""
        account = Account(next(self.world.person_ids), first_name, username, language)
        return User(self.world, account, self.world.private_chat(account))

    def group(self, title: str, owner: User, *, hears_mentions: bool = False) -> Group:
        """A new group with the bot in it."""
        chat = self.world.group_chat(Kind.GROUP, title, hears_mentions=hears_mentions)
        group = Group(self.world, owner.account, chat)
        group.add_bot()
        return group

    def supergroup(
        self, title: str, owner: User, *, is_forum: bool = False, hears_mentions: bool = False
    ) -> Group:
        """A new supergroup with the bot in it, with topics if it is a forum."""
        traits = {"is_forum": is_forum, "hears_mentions": hears_mentions}
        group = Group(self.world, owner.account, self.world.group_chat(Kind.SUPERGROUP, title, **traits))
        group.add_bot()
        return group

    def calls_of(self, *methods: str) -> list[Call]:
        """The calls of some methods, first to last."""
        return [call for call in self.calls if call.method in methods]

    async def wait_until(self, condition: Callable[[], Found], within: float = 5.0) -> Found:
        """Wait until a condition is true and return its value; TimeoutError after `within` seconds."""
        return await self.world.changes.until(condition, within)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            call = await self._read(request)
        except RefusedError as error:
            return refusal(error)
        self.calls.append(call)
        self.world.changes.announce()
        fault = self.faults.take(call.method)
        carry_out = partial(self._carry_out, call)
        return await (fault.strike(request, carry_out) if fault else carry_out())

    async def _read(self, request: web.Request) -> Call:
        if request.match_info["token"] != self.token:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "Unauthorized")
        method = BY_LOWER_NAME.get(request.match_info["method"].lower())
        if method is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "Not Found: method not found")
        return Call(method, await read_arguments(request), time.monotonic())

    async def _carry_out(self, call: Call) -> web.Response:
        try:
            call.result = await METHODS[call.method](self.world, call.given)
        except RefusedError as error:
            call.code = error.code
            return refusal(error)
        else:
            call.code = HTTPStatus.OK
            return web.json_response({"ok": True, "result": call.result})
        finally:
            self.world.changes.announce()
