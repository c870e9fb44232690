"""Pictures for what is said, drawn in a thread of their own; words never wait for one that can't be drawn."""

import asyncio
import logging

from bot.utterances import Illustration, Utterance
from handlers.logs import place_of
from handlers.platforms import Picture
from locales.pictures import PictureWords

_log = logging.getLogger(__name__)


class Illustrator:
    """Draws in one language about one partnership."""

    def __init__(self, words: PictureWords) -> None:
        self._words = words

    async def picture(self, utterance: Utterance) -> Picture | None:
        """The picture of what is said; None where it has none, or none that can be drawn, which is logged."""
        if utterance.illustration is None:
            return None
        try:
            return await asyncio.to_thread(self.drawn, utterance.illustration)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a picture, its words are said
            _log.error("a picture can't be drawn: %s", place_of(error))
            return None

    def drawn(self, illustration: Illustration) -> Picture:
        """A picture, drawn in the thread that calls."""
        from handlers.pictures.drawing import draw  # noqa: PLC0415 - matplotlib, for who asks for a picture

        return Picture(draw(illustration.picture, self._words), illustration.alternative)
