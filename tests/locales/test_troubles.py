"""A trouble is told in each language, with the channel that it is about."""

import pytest

from bot.postings import Trouble
from bot.unasked import InTrouble
from locales.voice import Voice
from tests.dialogues.playing import partnership


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words(language: str, trouble: Trouble) -> None:
    said = Voice(partnership("huddinge-2020"), language).tell(InTrouble(channel="slack:C1", trouble=trouble))
    assert ("slack:C1" in said.text) is (trouble is not Trouble.PICTURE)
    assert "{" not in said.text
    assert said.buttons == ()
