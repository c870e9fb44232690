"""What the chat page shows, kept in memory alone: it holds the words of messages, which are never stored."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Happening:
    """Something for the page to do: its kind, and what the page needs to know for it."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class Feed:
    """The messages of one conversation, in order, and those who follow it."""

    def __init__(self) -> None:
        self._shown: dict[str, Mapping[str, Any]] = {}
        self._followers: set[asyncio.Queue[Happening]] = set()

    def show(self, message: str, **facts: Any) -> None:
        """Show a message at the end, or what it says now where it stands."""
        self._shown[message] = {"id": message, **facts}
        while len(self._shown) > _LONGEST:
            del self._shown[next(iter(self._shown))]
        self.tell(Happening("show", self._shown[message]))

    def remove(self, message: str) -> None:
        """Show a message no longer, if it is shown."""
        if self._shown.pop(message, None) is not None:
            self.tell(Happening("remove", {"id": message}))

    def tell(self, happening: Happening) -> None:
        """Let those who follow know of something that passes."""
        for follower in self._followers:
            follower.put_nowait(happening)

    async def follow(self, first: Happening) -> AsyncIterator[Happening]:
        """Something to begin with, then all that is shown, then whatever happens."""
        with self._following() as happenings:
            yield first
            for facts in tuple(self._shown.values()):
                yield Happening("show", facts)
            while True:
                yield await happenings.get()

    @contextmanager
    def _following(self) -> Iterator[asyncio.Queue[Happening]]:
        happenings: asyncio.Queue[Happening] = asyncio.Queue()
        self._followers.add(happenings)
        try:
            yield happenings
        finally:
            self._followers.discard(happenings)


class Feeds:
    """A feed for each conversation, by its channel."""

    def __init__(self) -> None:
        self._feeds: dict[str, Feed] = {}

    def of(self, channel: str) -> Feed:
        """The feed of a channel."""
        return self._feeds.setdefault(channel, Feed())

    def tell(self, happening: Happening) -> None:
        """Let all who follow any conversation know of something."""
        for feed in self._feeds.values():
            feed.tell(happening)
