"""Which answers were sent is remembered, whatever happens in between."""

import asyncio
from collections.abc import Mapping

from bot.messages import MessageKey
from handlers.sent import Sent

KEY = MessageKey(channel="telegram:17", message="1")


async def test_a_fault_that_nobody_expected_loses_no_mark() -> None:
    tries: list[Mapping[MessageKey, str]] = []

    async def keep(answers: Mapping[MessageKey, str]) -> None:
        tries.append(answers)
        if len(tries) == 1:
            raise RuntimeError("unexpected")

    sent = Sent(keep, lambda _keys: None)
    sent.note([KEY], "42")
    async with asyncio.timeout(30):
        while sent.answer_to(KEY) is not None:  # noqa: ASYNC110 - what is kept has no event for it
            await asyncio.sleep(0.05)
    assert tries == [{KEY: "42"}, {KEY: "42"}]
