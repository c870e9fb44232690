"""Fetches updates from Telegram for ever, and confirms each when it is committed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot, Update
from telegram.error import RetryAfter, TelegramError

from bot.errors import DatabaseError
from handlers.surroundings import Surroundings
from handlers.telegram.faults import seconds
from handlers.telegram.updates import KINDS

POLL = 30
_log = logging.getLogger(__name__)
_PAUSE = 1.0
_TURN = 2.0
_FETCHING = "telegram updates"


class Polling:
    """What `take` lets have its effect is confirmed by the next call; DatabaseError says that it can't be.

    An update that takes long, or can't be saved now, is confirmed later and lets those after it be taken.
    Telegram tells of a hundred unconfirmed ones at most, and one process at a time: the one that leads.
    """

    def __init__(self, bot: Bot, take: Callable[[Update], Awaitable[None]], there: Surroundings) -> None:
        self._bot = bot
        self._take = take
        self._health = there.watch.health
        self._presence = there.presence
        self._is_leaving = False
        self._fetching: asyncio.Task[tuple[Update, ...]] | None = None
        self._offset: int | None = None
        self._taking: dict[int, asyncio.Task[bool]] = {}

    async def run(self) -> None:
        """Fetch until told to leave."""
        beyond: int | None = None
        async with asyncio.TaskGroup() as group:
            while not self._is_leaving:
                if not await asyncio.to_thread(self._presence.leads):
                    await asyncio.sleep(_TURN)
                    continue
                for update in await self._fetch():
                    beyond = update.update_id + 1
                    if update.update_id not in self._taking:
                        self._taking[update.update_id] = group.create_task(self._is_taken(update))
                if self._taking:
                    await asyncio.wait(self._taking.values(), timeout=_PAUSE)
                untaken = [number for number, task in self._taking.items() if not _succeeded(task)]
                self._offset = min(untaken, default=beyond)
                self._taking = {
                    number: task for number, task in self._taking.items() if self._is_kept(number)
                }
                if untaken:
                    await asyncio.sleep(_PAUSE)

    def leave(self) -> None:
        """Fetch no more; `run` ends when all that was fetched is taken."""
        self._is_leaving = True
        if self._fetching is not None:
            self._fetching.cancel()

    def _is_kept(self, number: int) -> bool:
        """Whether an update will be told of again and is not to be taken again then."""
        task = self._taking[number]
        return self._offset is not None and number >= self._offset and (not task.done() or task.result())

    async def _fetch(self) -> Sequence[Update]:
        if self._is_leaving:
            return ()
        call = self._bot.get_updates(self._offset, timeout=POLL, allowed_updates=KINDS)
        fetching = self._fetching = asyncio.create_task(call)
        try:
            fetched = await fetching
        except asyncio.CancelledError:
            if not self._is_leaving:
                raise
        except RetryAfter as refused:
            await asyncio.sleep(seconds(refused))
        except TelegramError as error:
            _log.warning("Telegram gives no updates right now: %s", type(error).__name__)
            self._health.ails(_FETCHING, f"Telegram gives no updates ({type(error).__name__}).")
            await asyncio.sleep(_PAUSE)
        else:
            self._health.is_well(_FETCHING)
            return fetched
        return ()

    async def _is_taken(self, update: Update) -> bool:
        """Let an update have its effect; False if it must be taken again."""
        try:
            await self._take(update)
        except DatabaseError:
            return False
        except Exception as error:  # noqa: BLE001 - an update that breaks the program would come again for ever
            _log.error("an update can't be taken: %s", type(error).__name__)
        return True


def _succeeded(task: "asyncio.Task[bool]") -> bool:
    return task.done() and task.result()
