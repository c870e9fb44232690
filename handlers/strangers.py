"""Lets a stranger be told once an hour in a channel that the bot talks with members only."""

from datetime import datetime, timedelta

_PAUSE = timedelta(hours=1)
_MOST = 1000


class Strangers:
    """Who was told in which channel, the latest thousand: no crowd fills the memory."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], datetime] = {}

    def tell(self, channel: str, user: str, at: datetime) -> bool:
        """Whether a stranger is to be told in a channel at a moment: once an hour."""
        before = self._told.get((channel, user))
        if before is not None and at - before < _PAUSE:
            return False
        self._told.pop((channel, user), None)
        self._told[channel, user] = at
        if len(self._told) > _MOST:
            del self._told[next(iter(self._told))]
        return True
