"""What Slack sends the app when a user presses, chooses, submits, closes, or runs a command."""

from typing import Any

from tests.stand_ins.slack.events import rendered, rendered_view
from tests.stand_ins.slack.people import Channel, Ephemeral, Json, Message, User, View
from tests.stand_ins.slack.workspace import Workspace


def common(workspace: Workspace, kind: str, user: User) -> Json:
    """What every interaction says: what it is, who did it, and for which app."""
    app = workspace.app
    return {
        "type": kind,
        "token": app.verification_token,
        "api_app_id": app.app_id,
        "team": {"id": app.team_id, "domain": app.team_domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def action(workspace: Workspace, user: User, where: Message | Ephemeral | View, done: Json) -> Json:
    """block_actions: an element was pressed or something was chosen in it."""
    values = {done["block_id"]: {done["action_id"]: done}} if done["type"] != "button" else {}
    return {
        **common(workspace, "block_actions", user),
        **_place(workspace, user, where),
        "trigger_id": workspace.triggers.give(user.id),
        "state": {"values": values},
        "actions": [{**done, "action_ts": workspace.next_ts()}],
    }


def suggestion(workspace: Workspace, user: User, where: Message | Ephemeral | View, asked: Json) -> Json:
    """block_suggestion: a user types into a menu whose options the app knows."""
    return {**common(workspace, "block_suggestion", user), **_place(workspace, user, where), **asked}


def _place(workspace: Workspace, user: User, where: Message | Ephemeral | View) -> Json:
    if isinstance(where, View):
        return {
            "container": {"type": "view", "view_id": where.id},
            "view": rendered_view(where, workspace.app),
        }
    channel = workspace.channels[where.channel]
    hidden = isinstance(where, Ephemeral)
    place: Json = {
        "container": {
            "type": "message",
            "message_ts": where.ts,
            "channel_id": channel.id,
            "is_ephemeral": hidden,
        },
        "channel": {"id": channel.id, "name": _shown_name(channel)},
        "response_url": workspace.address + workspace.response_urls.give(channel.id, user.id, where),
    }
    if isinstance(where, Message):
        place["message"] = rendered(where, workspace.users[where.user], workspace.app)
    if where.thread_ts:
        place["container"]["thread_ts"] = where.thread_ts
    return place


def _shown_name(channel: Channel) -> str:
    return {"im": "directmessage", "group": "privategroup"}.get(channel.kind, channel.name)


def command(workspace: Workspace, user: User, channel: Channel, name: str, text: str) -> Json:
    """A slash command, as the fields of a form."""
    app = workspace.app
    return {
        "token": app.verification_token,
        "team_id": app.team_id,
        "team_domain": app.team_domain,
        "channel_id": channel.id,
        "channel_name": _shown_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": app.app_id,
        "is_enterprise_install": "false",
        "response_url": workspace.address + workspace.response_urls.give(channel.id, user.id),
        "trigger_id": workspace.triggers.give(user.id),
    }


def shortcut(workspace: Workspace, user: User, message: Message, callback_id: str) -> Json:
    """message_action: a shortcut in a message's menu."""
    channel = workspace.channels[message.channel]
    return {
        **common(workspace, "message_action", user),
        "callback_id": callback_id,
        "trigger_id": workspace.triggers.give(user.id),
        "response_url": workspace.address + workspace.response_urls.give(channel.id, user.id, message),
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": _shown_name(channel)},
        "message": rendered(message, workspace.users[message.user], workspace.app),
    }


def submission(workspace: Workspace, user: User, view: View, values: dict[str, dict[str, Any]]) -> Json:
    """view_submission: a modal was sent, with its values by block_id and action_id."""
    shown = {**rendered_view(view, workspace.app), "state": {"values": values}}
    trigger = workspace.triggers.give(user.id)
    return {
        **common(workspace, "view_submission", user),
        "view": shown,
        "trigger_id": trigger,
        "response_urls": [],
    }


def closing(workspace: Workspace, user: User, view: View, *, all_of_them: bool) -> Json:
    """view_closed: a modal was dismissed."""
    shown = rendered_view(view, workspace.app)
    return {**common(workspace, "view_closed", user), "view": shown, "is_cleared": all_of_them}
