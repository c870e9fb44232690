"""What went wrong with a call of Slack's Web API, as errors of the bot's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import (
    BusyError,
    DeliveryError,
    UncertainDeliveryError,
    UnreachableError,
    UnsayableError,
)

FAILED = "failed"
_BUSY = "ratelimited"
_PAUSE = 30.0  # seconds, where Slack does not say how long
# What Slack or its operator may have put right by the next try; with any other code, nothing helps there.
_PASSING = frozenset({
    FAILED,
    "fatal_error",
    "internal_error",
    "invalid_auth",
    "missing_scope",
    "not_authed",
    "request_timeout",
    "service_unavailable",
    "team_added_to_org",
    "token_expired",
    "token_revoked",
})  # fmt: skip
_UNSAYABLE = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
_MAY_BE_DONE = frozenset({FAILED, "fatal_error", "internal_error", "request_timeout"})


def code_of(error: SlackApiError) -> str:
    """What Slack calls the fault; FAILED where it answered with no code of its own."""
    response = error.response
    if not isinstance(response, AsyncSlackResponse):
        return FAILED
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or not isinstance(response.data, dict):
        return FAILED
    return str(response.data.get("error", FAILED))


def seconds_of(error: SlackApiError) -> float:
    """How long Slack asks to wait."""
    told = str(error.response.headers.get("Retry-After", ""))
    return float(told) if told.isdecimal() else _PAUSE


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Raise faults of calls inside as DeliveryError or one of its kinds."""
    try:
        yield
    except SlackApiError as error:
        code = code_of(error)
        if code in _MAY_BE_DONE:
            raise UncertainDeliveryError(f"Slack failed at it ({code})") from None
        if code == _BUSY:
            raise BusyError("Slack was asked too often", seconds_of(error)) from None
        if code in _PASSING:
            raise DeliveryError(f"Slack does not take it right now ({code})") from None
        refused = UnsayableError if code in _UNSAYABLE else UnreachableError
        raise refused(f"Slack refuses it ({code})") from None
    except ClientConnectorError:
        raise DeliveryError("Slack can't be reached right now") from None
    except (ClientError, TimeoutError):
        raise UncertainDeliveryError("Slack broke off before it had answered") from None
