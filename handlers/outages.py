"""What is known of a database that is away: when it was found so, and who has been told."""

from time import monotonic

from bot.errors import DatabaseError

_LONG = 1.0


class Outage:
    """Lasts from a failure until something is saved again; whoever writes meanwhile is told once.

    A database that keeps whoever asks it waiting is not asked by one after another: all who came before it
    had failed fail with it. Moments are of `time.monotonic`.
    """

    def __init__(self) -> None:
        self._told: set[tuple[str, str]] = set()
        self._failed_at = 0.0
        self._ended_at = 0.0

    def check(self, came_at: float) -> None:
        """Let who came at a moment go on; DatabaseError if the database has failed slowly since."""
        if came_at < self._failed_at:
            raise DatabaseError("The database was away just now.")

    def note(self, began_at: float) -> None:
        """Note that a try failed, which began at a moment."""
        now = monotonic()
        if now - began_at > _LONG:
            self._failed_at = now

    def end(self) -> None:
        """Note that something was saved: who is told from now on is told of another outage."""
        self._ended_at = monotonic()
        self._failed_at = 0.0
        self._told.clear()

    def tell(self, channel: str, user: str, came_at: float) -> bool:
        """Whether somebody who came at a moment is to be told in a channel: once, and not when it is over."""
        if came_at < self._ended_at or (channel, user) in self._told:
            return False
        self._told.add((channel, user))
        return True
