"""The stand-in for Telegram, as python-telegram-bot and a webhook's receiver meet it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

from tests.stand_ins.telegram import Conduct, TelegramServer, User
from tests.stand_ins.telegram.changes import Changes
from tests.stand_ins.telegram.faults import (
    CutOff,
    Delay,
    Dropped,
    Held,
    ServerFailure,
    TooManyRequests,
)
from tests.stand_ins.telegram.webhooks import SECRET_HEADER, back_off

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(Conduct(plain_webhooks=True)) as started:
        yield started


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with Bot(server.token, base_url=server.base_url) as started:
        yield started


@pytest.fixture(autouse=True)
def timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """PTB warns at every RetryAfter, unless it may give timedeltas."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def anna(server: TelegramServer) -> User:
    """Someone who has written to the bot, which has heard of it."""
    anna = server.user("Anna", username="anna")
    anna.says("Hej")
    server.world.updates.drop()
    return anna


def keyboard(*labels: str, data: str = "yes") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label in labels]])


async def texts(bot: Bot, **given: Any) -> list[str | None]:
    """The texts of the messages that a poll gives."""
    messages = [update.message for update in await bot.get_updates(**given)]
    return [message.text for message in messages if message]


async def refused(server: TelegramServer, method: str, **given: Any) -> str | None:
    """What the server says to a call in JSON, word for word; None when it carries the call out."""
    address = f"{server.base_url}{server.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(address, json=given) as answer:
        description: str | None = (await answer.json()).get("description")
        return description


# Who is who


async def test_the_bot_is_told_who_it_is(server: TelegramServer, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot) == (server.world.bot.id, "loftes_bot", True)


async def test_another_token_is_unauthorized(server: TelegramServer) -> None:
    stranger = Bot("7000000001:other", base_url=server.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_a_method_that_does_not_exist_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("raiseThePromise")


async def test_a_chat_can_be_looked_up(bot: Bot, anna: User) -> None:
    chat = await bot.get_chat(anna.id)
    assert (chat.type, chat.first_name, chat.username) == ("private", "Anna", "anna")


# Polling


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


async def test_an_application_polls_answers_and_hears_edits_and_presses(
    server: TelegramServer, anna: User
) -> None:
    async def repeat(update: Update, _: object) -> None:
        assert update.effective_message
        told = "rättat: " if update.edited_message else "hört: "
        await update.effective_message.reply_text(
            told + str(update.effective_message.text), reply_markup=keyboard("Ångra", data="undo")
        )

    async def undo(update: Update, _: object) -> None:
        assert update.callback_query
        await update.callback_query.answer("Ångrat")
        await update.callback_query.edit_message_text("Borttaget")

    application = ApplicationBuilder().token(server.token).base_url(server.base_url).build()
    application.add_handler(MessageHandler(filters.TEXT, repeat))
    application.add_handler(CallbackQueryHandler(undo))
    async with polling(application):
        said = anna.says("två krogtillsyner")
        answer = await anna.private.next_message()
        assert answer.text == "hört: två krogtillsyner"
        anna.edits(said, "tre krogtillsyner")
        assert (await anna.private.next_message()).text == "rättat: tre krogtillsyner"
        press = anna.presses(answer.button("Ångra"))
        await server.wait_until(lambda: answer.text == "Borttaget")
    assert press.answer
    assert press.answer.text == "Ångrat"
    assert [content.text for content in answer.earlier] == ["hört: två krogtillsyner"]
    assert answer.buttons == []


@asynccontextmanager
async def polling(application: Application[Any, Any, Any, Any, Any, Any]) -> AsyncIterator[None]:
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        yield
        await application.updater.stop()
        await application.stop()


# Webhooks


@dataclass
class Receiver:
    """A bot's own endpoint: what came, in order, and what it answers (200 when nothing else is ordered)."""

    answers: list[web.Response] = field(default_factory=list)
    came: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    changes: Changes = field(default_factory=Changes)
    at_once: int = 0
    most_at_once: int = 0
    url: str = ""

    async def receive(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.came.append(await request.json())
        self.secrets.append(request.headers.get(SECRET_HEADER))
        self.changes.tell()
        await self.gate.wait()
        self.at_once -= 1
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.came if "message" in update]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    receiver.gate.set()
    application = web.Application()
    application.router.add_post("/telegram", receiver.receive)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield receiver
    await runner.cleanup()


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


# What the bot says


async def test_message_ids_count_from_one_in_each_chat(server: TelegramServer, bot: Bot, anna: User) -> None:
    bertil = server.user("Bertil")
    bertil.starts()
    assert (await bot.send_message(anna.id, "Hej")).message_id == 2
    assert (await bot.send_message(bertil.id, "Hej")).message_id == 2


@pytest.mark.parametrize(
    ("html", "plain", "entities"),
    [
        ("<b>27</b> av 70", "27 av 70", [("bold", 0, 2)]),
        ("😀 <i>av <b>70</b></i>", "😀 av 70", [("italic", 3, 5), ("bold", 6, 2)]),
        ("1 &lt; 2 &amp; 3 &#229; &#x1F600;", "1 < 2 & 3 å 😀", []),
        ("&nbsp;&auml", "&nbsp;&auml", []),
        ("  <pre>a\nb</pre>  \n", "a\nb", [("pre", 0, 3)]),
        ('<a href="https://example.org/?a=1&amp;b">här</a>', "här", [("text_link", 0, 3)]),
        (
            '<span class="tg-spoiler">x</span><tg-spoiler>y</tg-spoiler>',
            "xy",
            [("spoiler", 0, 1), ("spoiler", 1, 1)],
        ),
        ("<B>a</B><b></b>", "a", [("bold", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("blockquote", 0, 1)]),
    ],
)
async def test_html_becomes_text_and_entities(
    bot: Bot, anna: User, html: str, plain: str, entities: list[tuple[str, int, int]]
) -> None:
    sent = await bot.send_message(anna.id, html, parse_mode="HTML")
    assert sent.text == plain
    assert [(entity.type, entity.offset, entity.length) for entity in sent.entities] == entities


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<p>hej</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("å <3 dig", 'Unsupported start tag "3" at byte offset 3'),
        ("1 <", "Unclosed start tag at byte offset 2"),
        ("<b hej", "Unclosed start tag at byte offset 0"),
        ("<b>hej", 'Can\'t find end tag corresponding to start tag "b"'),
        ("hej</b>", "Unexpected end tag at byte offset 3"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_other_html_cannot_be_parsed(server: TelegramServer, anna: User, html: str, why: str) -> None:
    said = await refused(server, "sendMessage", chat_id=anna.id, text=html, parse_mode="HTML")
    assert said == f"Bad Request: can't parse entities: {why}"


async def test_a_text_without_parse_mode_is_taken_as_it_is(bot: Bot, anna: User) -> None:
    assert (await bot.send_message(anna.id, "<b>&amp;")).text == "<b>&amp;"


async def test_a_text_has_1_to_4096_utf16_units_after_parsing(bot: Bot, anna: User) -> None:
    await bot.send_message(anna.id, "<b>" + "😀" * 2048 + "</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="is too long"):
        await bot.send_message(anna.id, "😀" * 2048 + "x")
    with pytest.raises(BadRequest, match="text is empty"):
        await bot.send_message(anna.id, "<b> </b>", parse_mode="HTML")


@pytest.mark.parametrize("data", ["", "å" * 33, "x" * 65])
async def test_callback_data_has_1_to_64_bytes(bot: Bot, anna: User, data: str) -> None:
    await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja", data="å" * 32))
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja", data=data))


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ([], None),
        ("[1]", "object expected as reply markup"),
        ("{", "can't parse reply keyboard markup JSON object"),
        ({"rows": []}, "can't parse reply keyboard markup JSON object"),
        (
            {"inline_keyboard": {}},
            'can\'t parse inline keyboard: Field "inline_keyboard" must be of type Array',
        ),
        ({"inline_keyboard": [{}]}, "can't parse inline keyboard: Field must be an Array of Arrays"),
        (
            {"inline_keyboard": [["Ja"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"inline_keyboard": [[{"url": "x"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"inline_keyboard": [[{"text": "Ja"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "BUTTON_TEXT_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 101]}, "REPLY_MARKUP_TOO_LONG"),
    ],
)
async def test_keyboards_have_their_shape(
    server: TelegramServer, anna: User, markup: Any, why: str | None
) -> None:
    said = await refused(server, "sendMessage", chat_id=anna.id, text="Ja?", reply_markup=markup)
    assert said == (why and f"Bad Request: {why}")


async def test_a_reply_keyboard_may_be_sent_but_not_edited_in(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    rows = ReplyKeyboardMarkup([[KeyboardButton("Ja")]])
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=rows)
    edit = {"chat_id": anna.id, "message_id": sent.message_id, "text": "x", "reply_markup": rows.to_dict()}
    assert await refused(server, "editMessageText", **edit) == "Bad Request: inline keyboard expected"


async def test_an_edit_must_change_something(bot: Bot, anna: User) -> None:
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("Ja?", reply_markup=keyboard("Ja"))
    await sent.edit_text("Ja?")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(None)


async def test_a_keyboard_can_be_changed_alone(bot: Bot, anna: User) -> None:
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja"))
    await sent.edit_reply_markup(keyboard("Ja", "Nej"))
    (message,) = anna.private.sent
    assert [button.label for button in message.buttons] == ["Ja", "Nej"]
    assert message.text == "Ja?"


async def test_only_own_messages_that_are_there_can_be_edited(bot: Bot, anna: User) -> None:
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", anna.id, 99)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", anna.id, 1)
    with pytest.raises(BadRequest, match="Message identifier is not specified"):
        await bot.edit_message_text("x", anna.id)


async def test_messages_of_the_last_48_hours_can_be_deleted(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    sent = await bot.send_message(anna.id, "Hej")
    old = await bot.send_message(anna.id, "Gammalt")
    await sent.delete()
    await bot.delete_message(anna.id, 1)  # what Anna wrote
    assert [message.text for message in anna.private.deleted] == ["Hej", "Hej"]
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()
    server.world.clock.advance(timedelta(hours=48))
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await old.delete()


async def test_in_groups_only_an_administrator_deletes_what_others_wrote(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    group = server.supergroup("Södertörn", anna)
    said = anna.says("hej", group.chat)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.chat.id, said.id)
    group.promote_bot()
    assert await bot.delete_message(group.chat.id, said.id)


async def test_a_press_is_answered_once_within_its_time(server: TelegramServer, bot: Bot, anna: User) -> None:
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja"))
    button = anna.private.messages[sent.message_id].button("Ja")
    press = anna.presses(button)
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.data == "yes"
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await update.callback_query.answer("x" * 201)
    await update.callback_query.answer("Klart", show_alert=True)
    assert press.answer
    assert (press.answer.text, press.answer.show_alert) == ("Klart", True)
    late = anna.presses(button)
    server.world.clock.advance(timedelta(seconds=151))
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late.id)


async def test_a_press_on_a_deleted_message_tells_only_which_it_was(bot: Bot, anna: User) -> None:
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard("Ja"))
    button = anna.private.messages[sent.message_id].button("Ja")
    await sent.delete()
    anna.presses(button)
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.message
    assert not update.callback_query.message.is_accessible


async def test_an_answer_needs_the_message_that_it_answers(bot: Bot, anna: User) -> None:
    sent = await bot.send_message(anna.id, "Hej", reply_parameters=ReplyParameters(1))
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "Hej"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(anna.id, "Hej", reply_parameters=ReplyParameters(99))
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    assert not (await bot.send_message(anna.id, "Hej", reply_parameters=lenient)).reply_to_message


async def test_the_bot_shows_what_it_does(bot: Bot, anna: User) -> None:
    await bot.send_chat_action(anna.id, "typing")
    assert anna.private.actions == ["typing"]
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(anna.id, "thinking")


async def test_a_photo_is_sent_as_a_file_with_a_caption(bot: Bot, anna: User) -> None:
    sent = await bot.send_photo(anna.id, PNG, caption="<b>Läget</b>" + "x" * 1019, parse_mode="HTML")
    assert sent.photo
    assert str(sent.caption).startswith("Läget")
    (message,) = anna.private.sent
    assert message.content.photo == PNG
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(anna.id, PNG, caption="x" * 1025)
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(anna.id, b"no picture")
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_photo(anna.id, "unknown-file-id")


# Chats


async def test_the_bot_cannot_write_first(server: TelegramServer, bot: Bot) -> None:
    stranger = server.user("Stranger")
    with pytest.raises(Forbidden, match="can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "Hej")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(12345, "Hej")
    assert await refused(server, "sendMessage", text="Hej") == "Bad Request: chat_id is empty"


async def test_who_blocks_the_bot_is_heard_of_and_gets_nothing(bot: Bot, anna: User) -> None:
    anna.blocks_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "Hej")
    anna.starts()
    blocked, unblocked, started = await bot.get_updates()
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member
    assert started.message
    await bot.send_message(anna.id, "Hej")


async def test_a_deep_link_starts_with_its_payload(bot: Bot, anna: User) -> None:
    anna.starts("in-4711")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start in-4711"
    assert [entity.type for entity in update.message.entities] == ["bot_command"]
    with pytest.raises(ValueError, match="payload"):
        anna.starts("å")


async def test_places_and_forwards_come_as_such(bot: Bot, anna: User) -> None:
    said = anna.says("två krogtillsyner")
    anna.forwards(said)
    anna.shares_location(59.2, 17.9)
    _, forwarded, place = [update.message for update in await bot.get_updates()]
    assert forwarded
    assert forwarded.forward_origin
    assert forwarded.text == "två krogtillsyner"
    assert place
    assert place.location
    assert place.location.latitude == 59.2


async def test_in_a_group_a_bot_hears_only_what_is_meant_for_it(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    chat = server.group("Närpolisen", anna).chat
    await bot.get_updates(offset=2**31 - 1)
    server.world.updates.drop()
    anna.says("hej alla", chat)
    anna.says("@loftes_bot hej", chat)
    anna.says("/status@another_bot", chat)
    anna.says("/status", chat)
    anna.says("/status@loftes_bot", chat)
    sent = await bot.send_message(chat.id, "Läget")
    anna.says("tack", chat, reply_to=chat.messages[sent.message_id])
    anna.says("/hjalp", chat)
    assert await texts(bot) == ["/status@loftes_bot", "tack", "/hjalp"]


@pytest.mark.parametrize("how", ["mentions", "administrator", "privacy off"])
async def test_there_are_three_ways_to_hear_more(how: str) -> None:
    async with (
        TelegramServer(Conduct(privacy=how != "privacy off")) as server,
        Bot(server.token, base_url=server.base_url) as bot,
    ):
        anna = server.user("Anna")
        group = server.group("Närpolisen", anna, hears_mentions=how == "mentions")
        if how == "administrator":
            group.promote_bot()
        server.world.updates.drop()
        anna.says("hej alla", group.chat)
        anna.says("Hej @Loftes_bot, två krogtillsyner", group.chat)
        heard = [] if how == "mentions" else ["hej alla"]
        assert await texts(bot) == [*heard, "Hej @Loftes_bot, två krogtillsyner"]


async def test_a_bot_that_is_let_in_hears_of_it_and_one_thrown_out_can_do_nothing(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    group = server.group("Närpolisen", anna)
    group.remove_bot()
    anna.says("/status@loftes_bot", group.chat)
    let_in, welcome, thrown_out = await bot.get_updates()
    assert let_in.my_chat_member
    assert welcome.message
    assert welcome.message.new_chat_members
    assert thrown_out.my_chat_member
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.chat.id, "Hej")


async def test_a_group_that_migrates_has_another_id(server: TelegramServer, bot: Bot, anna: User) -> None:
    group = server.group("Närpolisen", anna)
    server.world.updates.drop()
    moved = group.migrates()
    old, new = [update.message for update in await bot.get_updates()]
    assert old
    assert new
    assert (old.migrate_to_chat_id, new.migrate_from_chat_id) == (moved.chat.id, group.chat.id)
    with pytest.raises(ChatMigrated) as raised:
        await bot.send_message(group.chat.id, "Hej")
    assert raised.value.new_chat_id == moved.chat.id
    assert (await bot.send_message(moved.chat.id, "Hej")).chat.type == "supergroup"


async def test_answers_stay_in_their_topic(server: TelegramServer, bot: Bot, anna: User) -> None:
    group = server.supergroup("Södertörn", anna, is_forum=True)
    topic = group.add_topic("Skogås")
    server.world.updates.drop()
    anna.says("/status@loftes_bot", group.chat, topic=topic)
    (update,) = await bot.get_updates()
    assert update.message
    assert (update.message.message_thread_id, update.message.is_topic_message) == (topic, True)
    assert update.message.reply_to_message
    assert update.message.reply_to_message.forum_topic_created
    await update.message.reply_text("Läget")
    assert [message.topic for message in group.chat.sent] == [topic]
    group.delete_topic(topic)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await update.message.reply_text("Läget")


# Commands and menu


async def test_commands_are_kept_by_scope_and_language(bot: Bot, anna: User) -> None:
    scope = BotCommandScopeChat(anna.id)
    await bot.set_my_commands([BotCommand("status", "How it stands")])
    await bot.set_my_commands([BotCommand("lage", "Läget")], scope=scope, language_code="sv")
    assert [command.command for command in await bot.get_my_commands()] == ["status"]
    assert [command.command for command in await bot.get_my_commands(scope, "sv")] == ["lage"]
    assert await bot.get_my_commands(language_code="sv") == ()
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()


@pytest.mark.parametrize(
    ("commands", "refused"),
    [
        ([("a", "b")] * 101, "Bot_commands_too_much"),
        ([("Läget", "b")], "Bot_command_invalid"),
        ([("a" * 33, "b")], "Bot_command_invalid"),
        ([("a", "")], "Bot_command_description_invalid"),
        ([("a", "b" * 257)], "Bot_command_description_invalid"),
    ],
)
async def test_commands_have_limits(bot: Bot, commands: list[tuple[str, str]], refused: str) -> None:
    with pytest.raises(BadRequest, match=refused):
        await bot.set_my_commands(commands)


async def test_commands_need_a_known_chat_and_a_two_letter_language(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("a", "b")], scope=BotCommandScopeChat(1))
    with pytest.raises(BadRequest, match="Invalid language code"):
        await bot.set_my_commands([("a", "b")], language_code="swe")


async def test_a_menu_button_is_set_for_a_chat(server: TelegramServer, bot: Bot, anna: User) -> None:
    await bot.set_chat_menu_button(anna.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(anna.id)).type == "commands"
    said = await refused(server, "setChatMenuButton", menu_button={"type": "disco"})
    assert said == "Bad Request: can't parse menu button: Unsupported menu button type"


# Faults


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
