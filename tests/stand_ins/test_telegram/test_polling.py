"""getUpdates as the real server answers it."""

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import Conflict

from tests.stand_ins.telegram import TelegramServer, User
from tests.stand_ins.test_telegram.calling import keyboard, texts


async def test_an_offset_confirms_what_lies_before_it(bot: Bot, anna: User) -> None:
    for text in ("ett", "två", "tre"):
        anna.says(text)
    first = await bot.get_updates(limit=2)
    assert [update.message and update.message.text for update in first] == ["ett", "två"]
    assert await texts(bot, offset=first[1].update_id) == ["två", "tre"]
    assert await texts(bot, offset=first[1].update_id + 1) == ["tre"]


async def test_update_ids_begin_anywhere_and_count_up(bot: Bot, anna: User) -> None:
    for _ in range(3):
        anna.says("hej")
    ids = [update.update_id for update in await bot.get_updates()]
    assert ids == list(range(ids[0], ids[0] + 3))
    assert ids[0] > 0


async def test_a_negative_offset_drops_all_but_the_last(bot: Bot, anna: User) -> None:
    for text in ("ett", "två", "tre"):
        anna.says(text)
    assert await texts(bot, offset=-2) == ["två", "tre"]
    assert await texts(bot) == ["två", "tre"]


async def test_an_offset_far_beyond_the_end_counts_as_none(bot: Bot, anna: User) -> None:
    anna.says("hej")
    assert await texts(bot, offset=2**31) == ["hej"]


async def test_a_poll_takes_at_most_a_hundred(bot: Bot, anna: User) -> None:
    for _ in range(101):
        anna.says("hej")
    updates = await bot.get_updates()
    assert len(updates) == 100
    assert len(await bot.get_updates(offset=updates[-1].update_id + 1)) == 1


async def test_the_same_offset_at_once_again_gets_one_update(bot: Bot, anna: User) -> None:
    for text in ("ett", "två"):
        anna.says(text)
    assert await texts(bot, offset=5) == ["ett", "två"]
    assert await texts(bot, offset=5) == ["ett"]


async def test_a_long_poll_ends_when_something_is_said(server: TelegramServer, bot: Bot, anna: User) -> None:
    poll = asyncio.create_task(texts(bot, timeout=30))
    await server.wait_until(lambda: server.calls_of("getUpdates"))
    anna.says("hej")
    assert await poll == ["hej"]


async def test_a_second_poller_ends_the_first(server: TelegramServer, bot: Bot, anna: User) -> None:
    async with Bot(server.token, base_url=server.base_url) as other:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        await server.wait_until(lambda: server.calls_of("getUpdates"))
        second = asyncio.create_task(texts(other, timeout=30))
        with pytest.raises(Conflict, match="only one bot instance"):
            await first
        anna.says("hej")
        assert await second == ["hej"]


async def test_a_poll_that_does_not_wait_ends_no_other(server: TelegramServer, bot: Bot, anna: User) -> None:
    async with Bot(server.token, base_url=server.base_url) as other:
        first = asyncio.create_task(texts(bot, timeout=30))
        await server.wait_until(lambda: server.calls_of("getUpdates"))
        assert await texts(other, offset=1) == []
        anna.says("hej")
        assert await first == ["hej"]


async def test_only_the_kinds_of_updates_asked_for_come(bot: Bot, anna: User) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    anna.says("hej")
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja"))
    anna.presses(anna.private.messages[sent.message_id].button("Ja"))
    (update,) = await bot.get_updates(offset=1)
    assert update.callback_query


async def test_updates_are_kept_for_a_day_and_presses_for_a_moment(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja"))
    anna.presses(anna.private.messages[sent.message_id].button("Ja"))
    anna.says("hej")
    server.world.clock.advance(timedelta(seconds=151))
    assert await texts(bot) == ["hej"]
    server.world.clock.advance(timedelta(days=1))
    assert await texts(bot, offset=1) == []
