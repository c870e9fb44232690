"""Messages edited and deleted, and pressed buttons answered."""

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest

from tests.stand_ins.telegram import TelegramServer, User
from tests.stand_ins.test_telegram.calling import keyboard


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
