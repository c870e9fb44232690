"""What Slack lends an app for one interaction: trigger ids and response URLs."""

import time
from dataclasses import dataclass
from uuid import uuid4

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.people import Ephemeral, Message

MOST_USES = 5


class Triggers:
    """Trigger ids: each opens one view, within three seconds."""

    def __init__(self, lifetime: float) -> None:
        self._lifetime = lifetime
        self._given: dict[str, tuple[str, float]] = {}
        self._used: set[str] = set()

    def give(self, user: str) -> str:
        """A new trigger id, for what a user has just done."""
        trigger = f"{time.time_ns()}.{uuid4().hex}"
        self._given[trigger] = (user, time.monotonic() + self._lifetime)
        return trigger

    def take(self, trigger: object) -> str:
        """Use up a trigger id; gives its user."""
        if not isinstance(trigger, str) or trigger not in self._given:
            raise Refused("invalid_trigger_id")
        if trigger in self._used:
            raise Refused("exchanged_trigger_id")
        user, until = self._given[trigger]
        if time.monotonic() > until:
            raise Refused("expired_trigger_id")
        self._used.add(trigger)
        return user


@dataclass(slots=True)
class ResponseUrl:
    """A way to answer an interaction later: where it was, by whom, and on which message."""

    channel: str
    user: str
    source: Message | Ephemeral | None
    until: float
    uses: int = 0


class ResponseUrls:
    """Response URLs, by the secret at their end: each for five uses within half an hour."""

    def __init__(self, lifetime: float) -> None:
        self._lifetime = lifetime
        self._given: dict[str, ResponseUrl] = {}

    def give(self, channel: str, user: str, source: Message | Ephemeral | None = None) -> str:
        """The path of a new response URL."""
        secret = uuid4().hex
        self._given[secret] = ResponseUrl(channel, user, source, time.monotonic() + self._lifetime)
        return f"/actions/{secret}"

    def take(self, secret: str) -> ResponseUrl:
        """Use a response URL once."""
        url = self._given.get(secret)
        if url is None:
            raise Refused("invalid_url")
        if time.monotonic() > url.until:
            raise Refused("expired_url")
        if url.uses == MOST_USES:
            raise Refused("used_url")
        url.uses += 1
        return url
