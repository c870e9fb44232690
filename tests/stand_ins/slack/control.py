"""A small HTTP interface to a stand-in in its own process, under /control/."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict

from aiohttp import web

from tests.stand_ins.slack.faults import EventFault, Fault
from tests.stand_ins.slack.load import reports, statistics
from tests.stand_ins.slack.people import Channel, Json
from tests.stand_ins.slack.person import Person
from tests.stand_ins.slack.server import Slack


class Control:
    """Lets another process order faults, have users write, and read what became of it.

    All calls take and give JSON:

    - POST /control/request-url `{"url", "others"}`: deliver by HTTP from now on, to all of them in turn;
    - POST /control/say `{"messages", "users", "text", "in_channel", "per_second"}`: messages from users in
      turn, each in the direct message with the app, or all in one channel, where they mention the app; `{n}`
      in the text is the message's number;
    - POST /control/answered `{"within"}`: wait until each message has an answer and nothing is under way;
    - POST /control/taken `{"within"}`: wait until each message was acknowledged once, or given up;
    - POST /control/delivered `{"within"}`: wait until nothing more is to be delivered; 504 if it takes long;
    - GET /control/stats: how many messages were answered how many times, how fast, in how many deliveries;
    - GET /control/reports: for each message under which ids it was delivered how often, and whether the app
      has acknowledged it;
    - POST /control/faults `{"method", "times", ...}` with the fields of `Fault`;
    - POST /control/event-faults `{"faults", "event_type"}` with the name of an `EventFault` for each of the
      next events, null for none.
    """

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._people: list[Person] = []
        self._channels: list[Channel] = []
        self._common: Channel | None = None
        slack.routes.router.add_post("/control/request-url", self._request_url)
        slack.routes.router.add_post("/control/say", self._say)
        slack.routes.router.add_post("/control/answered", self._answered)
        slack.routes.router.add_post("/control/taken", self._taken)
        slack.routes.router.add_post("/control/delivered", self._delivered)
        slack.routes.router.add_get("/control/stats", self._stats)
        slack.routes.router.add_get("/control/reports", self._reports)
        slack.routes.router.add_post("/control/faults", self._faults)
        slack.routes.router.add_post("/control/event-faults", self._event_faults)

    async def _request_url(self, request: web.Request) -> web.Response:
        given = await request.json()
        try:
            await self._slack.use_request_url(given["url"], *given.get("others", ()))
        except ConnectionError as error:
            return web.json_response({"error": str(error)}, status=502)
        return web.json_response({})

    async def _say(self, request: web.Request) -> web.Response:
        given = await request.json()
        while len(self._people) < given["users"]:
            self._add_person()
        pause = 1 / given["per_second"] if given.get("per_second") else 0
        for number in range(given["messages"]):
            person = self._people[number % given["users"]]
            self._one_says(
                person, given["text"].replace("{n}", str(number)), in_channel=given.get("in_channel")
            )
            await asyncio.sleep(pause)
        return web.json_response({"users": [person.id for person in self._people]})

    def _add_person(self) -> None:
        person = self._slack.person(f"Person {len(self._people)}")
        self._people.append(person)
        self._channels.append(person.direct)

    def _one_says(self, person: Person, text: str, *, in_channel: bool | None) -> None:
        if not in_channel:
            person.says(person.direct, text)
            return
        if self._common is None:
            self._common = self._slack.channel("alla")
            self._channels.append(self._common)
        self._common.members.add(person.id)
        person.says(self._common, f"<@{self._slack.app.bot_user_id}> {text}")

    def _statistics(self) -> Json:
        return statistics(self._channels, self._slack.app.bot_user_id)

    async def _answered(self, request: web.Request) -> web.Response:
        within = (await request.json()).get("within", 60.0)
        try:
            await self._slack.wait_until(self._is_all_answered, within)
        except TimeoutError:
            return web.json_response(self._told(), status=504)
        return web.json_response(self._told())

    def _is_all_answered(self) -> bool:
        return not self._slack.dispatcher.busy and not self._statistics()["unanswered"]

    async def _taken(self, request: web.Request) -> web.Response:
        dispatcher = self._slack.dispatcher
        return await self._waited(request, lambda: not (dispatcher.untaken and dispatcher.busy))

    async def _delivered(self, request: web.Request) -> web.Response:
        return await self._waited(request, lambda: not self._slack.dispatcher.busy)

    async def _waited(self, request: web.Request, condition: Callable[[], bool]) -> web.Response:
        within = (await request.json()).get("within", 60.0)
        try:
            await self._slack.wait_until(condition, within)
        except TimeoutError:
            return web.json_response({}, status=504)
        return web.json_response({})

    async def _stats(self, _request: web.Request) -> web.Response:
        return web.json_response(self._told())

    async def _reports(self, _request: web.Request) -> web.Response:
        told = reports(self._channels, self._slack.dispatcher.attempts)
        return web.json_response([asdict(report) for report in told])

    def _told(self) -> Json:
        attempts = self._slack.dispatcher.attempts
        acknowledged = sum(attempt.answer.acknowledged for attempt in attempts)
        return {**self._statistics(), "deliveries": len(attempts), "acknowledged": acknowledged}

    async def _faults(self, request: web.Request) -> web.Response:
        given = await request.json()
        method, times = given.pop("method"), given.pop("times", 1)
        fault = Fault(**given)
        self._slack.faults.order(method, fault, times)
        return web.json_response(asdict(fault))

    async def _event_faults(self, request: web.Request) -> web.Response:
        given = await request.json()
        for name in given["faults"]:
            fault = None if name is None else EventFault[name]
            self._slack.dispatcher.faults.order(fault, given.get("event_type", "message"))
        return web.json_response({})
