"""What the doctor says of Telegram."""

from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot

from handlers.app import App
from handlers.channels import added
from handlers.settings import Settings
from handlers.telegram.commands import menus
from tests.handlers.doctor.conftest import WEBHOOK_SECRET, Environment, found
from tests.stand_ins.telegram import Conduct, TelegramServer
from tests.stand_ins.telegram.faults import CutOff, ServerFailure

NOT_SET_YET = "note: the menu is not this version's yet; starting the bot sets it."


async def test_all_is_well_by_polling(polling: Environment, telegram: TelegramServer) -> None:
    async with Bot(telegram.token, base_url=telegram.base_url) as bot:
        for code, menu in menus():
            await bot.set_my_commands(menu, language_code=code)
    telegram.calls.clear()
    said = await found(polling)
    assert said["settings"] == "ok: Telegram by polling."
    assert {what: sentence for what, sentence in said.items() if what.startswith("Telegram")} == {
        "Telegram, clock": "ok: it agrees with this machine's.",
        "Telegram, token": "ok: the bot is @loftes_bot.",
        "Telegram, privacy mode": (
            "ok: on: in groups the bot hears commands, replies to it and what mentions it."
        ),
        "Telegram, polling": "ok: nothing stands in its way; messages that wait: 0.",
        "Telegram, commands": "ok: the menu is set.",
    }
    assert {call.method for call in telegram.calls} == {"getMe", "getWebhookInfo", "getMyCommands"}


async def test_a_token_that_telegram_does_not_know(polling: Environment) -> None:
    said = await found(polling | {"TELEGRAM_BOT_TOKEN": "7000000001:another-one"})
    assert said["Telegram, token"] == (
        "wrong: Telegram refuses TELEGRAM_BOT_TOKEN; copy it anew from @BotFather."
    )
    assert "Telegram, polling" not in said


async def test_privacy_mode_off(ours: Environment) -> None:
    async with TelegramServer(Conduct(privacy=False)) as server:
        said = await found(ours | {"TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": server.token})
    assert said["Telegram, privacy mode"] == (
        "note: off: the bot is sent all that is said in its groups; /setprivacy at @BotFather turns it on."
    )


@pytest.mark.parametrize(
    ("privacy", "sentence"),
    [
        (
            True,
            (
                "note: on: groups named for reports are heard only where the bot is an administrator;"
                " /setprivacy at @BotFather turns it off, once the bot has left the group and come back."
            ),
        ),
        (False, "ok: off, as groups named for reports need it."),
    ],
)
async def test_report_groups_need_privacy_mode_off(
    ours: Environment,
    privacy: bool,  # noqa: FBT001 - a parameter
    sentence: str,
) -> None:
    with App(Settings.of(ours)) as app:
        added(app, "telegram:-1001234567")
    async with TelegramServer(Conduct(privacy=privacy)) as server:
        said = await found(ours | {"TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": server.token})
    assert said["Telegram, privacy mode"] == sentence


async def test_a_menu_that_is_not_set_yet(polling: Environment) -> None:
    assert (await found(polling))["Telegram, commands"] == NOT_SET_YET


async def test_a_menu_that_only_some_are_shown(polling: Environment, telegram: TelegramServer) -> None:
    async with Bot(telegram.token, base_url=telegram.base_url) as bot:
        (_, menu), *_others = menus()
        await bot.set_my_commands(menu)
    assert (await found(polling))["Telegram, commands"] == NOT_SET_YET


async def test_what_waits_is_counted_and_not_fetched(polling: Environment, telegram: TelegramServer) -> None:
    telegram.user("Anna").says("fotpatrull ikväll")
    assert (await found(polling))["Telegram, polling"].endswith("messages that wait: 1.")
    assert telegram.calls_of("getUpdates") == []


async def test_a_webhook_stands_in_the_way_of_polling(polling: Environment, telegram: TelegramServer) -> None:
    await set_webhook(telegram, "https://elsewhere.example/telegram/a-secret-path")
    assert (await found(polling))["Telegram, polling"] == (
        "wrong: Telegram sends messages to elsewhere.example, so none can be fetched; start the bot, which"
        " ends that. If another program uses this token, get a bot of its own from @BotFather."
    )


async def test_a_webhook_that_is_not_set_yet(webhook: Environment) -> None:
    said = await found(webhook)
    assert said["settings"] == "ok: Telegram by webhook."
    assert said["Telegram, webhook"] == "note: it is not set yet; starting the bot sets it."


async def test_a_webhook_that_is_as_it_should_be(webhook: Environment, telegram: TelegramServer) -> None:
    await set_webhook(telegram, webhook["TELEGRAM_WEBHOOK_URL"])
    said = await found(webhook)
    assert said["Telegram, webhook"] == "ok: messages go to 127.0.0.1; messages that wait: 0."


async def test_a_webhook_that_leads_elsewhere(webhook: Environment, telegram: TelegramServer) -> None:
    await set_webhook(telegram, "https://elsewhere.example/telegram/a-secret-path")
    assert (await found(webhook))["Telegram, webhook"] == (
        "wrong: Telegram sends messages to elsewhere.example and not as TELEGRAM_WEBHOOK_URL says; start the"
        " bot anew. If another program uses this token, get a bot of its own from @BotFather."
    )


async def test_a_webhook_that_cannot_be_reached(webhook: Environment, telegram: TelegramServer) -> None:
    await set_webhook(telegram, webhook["TELEGRAM_WEBHOOK_URL"])
    telegram.user("Anna").says("fotpatrull ikväll")
    hook = telegram.world.webhook
    assert hook is not None
    await telegram.wait_until(lambda: hook.last_error_message)
    said = (await found(webhook))["Telegram, webhook"]
    assert said.startswith("wrong: messages that wait: 1; 127.0.0.1 did not take the last one at 20")
    assert said.endswith("; check that the bot runs and that this address leads to it.")


async def test_a_webhook_with_another_secret(webhook: Environment, telegram: TelegramServer) -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=401)

    refusing = web.Application()
    refusing.router.add_post("/telegram", refuse)
    async with TestServer(refusing) as server:
        there = str(server.make_url("/telegram"))
        await set_webhook(telegram, there)
        telegram.user("Anna").says("fotpatrull ikväll")
        hook = telegram.world.webhook
        assert hook is not None
        await telegram.wait_until(lambda: hook.last_error_message)
        said = (await found(webhook | {"TELEGRAM_WEBHOOK_URL": there}))["Telegram, webhook"]
    assert said.endswith("; start the bot anew, so that both know TELEGRAM_WEBHOOK_SECRET.")


async def test_a_fault_after_which_all_came_is_past(webhook: Environment, telegram: TelegramServer) -> None:
    await set_webhook(telegram, webhook["TELEGRAM_WEBHOOK_URL"])
    hook = telegram.world.webhook
    assert hook is not None
    hook.last_error_date, hook.last_error_message = 1_585_900_000, "Connection refused"
    assert (await found(webhook))["Telegram, webhook"].startswith("ok")


@pytest.mark.parametrize("fault", [ServerFailure(), CutOff()])
async def test_telegram_fails(
    polling: Environment, telegram: TelegramServer, fault: ServerFailure | CutOff
) -> None:
    telegram.faults.order("getWebhookInfo", fault)
    said = await found(polling)
    assert said["Telegram"].startswith("wrong: it does not do what it is asked (")
    assert said["Telegram, token"].startswith("ok")


async def test_nothing_more_is_asked_where_nobody_answers(polling: Environment) -> None:
    said = await found(polling | {"TELEGRAM_API_URL": "http://127.0.0.1:1"})
    assert said["Telegram, network"].startswith("wrong: 127.0.0.1 can't be reached (Connection refused); ")
    assert [what for what in said if what.startswith("Telegram")] == ["Telegram, network"]


async def test_a_clock_that_is_off(polling: Environment) -> None:
    said = await found(polling, datetime.now(UTC) - timedelta(hours=1))
    assert said["Telegram, clock"].startswith("wrong: this machine's clock is 3")


async def set_webhook(telegram: TelegramServer, url: str) -> None:
    async with Bot(telegram.token, base_url=telegram.base_url) as bot:
        await bot.set_webhook(url, secret_token=WEBHOOK_SECRET)


async def test_the_digests_chats_are_tried(telegram: TelegramServer, polling: Environment) -> None:
    group = telegram.group("Lägesbild", telegram.user("Anna"))
    named = f"telegram:{group.chat.id},telegram:-4711"
    said = await found(polling | {"DIGEST_CHANNELS": named})
    assert said[f"Telegram, digest in {group.chat.id}"] == "ok: the bot may write there."
    assert said["Telegram, digest in -4711"].startswith(
        "wrong: Telegram refuses it (Chat not found); let the"
    )
    assert group.chat.sent == []
