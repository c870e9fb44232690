"""What went wrong with a call of Telegram's Bot API, as errors of the bot's."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.errors import BusyError, DeliveryError, UncertainDeliveryError, UnreachableError

_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_GONE = re.compile("chat not found|user is deactivated|not enough rights|have no rights|bot was kicked")


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Raise faults of calls inside as DeliveryError or one of its kinds.

    What remains is the caller's to judge: BadRequest of what is asked, ChatMigrated of where.
    """
    try:
        yield
    except ChatMigrated:
        raise
    except RetryAfter as refused:
        raise BusyError("Telegram was asked too often", seconds(refused)) from None
    except InvalidToken:
        raise DeliveryError("Telegram refuses the bot's token") from None
    except Forbidden as refused:
        raise UnreachableError(f"Telegram refuses the chat: {refused.message}") from None
    except BadRequest as refused:
        if _GONE.search(refused.message.casefold()):
            raise UnreachableError(f"Telegram refuses the chat: {refused.message}") from None
        raise
    except NetworkError as failed:
        if _was_not_carried_out(failed):
            raise DeliveryError("Telegram can't be reached, or fails") from None
        raise UncertainDeliveryError("Telegram broke off before it had answered") from None
    except TelegramError:
        raise UncertainDeliveryError("Telegram's answer can't be read") from None


def seconds(refused: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = refused.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def _was_not_carried_out(failed: NetworkError) -> bool:
    """Whether nothing was sent: no connection came about, or the server answered that it failed."""
    cause = failed.__cause__
    answered = cause is None and not isinstance(failed, TimedOut)
    # A proxy's 502 comes with a page, which can't be read as an answer.
    return answered or isinstance(cause, (*_UNSENT, TelegramError))
