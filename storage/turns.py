"""One thread at a time, in the order in which they came."""

from collections import deque
from threading import Event, Lock


class Turns:
    """A lock that is handed from thread to thread; whoever has waited longest is next.

    A plain lock goes to whoever asks at the right moment, so that in a burst of messages some wait for
    seconds and others not at all.
    """

    def __init__(self) -> None:
        self._taken = False
        self._waiting: deque[Event] = deque()
        self._changing = Lock()

    def take(self, seconds: float) -> bool:
        """Wait for one's turn, at most so long; False if it did not come."""
        with self._changing:
            if not self._taken:
                self._taken = True
                return True
            mine = Event()
            self._waiting.append(mine)
        return mine.wait(seconds) or not self._leave(mine)

    def give_back(self) -> None:
        """Let the next one have the turn."""
        with self._changing:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False

    def _leave(self, mine: Event) -> bool:
        """Wait no longer; False if the turn came just then."""
        with self._changing:
            if mine.is_set():
                return False
            self._waiting.remove(mine)
            return True
