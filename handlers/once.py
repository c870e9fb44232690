"""Lets somebody be told the same thing once in a while, however often there is reason to."""

from datetime import datetime, timedelta

_MOST = 1000


class Once:
    """Who was told in which channel in the last `pause`: the latest thousand, as memory has an end."""

    def __init__(self, pause: timedelta) -> None:
        self._pause = pause
        self._told: dict[tuple[str, str], datetime] = {}

    def tell(self, channel: str, user: str, at: datetime) -> bool:
        """Whether somebody is to be told in a channel at a moment."""
        before = self._told.get((channel, user))
        if before is not None and at - before < self._pause:
            return False
        self._told.pop((channel, user), None)
        self._told[channel, user] = at
        if len(self._told) > _MOST:
            del self._told[next(iter(self._told))]
        return True
