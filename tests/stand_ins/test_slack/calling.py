"""Calls of the Web API that must be refused."""

from collections.abc import Awaitable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError


async def refusal(call: Awaitable[Any]) -> dict[str, Any]:
    """The answer of a call that must be refused."""
    with pytest.raises(SlackApiError) as refused:
        await call
    answer: dict[str, Any] = refused.value.response.data
    return answer


async def error(call: Awaitable[Any]) -> str:
    """The error code of a call that must be refused."""
    code: str = (await refusal(call))["error"]
    return code
