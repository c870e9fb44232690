"""Waiting until something is so, without looking again and again."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Changes:
    """Wakes those who wait whenever a stand-in has changed."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def announce(self) -> None:
        """Say that something has changed."""
        self._next.set()
        self._next = asyncio.Event()

    async def until(self, condition: Callable[[], Value], within: float | None = 5.0) -> Value:
        """The first true value of `condition`; TimeoutError after `within` seconds, never if None."""
        async with asyncio.timeout(within):
            while not (value := condition()):
                await self._next.wait()
            return value
