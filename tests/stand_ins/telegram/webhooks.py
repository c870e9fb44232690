"""Webhooks: where updates are delivered, and the one who delivers them."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

import aiohttp
from aiohttp import hdrs

from tests.stand_ins.changes import Changes
from tests.stand_ins.telegram.updates import Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, no secret
LONGEST_PAUSE = 60
LONGEST_RETRY_AFTER = 3_600
ANSWER_TIME = aiohttp.ClientTimeout(total=60)


@dataclass(slots=True)
class Webhook:
    """An address, the secret that is sent along, and how the last delivery failed."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a delivery went: whether it is done, and how long the bot asks to be left alone."""

    done: bool
    retry_after: int | None = None


class WebhookCourier:
    """Delivers updates: in order within a queue, queues side by side, each again until it is taken."""

    def __init__(self, webhook: Webhook, updates: Updates, changes: Changes, second: float) -> None:
        self.webhook = webhook
        self.updates = updates
        self.changes = changes
        self.second = second
        self._queues: defaultdict[str, deque[Update]] = defaultdict(deque)
        self._last_id = 0
        self._connections = asyncio.Semaphore(webhook.max_connections)

    async def run(self) -> None:
        """Deliver until cancelled."""
        async with (
            aiohttp.ClientSession(timeout=ANSWER_TIME) as session,
            asyncio.TaskGroup() as deliveries,
        ):
            while True:
                for update in await self.changes.until(self._new, within=None):
                    self._last_id = update.id
                    queue = self._queues[update.queue]
                    queue.append(update)
                    if len(queue) == 1:
                        deliveries.create_task(self._work_off(session, queue))

    def _new(self) -> list[Update]:
        return self.updates.newer_than(self._last_id)

    async def _work_off(self, session: aiohttp.ClientSession, queue: deque[Update]) -> None:
        while queue:
            await self._deliver(session, queue[0])
            queue.popleft()

    async def _deliver(self, session: aiohttp.ClientSession, update: Update) -> None:
        pauses = back_off()
        while self.updates.awaits(update):
            outcome = await self._attempt(session, update)
            if outcome.done:
                self.updates.confirm(update)
                # What is to come twice comes again at once.
                pauses = back_off()
                continue
            asked = min(outcome.retry_after or 0, LONGEST_RETRY_AFTER)
            await asyncio.sleep(max(next(pauses), asked) * self.second)

    async def _attempt(self, session: aiohttp.ClientSession, update: Update) -> Outcome:
        headers = {SECRET_HEADER: self.webhook.secret} if self.webhook.secret else {}
        async with self._connections:
            update.deliver()
            try:
                async with session.post(self.webhook.url, json=update.json(), headers=headers) as answer:
                    return await self._judge(answer)
            except (aiohttp.ClientError, TimeoutError) as error:
                self._note(f"Connection failed: {type(error).__name__}")
                return Outcome(done=False)

    async def _judge(self, answer: aiohttp.ClientResponse) -> Outcome:
        await answer.read()
        if answer.ok:
            return Outcome(done=True)
        self._note(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        asked = answer.headers.get(hdrs.RETRY_AFTER, "")
        return Outcome(done=False, retry_after=int(asked) if asked.isdecimal() else None)

    def _note(self, message: str) -> None:
        self.webhook.last_error_date = int(self.updates.clock.now())
        self.webhook.last_error_message = message
        self.changes.announce()


def back_off() -> Iterator[int]:
    """Seconds before each new attempt: at once, then 2, 4, 8 and so on up to a minute."""
    yield 0
    pause = 2
    while True:
        yield min(pause, LONGEST_PAUSE)
        pause *= 2
