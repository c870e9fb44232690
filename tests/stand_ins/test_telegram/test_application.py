"""A whole dialogue of a bot on python-telegram-bot's Application."""

from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

from tests.stand_ins.telegram import TelegramServer, User
from tests.stand_ins.test_telegram.calling import keyboard, polling


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
