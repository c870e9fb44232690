"""Delivery by signed HTTP posts to the app's request URL."""

import hashlib
import hmac
import json
import time
from collections.abc import Sequence
from itertools import cycle
from urllib.parse import urlencode

import aiohttp

from tests.stand_ins.slack.people import Json
from tests.stand_ins.slack.transport import Answer, Kind, Retry

FORM = "application/x-www-form-urlencoded"


class HttpTransport:
    """Posts to one URL, which serves events, interactions and slash commands alike.

    Where the host spreads calls over several processes, `urls` has one for each, which are called in turn.
    """

    def __init__(
        self, session: aiohttp.ClientSession, urls: Sequence[str], secret: str, patience: float
    ) -> None:
        self._session = session
        self._urls = cycle(urls)
        self._secret = secret
        self._patience = aiohttp.ClientTimeout(total=patience)

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer:
        """Post once, and wait for the answer."""
        body, content_type = _encoded(kind, payload)
        headers = {"Content-Type": content_type, **self._signed(body), **_told(retry)}
        try:
            async with self._session.post(
                next(self._urls), data=body, headers=headers, timeout=self._patience, allow_redirects=False
            ) as response:
                return await _read(response)
        except TimeoutError:
            return Answer(failure="http_timeout")
        except aiohttp.ClientError:
            return Answer(failure="connection_failed")

    def _signed(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(time.time()))
        signed = hmac.new(self._secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256)
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={signed.hexdigest()}"}


def _encoded(kind: Kind, payload: Json) -> tuple[bytes, str]:
    match kind:
        case "events_api":
            return json.dumps(payload, ensure_ascii=False).encode(), "application/json"
        case "interactive":
            return urlencode({"payload": json.dumps(payload)}).encode(), FORM
        case "slash_commands":
            return urlencode(payload).encode(), FORM


def _told(retry: Retry | None) -> dict[str, str]:
    if retry is None:
        return {}
    return {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}


async def _read(response: aiohttp.ClientResponse) -> Answer:
    text = await response.text()
    if not response.ok or response.status >= 300:
        return Answer(failure="http_error", final=response.headers.get("X-Slack-No-Retry") == "1")
    if response.content_type == "application/json" and text:
        return _parsed(text)
    return Answer(body={"text": text} if text else None)


def _parsed(text: str) -> Answer:
    try:
        return Answer(body=json.loads(text))
    except json.JSONDecodeError:
        return Answer(failure="invalid_json")
