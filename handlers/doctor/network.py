"""Whether a platform can be reached from here, and whether its clock and this machine's agree."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, hdrs

from bot.errors import DeliveryError
from handlers.doctor.findings import Finding, note, ok, wrong

PATIENCE = 5  # seconds, for one call
_BEGINNING = 100  # bytes
_MOST_OFF = timedelta(minutes=1)


async def time_there(address: str) -> datetime | None:
    """Call a platform's API without any token, and see which time it is there, if it says.

    DeliveryError if there is no way there.
    """
    async with _answer(address) as answer:
        said = answer.headers.get(hdrs.DATE)
    return None if said is None else parsedate_to_datetime(said)


async def said_at(address: str) -> tuple[int, str]:
    """The status with which an address answers, and the beginning of what it says.

    DeliveryError if there is no way there.
    """
    async with _answer(address) as answer:
        begun = await answer.content.read(_BEGINNING)
        return answer.status, begun.decode(errors="replace")


@asynccontextmanager
async def _answer(address: str) -> AsyncIterator[ClientResponse]:
    timeout = ClientTimeout(total=PATIENCE)
    try:
        async with (
            ClientSession(timeout=timeout, trust_env=True) as session,
            session.get(address, allow_redirects=False) as answer,
        ):
            yield answer
    except (ClientError, TimeoutError) as error:
        raise DeliveryError(
            f"{urlsplit(address).hostname} can't be reached ({_reason(error)}); check the network, and"
            " whether a proxy or firewall stands between."
        ) from None


def clock(platform: str, there: datetime | None, here: datetime) -> Finding:
    """Compare the time on this machine with a platform's."""
    what = f"{platform}, clock"
    if there is None:
        return note(what, f"{platform} answers, but does not tell the time.")
    off = here - there
    if abs(off) <= _MOST_OFF:
        return ok(what, "it agrees with this machine's.")
    way = "ahead of" if off > timedelta() else "behind"
    return wrong(
        what,
        f"this machine's clock is {round(abs(off).total_seconds())} seconds {way} it, so that what is new"
        " looks old; let the network set it (timedatectl set-ntp true).",
    )


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE} seconds"
    number = getattr(error, "errno", None) or 0
    return os.strerror(number) if number > 0 else type(error).__name__
