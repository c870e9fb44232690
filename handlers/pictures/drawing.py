"""From the facts of a picture to its bytes: the one way in. Draws in the thread that calls."""

from functools import singledispatch

from bot.pictures.areas import Areas
from bot.pictures.curve import Course
from bot.pictures.overview import Overview
from bot.pictures.picture import Picture
from bot.pictures.strip import Strip
from handlers.pictures import areas, curve, overview, strip
from handlers.pictures.sheet import Form, Sheet
from handlers.pictures.themes import LIGHT, Theme
from locales.pictures import PictureWords


def draw(picture: Picture, words: PictureWords, theme: Theme = LIGHT, form: Form = Form.PNG) -> bytes:
    """A picture as it can be sent to a chat, or stand on a page as SVG."""
    return _sheet(picture, words, theme).drawn(form)


@singledispatch
def _sheet(picture: Picture, words: PictureWords, theme: Theme) -> Sheet:  # noqa: ARG001 - for the others
    raise TypeError(f"no picture of {type(picture).__name__}")


_sheet.register(Overview, overview.draw)
_sheet.register(Course, curve.draw)
_sheet.register(Strip, strip.draw)
_sheet.register(Areas, areas.draw)
