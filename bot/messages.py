"""Who said what, where and when: what every platform's events become before the bot sees them."""

from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - `date` is the field that holds one
from datetime import datetime

CLEANED = "cleaned"
"""The revision of a message that is reported without its personal data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A person as a platform knows them.

    An `outsider` is never a member, whoever they are: a bot, a guest, or somebody of another workspace.
    """

    platform: str
    user: str
    outsider: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKey:
    """The identity of a message: unique to its channel, or to its sender where there is none.

    A platform's channels begin with its name, as in "telegram:17". `revision` is "" for the message as first
    sent, else the platform's own mark of an edit.
    """

    channel: str
    message: str
    revision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something said where the bot hears it; `at` is an aware moment.

    `shared` is true where others read it too, and `addressed` false there for what does not turn to the bot.
    `forwarded` is true for somebody else's words, `wordless` for a sticker, a picture or speech. `thread` is
    where in the channel the answer goes. `twin` is set where the platform may send the same message under
    another key: an identity that it then keeps.
    """

    sender: Sender
    key: MessageKey
    at: datetime
    text: str
    addressed: bool = True
    shared: bool = False
    forwarded: bool = False
    wordless: bool = False
    thread: str | None = None
    twin: MessageKey | None = None

    @property
    def keys(self) -> tuple[MessageKey, ...]:
        """All its identities, the one that its deliveries share before the one that they may not."""
        return (self.key,) if self.twin is None else (self.twin, self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A message's sender has changed its text; `key` names the message, with the edit as its revision.

    `said_at` is when the message was first said, where the platform tells.
    """

    sender: Sender
    key: MessageKey
    at: datetime
    text: str
    addressed: bool = True
    shared: bool = False
    thread: str | None = None
    said_at: datetime | None = None

    @property
    def keys(self) -> tuple[MessageKey, ...]:
        """Its one identity."""
        return (self.key,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """A message has been deleted by its sender."""

    sender: Sender
    key: MessageKey
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button has been pressed: its action, and the report that it stood under, where there is one."""

    sender: Sender
    channel: str
    at: datetime
    action: str
    report: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form has been sent in: what it says of one entry, None where a field was left open.

    `report` and `entry` are the ids of what it changes, both None for a new report; `place` is as typed.
    """

    sender: Sender
    key: MessageKey
    at: datetime
    activity: str | None = None
    count: int | None = None
    date: Day | None = None
    area: str | None = None
    place: str | None = None
    partners: frozenset[str] = frozenset()
    requested: bool | None = None
    report: int | None = None
    entry: int | None = None
    thread: str | None = None

    @property
    def keys(self) -> tuple[MessageKey, ...]:
        """Its one identity."""
        return (self.key,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place has been shared, in degrees; it is used for its area and then forgotten, and never shown."""

    sender: Sender
    key: MessageKey
    at: datetime
    latitude: float = field(repr=False)
    longitude: float = field(repr=False)
    thread: str | None = None

    @property
    def keys(self) -> tuple[MessageKey, ...]:
        """Its one identity."""
        return (self.key,)


Event = Message | Edit | Deletion | Press | Form | Location
