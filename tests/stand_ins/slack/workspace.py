"""The workspace's state, and the few ways in which it changes; each change is an event for the app."""

import itertools
import time
from collections.abc import Callable, Sequence
from uuid import uuid4

from tests.stand_ins.changes import Changes
from tests.stand_ins.slack import events
from tests.stand_ins.slack.elements import with_block_ids
from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.installation import Installation
from tests.stand_ins.slack.mrkdwn import as_typed
from tests.stand_ins.slack.people import Channel, Ephemeral, Json, Kind, Message, User
from tests.stand_ins.slack.surfaces import MOST_TEXT
from tests.stand_ins.slack.timing import Timing
from tests.stand_ins.slack.tokens import ResponseUrls, Triggers
from tests.stand_ins.slack.views import Views

Tell = Callable[[events.Event], None]


class Workspace:
    """Users, channels and views, and whom to tell what happened to them."""

    def __init__(
        self, installation: Installation, timing: Timing, clock: Callable[[], int] = time.time_ns
    ) -> None:
        self.app = installation
        self.changes = Changes()
        self.address = ""
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.triggers = Triggers(timing.trigger)
        self.response_urls = ResponseUrls(timing.response_url)
        self.views = Views(self.changes)
        self.uploads: dict[str, Json] = {}
        self.tickets: set[str] = set()
        self.tell: Tell = lambda _event: None
        self._numbers = itertools.count(2)
        self._last_ts = 0
        self._clock = clock
        self.bot = User(
            installation.bot_user_id,
            installation.bot_name,
            installation.team_id,
            "",
            bot_id=installation.bot_id,
        )
        self.users[self.bot.id] = self.bot

    def next_id(self, letter: str) -> str:
        """An id that nothing has yet, such as U0000000002."""
        return f"{letter}{next(self._numbers):010d}"

    def next_ts(self) -> str:
        """The time now in Slack's form, later than every one before."""
        self._last_ts = max(self._last_ts + 1, self._clock() // 1000)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add_channel(self, name: str, kind: Kind, members: set[str], *, shared: bool = False) -> Channel:
        """A new channel."""
        letter = {"channel": "C", "group": "C", "im": "D", "mpim": "G"}[kind]
        channel = Channel(self.next_id(letter), name, kind, self.changes, members, shared=shared)
        self.channels[channel.id] = channel
        return channel

    def direct(self, user: str) -> Channel:
        """The direct message between a user and the app, opened if need be."""
        for channel in self.channels.values():
            if channel.kind == "im" and user in channel.members:
                return channel
        return self.add_channel(user, "im", {user, self.bot.id})

    def of_several(self, users: set[str]) -> Channel:
        """The direct message of the app and several users, opened if need be."""
        members = users | {self.bot.id}
        for channel in self.channels.values():
            if channel.kind == "mpim" and channel.members == members:
                return channel
        return self.add_channel("mpdm-" + "--".join(sorted(users)), "mpim", members)

    def channel(self, channel_id: str) -> Channel:
        """A channel that the app can see: refused if private and without the app."""
        channel = self.channels.get(channel_id)
        if channel is None or (channel.kind != "channel" and self.bot.id not in channel.members):
            raise Refused("channel_not_found")
        return channel

    def message(self, channel: Channel, ts: str, otherwise: str = "message_not_found") -> Message:
        """A message that stands."""
        for message in reversed(channel.messages):
            if message.ts == ts and not message.deleted:
                return message
        raise Refused(otherwise)

    def say(
        self,
        user: User,
        channel: Channel,
        text: str,
        thread: str | None = None,
        attachments: list[Json] | None = None,
        files: Sequence[str] = (),
    ) -> Message:
        """What a user or another bot writes."""
        message = Message(
            channel.id, self.next_ts(), user.id, as_typed(text), thread_ts=thread, bot_id=user.bot_id
        )
        message.attachments = attachments or []
        message.files = [*files]
        if user.bot_id is None:
            message.client_msg_id = str(uuid4())
        self._add(channel, message)
        return message

    def post(self, channel: Channel, given: Json) -> Message:
        """What the app writes: `text`, `blocks`, `thread_ts` and `metadata`, already checked."""
        message = Message(
            channel.id,
            self.next_ts(),
            self.bot.id,
            given.get("text", "")[:MOST_TEXT],
            with_block_ids(given.get("blocks") or []),
            given.get("thread_ts"),
            self.app.bot_id,
            metadata=given.get("metadata"),
        )
        channel.posts.append(message)
        self._add(channel, message)
        return message

    def _add(self, channel: Channel, message: Message) -> None:
        channel.messages.append(message)
        author = self.users[message.user]
        self.tell(events.message(channel, message, author, self.app))
        if (
            author.bot_id is None
            and f"<@{self.bot.id}>" in message.text
            and channel.kind in {"channel", "group"}
        ):
            self.tell(events.mention(channel, message, author, self.app))
        self.changes.announce()

    def whisper(self, channel: Channel, user: str, given: Json) -> Ephemeral:
        """What the app shows to one user."""
        blocks = with_block_ids(given.get("blocks") or [])
        text = given.get("text", "")[:MOST_TEXT]
        whispered = Ephemeral(channel.id, self.next_ts(), user, text, blocks, given.get("thread_ts"))
        channel.ephemerals.append(whispered)
        self.changes.announce()
        return whispered

    def change(self, channel: Channel, message: Message, given: Json) -> None:
        """Another text, other blocks: a text without blocks takes them away, blocks alone leave the text."""
        author = self.users[message.user]
        before = events.rendered(message, author, self.app)
        message.edits.append((message.text, message.blocks))
        if "blocks" in given or "text" in given:
            message.blocks = with_block_ids(given.get("blocks") or [])
        message.text = given.get("text", message.text)[:MOST_TEXT]
        message.edited_ts = self.next_ts()
        self.tell(
            events.changed(channel, events.rendered(message, author, self.app), before, message.edited_ts)
        )
        self.changes.announce()

    def delete(self, channel: Channel, message: Message) -> None:
        """A message gone."""
        message.deleted = True
        before = events.rendered(message, self.users[message.user], self.app)
        self.tell(events.deleted(channel, before, self.next_ts()))
        self.changes.announce()
