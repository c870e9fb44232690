"""Hears the events of one platform and answers each once, in the order of its channel.

What an event leads to is committed before `hear` returns, so that the platform may be told that it has
arrived; the answer is sent afterwards, and remembered when it is sent. What a stop leaves unanswered is
answered at the next start, at most once too often.
"""

import asyncio
import logging
import traceback
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from bot.dialogue.conversation import Conversation
from bot.errors import (
    DatabaseError,
    DeliveryError,
    UncertainDeliveryError,
    UnreachableError,
)
from bot.messages import Deletion, Edit, Event, MessageKey, Press
from bot.ports import Unanswered
from bot.replies import (
    Failed,
    NotSaved,
    NotYours,
    PrivateData,
    Reply,
    StaleButton,
    Stranger,
    Utterance,
    told_of,
)
from handlers.queues import Queues
from handlers.sent import Sent
from handlers.strangers import Strangers
from locales.voice import Voice

_log = logging.getLogger(__name__)
_PATIENCE = 3.0
_REFUSALS = (NotYours, StaleButton, Stranger)
_SWEEP = timedelta(minutes=1)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an answer goes: a channel, a thread in it, and the message that it answers.

    `whisper` is the platform's own address at which nobody but the sender is told something new. `alone` is
    the platform's id of the sender where nobody else should be told, if the platform can do that.
    """

    channel: str
    thread: str | None = None
    message: str | None = None
    whisper: str | None = field(default=None, repr=False)
    alone: str | None = None


class Platform(Protocol):
    """What sends to a platform; messages are known by the ids that the platform gave them.

    Whatever sends raises DeliveryError where trying later may help, UnreachableError where nothing helps,
    and UncertainDeliveryError where it may have been sent: that is not repeated.
    """

    @property
    def name(self) -> str:
        """What its channels' names begin with."""

    async def post(self, place: Place, utterance: Utterance) -> str:
        """Say something new; the id of the message."""

    async def update(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Let the bot's own message say something else; the id of the one that says it now."""

    async def follow(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Answer a new message about what the bot's own earlier one told of; the id of what says it now."""

    async def show_working(self, place: Place) -> None:
        """Show that an answer is on its way, until something is said there."""

    async def stop_working(self, place: Place) -> None:
        """Show it no longer: there is nothing to say."""

    async def take_away(self, place: Place) -> bool:
        """Delete the member's message that an answer is about; False where the bot may not or can't."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What there is to say to some messages (their `keys`), and where.

    It takes the place of what was said before about `about`, or of the bot's own message `on`, on which a
    button was pressed.
    """

    place: Place
    replies: tuple[Reply, ...]
    utterance: Utterance
    keys: tuple[MessageKey, ...] = ()
    about: MessageKey | None = None
    in_place: bool = False
    on: str | None = None


class Correspondence:
    """The bot's exchange with a platform; `workers` runs the conversation, which is synchronous."""

    def __init__(
        self, conversation: Conversation, voice: Voice, platform: Platform, workers: Executor
    ) -> None:
        self._conversation = conversation
        self._voice = voice
        self._platform = platform
        self._workers = workers
        self._hearing = Queues()
        self._sending = Queues()
        self._sent = Sent(self._keep, self._let_go)
        self._in_hand: set[MessageKey] = set()
        self._awaited: set[MessageKey] = set()
        self._told: set[MessageKey] = set()
        self._strangers = Strangers()
        self._tasks: set[asyncio.Task[None]] = set()

    async def hear(self, event: Event, on: str | None = None, whisper: str | None = None) -> None:
        """Let an event have its effect, durably; its answer is sent afterwards.

        `on` is the bot's own message that a button was pressed on, `whisper` where the sender alone hears.
        DatabaseError says that nothing was saved and that the event must come again; the sender has been
        told so.
        """
        place, keys = _place_of(event, whisper), _keys_of(event)
        is_first = self._awaited.isdisjoint(keys)
        self._awaited.update(keys)
        answering = asyncio.ensure_future(self.answer(event, on, whisper))
        is_shown = is_first and await self._show_working(answering, event, place)
        try:
            answer = await answering
        except DatabaseError:
            self._reply(self.excuse(event, NotSaved(), whisper), place, is_shown=is_shown)
            raise
        finally:
            self._awaited.difference_update(keys)
        self._reply(answer, place, is_shown=is_shown)

    async def answer(self, event: Event, on: str | None = None, whisper: str | None = None) -> Answer | None:
        """Let an event have its effect, durably; what there is to say is the caller's to `send`.

        None where there is nothing to say, or the event came before and is being answered. DatabaseError
        says that nothing was saved.
        """
        place, keys = _place_of(event, whisper), _keys_of(event)
        async with self._hearing.turn(place.channel):
            if self._in_hand.intersection(keys):
                return None
            try:
                replies = await self._work(lambda: self._conversation.answer(event))
            except DatabaseError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, its sender must know that nothing is saved
                _log.error("a %s can't be answered: %s", type(event).__name__, _where(error))
                return self.excuse(event, Failed(), whisper)
            self._told.difference_update(keys)
            if not replies or self._is_known(event, place, replies):
                return None
            self._in_hand.update(keys)
        return self._worded(event, place, replies, on)

    def excuse(self, event: Event, reply: Reply, whisper: str | None = None) -> Answer | None:
        """What tells a sender that nothing was saved, once for each message however often it comes."""
        place, keys = _place_of(event, whisper), _keys_of(event)
        if keys and self._told.issuperset(keys):
            return None
        self._told.update(keys)
        return Answer(place=place, replies=(reply,), utterance=self._joined([reply]))

    def send(self, answer: Answer) -> None:
        """Send an answer when its turn comes in its channel."""
        self._later(self._deliver(answer))
        if answer.about is not None and self._is_elsewhere(answer.about, answer.place):
            self._later(self._bring_up_to_date(answer.about, answer.utterance))

    def withdraw(self, answer: Answer) -> None:
        """Leave an answer unsent: the sender is told otherwise, and may try again."""
        self._let_go(answer.keys)

    async def catch_up(self, before: datetime | None = None) -> None:
        """Answer what was taken in and never answered, before a moment if one is given."""
        for unanswered in await self._work(self._unanswered):
            in_time = before is None or unanswered.at < before
            if in_time and unanswered.key not in self._in_hand:
                await self._answer_late(unanswered)

    async def keep_up(self) -> None:
        """Catch up again and again, with what a failing platform or another process left unanswered."""
        while True:
            await asyncio.sleep(_SWEEP.total_seconds())
            try:
                await self.catch_up(before=datetime.now(UTC) - _SWEEP)
            except DatabaseError as error:
                _log.warning("what was left unanswered can't be looked up: %s", error)

    async def finish(self) -> None:
        """Wait until all that was heard is answered and remembered; DatabaseError if that can't be."""
        while self._tasks:
            await asyncio.gather(*self._tasks)
        await self._sent.flush()

    # Hearing

    async def _show_working(
        self, answering: "asyncio.Future[Answer | None]", event: Event, place: Place
    ) -> bool:
        """Show that it takes a while, where it does and somebody waits for it; whether that was shown."""
        done, _ = await asyncio.wait({answering}, timeout=_PATIENCE)
        if done or not getattr(event, "addressed", True):
            return False
        self._later(self._platform.show_working(place))
        return True

    def _is_known(self, event: Event, place: Place, replies: Sequence[Reply]) -> bool:
        """Whether a stranger heard this a short while ago; a whisper, which troubles nobody, is repeated."""
        if place.whisper is not None or Stranger() not in replies:
            return False
        return not self._strangers.tell(place.channel, event.sender.user, event.at)

    def _reply(self, answer: Answer | None, place: Place, *, is_shown: bool) -> None:
        if answer is not None:
            self.send(answer)
        elif is_shown:
            self._later(self._platform.stop_working(place))

    def _worded(self, event: Event, place: Place, replies: Sequence[Reply], on: str | None) -> Answer:
        about = told_of(replies)
        utterance = self._joined(replies)
        if _private(replies):
            place = replace(place, alone=event.sender.user)
        answer = Answer(place=place, replies=tuple(replies), utterance=utterance, on=on, in_place=True)
        match event:
            case Edit():
                return replace(answer, keys=event.keys, about=replace(event.key, revision=""))
            case Press():
                # Somebody else's report or question stays as it is.
                is_refused = all(isinstance(reply, _REFUSALS) for reply in replies)
                return replace(answer, about=about, on=None if is_refused else on)
            case Deletion():
                return replace(answer, about=event.key)
            case _:
                fresh = about is None or about in event.keys
                about = None if fresh else about
                return replace(answer, keys=event.keys, about=about, in_place=on is not None)

    def _joined(self, replies: Iterable[Reply]) -> Utterance:
        said = [self._voice.say(reply) for reply in replies]
        buttons = tuple(button for each in said for button in each.buttons)
        positions = tuple(position for each in said for position in each.positions)
        return Utterance("\n\n".join(each.text for each in said), buttons, positions)

    # Sending

    async def _deliver(self, answer: Answer) -> None:
        async with self._sending.turn(answer.place.channel):
            try:
                sent = await self._say(await self._cleared(answer))
            except (UncertainDeliveryError, UnreachableError) as error:
                _log.warning("an answer may not have arrived: %s", error)
                sent = ""
            except (DeliveryError, DatabaseError) as error:
                _log.warning("an answer waits for the next try: %s", error)
                self._let_go(answer.keys)
                return
            told = answer.about if sent else None
            here = () if told is None or told.channel != answer.place.channel else (told,)
            self._sent.note((*answer.keys, *here), sent)

    async def _say(self, answer: Answer) -> str:
        earlier = answer.on or await self._earlier(answer)
        if earlier is None or answer.place.alone is not None:
            return await self._platform.post(answer.place, answer.utterance)
        if answer.in_place:
            return await self._platform.update(answer.place, earlier, answer.utterance)
        return await self._platform.follow(answer.place, earlier, answer.utterance)

    async def _cleared(self, answer: Answer) -> Answer:
        """Take a message with personal data away where that can be done, and let the answer tell so."""
        if not _private(answer.replies) or not await self._platform.take_away(answer.place):
            return answer
        replies = tuple(
            replace(reply, removed=True) if isinstance(reply, PrivateData) else reply
            for reply in answer.replies
        )
        return replace(answer, replies=replies, utterance=self._joined(replies))

    async def _earlier(self, answer: Answer) -> str | None:
        """The bot's own message, in the same channel, that has told of what an answer is about."""
        about = answer.about
        if about is None or about.channel != answer.place.channel:
            return None
        return await self._told_of(about)

    def _is_elsewhere(self, about: MessageKey, place: Place) -> bool:
        return about.channel != place.channel and about.channel.startswith(f"{self._platform.name}:")

    async def _bring_up_to_date(self, about: MessageKey, utterance: Utterance) -> None:
        """Let the bot's message in another channel tell how its report stands now."""
        async with self._sending.turn(about.channel):
            try:
                earlier = await self._told_of(about)
                if earlier is not None:
                    await self._platform.update(Place(channel=about.channel), earlier, utterance)
            except (DeliveryError, DatabaseError) as error:
                _log.warning("a message that is out of date stays: %s", error)

    async def _told_of(self, about: MessageKey) -> str | None:
        return self._sent.answer_to(about) or await asyncio.to_thread(self._answer_to, about)

    def _answer_to(self, key: MessageKey) -> str | None:
        with self._conversation.units_of_work() as work:
            return work.receipts.answer_to(key.channel, key.message)

    async def _keep(self, answers: Mapping[MessageKey, str]) -> None:
        # Not behind all that waits to be heard: until it is kept, a stop costs a repeated answer.
        await asyncio.to_thread(self._mark, answers)

    def _mark(self, answers: Mapping[MessageKey, str]) -> None:
        with self._conversation.units_of_work() as work:
            for key, answer in answers.items():
                work.receipts.answered(key, answer)
            work.commit()

    def _let_go(self, keys: Iterable[MessageKey]) -> None:
        self._in_hand.difference_update(keys)

    # Catching up

    def _unanswered(self) -> Sequence[Unanswered]:
        with self._conversation.units_of_work() as work:
            return work.receipts.unanswered(self._platform.name)

    async def _answer_late(self, unanswered: Unanswered) -> None:
        key = unanswered.key
        self._in_hand.add(key)
        replies = await self._work(lambda: self._conversation.catch_up(unanswered))
        if not replies:
            self._sent.note([key], "")
            return
        place = Place(channel=key.channel, thread=unanswered.thread, message=key.message)
        about = replace(key, revision="") if key.revision else None
        utterance = self._joined(replies)
        told = Answer(place=place, replies=tuple(replies), utterance=utterance, keys=(key,), about=about)
        self.send(replace(told, in_place=True))

    # Work

    async def _work(self, task: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._workers, task)

    def _later(self, sending: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(sending)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _place_of(event: Event, whisper: str | None) -> Place:
    if isinstance(event, Press):
        return Place(channel=event.channel, whisper=whisper)
    thread = getattr(event, "thread", None)
    return Place(channel=event.key.channel, thread=thread, message=event.key.message, whisper=whisper)


def _private(replies: Iterable[Reply]) -> list[PrivateData]:
    return [reply for reply in replies if isinstance(reply, PrivateData)]


def _keys_of(event: Event) -> tuple[MessageKey, ...]:
    """The identities under which an event is taken in once; none where it has its effect once anyway."""
    return () if isinstance(event, Press | Deletion) else event.keys


def _where(error: Exception) -> str:
    """What went wrong and where in the code, without its words: they may quote a message."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"{type(error).__name__} in {frame.name}, line {frame.lineno} of {frame.filename.rsplit('/', 1)[-1]}"
    )
