"""Faults come as they are ordered, and as python-telegram-bot meets them."""

import asyncio
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from tests.stand_ins.telegram import TelegramServer, User
from tests.stand_ins.telegram.faults import CutOff, Delay, Dropped, Held, ServerFailure, TooManyRequests
from tests.stand_ins.test_telegram.calling import Receiver, texts


async def test_a_late_answer_times_out_although_the_message_is_posted(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    server.faults.order("sendMessage", Delay(1))
    with pytest.raises(TimedOut):
        await bot.send_message(anna.id, "Hej", read_timeout=0.05)
    assert [message.text for message in anna.private.sent] == ["Hej"]


async def test_a_call_can_be_held_until_the_test_says_so(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    released = asyncio.Event()
    server.faults.order("sendMessage", Held(released))
    sending = asyncio.create_task(bot.send_message(anna.id, "Hej"))
    await server.wait_until(lambda: server.calls_of("sendMessage"))
    assert anna.private.sent == []
    released.set()
    await sending
    assert len(anna.private.sent) == 1


@pytest.mark.parametrize(
    ("fault", "error", "posted"),
    [
        (TooManyRequests(3), RetryAfter, 0),
        (ServerFailure(), NetworkError, 0),
        (ServerFailure(HTTPStatus.BAD_GATEWAY), NetworkError, 0),
        (Dropped(carried_out=False), NetworkError, 0),
        (Dropped(carried_out=True), NetworkError, 1),
        (CutOff(), NetworkError, 1),
    ],
)
async def test_faults_come_as_often_as_ordered(
    server: TelegramServer, bot: Bot, anna: User, fault: Any, error: type[TelegramError], posted: int
) -> None:
    server.faults.order("sendMessage", fault, times=2)
    for _ in range(2):
        with pytest.raises(error):
            await bot.send_message(anna.id, "Hej")
    await bot.send_message(anna.id, "Hej")
    assert len(anna.private.sent) == 2 * posted + 1
    assert len(server.calls_of("sendMessage")) == 3


async def test_too_many_requests_tells_how_long_to_wait(server: TelegramServer, bot: Bot, anna: User) -> None:
    server.faults.order("sendMessage", TooManyRequests(3))
    with pytest.raises(RetryAfter) as raised:
        await bot.send_message(anna.id, "Hej")
    assert raised.value.retry_after == timedelta(seconds=3)


async def test_a_poll_whose_answer_is_lost_gets_the_same_again(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    anna.says("hej")
    for fault in (CutOff(), Dropped(carried_out=True)):
        server.faults.order("getUpdates", fault)
        with pytest.raises(NetworkError):
            await bot.get_updates()
    assert await texts(bot) == ["hej"]


async def test_an_update_can_come_twice(bot: Bot, server: TelegramServer, anna: User) -> None:
    server.world.updates.repeat_next()
    anna.says("hej")
    (first,) = await bot.get_updates()
    (second,) = await bot.get_updates(offset=first.update_id + 1)
    assert first == second
    assert await bot.get_updates(offset=first.update_id + 1) == ()


async def test_a_webhook_can_get_an_update_twice(
    server: TelegramServer, bot: Bot, anna: User, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url)
    server.world.updates.repeat_next()
    anna.says("hej")
    await server.wait_until(lambda: not server.world.updates.pending)
    assert receiver.texts == ["hej", "hej"]


async def test_updates_can_come_in_another_order(bot: Bot, server: TelegramServer, anna: User) -> None:
    server.world.updates.reorder_next(3)
    for text in ("ett", "två", "tre", "fyra"):
        anna.says(text)
    assert await texts(bot) == ["tre", "två", "ett", "fyra"]


async def test_waiting_ends_with_what_was_missed(anna: User) -> None:
    with pytest.raises(TimeoutError, match="The bot said nothing more"):
        await anna.private.next_message(within=0.01)
