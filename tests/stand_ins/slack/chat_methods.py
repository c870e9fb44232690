"""The methods that write: chat."""

from collections.abc import Callable

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.events import rendered
from tests.stand_ins.slack.method import Method, argument
from tests.stand_ins.slack.people import Channel, Json, Message
from tests.stand_ins.slack.surfaces import MOST_TEXT, check_message
from tests.stand_ins.slack.workspace import Workspace


def post_message(workspace: Workspace, given: Json) -> Json:
    """chat.postMessage."""
    channel = _where_to_write(workspace, given)
    _check_contents(workspace, given, "blocks", "text")
    _check_thread(workspace, channel, given.get("thread_ts"))
    message = workspace.post(channel, given)
    return {**_written(workspace, channel, message), **_cut(given)}


def update(workspace: Workspace, given: Json) -> Json:
    """chat.update."""
    channel = workspace.channel(argument(given, "channel"))
    message = _own(workspace, channel, given, "cant_update_message")
    if "text" in given or not given.get("blocks"):
        _check_contents(workspace, given, "blocks", "text")
    else:
        check_message(given["blocks"], workspace.uploads)
    workspace.change(channel, message, given)
    return {**_written(workspace, channel, message), "text": message.text, **_cut(given)}


def delete(workspace: Workspace, given: Json) -> Json:
    """chat.delete."""
    channel = workspace.channel(argument(given, "channel"))
    message = _own(workspace, channel, given, "cant_delete_message")
    workspace.delete(channel, message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(workspace: Workspace, given: Json) -> Json:
    """chat.postEphemeral."""
    channel = _where_to_write(workspace, given)
    if argument(given, "user") not in channel.members:
        raise Refused("user_not_in_channel")
    _check_contents(workspace, given, "blocks", "text")
    return {"message_ts": workspace.whisper(channel, given["user"], given).ts}


def get_permalink(workspace: Workspace, given: Json) -> Json:
    """chat.getPermalink."""
    channel = workspace.channel(argument(given, "channel"))
    message = workspace.message(channel, argument(given, "message_ts"))
    path = f"archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": f"https://{workspace.app.team_domain}.example/{path}"}


def _where_to_write(workspace: Workspace, given: Json) -> Channel:
    wanted = argument(given, "channel")
    channel = workspace.direct(wanted) if wanted in workspace.users else workspace.channel(wanted)
    if channel.archived:
        raise Refused("is_archived")
    if workspace.bot.id not in channel.members and "chat:write.public" not in workspace.app.scopes:
        raise Refused("not_in_channel")
    return channel


def _check_thread(workspace: Workspace, channel: Channel, thread: str | None) -> None:
    if not thread:
        return
    root = workspace.message(channel, thread, otherwise="thread_not_found")
    if root.thread_ts not in {None, root.ts}:
        # Slack warns against it and takes it all the same, but shows the answer where nobody looks.
        raise Refused("cannot_reply_to_message")


def _own(workspace: Workspace, channel: Channel, given: Json, otherwise: str) -> Message:
    message = workspace.message(channel, argument(given, "ts"))
    if message.bot_id != workspace.app.bot_id:
        raise Refused(otherwise)
    return message


def _check_contents(workspace: Workspace, given: Json, *fields: str) -> None:
    if not any(given.get(name) for name in fields):
        raise Refused("no_text")
    check_message(given.get("blocks") or [], workspace.uploads)


def _written(workspace: Workspace, channel: Channel, message: Message) -> Json:
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": rendered(message, workspace.bot, workspace.app),
    }


def _cut(given: Json) -> Json:
    if len(given.get("text") or "") <= MOST_TEXT:
        return {}
    return {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}


def _writing(run: Callable[[Workspace, Json], Json]) -> Method:
    return Method(run, "chat:write")


METHODS = {
    "chat.postMessage": _writing(post_message),
    "chat.update": _writing(update),
    "chat.delete": _writing(delete),
    "chat.postEphemeral": _writing(post_ephemeral),
    "chat.getPermalink": Method(get_permalink),
}
