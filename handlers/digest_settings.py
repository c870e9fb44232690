"""The settings of what the bot says unasked: in which channels, and when in the week."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from bot.errors import SettingError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHANNEL = re.compile(r"(?P<slack>slack):(?:T\w{1,50}:)?(?P<id>[CG]\w{1,50})|telegram:-?\d{1,20}", re.ASCII)
_MOMENT = re.compile(rf"(?P<weekday>{'|'.join(WEEKDAYS)})\s+(?P<time>([01]?\d|2[0-3]):[0-5]\d)", re.ASCII)
_TOKENS = {"slack": "SLACK_BOT_TOKEN", "telegram": "TELEGRAM_BOT_TOKEN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSettings:
    """The channels, such as "slack:C0123" and "telegram:-100123", and the digest's weekday and local time.

    `weekday` is 0 for Monday.
    """

    channels: tuple[str, ...] = ()
    weekday: int = 0
    time: time = time(8)

    def channels_of(self, platform: str) -> tuple[str, ...]:
        """Those of the channels that are on a platform."""
        return tuple(channel for channel in self.channels if channel.startswith(f"{platform}:"))

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "DigestSettings":
        """What is set for it; SettingError names what is malformed, or a platform that is not set up."""
        named = (name.strip() for name in environment.get("DIGEST_CHANNELS", "").split(","))
        channels = dict.fromkeys(_channel(name, environment) for name in named if name)
        weekday, at = _moment(environment.get("DIGEST_AT", "").strip() or "mon 08:00")
        return cls(channels=tuple(channels), weekday=weekday, time=at)


def _channel(name: str, environment: Mapping[str, str]) -> str:
    known = _CHANNEL.fullmatch(name)
    if known is None:
        raise SettingError(
            f"DIGEST_CHANNELS {name[:80]!a} is no channel; write for example slack:C0123ABC or"
            " telegram:-1001234567, by the platform's ids, with commas between them."
        )
    token = _TOKENS[name.partition(":")[0]]
    if not environment.get(token, "").strip():
        raise SettingError(
            f"DIGEST_CHANNELS names {name}, but {token} is not set; set it, or leave that out."
        )
    # The bot is in one workspace, which goes without saying.
    return f"slack:{known['id']}" if known["slack"] else name


def _moment(text: str) -> tuple[int, time]:
    known = _MOMENT.fullmatch(text.casefold())
    if known is None:
        raise SettingError(
            f"DIGEST_AT {text[:80]!a} is no weekday and time; write for example mon 08:00,"
            f" with one of {', '.join(WEEKDAYS)}."
        )
    hour, _, minute = known["time"].partition(":")
    return WEEKDAYS.index(known["weekday"]), time(int(hour), int(minute))
