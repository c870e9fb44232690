"""What the bot knows its channels by from what it hears in them; the platforms tell."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.errors import DeliveryError
from handlers.platforms import Announcer

_log = logging.getLogger(__name__)
_PAUSE = timedelta(minutes=5)


class Names:
    """The names of some channels, each learnt once; where a platform can't tell, it is asked again later."""

    def __init__(self, channels: Sequence[str], announcers: Mapping[str, Announcer]) -> None:
        self._channels = channels
        self._announcers = announcers
        self._known: dict[str, str] = {}
        self._not_before: datetime | None = None

    async def known(self, at: datetime) -> Mapping[str, str]:
        """The names that are known at an aware moment, by the channels of the settings."""
        unknown = [channel for channel in self._channels if channel not in self._known]
        if unknown and (self._not_before is None or at >= self._not_before):
            for channel in unknown:
                await self._learn(channel, at)
        return self._known

    async def _learn(self, channel: str, at: datetime) -> None:
        try:
            self._known[channel] = await self._announcers[channel.partition(":")[0]].known_as(channel)
        except DeliveryError as error:
            self._not_before = at + _PAUSE
            _log.warning("%s gets no reminders for now: %s", channel, error)
