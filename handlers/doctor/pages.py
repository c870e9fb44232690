"""Check of the public pages: whether the address that answers name leads to this program."""

from http import HTTPStatus
from urllib.parse import urlsplit

from bot.errors import DeliveryError
from handlers.doctor.findings import Finding, note, ok, wrong
from handlers.doctor.network import said_at

_WHAT = "public address"
_GUARDED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
HEALTH = "/healthz"


async def public_pages(address: str | None) -> Finding:
    """Look for this program behind its public address."""
    if address is None:
        return note(
            _WHAT, "it is not known, so answers name pages by their path alone; set PUBLIC_URL to tell it."
        )
    host = urlsplit(address).netloc
    try:
        status, text = await said_at(f"{address}{HEALTH}")
    except DeliveryError as error:
        return note(_WHAT, f"{error} If the bot does not run yet, start it and look again.")
    if status in _GUARDED:
        return note(_WHAT, f"{host} lets nobody in unasked ({status}), so this can't be seen from here.")
    if (status, text) != (HTTPStatus.OK, "ok"):
        return wrong(
            _WHAT,
            f"{host} answers ({status}) and is not this program; check PUBLIC_URL, and that the address leads"
            " to it.",
        )
    return ok(_WHAT, f"the pages are at {host}.")
