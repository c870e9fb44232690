"""The events that an app is told, with the scope and the subscription that each needs."""

from dataclasses import dataclass

from tests.stand_ins.slack.installation import Installation
from tests.stand_ins.slack.people import Channel, Json, Message, User, View

HISTORY = {
    "channel": "channels:history",
    "group": "groups:history",
    "im": "im:history",
    "mpim": "mpim:history",
}
MESSAGES = {
    "channel": "message.channels",
    "group": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}


@dataclass(frozen=True, slots=True)
class Event:
    """An event before it is sent.

    Attributes:
        body: the inner event.
        scope: what the bot token must allow; None if nothing.
        subscription: what the app must have asked for.
        channel: where it happened; the app must be a member.
    """

    body: Json
    scope: str | None
    subscription: str
    channel: Channel | None = None


def rendered(message: Message, author: User, app: Installation) -> Json:
    """A message as the Web API and the events show it."""
    shown: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    shown["team"] = author.team_id
    shown["blocks"] = message.blocks or [_rich_text(message.text)]
    if message.client_msg_id:
        shown["client_msg_id"] = message.client_msg_id
    if message.bot_id:
        shown["bot_id"] = message.bot_id
        shown["bot_profile"] = {"id": message.bot_id, "name": author.name, "team_id": author.team_id}
    if message.bot_id == app.bot_id:
        shown["app_id"] = app.app_id
        shown["bot_profile"]["app_id"] = app.app_id
    if message.thread_ts:
        shown["thread_ts"] = message.thread_ts
    if message.attachments:
        shown["attachments"] = message.attachments
    if message.files:
        shown |= {"subtype": "file_share", "files": [{"name": name} for name in message.files]}
    if message.edited_ts:
        shown["edited"] = {"user": message.user, "ts": message.edited_ts}
    if author.team_id != app.team_id:
        shown |= {"user_team": author.team_id, "source_team": author.team_id}
    return shown


def _rich_text(text: str) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "block_id": "typed", "elements": [section]}


def message(channel: Channel, said: Message, author: User, app: Installation) -> Event:
    """Somebody wrote, perhaps the app itself."""
    return _of_message(channel, rendered(said, author, app), said.ts)


def changed(channel: Channel, after: Json, before: Json, ts: str) -> Event:
    """A message was edited."""
    body = {"type": "message", "subtype": "message_changed", "message": after, "previous_message": before}
    return _of_message(channel, {**body, "hidden": True, "ts": ts}, ts)


def deleted(channel: Channel, before: Json, ts: str) -> Event:
    """A message was deleted."""
    body = {"type": "message", "subtype": "message_deleted", "previous_message": before}
    return _of_message(channel, {**body, "deleted_ts": before["ts"], "hidden": True, "ts": ts}, ts)


def _of_message(channel: Channel, body: Json, ts: str) -> Event:
    where = {"channel": channel.id, "channel_type": channel.kind, "event_ts": ts}
    return Event({**body, **where}, HISTORY[channel.kind], MESSAGES[channel.kind], channel)


def mention(channel: Channel, said: Message, author: User, app: Installation) -> Event:
    """Somebody wrote the app's name: told beside the message itself."""
    body = {**rendered(said, author, app), "type": "app_mention", "channel": channel.id, "event_ts": said.ts}
    return Event(body, "app_mentions:read", "app_mention", channel)


def home_opened(user: User, direct: Channel, tab: str, view: Json | None, ts: str) -> Event:
    """A user looks at one of the app's tabs, `home` with the view that is published, or `messages`."""
    body: Json = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": direct.id,
        "tab": tab,
        "event_ts": ts,
    }
    if view is not None:
        body["view"] = view
    return Event(body, None, "app_home_opened")


def membership(name: str, channel: Channel, user: User, ts: str) -> Event:
    """Somebody, perhaps the app, `member_joined_channel` or `member_left_channel`."""
    letter = {"channel": "C", "group": "G"}.get(channel.kind, "D")
    body = {
        "type": name,
        "user": user.id,
        "channel": channel.id,
        "channel_type": letter,
        "team": user.team_id,
    }
    scope = "channels:read" if channel.kind == "channel" else "groups:read"
    return Event({**body, "event_ts": ts}, scope, name, channel)


def rendered_view(view: View, app: Installation) -> Json:
    """A view as the Web API and the interactions show it."""
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        **view.given,
        "id": view.id,
        "team_id": app.team_id,
        "app_id": app.app_id,
        "bot_id": app.bot_id,
        "hash": view.hash,
        "root_view_id": view.root or view.id,
        "previous_view_id": view.below,
        "state": {"values": {}},
    }
