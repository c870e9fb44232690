"""What Slack tells of, as events; a payload that is nothing to the bot is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.messages import Deletion, Edit, Event, Message, MessageKey, Sender
from handlers.slack.mrkdwn import mentions, plain

PLATFORM = "slack"
_TS = re.compile(r"\d{1,11}\.\d{1,9}")
_OWN_WORDS = frozenset({None, "file_share", "me_message", "thread_broadcast"})
_DIRECT = "im"

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in the one workspace that it is installed in: ids of team, user and bot."""

    team: str
    user: str
    bot: str

    def channel(self, channel: str) -> str:
        """A channel of Slack as the bot knows it."""
        return f"{PLATFORM}:{self.team}:{channel}"

    def sender(self, user: str, team: object = None) -> Sender:
        """Somebody as the bot knows them; who is of another team is an outsider."""
        outsider = isinstance(team, str) and team not in {"", self.team}
        return Sender(platform=PLATFORM, user=user, outsider=outsider)


def channel_id(channel: str) -> str:
    """A channel of the bot's as Slack knows it."""
    return channel.rpartition(":")[2]


@dataclass(frozen=True, slots=True)
class Events:
    """Reads the events that the bot is told."""

    me: Identity

    def event(self, told: Payload) -> Event | None:
        """The event that an inner event of Slack's is to the bot, if it is one."""
        if not isinstance(told.get("channel"), str):
            return None
        match told:
            case {"type": "message", "subtype": "message_deleted", "previous_message": dict(before)}:
                return self._deletion(told, before)
            case {"type": "message", "subtype": "message_changed", "message": dict(after)}:
                return self._changed(told, after)
            case {"type": "message" | "app_mention"} if told.get("subtype") in _OWN_WORDS:
                return self._message(told)
            case _:
                return None

    def _message(self, told: Payload) -> Message | None:
        if not self._is_by_a_person(told):
            return None
        text, twin = plain(told["text"]), told.get("client_msg_id")
        shared = [] if text else _shared(told)
        wordless = not text and not shared and _is_direct(told) and bool(told.get("files"))
        if not (text or shared or wordless or mentions(told["text"], self.me.user)):
            return None
        return Message(
            sender=self._author(told),
            key=self._key(told, told["ts"]),
            at=moment_of(told["ts"]),
            text=text or "\n".join(shared),
            addressed=self._is_addressed(told, told),
            shared=not _is_direct(told),
            forwarded=bool(shared),
            wordless=wordless,
            thread=_thread(told, told),
            twin=self._key(told, twin) if isinstance(twin, str) and twin else None,
        )

    def _changed(self, told: Payload, after: Payload) -> Event | None:
        before = told.get("previous_message")
        if after.get("subtype") == "tombstone" and isinstance(before, dict):
            return self._deletion(told, before)
        match after:
            case {"edited": {"ts": str(edited)}} if self._is_by_a_person(after) and _TS.fullmatch(edited):
                is_new = not isinstance(before, dict) or before.get("text") != after["text"]
                return self._edit(told, after, edited) if is_new else None
            case _:
                return None

    def _edit(self, told: Payload, after: Payload, edited: str) -> Edit:
        return Edit(
            sender=self._author(after),
            key=self._key(told, after["ts"], edited),
            at=moment_of(edited),
            text=plain(after["text"]),
            addressed=self._is_addressed(told, after),
            shared=not _is_direct(told),
            thread=_thread(told, after),
            said_at=moment_of(after["ts"]),
        )

    def _deletion(self, told: Payload, before: Payload) -> Deletion | None:
        ts = told.get("event_ts", told.get("ts"))
        if not self._is_by_a_person(before) or not is_ts(ts):
            return None
        return Deletion(sender=self._author(before), key=self._key(told, before["ts"]), at=moment_of(str(ts)))

    def _is_by_a_person(self, message: Payload) -> bool:
        """Whether somebody wrote a message themselves, and no bot; only then has it what is read of it."""
        match message:
            case {"user": str(user), "ts": str(ts), "text": str()}:
                return user != self.me.user and not message.get("bot_id") and is_ts(ts)
            case _:
                return False

    def _is_addressed(self, told: Payload, message: Payload) -> bool:
        """Whether the bot is turned to: in a direct message, or by its name."""
        return _is_direct(told) or mentions(message["text"], self.me.user)

    def _author(self, message: Payload) -> Sender:
        return self.me.sender(message["user"], message.get("user_team", message.get("team")))

    def _key(self, told: Payload, message: str, revision: str = "") -> MessageKey:
        return MessageKey(channel=self.me.channel(told["channel"]), message=message, revision=revision)


def _thread(told: Payload, message: Payload) -> str | None:
    """Where the answer goes: the message's thread, or in a shared channel one of its own."""
    thread = message.get("thread_ts")
    if isinstance(thread, str) and thread:
        return thread
    return None if _is_direct(told) else str(message["ts"])


def _shared(told: Payload) -> list[str]:
    """The texts of the messages that are shared in this one; what its sender adds stands apart from them."""
    match told.get("attachments"):
        case [*attached]:
            return [
                plain(text) if isinstance(text := each.get("text"), str) else ""
                for each in attached
                if isinstance(each, dict) and each.get("is_share") is True
            ]
        case _:
            return []


def _is_direct(told: Payload) -> bool:
    return told.get("channel_type") == _DIRECT


def is_ts(ts: object) -> bool:
    """Whether something is one of Slack's time stamps, by which messages are known."""
    return isinstance(ts, str) and _TS.fullmatch(ts) is not None


def moment_of(ts: str) -> datetime:
    """The moment that a time stamp tells."""
    return datetime.fromtimestamp(float(ts), UTC)
