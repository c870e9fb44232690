"""What a platform's service works in: threads, time, and who else is there and watches."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

from handlers.watching import Watch
from storage.presence import Alone, Presence

T = TypeVar("T")


@dataclass(frozen=True)
class Surroundings:
    """`workers` runs the conversation, which is synchronous; `clock` gives the aware present.

    `presence` is this process among those that serve the same platform.
    """

    workers: Executor
    clock: Callable[[], datetime]
    watch: Watch = field(default_factory=Watch)
    presence: Presence = field(default_factory=Alone)

    async def work(self, task: Callable[[], T]) -> T:
        """Carry a task out in one of the threads, in the context of who asks for it."""
        task = partial(copy_context().run, task)
        return await asyncio.get_running_loop().run_in_executor(self.workers, task)
