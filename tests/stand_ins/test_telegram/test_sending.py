"""What the bot may say: texts, HTML, keyboards, photos, answers."""

from typing import Any

import pytest
from telegram import Bot, KeyboardButton, ReplyKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest

from tests.stand_ins.telegram import TelegramServer, User
from tests.stand_ins.test_telegram.calling import keyboard, refused

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


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
