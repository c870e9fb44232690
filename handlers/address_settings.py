"""Where the public pages can be reached from anywhere: a setting, or known by what Telegram calls."""

import re
from collections.abc import Mapping
from ipaddress import ip_address

from bot.errors import SettingError

_ADDRESS = re.compile(
    r"(?P<origin>(?P<scheme>https?)://(?P<host>\w[\w.-]*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?)(?P<path>/.*)?"
)


def public_url(environment: Mapping[str, str]) -> str | None:
    """What stands before a page's path, such as https://loften.example.se; None where it is not known.

    SettingError for an address that no path can follow, or whose pages could be changed on their way.
    """
    address = environment.get("PUBLIC_URL", "").strip()
    if not address:
        return _of_webhook(environment.get("TELEGRAM_WEBHOOK_URL", "").strip())
    found = _ADDRESS.fullmatch(address)
    if found is None or found["path"] not in {None, "/"}:
        raise SettingError(
            "PUBLIC_URL is no address that a page's path can follow; write https:// and the name under which"
            " this program is reached, or leave it out."
        )
    if not _is_safe(found):
        raise SettingError(
            "PUBLIC_URL must begin with https://, so that nobody can change the pages on their way; http://"
            " will do on this machine alone."
        )
    return found["origin"]


def is_loopback(host: str) -> bool:
    """Whether an address leads to this machine alone."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _of_webhook(address: str) -> str | None:
    """Without its path, which may be a secret."""
    found = _ADDRESS.fullmatch(address)
    return found["origin"] if found is not None and _is_safe(found) else None


def _is_safe(address: re.Match[str]) -> bool:
    return address["scheme"] == "https" or is_loopback(address["host"])
