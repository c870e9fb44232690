"""What an app in Slack must be allowed so that the bot can do its work."""

from collections.abc import Collection

from bot.errors import SettingError

_SCOPES = ("app_mentions:read", "chat:write", "commands", "im:history")
# Channels named for reports may be public or private, which their ids don't tell.
_LISTENING_SCOPES = ("channels:history", "groups:history")
_DRAWING_SCOPES = ("files:write",)


def scopes(*, listening: bool, drawing: bool = True) -> tuple[str, ...]:
    """What the bot must be allowed for all that it does.

    That is more where it is `listening` in channels named for reports, and less without its pictures.
    """
    more = (*(_LISTENING_SCOPES if listening else ()), *(_DRAWING_SCOPES if drawing else ()))
    return (*_SCOPES, *more)


def demand_scopes(needed: Collection[str], granted: Collection[str]) -> None:
    """Go on only with all that is needed; SettingError names what is missing, and how to add it."""
    lacking = [scope for scope in needed if scope not in granted]
    if lacking:
        raise SettingError(
            f"Slack does not allow the bot {', '.join(lacking)}; add this under Bot Token Scopes on the app's"
            " page OAuth & Permissions, and reinstall the app there."
        )
