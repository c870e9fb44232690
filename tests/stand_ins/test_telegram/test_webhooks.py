"""Deliveries to an address of the bot: in which order, how often, with what."""

import asyncio

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict, RetryAfter

from tests.stand_ins.telegram import Conduct, TelegramServer, User
from tests.stand_ins.telegram.webhooks import back_off
from tests.stand_ins.test_telegram.calling import Receiver, keyboard, refused


async def test_a_webhook_gets_updates_with_its_secret(
    server: TelegramServer, bot: Bot, anna: User, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url, secret_token="s3-cret_")  # noqa: S106
    anna.says("hej")
    await server.wait_until(lambda: receiver.texts == ["hej"] and not server.world.updates.pending)
    assert receiver.secrets == ["s3-cret_"]
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_there_is_no_polling_beside_a_webhook(
    server: TelegramServer, bot: Bot, receiver: Receiver
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await server.wait_until(lambda: server.calls_of("getUpdates"))
    async with Bot(server.token, base_url=server.base_url) as other:
        await other.set_webhook(receiver.url)
        with pytest.raises(Conflict, match="terminated by setWebhook"):
            await poll
        with pytest.raises(Conflict, match="webhook is active"):
            await other.get_updates()
        await other.delete_webhook()
        assert await other.get_updates() == ()


async def test_a_failed_delivery_comes_again_before_what_follows_in_its_chat(
    server: TelegramServer, bot: Bot, anna: User, receiver: Receiver
) -> None:
    receiver.answers = [web.Response(status=500), web.Response(status=503)]
    await bot.set_webhook(receiver.url)
    bertil = server.user("Bertil")
    anna.says("ett")
    anna.says("två")
    await server.wait_until(lambda: len(receiver.came) >= 2)
    bertil.says("tre")
    await server.wait_until(lambda: not server.world.updates.pending)
    ours = [text for text in receiver.texts if text != "tre"]
    assert ours == ["ett", "ett", "ett", "två"]
    assert receiver.texts.count("tre") == 1
    assert (await bot.get_webhook_info()).last_error_message == (
        "Wrong response from the webhook: 503 Service Unavailable"
    )


async def test_retry_after_is_honoured(
    bot: Bot, anna: User, receiver: Receiver, server: TelegramServer
) -> None:
    receiver.answers = [web.Response(status=429, headers={"Retry-After": "20"})]
    await bot.set_webhook(receiver.url)
    anna.says("hej")
    await server.wait_until(lambda: not server.world.updates.pending)
    first, second = server.world.updates.history[-1].delivered
    assert second - first >= 20 * server.world.conduct.second


def test_pauses_double_up_to_a_minute() -> None:
    pauses = back_off()
    assert [next(pauses) for _ in range(8)] == [0, 2, 4, 8, 16, 32, 60, 60]


async def test_chats_are_served_side_by_side_up_to_max_connections(
    server: TelegramServer, bot: Bot, receiver: Receiver
) -> None:
    receiver.gate.clear()
    await bot.set_webhook(receiver.url, max_connections=2)
    for name in ("Anna", "Bertil", "Cecilia"):
        server.user(name).says(name)
    await receiver.changes.until(lambda: receiver.at_once == 2)
    receiver.gate.set()
    await server.wait_until(lambda: not server.world.updates.pending)
    assert sorted(receiver.texts) == ["Anna", "Bertil", "Cecilia"]
    assert receiver.most_at_once == 2


async def test_a_press_can_overtake_a_message(
    server: TelegramServer, bot: Bot, anna: User, receiver: Receiver
) -> None:
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja"))
    receiver.gate.clear()
    await bot.set_webhook(receiver.url)
    anna.says("ett")
    anna.says("två")
    anna.presses(anna.private.messages[sent.message_id].button("Ja"))
    await receiver.changes.until(lambda: len(receiver.came) == 2)
    assert receiver.texts == ["ett"]
    assert "callback_query" in receiver.came[1]
    receiver.gate.set()
    await server.wait_until(lambda: not server.world.updates.pending)
    assert receiver.texts == ["ett", "två"]


async def test_a_bot_that_is_down_gets_its_updates_when_it_is_up(
    server: TelegramServer, bot: Bot, anna: User, receiver: Receiver
) -> None:
    await bot.set_webhook(f"{server.url}/nobody")
    anna.says("hej")
    await server.wait_until(lambda: len(server.world.updates.history[-1].delivered) > 2)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (
        1,
        "Wrong response from the webhook: 404 Not Found",
    )
    await bot.set_webhook(receiver.url)
    await server.wait_until(lambda: not server.world.updates.pending)
    assert receiver.texts == ["hej"]


async def test_a_webhook_is_not_set_twice_in_a_second() -> None:
    async with (
        TelegramServer(Conduct(second=60)) as server,
        Bot(server.token, base_url=server.base_url) as bot,
    ):
        await bot.set_webhook("https://example.org/telegram")
        with pytest.raises(RetryAfter):
            await bot.set_webhook("https://example.org/telegram")


async def test_deleting_a_webhook_can_drop_what_waits(bot: Bot, anna: User) -> None:
    anna.says("hej")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("url", "secret", "why"),
    [
        ("http://example.org/telegram", None, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            "https://example.org:8080/telegram",
            None,
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ("https://example.org/telegram", "å", "secret token contains unallowed characters"),
        ("https://example.org/telegram", "a" * 257, "secret token is too long"),
    ],
)
async def test_a_webhook_needs_https_and_a_plain_secret(url: str, secret: str | None, why: str) -> None:
    async with TelegramServer() as server:
        assert await refused(server, "setWebhook", url=url, secret_token=secret) == f"Bad Request: {why}"
