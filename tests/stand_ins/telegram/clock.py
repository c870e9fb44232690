"""The server's time, which a test can put forward."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(slots=True)
class Clock:
    """The machine's time and so many seconds more."""

    ahead: float = 0.0

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.ahead

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self.ahead += by.total_seconds()

    def set(self, now: datetime) -> None:
        """Let it be a moment, and time pass from there."""
        # A hair more: rounded off, the whole second would be the one before.
        self.ahead = now.timestamp() + 0.001 - time.time()
