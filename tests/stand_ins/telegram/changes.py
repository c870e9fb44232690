"""Waiting for something to happen, without looking again and again."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Changes:
    """Wakes whoever waits each time that something about the server has changed."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def tell(self) -> None:
        """Say that something has changed."""
        self._next.set()
        self._next = asyncio.Event()

    async def until(self, condition: Callable[[], Found], within: float | None = 5.0) -> Found:
        """Wait until the condition is true and return its value; TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            while not (found := condition()):
                await self._next.wait()
        return found
