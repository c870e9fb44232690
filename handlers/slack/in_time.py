"""What is pressed or run in Slack: answered within three seconds, and gone on with if it takes longer."""

import asyncio
import logging
from collections.abc import Coroutine

from bot.errors import DatabaseError
from handlers.logs import place_of

_log = logging.getLogger(__name__)
_PATIENCE = 2.0  # seconds; Slack's own, less the way there and back


class InTime:
    """Lets things have their effects, of which Slack tells once.

    Slack shows an error for what isn't answered in time, though it has its effect; what is told of it comes
    all the same.
    """

    def __init__(self) -> None:
        self._going_on: set[asyncio.Task[None]] = set()

    async def do(self, work: Coroutine[None, None, None]) -> None:
        """Do something to its end, or for as long as Slack waits, and the rest afterwards."""
        task = asyncio.create_task(work)
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
        if done:
            task.result()
            return
        self._going_on.add(task)
        task.add_done_callback(self._ended)

    async def finish(self) -> None:
        """Wait until nothing goes on."""
        await asyncio.gather(*self._going_on, return_exceptions=True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._going_on.discard(task)
        fault = None if task.cancelled() else task.exception()
        if fault is not None and not isinstance(fault, DatabaseError):
            _log.error("what Slack waits for no more can't be done: %s", place_of(fault))
