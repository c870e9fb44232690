"""The stand-in as a process of its own, driven by python-telegram-bot and through its control interface."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot, Message, ReplyParameters
from telegram.error import NetworkError

from tests.stand_ins.telegram.control import fault_of

Json = dict[str, Any]


@pytest.fixture
async def told() -> AsyncIterator[Json]:
    """What the process printed about itself."""
    command = [sys.executable, "-m", "tests.stand_ins.telegram", "--second", "0.01"]
    started = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert started.stdout is not None
    try:
        yield json.loads(await asyncio.wait_for(started.stdout.readline(), 30))
    finally:
        started.kill()
        await started.wait()


@pytest.fixture
async def control(told: Json) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"{told['address']}/control/", raise_for_status=True) as session:
        yield session


@pytest.fixture
async def bot(told: Json) -> AsyncIterator[Bot]:
    async with Bot(told["token"], base_url=told["base_url"]) as started:
        yield started


async def order(control: aiohttp.ClientSession, path: str, **given: Any) -> Json:
    async with control.post(path, json=given) as response:
        answer: Json = await response.json()
        return answer


async def ask(control: aiohttp.ClientSession, path: str) -> Json:
    async with control.get(path) as response:
        answer: Json = await response.json()
        return answer


async def messages(bot: Bot, **given: Any) -> list[Message]:
    return [update.message for update in await bot.get_updates(**given) if update.message]


async def test_what_was_answered_how_often_is_counted(control: aiohttp.ClientSession, bot: Bot) -> None:
    await order(control, "say", messages=6, users=2, text="nr {n}")
    for message in await messages(bot, timeout=5):
        for _ in range({"nr 3": 2, "nr 4": 0}.get(str(message.text), 1)):
            await message.reply_text("Noterat", reply_parameters=ReplyParameters(message.message_id))
    stats = await ask(control, "stats")
    assert stats["answered_times"] == {"0": 1, "1": 4, "2": 1}
    assert (stats["messages"], len(stats["unanswered"]), stats["deliveries"]) == (6, 1, 6)
    assert 0 < stats["milliseconds_from_delivery"]["p50"] <= stats["milliseconds"]["most"]


async def test_answers_that_name_no_message_are_paired_in_order(
    control: aiohttp.ClientSession, bot: Bot
) -> None:
    said = await order(control, "say", messages=2, users=1, text="nr {n}")
    (person,) = said["users"]
    waiting = asyncio.create_task(order(control, "answered", within=20))
    for text in ("ett", "två", "två igen"):
        await bot.send_message(person, text)
    await waiting
    assert (await ask(control, "stats"))["answered_times"] == {"1": 1, "2": 1}
    assert await ask(control, "sent") == {str(person): ["ett", "två", "två igen"]}


async def test_it_is_told_when_answers_are_missing(told: Json, control: aiohttp.ClientSession) -> None:
    await order(control, "say", messages=1, users=1, text="hej")
    address = f"{told['address']}/control/answered"
    async with aiohttp.ClientSession() as session, session.post(address, json={"within": 0.01}) as answer:
        assert answer.status == 504
        assert len((await answer.json())["unanswered"]) == 1


async def test_faults_are_ordered_from_outside(control: aiohttp.ClientSession, bot: Bot) -> None:
    await order(control, "faults", method="getUpdates", fault="dropped", carried_out=True)
    await order(control, "updates", backwards=[2], copies=[2])
    await order(control, "say", messages=2, users=1, text="nr {n}")
    with pytest.raises(NetworkError):
        await bot.get_updates()
    first = await bot.get_updates(offset=1)
    assert [update.message and update.message.text for update in first] == ["nr 1", "nr 0"]
    assert await bot.get_updates(offset=first[-1].update_id + 1) == first[:1]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"fault": "delay", "seconds": 2}, "Delay(seconds=2)"),
        ({"fault": "too many requests", "retry_after": 3}, "TooManyRequests(retry_after=3)"),
        ({"fault": "server failure", "code": 502}, "ServerFailure(code=<HTTPStatus.BAD_GATEWAY: 502>)"),
        ({"fault": "cut off"}, "CutOff()"),
    ],
)
def test_every_fault_has_a_name(given: Json, fault: str) -> None:
    assert repr(fault_of(given)) == fault


def test_an_unknown_fault_is_told() -> None:
    with pytest.raises(ValueError, match="No fault is called 'flood'"):
        fault_of({"fault": "flood"})
