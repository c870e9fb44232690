"""The app's manifest, from which it is made in Slack: what the configured features need, and nothing else."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bot.errors import InputError
from handlers.platform_settings import SLACK_PATH
from handlers.slack.forms import CALLBACK
from handlers.slack.scopes import scopes
from locales.menu import introduction, menu, shortcut

_EVENTS = ("app_home_opened", "app_mention", "message.im")
_LISTENING_EVENTS = ("message.channels", "message.groups")
_NAME = "Löftesboten"

Manifest = dict[str, Any]


def manifest(*, listening: bool, address: str | None, language: str = "sv") -> Manifest:
    """The manifest of an app that Slack calls at a web address, or by Socket Mode if that is None.

    `listening` says that channels are named for reports, in which the bot hears all that is said.
    """
    url = None if address is None else {"request_url": _request_url(address)}
    return {
        "display_information": {"name": _NAME, "description": introduction(language)},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": _NAME, "always_online": True},
            "shortcuts": [_shortcut(language)],
            "slash_commands": [
                {"command": f"/{name}", "description": told, "should_escape": False, **_called(url)}
                for name, told in menu(language)
            ],
        },
        "oauth_config": {"scopes": {"bot": list(scopes(listening=listening))}},
        "settings": {
            "event_subscriptions": {
                **(url or {}),
                "bot_events": [*_EVENTS, *(_LISTENING_EVENTS if listening else ())],
            },
            "interactivity": {"is_enabled": True, **(url or {})},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _shortcut(language: str) -> Manifest:
    name, description = shortcut(language)
    return {"name": name, "type": "message", "callback_id": CALLBACK, "description": description}


def _called(url: Manifest | None) -> Manifest:
    return {} if url is None else {"url": url["request_url"]}


def _request_url(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise InputError(f"--url {address[:80]!a} is no address that Slack calls; write https:// and a name.")
    return urlunsplit(("https", parts.netloc, SLACK_PATH, "", ""))
