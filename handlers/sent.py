"""Remembers which answers were sent, several in one commit; a stop before it costs a repeated answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping

from bot.errors import DatabaseError
from bot.messages import MessageKey
from handlers.logs import place_of

_log = logging.getLogger(__name__)
_TOGETHER = 0.01
_AGAIN = 1.0


class Sent:
    """Answers that were sent, by the messages that they answer, until `keep` has made them durable."""

    def __init__(
        self,
        keep: Callable[[Mapping[MessageKey, str]], Awaitable[None]],
        forget: Callable[[Iterable[MessageKey]], None],
    ) -> None:
        """Take what makes answers durable, and what is told of them when they are."""
        self._keep = keep
        self._forget = forget
        self._answers: dict[MessageKey, str] = {}
        self._flushing: asyncio.Task[None] | None = None

    def note(self, keys: Iterable[MessageKey], answer: str) -> None:
        """Note the bot's own message that answers some messages, "" where it can't be known."""
        self._answers.update(dict.fromkeys(keys, answer))
        if self._flushing is None and self._answers:
            self._flushing = asyncio.create_task(self._flush_soon())

    def answer_to(self, key: MessageKey) -> str | None:
        """The bot's own message that answers a message, if that isn't durable yet."""
        return self._answers.get(key)

    async def flush(self) -> None:
        """Make all that was noted durable; DatabaseError if that can't be done now."""
        answers = dict(self._answers)
        if answers:
            await self._keep(answers)
        for key, answer in answers.items():
            if self._answers.get(key) == answer:
                del self._answers[key]
        self._forget(answers)

    async def _flush_soon(self) -> None:
        pause = _TOGETHER
        while self._answers:
            await asyncio.sleep(pause)
            try:
                await self.flush()
                pause = _TOGETHER
            except DatabaseError as error:
                _log.warning("sent answers can't be remembered yet: %s", error)
                pause = _AGAIN
            except Exception as error:  # noqa: BLE001 - whatever it is, what is sent later must be remembered
                _log.error("sent answers can't be remembered yet: %s", place_of(error))
                pause = _AGAIN
        self._flushing = None
