"""The two ways to an app, signed HTTP posts and Socket Mode, as the one who delivers sees them."""

from dataclasses import dataclass
from typing import Literal, Protocol

from tests.stand_ins.slack.people import Json

Kind = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an app did with a delivery.

    Attributes:
        failure: why it counts as not acknowledged; None if it was.
        body: what the acknowledgement held; a plain text comes as its `text`.
        final: whether the app asked not to be sent it again.
    """

    failure: str | None = None
    body: Json | None = None
    final: bool = False

    @property
    def acknowledged(self) -> bool:
        """Whether the app took it."""
        return self.failure is None


@dataclass(frozen=True, slots=True)
class Retry:
    """That it is not the first delivery: which repetition, and why."""

    number: int
    reason: str


class Transport(Protocol):
    """One delivery of something."""

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer:
        """Deliver and wait for the acknowledgement, as long as Slack does."""
        ...
