"""Getting events and interactions to the app: who is told what, how often, and what came of it."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from tests.stand_ins.changes import Changes
from tests.stand_ins.slack.events import Event
from tests.stand_ins.slack.faults import EventFault, EventFaults
from tests.stand_ins.slack.installation import Installation
from tests.stand_ins.slack.people import Json
from tests.stand_ins.slack.timing import Timing
from tests.stand_ins.slack.transport import Answer, Kind, Retry, Transport


@dataclass(frozen=True, slots=True)
class Attempt:
    """One delivery.

    Attributes:
        kind: by which door.
        payload: what was delivered.
        number: 0 for the first delivery, then 1, 2, 3.
        began, ended: on the monotonic clock, seconds.
    """

    kind: Kind
    payload: Json
    number: int
    answer: Answer
    began: float
    ended: float


class Dispatcher:
    """Delivers events with Slack's retries, interactions without.

    Attributes:
        transport: the way to the app.
        attempts: all deliveries that have ended.
        untaken: users' messages that the app was to be told of, and has not yet acknowledged once.
    """

    def __init__(self, app: Installation, timing: Timing, changes: Changes, transport: Transport) -> None:
        self.transport = transport
        self.attempts: list[Attempt] = []
        self.untaken: set[str] = set()
        self.faults = EventFaults()
        self._app = app
        self._timing = timing
        self._changes = changes
        self._held: list[Json] = []
        self._running: set[asyncio.Task[None]] = set()
        self._broken: list[BaseException] = []

    @property
    def busy(self) -> bool:
        """Whether anything is still being delivered or waits for a repetition."""
        return bool(self._running)

    def events(self, event_type: str | None = None) -> list[Json]:
        """The inner events that were delivered, once for each delivery."""
        delivered = [attempt.payload["event"] for attempt in self.attempts if attempt.kind == "events_api"]
        return [event for event in delivered if event_type in {None, event["type"]}]

    def tell(self, event: Event) -> None:
        """Deliver an event, if the app asked for it, may see it and is there."""
        if not self._concerns_app(event):
            return
        if event.body.get("client_msg_id"):
            self.untaken.add(event.body["client_msg_id"])
        fault = self.faults.take(event.body["type"])
        if fault is EventFault.AFTER_THE_NEXT:
            self._held.append(self._wrapped(event))
            return
        later, self._held = self._held, []
        self._start(self._deliver_all(self._repeated(event, fault), later))

    def _concerns_app(self, event: Event) -> bool:
        is_there = event.channel is None or self._app.bot_user_id in event.channel.members
        is_allowed = event.scope is None or event.scope in self._app.scopes
        return is_there and is_allowed and event.subscription in self._app.subscriptions

    def _repeated(self, event: Event, fault: EventFault | None) -> list[Json]:
        once = self._wrapped(event)
        match fault:
            case EventFault.SAME_ID_TWICE:
                return [once, once]
            case EventFault.AGAIN_WITH_NEW_ID:
                return [once, self._wrapped(event)]
            case EventFault.AGAIN_WITH_NEW_TS:
                return [once, self._wrapped(_stamped_anew(event))]
            case EventFault.THREE_TIMES:
                return [once, once, self._wrapped(event)]
            case EventFault.FOUR_TIMES:
                return [once, once, self._wrapped(event), self._wrapped(_stamped_anew(event))]
            case _:
                return [once]

    def _wrapped(self, event: Event) -> Json:
        app = self._app
        authorization = {"enterprise_id": None, "team_id": app.team_id, "user_id": app.bot_user_id}
        return {
            "token": app.verification_token,
            "team_id": app.team_id,
            "api_app_id": app.app_id,
            "event": event.body,
            "type": "event_callback",
            "event_id": f"Ev{uuid4().hex[:9].upper()}",
            "event_time": int(time.time()),
            "authorizations": [{**authorization, "is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": event.channel is not None and event.channel.shared,
            "event_context": uuid4().hex,
        }

    async def _deliver_all(self, first: list[Json], later: list[Json]) -> None:
        await asyncio.gather(*(self._deliver(envelope) for envelope in first))
        await asyncio.gather(*(self._deliver(envelope) for envelope in later))

    async def _deliver(self, envelope: Json) -> None:
        answer = await self._attempt("events_api", envelope, None)
        for number, pause in enumerate(self._timing.retries, 1):
            if answer.failure is None or answer.final:
                return
            await asyncio.sleep(pause)
            answer = await self._attempt("events_api", envelope, Retry(number, answer.failure))

    async def ask(self, kind: Kind, payload: Json) -> Answer:
        """Deliver an interaction, once, while the user waits."""
        return await self._attempt(kind, payload, None)

    async def _attempt(self, kind: Kind, payload: Json, retry: Retry | None) -> Answer:
        began = time.monotonic()
        answer = await self.transport.send(kind, payload, retry)
        number = retry.number if retry else 0
        self.attempts.append(Attempt(kind, payload, number, answer, began, time.monotonic()))
        if answer.acknowledged:
            self.untaken.discard(payload.get("event", {}).get("client_msg_id"))
        self._changes.announce()
        return answer

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._changes.announce()
        if not task.cancelled() and (error := task.exception()) is not None:
            self._broken.append(error)

    async def close(self) -> None:
        """Give up what is not delivered; raises the first error that a delivery met."""
        waiting = list(self._running)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        if self._broken:
            raise self._broken[0]


def _stamped_anew(event: Event) -> Event:
    ts = f"{float(event.body['ts']) + 0.000001:.6f}"
    return replace(event, body={**event.body, "ts": ts, "event_ts": ts})
