"""A picture that can't be drawn costs nobody the words."""

import logging
from dataclasses import replace

import pytest

from bot.utterances import Illustration, Utterance
from handlers.illustrating import Illustrator
from tests.handlers.pictures.examples import all_promises, huddinge, words


@pytest.fixture
def illustrator() -> Illustrator:
    return Illustrator(words(huddinge()))


async def test_what_has_no_picture_gets_none(illustrator: Illustrator) -> None:
    assert await illustrator.picture(Utterance("Hej")) is None


async def test_a_picture_comes_with_what_it_says(illustrator: Illustrator) -> None:
    picture = await illustrator.picture(
        Utterance("Läget", illustration=Illustration(all_promises(huddinge()), "Läget i ord"))
    )
    assert picture is not None
    assert picture.png.startswith(b"\x89PNG")
    assert picture.alternative == "Läget i ord"


async def test_what_cannot_be_drawn_is_logged_and_left_out(
    illustrator: Illustrator, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(all_promises(huddinge()), shares=None)  # type: ignore[arg-type] # what must break
    with caplog.at_level(logging.ERROR):
        assert await illustrator.picture(Utterance("Läget", illustration=Illustration(broken, "x"))) is None
    assert "can't be drawn" in caplog.text
