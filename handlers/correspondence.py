"""Hears the events of one platform and answers each once, in the order of its channel.

What an event leads to is committed before `hear` returns, so that the platform may be told that it has
arrived; the answer is sent afterwards, and remembered when it is sent. What a stop leaves unanswered is
answered at the next start, at most once too often.
"""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta
from time import monotonic
from typing import TypeVar

from bot.dialogue.conversation import Conversation, Heard
from bot.errors import DatabaseError
from bot.messages import Event, MessageKey
from bot.replies import Failed, NotSaved, Reply, Stranger
from handlers.addressing import addressed, destination, keys_of
from handlers.delivery import Delivery
from handlers.leftovers import Leftovers
from handlers.logs import place_of
from handlers.once import Once
from handlers.outages import Outage
from handlers.platforms import Answer, Place, Platform
from handlers.queues import Queues
from handlers.surroundings import Surroundings
from handlers.tracing import current, traced
from locales.voice import Voice

_log = logging.getLogger(__name__)
_PATIENCE = 3.0
_MOST_PATIENCE = 7.0
_AN_HOUR = timedelta(hours=1)

T = TypeVar("T")


class Correspondence:
    """The bot's exchange with a platform.

    Attributes:
        leftovers: what was heard before and never answered.
    """

    def __init__(
        self, conversation: Conversation, voice: Voice, platform: Platform, there: Surroundings
    ) -> None:
        self._conversation = conversation
        self._platform = platform
        self._delivery = Delivery(conversation.units_of_work, voice, platform, self._let_go, there.watch)
        self._metrics = there.watch.metrics
        self._there = there
        self._hearing = Queues()
        self._in_hand: set[MessageKey] = set()
        self._awaited: set[MessageKey] = set()
        self._told: set[MessageKey] = set()
        self._strangers = Once(_AN_HOUR)
        self._outage = Outage()
        self.leftovers = Leftovers(
            conversation, platform.name, self._delivery, there, self._take, self._let_go
        )

    async def hear(
        self, event: Event, on: str | None = None, whisper: str | None = None, *, comes_again: bool = True
    ) -> None:
        """Let an event have its effect, durably; its answer is sent afterwards.

        `on` is the bot's own message that a button was pressed on, `whisper` where the sender alone hears.
        DatabaseError says that nothing was saved and that the event must come again, which it does by itself
        where it `comes_again`; the sender has been told so.
        """
        with traced():
            await self._hear(event, on, whisper, NotSaved(comes_again=comes_again))

    async def _hear(self, event: Event, on: str | None, whisper: str | None, not_saved: NotSaved) -> None:
        place, keys = destination(event, whisper), keys_of(event)
        came_at = monotonic()
        is_first = self._awaited.isdisjoint(keys)
        self._awaited.update(keys)
        answering = asyncio.ensure_future(self.answer(event, on, whisper))
        is_shown = is_first and await self._show_working(answering, event, place)
        is_late = is_shown and not await _is_done(answering, _MOST_PATIENCE - _PATIENCE)
        if is_late:
            self._reply(self._excuse(event, not_saved, whisper, came_at), place, is_shown=True)
        is_shown = is_shown and not is_late
        try:
            answer = await answering
        except DatabaseError:
            excuse = None if is_late else self._excuse(event, not_saved, whisper, came_at)
            self._reply(excuse, place, is_shown=is_shown)
            raise
        finally:
            self._awaited.difference_update(keys)
        self._reply(answer, place, is_shown=is_shown)

    async def answer(self, event: Event, on: str | None = None, whisper: str | None = None) -> Answer | None:
        """Let an event have its effect, durably; what there is to say is the caller's to `send`.

        None where there is nothing to say, or the event came before and is being answered. DatabaseError
        says that nothing was saved.
        """
        place, keys = destination(event, whisper), keys_of(event)
        came_at = monotonic()
        async with self._hearing.turn(f"{place.channel} {event.sender.user}"):
            if self._in_hand.intersection(keys):
                return None
            try:
                heard = await self._there.work(lambda: self._try(event, came_at))
                replies = await self._left_to_say(event, heard, came_at)
            except DatabaseError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, its sender must know that nothing is saved
                _log.error("a %s can't be answered: %s", type(event).__name__, place_of(error))
                return self._excuse(event, Failed(), whisper, came_at)
            self._told.difference_update(keys)
            self._count(event, replies)
            if not replies or self._is_known(event, place, replies):
                return None
            self._in_hand.update(keys)
        return addressed(event, place, replies, self._delivery.joined(replies), on)

    def send(self, answer: Answer) -> None:
        """Send an answer when its turn comes in its channel."""
        self._delivery.send(answer)

    def withdraw(self, answer: Answer) -> None:
        """Leave an answer unsent: the sender is told otherwise, and may try again."""
        self._let_go(answer.keys)

    async def finish(self) -> None:
        """Wait until all that was heard is answered and remembered; DatabaseError if that can't be."""
        await self._delivery.finish()

    # Hearing

    def _excuse(self, event: Event, reply: Reply, whisper: str | None, came_at: float) -> Answer | None:
        """What tells a sender that nothing was saved; once for what comes again by itself.

        That is for each message, or for each outage of the database.
        """
        place, keys = destination(event, whisper), keys_of(event)
        if reply == NotSaved(comes_again=True):
            is_known = not self._outage.tell(place.channel, event.sender.user, came_at)
        else:
            is_known = bool(keys) and self._told.issuperset(keys)
            self._told.update(keys)
        if is_known:
            return None
        return Answer(place=place, replies=(reply,), utterance=self._delivery.joined([reply]))

    def _try(self, event: Event, came_at: float) -> Heard:
        """What the conversation answers to an event, unless it came before the database failed."""
        self._outage.check(came_at)
        began_at = monotonic()
        try:
            heard = self._conversation.hear(event)
        except DatabaseError:
            self._outage.note(began_at)
            raise
        self._outage.end()
        return heard

    async def _show_working(
        self, answering: "asyncio.Future[Answer | None]", event: Event, place: Place
    ) -> bool:
        """Show that it takes a while, where it does and somebody waits for it; whether that was shown."""
        if await _is_done(answering, _PATIENCE) or not getattr(event, "addressed", True):
            return False
        self._delivery.show_working(place)
        return True

    async def _left_to_say(self, event: Event, heard: Heard, came_at: float) -> Sequence[Reply]:
        """What this process has to say; nothing where another may have it in hand.

        The one in charge finds what that leaves behind.
        """
        if not (heard.again and heard.replies and keys_of(event)):
            return heard.replies
        if not await asyncio.to_thread(self._there.presence.is_alone):
            return ()
        # One that has left since it was looked up has answered it first.
        return (await self._there.work(lambda: self._try(event, came_at))).replies

    def _count(self, event: Event, replies: Sequence[Reply]) -> None:
        trace, kind = current(), type(event).__name__.lower()
        self._metrics.heard(self._platform.name, kind, replies, trace.seconds if trace else 0.0)

    def _is_known(self, event: Event, place: Place, replies: Sequence[Reply]) -> bool:
        """Whether a stranger heard this a short while ago; a whisper, which troubles nobody, is repeated."""
        if place.whisper is not None or Stranger() not in replies:
            return False
        return not self._strangers.tell(place.channel, event.sender.user, event.at)

    def _reply(self, answer: Answer | None, place: Place, *, is_shown: bool) -> None:
        if answer is not None:
            self.send(answer)
        elif is_shown:
            self._delivery.stop_working(place)

    def _take(self, key: MessageKey) -> bool:
        """Take a message in hand; False if it is being heard or answered here."""
        if key in self._in_hand or key in self._awaited:
            return False
        self._in_hand.add(key)
        return True

    def _let_go(self, keys: Iterable[MessageKey]) -> None:
        self._in_hand.difference_update(keys)


async def _is_done(task: "asyncio.Future[T]", within: float) -> bool:
    """Whether something is done within some seconds."""
    done, _ = await asyncio.wait({task}, timeout=within)
    return bool(done)
