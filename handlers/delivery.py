"""Sends answers to one platform, each once, in the order of its channel, and remembers what was sent."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.errors import DatabaseError, DeliveryError, UncertainDeliveryError, UnreachableError
from bot.messages import MessageKey
from bot.ports import UnitsOfWork
from bot.replies import PrivateData, Reply, TooFast
from bot.utterances import Utterance
from handlers.logs import place_of
from handlers.once import Once
from handlers.platforms import Answer, Place, Platform
from handlers.queues import Queues
from handlers.sent import Sent
from handlers.watching import Watch
from locales.voice import Voice

_log = logging.getLogger(__name__)
_MOST_WAITING = 20
_TEN_MINUTES = timedelta(minutes=10)


class Delivery:
    """What is to be sent to a platform.

    `let_go` is told of the messages whose answers are remembered, or wait for another try.
    """

    def __init__(
        self,
        units_of_work: UnitsOfWork,
        voice: Voice,
        platform: Platform,
        let_go: Callable[[Iterable[MessageKey]], None],
        watch: Watch,
    ) -> None:
        self._units_of_work = units_of_work
        self._voice = voice
        self._platform = platform
        self._let_go = let_go
        self._watch = watch
        self._sending = Queues()
        self._sent = Sent(self._keep, let_go)
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting: Counter[tuple[str, str]] = Counter()
        self._hurried = Once(_TEN_MINUTES)

    def send(self, answer: Answer) -> None:
        """Send an answer when its turn comes in its channel, unless too many newer ones wait by then."""
        self._waiting[_whom(answer)] += 1
        self._later(self._deliver(answer))
        if answer.about is not None and self._is_elsewhere(answer.about, answer.place):
            self._later(self._bring_up_to_date(answer.about, answer.utterance))

    def show_working(self, place: Place) -> None:
        """Show that an answer is on its way."""
        self._later(self._platform.show_working(place))

    def stop_working(self, place: Place) -> None:
        """Show it no longer."""
        self._later(self._platform.stop_working(place))

    def pass_over(self, key: MessageKey) -> None:
        """Remember that there is nothing to say to a message."""
        self._sent.note([key], "")

    async def finish(self) -> None:
        """Wait until all is sent and remembered; DatabaseError if that can't be."""
        while self._tasks:
            await asyncio.gather(*self._tasks)
        await self._sent.flush()

    def joined(self, replies: Iterable[Reply]) -> Utterance:
        """All that there is to say to one event, as one message."""
        said = [self._voice.say(reply) for reply in replies]
        buttons = tuple(button for each in said for button in each.buttons)
        positions = tuple(position for each in said for position in each.positions)
        pictures = (each.illustration for each in said if each.illustration is not None)
        links = tuple(link for each in said for link in each.links)
        papers = (each.enclosure for each in said if each.enclosure is not None)
        return Utterance(
            "\n\n".join(each.text for each in said),
            buttons,
            positions,
            illustration=next(pictures, None),
            links=links,
            enclosure=next(papers, None),
            menu=next((each.menu for each in said if each.menu), ""),
        )

    async def _deliver(self, answer: Answer) -> None:
        async with self._sending.turn(answer.place.channel):
            due = self._due(answer)
            if due is None:
                self.stop_working(answer.place)
                self._sent.note(answer.keys, "")
                return
            sent = await self._tried(due)
            if sent is None:
                self._let_go(due.keys)
                return
            told = due.about if sent else None
            here = () if told is None or told.channel != due.place.channel else (told,)
            self._sent.note((*due.keys, *here), sent)

    async def _tried(self, answer: Answer) -> str | None:
        """The id of the message as which an answer was sent; "" where that isn't known, None to try later."""
        try:
            sent = await self._say(await self._cleared(answer))
        except (UncertainDeliveryError, UnreachableError) as error:
            _log.warning("an answer may not have arrived: %s", error)
            self._watch.unsent(self._platform.name, error)
            return ""
        except (DeliveryError, DatabaseError) as error:
            _log.warning("an answer waits for the next try: %s", error)
            self._watch.unsent(self._platform.name, error)
            return None
        except Exception as error:  # noqa: BLE001 - one answer that breaks must not hold others up
            _log.error("an answer can't be sent: %s", place_of(error))
            self._watch.unsent(self._platform.name, error)
            return ""
        self._watch.sent(self._platform.name)
        return sent

    def _due(self, answer: Answer) -> Answer | None:
        """An answer whose turn has come; of a flood of them only the latest, and once that there is one."""
        whom = _whom(answer)
        self._waiting -= Counter([whom])
        is_needed = answer.in_place or not answer.to or private(answer.replies)
        if is_needed or self._waiting[whom] < _MOST_WAITING:
            return answer
        if not self._hurried.tell(*whom, datetime.now(UTC)):
            return None
        place, keys = answer.place, answer.keys
        return Answer(place=place, replies=(TooFast(),), utterance=self.joined([TooFast()]), keys=keys)

    async def _say(self, answer: Answer) -> str:
        earlier = answer.on or await self._earlier(answer)
        if earlier is None or answer.place.alone is not None:
            return await self._platform.post(answer.place, answer.utterance)
        if answer.in_place:
            return await self._platform.update(answer.place, earlier, answer.utterance)
        return await self._platform.follow(answer.place, earlier, answer.utterance)

    async def _cleared(self, answer: Answer) -> Answer:
        """Take a message with personal data away where that can be done, and let the answer tell so."""
        if not private(answer.replies) or not await self._platform.take_away(answer.place):
            return answer
        replies = tuple(
            replace(reply, removed=True) if isinstance(reply, PrivateData) else reply
            for reply in answer.replies
        )
        return replace(answer, replies=replies, utterance=self.joined(replies))

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
        with self._units_of_work() as work:
            return work.receipts.answer_to(key.channel, key.message)

    async def _keep(self, answers: Mapping[MessageKey, str]) -> None:
        # Not behind all that waits to be heard: until it is kept, a stop costs a repeated answer.
        await asyncio.to_thread(self._mark, answers)

    def _mark(self, answers: Mapping[MessageKey, str]) -> None:
        with self._units_of_work() as work:
            for key, answer in answers.items():
                work.receipts.answered(key, answer)
            work.commit()

    def _later(self, sending: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(sending)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _whom(answer: Answer) -> tuple[str, str]:
    """Whom an answer is for: the channel, and who is answered there."""
    return answer.place.channel, answer.to


def private(replies: Iterable[Reply]) -> list[PrivateData]:
    """The replies that tell of personal data."""
    return [reply for reply in replies if isinstance(reply, PrivateData)]
