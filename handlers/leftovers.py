"""What was taken in and never answered: a stop, a failing platform or a process that died has left it."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from bot.dialogue.conversation import Conversation
from bot.errors import DatabaseError
from bot.messages import MessageKey
from bot.receipts import Unanswered
from bot.replies import Reply
from handlers.delivery import Delivery
from handlers.platforms import Answer, Place
from handlers.surroundings import Surroundings

_log = logging.getLogger(__name__)
_SWEEP = 60.0  # seconds
# What another process has in hand is answered by then.
_LONG_IN_HAND = 300.0


@dataclass(frozen=True)
class Leftovers:
    """Answers what was left on a platform, each at most once too often.

    `take` takes a message in hand and says whether it wasn't already; `let_go` is told where that was for
    nothing.
    """

    conversation: Conversation
    platform: str
    delivery: Delivery
    there: Surroundings
    take: Callable[[MessageKey], bool]
    let_go: Callable[[Iterable[MessageKey]], None]

    async def begin(self) -> None:
        """Answer what a stop has left, if no other process may have it in hand."""
        # Looked up first: what another process takes in from now on is for that one to answer.
        left = await self._left()
        if await asyncio.to_thread(self.there.presence.is_alone):
            await self._answer_all(left)

    async def keep_up(self) -> None:
        """Look again and again, for as long as this process is the one in charge."""
        seen: dict[MessageKey, float] = {}
        while True:
            await asyncio.sleep(_SWEEP)
            try:
                if await asyncio.to_thread(self.there.presence.leads):
                    seen = await self.sweep(seen, monotonic())
            except DatabaseError as error:
                _log.warning("what was left unanswered can't be looked up: %s", error)

    async def sweep(self, seen: Mapping[MessageKey, float], now: float) -> dict[MessageKey, float]:
        """Answer what has long been seen unanswered; tells since when what is unanswered has been seen.

        When it was said tells nothing of when it was taken in: it may have come late.
        """
        left = await self._left()
        since = {each.key: seen.get(each.key, now) for each in left}
        is_alone = await asyncio.to_thread(self.there.presence.is_alone)
        patience = _SWEEP if is_alone else _LONG_IN_HAND
        await self._answer_all(each for each in left if now - since[each.key] >= patience)
        return since

    async def _left(self) -> Sequence[Unanswered]:
        return await self.there.work(self._unanswered)

    def _unanswered(self) -> Sequence[Unanswered]:
        with self.conversation.units_of_work() as work:
            return work.receipts.unanswered(self.platform)

    async def _answer_all(self, left: Iterable[Unanswered]) -> None:
        for unanswered in left:
            if self.take(unanswered.key):
                await self._answer(unanswered)

    async def _answer(self, unanswered: Unanswered) -> None:
        key = unanswered.key
        try:
            replies = await self.there.work(lambda: self.conversation.catch_up(unanswered))
        except DatabaseError:
            self.let_go([key])
            raise
        if replies:
            self.delivery.send(self._worded(unanswered, replies))
        else:
            self.delivery.pass_over(key)

    def _worded(self, unanswered: Unanswered, replies: Sequence[Reply]) -> Answer:
        key = unanswered.key
        return Answer(
            place=Place(channel=key.channel, thread=unanswered.thread, message=key.message),
            replies=tuple(replies),
            utterance=self.delivery.joined(replies),
            keys=(key,),
            about=replace(key, revision="") if key.revision else None,
            in_place=True,
        )
