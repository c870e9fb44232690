"""What both platforms have in common: places, answers, and the ways of sending."""

from dataclasses import dataclass, field
from typing import Protocol

from bot.messages import MessageKey
from bot.replies import Reply, Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an answer goes: a channel, a thread in it, and the message that it answers.

    `whisper` is the platform's own address at which nobody but the sender is told something new. `alone` is
    the platform's id of the sender where nobody else should be told, if the platform can do that.
    """

    channel: str
    thread: str | None = None
    message: str | None = None
    whisper: str | None = field(default=None, repr=False)
    alone: str | None = None


class Platform(Protocol):
    """What sends to a platform; messages are known by the ids that the platform gave them.

    Whatever sends raises DeliveryError where trying later may help, UnreachableError where nothing helps,
    and UncertainDeliveryError where it may have been sent: that is not repeated.
    """

    @property
    def name(self) -> str:
        """What its channels' names begin with."""

    async def post(self, place: Place, utterance: Utterance) -> str:
        """Say something new; the id of the message."""

    async def update(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Let the bot's own message say something else; the id of the one that says it now."""

    async def follow(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Answer a new message about what the bot's own earlier one told of; the id of what says it now."""

    async def show_working(self, place: Place) -> None:
        """Show that an answer is on its way, until something is said there."""

    async def stop_working(self, place: Place) -> None:
        """Show it no longer: there is nothing to say."""

    async def take_away(self, place: Place) -> bool:
        """Delete the member's message that an answer is about; False where the bot may not or can't."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What there is to say to some messages (their `keys`), and where.

    It takes the place of what was said before about `about`, or of the bot's own message `on`, on which a
    button was pressed.
    """

    place: Place
    replies: tuple[Reply, ...]
    utterance: Utterance
    keys: tuple[MessageKey, ...] = ()
    about: MessageKey | None = None
    in_place: bool = False
    on: str | None = None
