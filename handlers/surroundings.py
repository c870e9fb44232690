"""What a platform's service works in: threads, time, and who else is there and watches."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime

from handlers.watching import Watch
from storage.presence import Alone, Presence


@dataclass(frozen=True)
class Surroundings:
    """`workers` runs the conversation, which is synchronous; `clock` gives the aware present.

    `presence` is this process among those that serve the same platform.
    """

    workers: Executor
    clock: Callable[[], datetime]
    watch: Watch = field(default_factory=Watch)
    presence: Presence = field(default_factory=Alone)
