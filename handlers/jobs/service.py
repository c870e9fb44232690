"""What is done by the clock, from start to stop: a scheduler wakes it, the database says what is due."""

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped] # it has no types
from apscheduler.triggers.interval import IntervalTrigger  # type: ignore[import-untyped] # it has no types

from bot.dialogue.conversation import Conversation
from bot.errors import DatabaseError
from bot.postings import Backlog
from handlers.digest_settings import DigestSettings
from handlers.jobs.names import Names
from handlers.jobs.outcomes import Outcomes
from handlers.jobs.planning import Planner
from handlers.jobs.posting import Poster
from handlers.jobs.wording import Wording
from handlers.logs import place_of
from handlers.platforms import Announcer
from handlers.watching import Watch

_log = logging.getLogger(__name__)
_CHANNELS = "the digest's channels"
_EVERY = timedelta(seconds=15)

T = TypeVar("T")


class Jobs:
    """Serves `handlers.duties.Service`; `clock` gives the aware present.

    It may run in any number of processes: what one does, the others leave. `announcers` are known by their
    platforms.
    """

    def __init__(
        self,
        conversation: Conversation,
        settings: DigestSettings,
        wording: Wording,
        announcers: Mapping[str, Announcer],
        clock: Callable[[], datetime],
        watch: Watch,
    ) -> None:
        self._zone = conversation.partnership.zone
        self._units_of_work = conversation.units_of_work
        self._health = watch.health
        self._clock = clock
        self._announcers = announcers
        self._names = Names(settings.channels, announcers)
        by = f"{socket.gethostname()}:{os.getpid()}"
        self._planner = Planner(conversation, settings, announcers.keys(), by)
        outcomes = Outcomes(conversation.units_of_work, settings.channels, announcers.keys(), clock)
        self._poster = Poster(conversation.partnership.id, outcomes, wording, announcers, watch, self._run)
        # Beside the conversation's own threads: nobody who reports waits for a picture that is drawn.
        self._thread = ThreadPoolExecutor(1)
        self._waking = asyncio.Lock()

    async def start(self) -> None:
        """Do what is due now, and look again every few seconds."""
        self._scheduler = AsyncIOScheduler(timezone=self._zone)
        every = IntervalTrigger(seconds=round(_EVERY.total_seconds()), timezone=self._zone)
        at_once = datetime.now(self._zone)
        self._scheduler.add_job(
            self.wake, every, next_run_time=at_once, misfire_grace_time=None, coalesce=True
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Begin nothing new, finish what is in hand, and leave."""
        self._scheduler.pause()
        async with self._waking:
            self._scheduler.shutdown(wait=False)
        self._thread.shutdown()
        for announcer in self._announcers.values():
            await announcer.close()

    async def wake(self) -> None:
        """Plan what is due, and post what waits."""
        async with self._waking:
            try:
                await self._do_all()
            except DatabaseError as error:
                _log.warning("what is due waits: %s", error)
            except Exception as error:  # noqa: BLE001 - it is tried again, and must not end the waking
                _log.error("what is due can't be done: %s", place_of(error))

    async def _do_all(self) -> None:
        at = self._clock()
        known_as = await self._names.known(at)
        await self._run(lambda: self._planner.plan(at, known_as))
        await self._poster.post()
        self._tell(await self._run(self._backlog))

    def _backlog(self) -> Backlog:
        with self._units_of_work() as work:
            return work.outbox.backlog()

    def _tell(self, backlog: Backlog) -> None:
        """Tell those who watch the process of channels in trouble, whose ids are for the log."""
        if not backlog.troubles:
            self._health.is_well(_CHANNELS)
            return
        kinds = ", ".join(sorted(set(backlog.troubles.values())))
        self._health.ails(_CHANNELS, f"Channels of the digest in trouble: {len(backlog.troubles)} ({kinds}).")

    async def _run(self, task: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, task)
