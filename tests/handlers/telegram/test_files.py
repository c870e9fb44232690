"""The evaluation as a Word file on Telegram: for a manager, and only where nobody else reads it."""

from io import BytesIO

from docx import Document

from bot.members import Role
from tests.handlers.telegram.conftest import Stage, answered
from tests.stand_ins.telegram.faults import Dropped

WISH = "utvärderingen"
BUTTON = "Som Word-fil"
COMES = "Word-filen kommer här under, om vi talar enskilt"


async def test_the_file_answers_the_words_that_stay(stage: Stage) -> None:
    bo = stage.member(stage.telegram.user("Bo"), role=Role.MANAGER)
    async with stage.running():
        bo.says(WISH)
        words = await bo.private.next_message()
        bo.presses(words.button(BUTTON))
        file = await bo.private.next_message()
    assert (file.text, file.reply_to) == ("", words)
    assert COMES in words.text
    document = Document(BytesIO(file.content.document or b""))
    assert document.core_properties.title == "Medborgarlöften i Huddinge 2020: utvärderingen"


async def test_it_is_not_sent_where_others_read(stage: Stage) -> None:
    bo = stage.member(stage.telegram.user("Bo"), role=Role.MANAGER)
    group = stage.telegram.group("Lägesbild", bo, hears_mentions=True)
    async with stage.running() as service:
        bo.says(f"@{stage.telegram.world.bot.username} {WISH}", group.chat)
        words = await group.chat.next_message()
        bo.presses(words.button(BUTTON))
        await stage.telegram.wait_until(lambda: COMES in words.text)
        await answered(stage.telegram, service)
    assert group.chat.from_bot == [words]


async def test_the_words_are_there_without_a_file_that_does_not_arrive(stage: Stage) -> None:
    bo = stage.member(stage.telegram.user("Bo"), role=Role.MANAGER)
    stage.telegram.faults.order("sendDocument", Dropped(carried_out=False))
    async with stage.running() as service:
        bo.says(WISH)
        words = await bo.private.next_message()
        bo.presses(words.button(BUTTON))
        await stage.telegram.wait_until(lambda: COMES in words.text)
        await answered(stage.telegram, service)
    assert bo.private.from_bot == [words]
