"""How much is being worked on, for those who wait until it is done."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class InHand:
    """A count of what has begun and not ended, in one event loop."""

    def __init__(self) -> None:
        self._count = 0
        self._none = asyncio.Event()
        self._none.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Something that is worked on until the block ends."""
        self._count += 1
        self._none.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._none.set()

    async def done(self) -> None:
        """Wait until there is nothing."""
        await self._none.wait()
