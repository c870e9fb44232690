"""Connections to Telegram."""

import ssl
from functools import cache

import httpx
from telegram.request import HTTPXRequest


def connections(amount: int, patience: float) -> HTTPXRequest:
    """Connections that wait so many seconds for an answer, or for one of them to be free."""
    return HTTPXRequest(
        connection_pool_size=amount,
        read_timeout=patience,
        pool_timeout=patience,
        httpx_kwargs={"verify": _trusted()},
    )


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that are trusted: they take long to load, so they are loaded once."""
    return httpx.create_ssl_context()
