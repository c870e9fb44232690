"""What the bot is to hear of: the queue of updates, and how it is fetched by polling."""

import math
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from tests.stand_ins.changes import Changes
from tests.stand_ins.telegram.clock import Clock
from tests.stand_ins.telegram.refusals import conflict

A_DAY = 86_400
NOT_UNLESS_NAMED = {"chat_member", "message_reaction", "message_reaction_count"}
FAR_BEYOND = 10
REPEATED_AT_ONCE = 0.5
REPEATED_SOON = 3.0
ANOTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(eq=False, slots=True)
class Update:
    """One update: `queue` names those whose order is kept, `expires` is when it is of no use.

    `made` and `delivered` are moments of the monotonic clock, for latencies. It is `confirmed` if the bot has
    said of any of its deliveries that it was taken.
    """

    kind: str
    body: dict[str, Any]
    queue: str
    expires: float
    made: float
    id: int = 0
    copies: int = 1
    confirmed: bool = False
    delivered: list[float] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        """The update as the platform writes it."""
        return {"update_id": self.id, self.kind: self.body}

    def deliver(self) -> None:
        """Note that it is being handed to the bot."""
        self.delivered.append(time.monotonic())


class Updates:
    """The updates that the bot hasn't confirmed, oldest first, and all that there have been."""

    def __init__(self, clock: Clock, changes: Changes, second: float) -> None:
        self.clock = clock
        self.changes = changes
        self.second = second
        self.allowed: list[str] = []
        self.pending: dict[int, Update] = {}
        self.history: list[Update] = []
        self._next_id = secrets.randbelow(10**9) + 1
        self._copies: deque[int] = deque()
        self._blocks: deque[int] = deque()
        self._held: list[Update] = []
        self._poll = 0
        self._why_ended = ""
        self._last_poll = (0, -math.inf)

    def add(self, kind: str, body: dict[str, Any], queue: str, life: float = A_DAY) -> None:
        """Let the bot hear of something, if it wants to hear of such things."""
        if not self._wanted(kind):
            return
        made = time.monotonic()
        self._held.append(Update(kind, body, queue, self.clock.now() + life, made))
        if not self._blocks or len(self._held) >= self._blocks[0]:
            self._release()

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_UNLESS_NAMED

    def _release(self) -> None:
        for update in reversed(self._held):
            update.id = self._next_id
            self._next_id += 1
            if self._copies:
                update.copies = self._copies.popleft()
            self.pending[update.id] = update
            self.history.append(update)
        self._held.clear()
        if self._blocks:
            self._blocks.popleft()
        self.changes.announce()

    def repeat_next(self, *copies: int) -> None:
        """Deliver the next updates so many times each, though the bot confirms them; one twice if unsaid."""
        self._copies.extend(copies or [2])

    def reorder_next(self, *counts: int) -> None:
        """Hold the next updates back until there are so many, and deliver the last first; and so on."""
        self._blocks.extend(counts)

    def oldest(self, limit: int | None = None) -> list[Update]:
        """The first updates that are still of use."""
        now = self.clock.now()
        self.pending = {number: update for number, update in self.pending.items() if update.expires > now}
        return list(self.pending.values())[:limit]

    def newer_than(self, number: int) -> list[Update]:
        """The updates with a higher id, oldest first."""
        return list(takewhile(lambda update: update.id > number, reversed(self.pending.values())))[::-1]

    def awaits(self, update: Update) -> bool:
        """Whether an update is still to be delivered and of use."""
        return update.id in self.pending and update.expires > self.clock.now()

    def confirm(self, update: Update) -> None:
        """Forget an update that the bot has got, unless it is to come again."""
        update.copies -= 1
        update.confirmed = True
        if not update.copies:
            self.pending.pop(update.id, None)
        self.changes.announce()

    @property
    def untaken(self) -> bool:
        """Whether the bot is still to hear of anything for the first time."""
        return bool(self._held) or not all(update.confirmed for update in self.pending.values())

    @property
    def busy(self) -> bool:
        """Whether the bot is still to hear of anything."""
        return bool(self._held or self.pending)

    def drop(self) -> None:
        """Forget all that the bot hasn't got."""
        self.pending.clear()

    def end_poll(self, why: str) -> None:
        """Refuse whoever is waiting for updates."""
        self._poll += 1
        self._why_ended = why
        self.changes.announce()

    async def poll(self, offset: int, limit: int, wait: float) -> list[Update]:
        """Confirm what lies before the offset, then hand over what there is, waiting for it if need be."""
        limit, wait = self._slowed(offset, limit, wait)
        self._confirm_before(offset)
        if wait and not self.oldest(1):
            await self._wait(wait)
        return self._hand_over(limit)

    async def _wait(self, wait: float) -> None:
        """Only one can wait: who comes to wait ends the wait of the one before."""
        self.end_poll(ANOTHER_POLLER)
        mine = self._poll
        try:
            await self.changes.until(lambda: self.oldest(1) or self._poll != mine, wait)
        except TimeoutError:
            return
        if self._poll != mine:
            raise conflict(self._why_ended)

    def _slowed(self, offset: int, limit: int, wait: float) -> tuple[int, float]:
        """Who asks for the same again gets little and waits: the server holds it for a loop gone wild."""
        now = time.monotonic()
        last_offset, last_time = self._last_poll
        self._last_poll = (offset, now)
        if offset != last_offset:
            return limit, wait
        if now < last_time + REPEATED_AT_ONCE:
            limit = 1
        return limit, max(wait, 3 * self.second) if now < last_time + REPEATED_SOON else wait

    def _confirm_before(self, offset: int) -> None:
        pending = self.oldest()
        if offset < 0 and pending:
            offset = pending[max(offset, -len(pending))].id
        if offset > self._next_id + FAR_BEYOND:
            return
        for update in pending:
            if update.id < offset and update.delivered:
                self.confirm(update)
            elif update.id < offset:
                update.confirmed = True
                self.pending.pop(update.id)

    def _hand_over(self, limit: int) -> list[Update]:
        updates = self.oldest(limit)
        for update in updates:
            update.deliver()
        return updates
