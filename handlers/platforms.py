"""What both platforms have in common: places, answers, and the ways of sending."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.messages import MessageKey
from bot.replies import Reply
from bot.utterances import Utterance


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
    button was pressed. `to` is the platform's id of who is answered,
    "" for what is said to nobody's latest message.
    """

    place: Place
    replies: tuple[Reply, ...]
    utterance: Utterance
    keys: tuple[MessageKey, ...] = ()
    about: MessageKey | None = None
    in_place: bool = False
    on: str | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and the words that say the same as it."""

    png: bytes = field(repr=False)
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """Something said unasked in a channel, such as "slack:C0123".

    `mark` tells it from all others for ever. `since` is set where it may have been posted before, at that
    moment or later. `opening` is its first line, `opened` the message in whose place it is to be said.
    """

    channel: str
    utterance: Utterance
    mark: str
    picture: Picture | None = None
    since: datetime | None = None
    opening: str = ""
    opened: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """The id of a message that was posted; `lacks_picture` where the platform would not take it."""

    message: str
    lacks_picture: bool = False


class Announcer(Protocol):
    """What says something unasked on a platform. It connects when it is first used."""

    @property
    def name(self) -> str:
        """What its channels' names begin with."""

    async def open(self, announcement: Announcement) -> str | None:
        """Post the opening of what has one, where nobody can ask later whether the rest was said.

        The id of the message, whose place the rest takes as often as that is tried; None where it can be
        asked. Raises what `announce` raises.
        """

    async def announce(self, announcement: Announcement) -> Announced:
        """Say something once, without waiting where the platform wants to be left alone.

        Raises DeliveryError where it certainly wasn't said and may be later (BusyError tells when),
        UnreachableError where the channel is refused, UncertainDeliveryError where it may have been said.
        """

    async def known_as(self, channel: str) -> str:
        """What one of its channels is called where it is listened in; DeliveryError if that can't be told."""

    async def close(self) -> None:
        """Close the connections."""
