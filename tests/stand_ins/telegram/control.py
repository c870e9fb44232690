"""A small HTTP interface to a stand-in in its own process, under /control/."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.stand_ins.telegram.faults import CutOff, Delay, Dropped, Fault, ServerFailure, TooManyRequests
from tests.stand_ins.telegram.load import reports, statistics
from tests.stand_ins.telegram.server import TelegramServer

if TYPE_CHECKING:
    from tests.stand_ins.telegram.people import User


class Control:
    """Lets another process order faults, have people write, and read what became of it.

    All calls take and give JSON:

    - POST /control/say `{"messages", "users", "text", "per_second"}`: messages from people in turn, each in
      the private chat with the bot; `{n}` in the text is the message's number;
    - POST /control/answered `{"within"}`: wait until each message has an answer; 504 if it takes longer;
    - POST /control/taken `{"within"}`: wait until each update was confirmed once; 504 if it takes long;
    - POST /control/delivered `{"within"}`: wait until nothing more is to be delivered; 504 if it takes long;
    - GET /control/stats: how many messages were answered how many times, how fast, in how many deliveries;
    - GET /control/reports: for each message how often it was delivered, and whether the bot has confirmed it;
    - GET /control/sent: what the bot has said to each person, by their id;
    - POST /control/faults `{"method", "fault", "times", ...}` with a key of `fault_of` and its figures;
    - POST /control/updates `{"copies", "backwards"}`: lists of how many times each of the next updates comes,
      and of how many in a row come backwards.
    """

    def __init__(self, server: TelegramServer) -> None:
        self._server = server
        self._people: list[User] = []
        router = server.application.router
        router.add_post("/control/say", self._say)
        router.add_post("/control/answered", self._answered)
        router.add_post("/control/taken", self._taken)
        router.add_post("/control/delivered", self._delivered)
        router.add_get("/control/stats", self._stats)
        router.add_get("/control/reports", self._reports)
        router.add_get("/control/sent", self._sent)
        router.add_post("/control/faults", self._faults)
        router.add_post("/control/updates", self._updates)

    async def _say(self, request: web.Request) -> web.Response:
        given = await request.json()
        while len(self._people) < given["users"]:
            self._people.append(self._server.user(f"Person {len(self._people)}"))
        pause = 1 / given["per_second"] if given.get("per_second") else 0
        for number in range(given["messages"]):
            person = self._people[number % given["users"]]
            person.says(given["text"].replace("{n}", str(number)))
            await asyncio.sleep(pause)
        return web.json_response({"users": [person.id for person in self._people]})

    async def _answered(self, request: web.Request) -> web.Response:
        within = (await request.json()).get("within", 60.0)
        try:
            await self._server.wait_until(self._is_all_answered, within)
        except TimeoutError:
            return web.json_response(self._statistics(), status=HTTPStatus.GATEWAY_TIMEOUT)
        return web.json_response(self._statistics())

    def _is_all_answered(self) -> bool:
        chats = [person.private for person in self._people]
        asked = sum(len(chat.messages) - len(chat.from_bot) for chat in chats)
        # Counting is cheap and nearly always settles it; pairing all is neither needed nor free.
        enough = sum(len(chat.from_bot) for chat in chats) >= asked
        return enough and not self._statistics()["unanswered"]

    def _statistics(self) -> dict[str, Any]:
        chats = [person.private for person in self._people]
        return statistics(chats, self._server.world.updates.history)

    async def _taken(self, request: web.Request) -> web.Response:
        return await self._waited(request, lambda: not self._server.world.updates.untaken)

    async def _delivered(self, request: web.Request) -> web.Response:
        return await self._waited(request, lambda: not self._server.world.updates.busy)

    async def _waited(self, request: web.Request, condition: Callable[[], bool]) -> web.Response:
        within = (await request.json()).get("within", 60.0)
        try:
            await self._server.wait_until(condition, within)
        except TimeoutError:
            return web.json_response({}, status=HTTPStatus.GATEWAY_TIMEOUT)
        return web.json_response({})

    async def _reports(self, _request: web.Request) -> web.Response:
        told = reports(self._server.world.updates.history)
        return web.json_response([asdict(report) for report in told])

    async def _stats(self, _request: web.Request) -> web.Response:
        return web.json_response(self._statistics())

    async def _sent(self, _request: web.Request) -> web.Response:
        sent = {person.id: [said.text for said in person.private.sent] for person in self._people}
        return web.json_response(sent)

    async def _faults(self, request: web.Request) -> web.Response:
        given = await request.json()
        self._server.faults.order(given["method"], fault_of(given), given.get("times", 1))
        return web.json_response({})

    async def _updates(self, request: web.Request) -> web.Response:
        given = await request.json()
        if given.get("copies"):
            self._server.world.updates.repeat_next(*given["copies"])
        self._server.world.updates.reorder_next(*given.get("backwards", ()))
        return web.json_response({})


def fault_of(given: dict[str, Any]) -> Fault:
    """The fault that a call of /control/faults names; ValueError for an unknown one."""
    match given["fault"]:
        case "delay":
            return Delay(given["seconds"])
        case "too many requests":
            return TooManyRequests(given["retry_after"])
        case "server failure":
            return ServerFailure(HTTPStatus(given["code"]))
        case "dropped":
            return Dropped(carried_out=given["carried_out"])
        case "cut off":
            return CutOff()
    raise ValueError(f"No fault is called {given['fault']!r}.")
