"""Pictures on Telegram: a photo that answers its words, which are there without it."""

from tests.handlers.telegram.conftest import Stage
from tests.stand_ins.telegram.faults import Dropped, TooManyRequests

PNG = b"\x89PNG\r\n\x1a\n"
WISH = "visa tobakstillsyn som kurva"
STANDING = "Tobakstillsyn: 0 av 70, 70 kvar, 18 efter plan."


async def test_a_photo_follows_the_words_and_says_the_same(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says(WISH)
        words = await anna.private.next_message()
        photo = await anna.private.next_message()
    assert words.text == STANDING
    assert [button.label for button in words.buttons] == ["Visa kurva", "Per område", "Alla löften"]
    assert photo.reply_to == words
    assert (photo.content.photo or b"").startswith(PNG)
    assert photo.text.startswith(STANDING)
    assert "jämn takt" in photo.text


async def test_from_all_promises_to_one_to_its_curve_and_back(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says("status")
        answer = await anna.private.next_message()
        anna.presses(answer.button("Tobakstillsyn"))
        await stage.telegram.wait_until(lambda: answer.text.startswith(STANDING))
        anna.presses(answer.button("Visa kurva"))
        photo = await anna.private.next_message()
        anna.presses(answer.button("Alla löften"))
        await stage.telegram.wait_until(lambda: answer.text.startswith("Dialoger och besiktningar"))
    assert photo.content.photo
    assert anna.private.from_bot == [answer, photo]


async def test_words_are_there_without_a_photo_that_does_not_arrive(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    stage.telegram.faults.order("sendPhoto", Dropped(carried_out=False))
    async with stage.running():
        anna.says(WISH)
        words = await anna.private.next_message()
    assert words.text == STANDING
    assert anna.private.from_bot == [words]


async def test_a_photo_waits_as_long_as_telegram_asks(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    stage.telegram.faults.order("sendPhoto", TooManyRequests(1))
    async with stage.running():
        anna.says(WISH)
        await anna.private.next_message()
        photo = await anna.private.next_message()
    assert photo.content.photo
