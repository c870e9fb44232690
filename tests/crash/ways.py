"""The four ways in which reports come, each with its stand-in and the settings that open it."""

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random

from tests.crash.processes import StandIn

# A second of Telegram's pauses: a killed program is back long before the last retry.
_SECOND = "0.05"
_SECRET = "a-secret-of-the-tests"  # noqa: S105 - guards nothing but a test

# What may befall an event that comes once, twice, three or four times.
_TIMES: tuple[tuple[str | None, ...], ...] = (
    (None, "AFTER_THE_NEXT"),
    ("SAME_ID_TWICE", "AGAIN_WITH_NEW_ID", "AGAIN_WITH_NEW_TS"),
    ("THREE_TIMES",),
    ("FOUR_TIMES",),
)


@dataclass(frozen=True)
class Way:
    """How a platform reaches the program.

    `open` says the settings for a stand-in and the port to listen on; `ready` tells the stand-in where to
    call, when the program listens; `muddle` has so many messages come one to four times each, shuffled.
    """

    name: str
    platform: str
    options: tuple[str, ...]
    open: Callable[[StandIn, int], dict[str, str]]
    ready: Callable[[StandIn, int], Awaitable[None]]
    muddle: Callable[[StandIn, int, Random], Awaitable[None]]


def _polling(stand_in: StandIn, _port: int) -> dict[str, str]:
    return {"TELEGRAM_BOT_TOKEN": stand_in.told["token"], "TELEGRAM_API_URL": stand_in.told["address"]}


def _webhook(stand_in: StandIn, port: int) -> dict[str, str]:
    url = f"http://127.0.0.1:{port}"
    return {
        **_polling(stand_in, port),
        "TELEGRAM_WEBHOOK_URL": url,
        "TELEGRAM_WEBHOOK_SECRET": _SECRET,
    }


def _http(stand_in: StandIn, _port: int) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": stand_in.told["bot_token"],
        "SLACK_SIGNING_SECRET": stand_in.told["signing_secret"],
        "SLACK_API_URL": stand_in.told["api_url"],
    }


def _socket(stand_in: StandIn, _port: int) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": stand_in.told["bot_token"],
        "SLACK_APP_TOKEN": stand_in.told["app_token"],
        "SLACK_API_URL": stand_in.told["api_url"],
    }


async def _nothing(_stand_in: StandIn, _port: int) -> None:
    """The program comes to the platform by itself."""


async def _call_there(stand_in: StandIn, port: int) -> None:
    await stand_in.order("request-url", url=f"http://127.0.0.1:{port}/slack/events")


async def _muddle_telegram(stand_in: StandIn, messages: int, chance: Random) -> None:
    """Runs of messages come backwards, the last of them with the last message."""
    ends = sorted({*chance.sample(range(1, messages), messages // 5), messages})
    runs = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    copies = [chance.randint(1, 4) for _ in range(messages)]
    await stand_in.order("updates", copies=copies, backwards=runs)


async def _muddle_slack(stand_in: StandIn, messages: int, chance: Random) -> None:
    """One that comes once may come after others; the last message waits for none."""
    faults = [chance.choice(chance.choice(_TIMES)) for _ in range(messages - 1)]
    await stand_in.order("event-faults", faults=[*faults, None])


TELEGRAM = ("--second", _SECOND)
# Slack delivers four times, minutes apart. Those minutes are made as short as two restarts in a row allow, so
# that the last delivery always finds a program; and that one has more than Slack's 3 s to answer, because the
# machine is busy with restarts. A slow machine needs more of both.
SLOWNESS = float(os.environ.get("CRASH_SLOWNESS", "1"))
SLACK = ("--scale", str(0.1 * SLOWNESS), "--patience", str(10 * SLOWNESS))
WAYS = (
    Way("Telegram by polling", "telegram", TELEGRAM, _polling, _nothing, _muddle_telegram),
    Way("Telegram by webhook", "telegram", TELEGRAM, _webhook, _nothing, _muddle_telegram),
    Way("Slack over HTTP", "slack", SLACK, _http, _call_there, _muddle_slack),
    Way("Slack over Socket Mode", "slack", SLACK, _socket, _nothing, _muddle_slack),
)
