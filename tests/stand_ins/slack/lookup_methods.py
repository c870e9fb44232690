"""The methods that look something up or open a door: auth, apps, bots, conversations, team, users."""

from uuid import uuid4

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.events import HISTORY, rendered
from tests.stand_ins.slack.method import Method, argument, require
from tests.stand_ins.slack.people import Channel, Json, Message, User
from tests.stand_ins.slack.workspace import Workspace

READ = {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"}


def auth_test(workspace: Workspace, _given: Json) -> Json:
    """auth.test."""
    app = workspace.app
    return {
        "url": f"https://{app.team_domain}.example/",
        "team": app.team_name,
        "user": app.bot_name,
        "team_id": app.team_id,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(workspace: Workspace, _given: Json) -> Json:
    """apps.connections.open: an address that opens one WebSocket."""
    ticket = uuid4().hex
    workspace.tickets.add(ticket)
    return {"url": f"{workspace.address.replace('http', 'ws', 1)}/link/?ticket={ticket}"}


def bot_info(workspace: Workspace, given: Json) -> Json:
    """bots.info."""
    for user in workspace.users.values():
        if user.bot_id is not None and user.bot_id == given.get("bot", workspace.app.bot_id):
            bot = {"id": user.bot_id, "name": user.name, "user_id": user.id, "deleted": user.deactivated}
            return {"bot": bot | ({"app_id": workspace.app.app_id} if user is workspace.bot else {})}
    raise Refused("bot_not_found")


def team_info(workspace: Workspace, _given: Json) -> Json:
    """team.info."""
    app = workspace.app
    return {"team": {"id": app.team_id, "name": app.team_name, "domain": app.team_domain}}


def user_info(workspace: Workspace, given: Json) -> Json:
    """users.info."""
    user = workspace.users.get(argument(given, "user"))
    if user is None:
        raise Refused("user_not_found")
    return {"user": _rendered(user, workspace, with_locale=bool(given.get("include_locale")))}


def _rendered(user: User, workspace: Workspace, *, with_locale: bool) -> Json:
    profile = {"real_name": user.name, "display_name": user.name, "team": user.team_id}
    if "users:read.email" in workspace.app.scopes:
        profile["email"] = user.email
    shown: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name.lower().replace(" ", "."),
        "real_name": user.name,
        "deleted": user.deactivated,
        "tz": "Europe/Stockholm",
        "profile": profile,
        "is_admin": user.admin,
        "is_owner": False,
        "is_restricted": user.restricted or user.ultra_restricted,
        "is_ultra_restricted": user.ultra_restricted,
        "is_bot": user.bot_id is not None,
        "is_app_user": False,
    }
    if user.team_id != workspace.app.team_id:
        shown["is_stranger"] = True
    return shown | ({"locale": user.locale} if with_locale else {})


def open_conversation(workspace: Workspace, given: Json) -> Json:
    """conversations.open."""
    if given.get("channel"):
        return {"channel": {"id": workspace.channel(given["channel"]).id}}
    users = {user for user in str(argument(given, "users")).split(",") if user}
    if not users <= workspace.users.keys():
        raise Refused("user_not_found")
    if len(users) == 1:
        require("im:write", workspace.app.scopes)
        channel = workspace.direct(users.pop())
    else:
        require("mpim:write", workspace.app.scopes)
        channel = workspace.of_several(users)
    return {"channel": {"id": channel.id}}


def conversation_info(workspace: Workspace, given: Json) -> Json:
    """conversations.info."""
    channel = workspace.channel(argument(given, "channel"))
    require(READ[channel.kind], workspace.app.scopes)
    return {"channel": _rendered_channel(channel, workspace)}


def _rendered_channel(channel: Channel, workspace: Workspace) -> Json:
    shown: Json = {
        "id": channel.id,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "is_archived": channel.archived,
        "is_ext_shared": channel.shared,
        "is_shared": channel.shared,
    }
    if channel.kind == "im":
        (other,) = channel.members - {workspace.bot.id}
        return {**shown, "user": other}
    return {**shown, "name": channel.name, "is_member": workspace.bot.id in channel.members}


def replies(workspace: Workspace, given: Json) -> Json:
    """conversations.replies."""
    channel = workspace.channel(argument(given, "channel"))
    require(HISTORY[channel.kind], workspace.app.scopes)
    if workspace.bot.id not in channel.members:
        raise Refused("not_in_channel")
    root = workspace.message(channel, argument(given, "ts"), otherwise="thread_not_found")
    oldest = str(given.get("oldest") or "")
    thread = [message for message in channel.live if root.ts in {message.ts, message.thread_ts}]
    return _page(workspace, [message for message in thread if message is root or message.ts > oldest], given)


def history(workspace: Workspace, given: Json) -> Json:
    """conversations.history: what stands in a channel beside its threads, the latest first."""
    channel = workspace.channel(argument(given, "channel"))
    require(HISTORY[channel.kind], workspace.app.scopes)
    if workspace.bot.id not in channel.members:
        raise Refused("not_in_channel")
    oldest = str(given.get("oldest") or "")
    beside = [message for message in channel.live if not message.thread_ts and message.ts > oldest]
    return _page(workspace, beside[::-1], given)


def _page(workspace: Workspace, messages: list[Message], given: Json) -> Json:
    limit = int(given.get("limit", 100))
    shown = [rendered(each, workspace.users[each.user], workspace.app) for each in messages[:limit]]
    return {"messages": shown, "has_more": len(messages) > limit}


METHODS = {
    "auth.test": Method(auth_test),
    "apps.connections.open": Method(open_connection, "connections:write", by_app=True),
    "bots.info": Method(bot_info, "users:read"),
    "team.info": Method(team_info, "team:read"),
    "users.info": Method(user_info, "users:read"),
    "conversations.open": Method(open_conversation),
    "conversations.info": Method(conversation_info),
    "conversations.replies": Method(replies),
    "conversations.history": Method(history),
}
