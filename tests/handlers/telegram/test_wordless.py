"""What holds no words: a private chat is told so, a group is not."""

from typing import Any

import pytest

from tests.handlers.telegram.conftest import Stage, answered
from tests.stand_ins.telegram.messages import photo_size

Sent = dict[str, Any]

FILE = {"file_id": "f", "file_unique_id": "f"}
SHAPE = {"width": 9, "height": 9, "is_animated": False, "is_video": False, "type": "regular"}
STICKER: Sent = {"sticker": FILE | SHAPE}
VOICE: Sent = {"voice": FILE | {"duration": 3}}
PHOTO: Sent = {"photo": [photo_size(b"png")]}


@pytest.mark.parametrize("sent", [STICKER, VOICE, PHOTO], ids=["sticker", "voice", "photo"])
async def test_who_sends_no_words_hears_that_only_text_is_read(stage: Stage, sent: Sent) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.sends(**sent)
        answer = await anna.private.next_message()
    assert answer.text == "Jag kan bara läsa text, så skriv det gärna i ord."


async def test_nothing_is_said_of_pictures_in_a_group_or_an_album(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    group = stage.telegram.group("Trygghet", anna)
    group.promote_bot()
    async with stage.running() as service:
        anna.sends(group.chat, **PHOTO)
        anna.sends(**PHOTO, media_group_id="1")
        await answered(stage.telegram, service)
    assert group.chat.from_bot == []
    assert anna.private.from_bot == []
