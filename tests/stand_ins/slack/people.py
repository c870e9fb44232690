"""Who and what there is in a workspace: users, channels, messages and what only one user sees."""

from dataclasses import dataclass, field
from typing import Any, Literal

from tests.stand_ins.changes import Changes
from tests.stand_ins.slack.mrkdwn import Pings, pings

Json = dict[str, Any]
Kind = Literal["channel", "group", "im", "mpim"]


@dataclass(slots=True)
class User:
    """Somebody with an account: an employee, a guest, a bot, or a person of another team.

    Attributes:
        restricted: a guest of several channels; with `ultra_restricted` of one.
        bot_id: what a bot's messages carry.
    """

    id: str
    name: str
    team_id: str
    email: str
    restricted: bool = False
    ultra_restricted: bool = False
    bot_id: str | None = None
    deactivated: bool = False
    admin: bool = False
    locale: str = "sv-SE"


@dataclass(slots=True)
class Message:
    """A message as it stands.

    Attributes:
        user: the id of its author.
        edits: its earlier texts and blocks, the oldest first.
        bot_id: of the bot that wrote it.
        attachments: other messages that are shared in it.
        files: the titles of attached files.
    """

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Any] = field(default_factory=list)
    thread_ts: str | None = None
    bot_id: str | None = None
    client_msg_id: str | None = None
    edits: list[tuple[str, list[Any]]] = field(default_factory=list)
    edited_ts: str | None = None
    deleted: bool = False
    metadata: Json | None = None
    attachments: list[Json] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def pings(self) -> Pings:
        """Whom it mentions and what it links to."""
        return pings(self.text, self.blocks)


@dataclass(slots=True)
class Ephemeral:
    """A message that only one user sees, until it is replaced or deleted."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Any] = field(default_factory=list)
    thread_ts: str | None = None
    deleted: bool = False

    @property
    def pings(self) -> Pings:
        """Whom it mentions and what it links to."""
        return pings(self.text, self.blocks)


@dataclass(slots=True)
class Channel:
    """A public channel, a private one ("group"), a direct message ("im") or one of several ("mpim").

    Attributes:
        shared: with another team, by Slack Connect.
        messages: all that were ever there, deleted ones too.
        posts: the bot's messages among them, whether they still stand or not.
    """

    id: str
    name: str
    kind: Kind
    changes: Changes
    members: set[str] = field(default_factory=set)
    archived: bool = False
    shared: bool = False
    messages: list[Message] = field(default_factory=list)
    posts: list[Message] = field(default_factory=list)
    ephemerals: list[Ephemeral] = field(default_factory=list)
    _posts_seen: int = 0
    _ephemerals_seen: int = 0

    @property
    def live(self) -> list[Message]:
        """The messages that stand."""
        return [message for message in self.messages if not message.deleted]

    @property
    def replies(self) -> list[Message]:
        """The bot's messages that stand."""
        return [message for message in self.posts if not message.deleted]

    async def next_message(self, within: float = 5.0) -> Message:
        """The bot's first message that was not yet asked for; raises TimeoutError when none comes."""
        await self.changes.until(lambda: len(self.posts) > self._posts_seen, within)
        self._posts_seen += 1
        return self.posts[self._posts_seen - 1]

    async def next_ephemeral(self, within: float = 5.0) -> Ephemeral:
        """The bot's first ephemeral message that was not yet asked for."""
        await self.changes.until(lambda: len(self.ephemerals) > self._ephemerals_seen, within)
        self._ephemerals_seen += 1
        return self.ephemerals[self._ephemerals_seen - 1]


@dataclass(slots=True)
class View:
    """A modal, or a user's home tab.

    Attributes:
        given: what the app gave: type, title, blocks and so on.
        below: the id of the modal that this one lies on.
        errors: what the last submission was answered with, by block_id.
    """

    id: str
    user: str
    given: Json
    hash: str
    below: str | None = None
    root: str | None = None
    open: bool = True
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Any]:
        """Its blocks."""
        blocks: list[Any] = self.given["blocks"]
        return blocks
