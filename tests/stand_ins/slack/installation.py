"""The one app that is installed in the workspace: its tokens, scopes and subscriptions."""

from dataclasses import dataclass

BOT_SCOPES = frozenset({
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "mpim:history",
    "mpim:read",
    "team:read",
    "users:read",
})  # fmt: skip

SUBSCRIPTIONS = frozenset({
    "app_home_opened",
    "app_mention",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Installation:
    """What the app's configuration pages and its installation say.

    Attributes:
        scopes: what the bot token may do.
        subscriptions: the bot events that the app asked for.
    """

    scopes: frozenset[str] = BOT_SCOPES
    subscriptions: frozenset[str] = SUBSCRIPTIONS
    app_scopes: frozenset[str] = frozenset({"connections:write"})
    app_id: str = "A0000000001"
    team_id: str = "T0000000001"
    team_name: str = "Provkommunen"
    team_domain: str = "provkommunen"
    bot_id: str = "B0000000001"
    bot_user_id: str = "U0000000001"
    bot_name: str = "loftesboten"
    bot_token: str = "xoxb-stand-in"  # noqa: S105 -- opens nothing but the stand-in
    app_token: str = "xapp-stand-in"  # noqa: S105 -- opens nothing but the stand-in
    signing_secret: str = "stand-in-signing-secret"  # noqa: S105 -- signs nothing but the stand-in's posts
    verification_token: str = "stand-in-verification"  # noqa: S105 -- deprecated by Slack, but still sent
