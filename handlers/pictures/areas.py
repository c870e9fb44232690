"""How much of a promise was done in each area, as bars."""

from bot.pictures.areas import AreaAmount, Areas
from handlers.pictures.headings import Heading
from handlers.pictures.sheet import MARGIN, WIDTH, Sheet, width_of, wrapped
from handlers.pictures.themes import Theme
from locales.pictures import PictureWords

_NAME = 44.0
_BAR, _ROW = 34.0, 124.0


def draw(picture: Areas, words: PictureWords, theme: Theme) -> Sheet:
    """The sheet with a bar for each area, the longest as wide as there is room."""
    below = [words.standing(picture), f"{words.by_area(picture)}. {words.on(picture.today)}"]
    heading = Heading.of(words.title(picture), below)
    sheet = Sheet(heading.height + len(picture.amounts) * _ROW + MARGIN / 2, theme)
    heading.draw(sheet)
    most = max((each.amount for each in picture.amounts), default=0)
    for number, each in enumerate(picture.amounts):
        share = each.amount / most if most else 0
        _draw_row(sheet, heading.height + number * _ROW, each, share, words)
    return sheet


def _draw_row(sheet: Sheet, top: float, each: AreaAmount, share: float, words: PictureWords) -> None:
    amount = words.number(each.amount)
    room = WIDTH - 3 * MARGIN - width_of(amount, _NAME, bold=True)
    (name,) = wrapped(words.area(each), _NAME, room, most=1)
    sheet.text((MARGIN, top + _NAME), name, _NAME)
    sheet.text((WIDTH - MARGIN, top + _NAME), amount, _NAME, side="right", bold=True)
    across = WIDTH - 2 * MARGIN
    sheet.box((MARGIN, top + 60), across, _BAR, sheet.theme.track)
    sheet.box((MARGIN, top + 60), across * share, _BAR, sheet.theme.good)
