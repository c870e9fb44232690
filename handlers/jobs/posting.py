"""Posts what waits in the outbox: in each channel in order, each once, and no channel waits for another."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any, TypeVar

from bot.errors import (
    BusyError,
    DatabaseError,
    DeliveryError,
    LoftesbotenError,
    UncertainDeliveryError,
    UnreachableError,
)
from bot.postings import Kind, Posted, Posting
from handlers.jobs.outcomes import LAPSE, Outcomes
from handlers.jobs.wording import Worded, Wording
from handlers.logs import place_of
from handlers.platforms import Announcement, Announcer
from handlers.watching import Watch

_log = logging.getLogger(__name__)
_PATIENCE = LAPSE / 2
# What a platform answers too late may be there: a line that comes again is better than a digest that doesn't,
# but not each time.
_MOST_OPENINGS = 4

T = TypeVar("T")
C = TypeVar("C")


@dataclass(frozen=True)
class Poster:
    """Posts for one partnership; `run` does work that blocks, `announcers` are known by their platforms."""

    partnership_id: str
    outcomes: Outcomes
    wording: Wording
    announcers: Mapping[str, Announcer]
    watch: Watch
    run: Callable[[Callable[[], T]], Awaitable[T]]

    async def post(self) -> None:
        """Post until nothing is left that may be posted now; DatabaseError if the outbox can't be read."""
        while due := await self.run(self.outcomes.due):
            ended = await asyncio.gather(*map(self._post_one, due), return_exceptions=True)
            for failure in filter(None, ended):
                raise failure

    async def _post_one(self, found: Posting) -> None:
        posting = await self.run(lambda: self.outcomes.take(found))
        if posting is None:
            return
        try:
            await self._try(posting)
        except BusyError as busy:
            await self._later(posting, busy, timedelta(seconds=busy.seconds))
        except UncertainDeliveryError as error:
            _log.warning("%s may not have arrived: %s", posting.notice.key, error)
            await self.run(lambda: self.outcomes.unknown(posting))
        except UnreachableError as error:
            _log.warning("%s can't be posted in %s: %s", posting.notice.key, posting.channel, error)
            await self.run(lambda: self.outcomes.refused(posting))
        except DeliveryError as error:
            await self._later(posting, error)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - one that breaks must not hold others up
            _log.error("%s can't be worded: %s", posting.notice.key, place_of(error))
            await self.run(lambda: self.outcomes.later(posting))

    async def _later(self, posting: Posting, error: LoftesbotenError, pause: timedelta | None = None) -> None:
        _log.warning("%s waits for another try: %s", posting.notice.key, error)
        await self.run(lambda: self.outcomes.later(posting, pause))

    async def _try(self, posting: Posting) -> None:
        announcer = self.announcers.get(posting.channel.partition(":")[0])
        worded = None
        if announcer is not None and self.outcomes.clock() < posting.notice.until:
            worded = await self._worded(posting, announcer)
        if announcer is None or worded is None:
            await self.run(lambda: self.outcomes.drop(posting))
            return
        if not await self.run(lambda: self.outcomes.begin(posting)):
            return
        announcement = await self._opened(posting, announcer, self._announcement(posting, worded))
        if announcement is None:
            return
        announced = await self._calling(announcer, announcer.announce(announcement))
        self.watch.sent(announcer.name)
        lacks_picture = worded.lacks_picture or announced.lacks_picture
        await self.run(lambda: self.outcomes.sent(posting, announced.message, lacks_picture=lacks_picture))

    async def _worded(self, posting: Posting, announcer: Announcer) -> Worded | None:
        known_as = posting.channel
        if posting.notice.kind is Kind.REMINDER:
            known_as = await announcer.known_as(posting.channel)
        return await self.run(lambda: self.wording.of(posting, known_as))

    def _announcement(self, posting: Posting, worded: Worded) -> Announcement:
        may_be_there = posting.posted is Posted.SENDING
        name = f"{self.partnership_id} {posting.channel} {posting.notice.key}"
        return Announcement(
            channel=posting.channel,
            utterance=worded.utterance,
            mark=sha256(name.encode()).hexdigest()[:32],
            picture=worded.picture,
            # Earlier than it can be, as clocks differ.
            since=posting.added_at - LAPSE if may_be_there else None,
            opening=worded.opening,
            opened=posting.opened,
        )

    async def _opened(
        self, posting: Posting, announcer: Announcer, announcement: Announcement
    ) -> Announcement | None:
        """Open what has an opening, once and durably; None where another has taken it since."""
        if not announcement.opening or announcement.opened is not None:
            return announcement
        try:
            opened = await self._calling(announcer, announcer.open(announcement))
        except UncertainDeliveryError as error:
            if posting.attempts < _MOST_OPENINGS:
                raise DeliveryError(f"its first line may come again: {error}") from None
            raise
        if opened is not None and not await self.run(lambda: self.outcomes.opened(posting, opened)):
            return None
        return replace(announcement, opened=opened)

    async def _calling(self, announcer: Announcer, call: Coroutine[Any, Any, C]) -> C:
        """Say something; where something goes wrong that no edge expects, it may have been said."""
        try:
            async with asyncio.timeout(_PATIENCE.total_seconds()):
                return await call
        except DeliveryError as error:
            self.watch.unsent(announcer.name, error)
            raise
        except TimeoutError:
            raise UncertainDeliveryError("the platform takes too long") from None
        except Exception as error:
            raise UncertainDeliveryError(f"something broke: {place_of(error)}") from error
