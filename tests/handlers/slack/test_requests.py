"""Over HTTP only what Slack has signed just now is heard, and nothing that is sent makes the bot fail."""

import hashlib
import hmac
import json
import re
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.dialogue.conversation import Conversation
from handlers.platform_settings import SLACK_PATH, SlackSettings
from handlers.slack.service import SlackService
from tests.handlers.slack.serving import served
from tests.stand_ins.slack import Person, Slack

FORM = "application/x-www-form-urlencoded"
OLD = 301


class Caller:
    """Somebody who calls the bot over HTTP."""

    def __init__(self, session: aiohttp.ClientSession, url: str, secret: str) -> None:
        self._session = session
        self._url = url
        self._secret = secret

    def signed(self, body: bytes, age: int = 0) -> dict[str, str]:
        """The headers with which Slack would send a body, so many seconds ago."""
        timestamp = str(int(time.time()) - age)
        digest = hmac.new(self._secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256)
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest.hexdigest()}"}

    async def call(self, body: bytes, headers: dict[str, str], kind: str = "application/json") -> int:
        """The status with which the bot answers."""
        async with self._session.post(
            self._url, data=body, headers={"Content-Type": kind, **headers}
        ) as answer:
            return answer.status


@pytest.fixture
def settings(slack: Slack) -> SlackSettings:
    app = slack.app
    return SlackSettings(bot_token=app.bot_token, signing_secret=app.signing_secret, api_url=slack.api_url)


@pytest.fixture
async def caller(slack: Slack, service: SlackService) -> AsyncIterator[Caller]:
    await service.start()
    async with served(service) as address, aiohttp.ClientSession() as session:
        yield Caller(session, f"{address}{SLACK_PATH}", slack.app.signing_secret)
    await service.stop()


def report(slack: Slack, lina: Person, ts: str = "1585941000.000100") -> bytes:
    """What Slack sends when Lina reports."""
    event = {"type": "message", "channel": lina.direct.id, "channel_type": "im", "user": lina.id}
    said = {**event, "text": "fotpatrull i Skogås ikväll", "ts": ts}
    return json.dumps({"type": "event_callback", "team_id": slack.app.team_id, "event": said}).encode()


def reported(conversation: Conversation) -> int:
    with conversation.units_of_work() as work:
        return len(work.reports.entries())


async def test_what_slack_has_signed_is_heard(
    caller: Caller, slack: Slack, lina: Person, conversation: Conversation
) -> None:
    body = report(slack, lina)
    assert await caller.call(body, caller.signed(body, age=OLD - 10)) == 200
    assert reported(conversation) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": "abc"},
        {"X-Slack-Request-Timestamp": "9" * 400},
        {"X-Slack-Request-Timestamp": "nan"},
        {"X-Slack-Signature": "v0=åäö"},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=" + "0" * 64},
    ],
    ids=str,
)
async def test_what_is_not_signed_is_refused(
    caller: Caller, slack: Slack, lina: Person, conversation: Conversation, headers: dict[str, str]
) -> None:
    body = report(slack, lina)
    signed = {**caller.signed(body), **headers} if headers else {}
    assert await caller.call(body, signed) == 401
    assert await caller.call(b"ssl_check=1&token=x", signed, FORM) == 401
    assert reported(conversation) == 0


async def test_a_log_tells_when_what_slack_has_signed_is_refused_for_its_time_alone(
    caller: Caller, slack: Slack, lina: Person, caplog: pytest.LogCaptureFixture
) -> None:
    body, an_hour = report(slack, lina), 3600
    assert await caller.call(body.replace(b"fot", b"fat"), caller.signed(body, age=an_hour)) == 401
    assert "clock" not in caplog.text
    assert await caller.call(body, caller.signed(body, age=an_hour)) == 401
    (told,) = caplog.messages
    assert re.match(
        r"a call is refused that Slack signed -36\d\d seconds from now; .* this machine's clock is off", told
    )


async def test_what_is_signed_for_another_body_or_time_is_refused(
    caller: Caller, slack: Slack, lina: Person, conversation: Conversation
) -> None:
    body = report(slack, lina)
    assert await caller.call(body.replace(b"fot", b"fat"), caller.signed(body)) == 401
    assert await caller.call(body, caller.signed(body, age=OLD)) == 401
    assert await caller.call(body, caller.signed(body, age=-OLD)) == 401
    assert await caller.call(b"\xff\xfe", caller.signed(b"\xff\xfe")) == 401
    assert reported(conversation) == 0


async def test_a_body_that_is_too_large_is_refused(caller: Caller) -> None:
    body = b" " * 1_000_001
    assert await caller.call(body, caller.signed(body)) == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"7",
        b'{"type":',
        b"[" * 100_000,
        b'{"type": ' + b"9" * 5_000 + b"}",
        b'{"event": "x", "type": "event_callback"}',
        b'{"event": [], "type": "event_callback"}',
        b'{"event": {"type": 7}, "type": "event_callback"}',
        b'{"event": {"type": "message"}, "type": "event_callback"}',
        b'{"event": {"type": "message", "channel": "D1", "user": "U9", "text": 7, "ts": "1.1"}}',
        b'{"event": {"type": "unheard_of"}, "type": "event_callback"}',
        b'{"event": {"type": "app_home_opened", "user": 7}, "type": "event_callback"}',
        b'{"type": "block_actions", "actions": []}',
        b'{"type": "block_actions", "actions": [{"action_id": "x", "block_id": "y", "type": "button"}]}',
        b'{"type": "view_submission", "view": {"callback_id": "report"}}',
        b'{"type": "view_submission", "view": {"callback_id": "report", "private_metadata": "x"}}',
        b'{"type": "message_action", "callback_id": "report"}',
        b'{"type": "event_callback", "authorizations": 7}',
        b'{"team": 7, "user": 7, "type": "block_actions"}',
    ],
    ids=lambda body: repr(body[:60]),
)
async def test_what_nobody_expected_is_answered_and_never_comes_again(caller: Caller, body: bytes) -> None:
    assert await caller.call(body, caller.signed(body)) == 200


@pytest.mark.parametrize("body", [b"command=%2Fangra", b"payload=7", b"payload=%7B", b"x=y"], ids=repr)
async def test_nor_does_a_form_that_nobody_expected(caller: Caller, body: bytes) -> None:
    assert await caller.call(body, caller.signed(body), FORM) == 200


async def test_a_text_that_no_database_can_hold_harms_nothing(
    caller: Caller, slack: Slack, lina: Person, conversation: Conversation
) -> None:
    for text in (b"\\u0000", b"\\ud800", b"\\u202e"):
        body = report(slack, lina, ts=f"1585941000.{len(text):06d}").replace(b"Skog", b"Skog" + text)
        assert await caller.call(body, caller.signed(body)) == 200
    body = report(slack, lina)
    assert await caller.call(body, caller.signed(body)) == 200
    assert reported(conversation) >= 1


async def test_a_replay_counts_once(
    caller: Caller, slack: Slack, lina: Person, conversation: Conversation
) -> None:
    body = report(slack, lina)
    assert {await caller.call(body, caller.signed(body)) for _ in range(20)} == {200}
    assert reported(conversation) == 1
