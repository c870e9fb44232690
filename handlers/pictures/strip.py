"""A rhythm's weeks, months or days like a calendar, each with a sign of what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.pictures.strip import Outcome, Square, Strip
from bot.promises import Every
from handlers.pictures.headings import Heading
from handlers.pictures.sheet import MARGIN, WIDTH, Sheet, width_of
from handlers.pictures.themes import Theme
from locales.pictures import PictureWords

_SIGNS = {
    Outcome.KEPT: "✓",
    Outcome.PARTLY: "◐",
    Outcome.MISSED: "✕",
    Outcome.RUNNING: "●",
    Outcome.COMING: "",
    Outcome.EXEMPT: "–",
}
_MARKED = {Outcome.KEPT, Outcome.PARTLY, Outcome.MISSED}
_WIDEST, _TALL, _GAP = 112.0, 92.0, 8.0
_MOST_IN_ROW = 16
_SIGN, _SIGN_BASE, _NAME = 36.0, 40.0, 34.0
_SAMPLE, _LEGEND, _LEGEND_LINE = 56.0, 36.0, 72.0


def draw(picture: Strip, words: PictureWords, theme: Theme) -> Sheet:
    """The sheet with a strip, in rows of a month, a quarter or a year."""
    heading = Heading.of(words.title(picture), [words.standing(picture), words.on(picture.today)])
    rows = list(_rows(picture))
    legend = list(_legend(picture, words))
    strip_height = len(rows) * (_TALL + _GAP)
    height = heading.height + strip_height + len(legend) * _LEGEND_LINE + MARGIN
    sheet = Sheet(height, theme)
    heading.draw(sheet)
    _draw_rows(sheet, rows, heading.height, words)
    for number, line in enumerate(legend):
        _draw_legend(sheet, line, heading.height + strip_height + 20 + number * _LEGEND_LINE)
    return sheet


def _rows(picture: Strip) -> Iterator[Sequence[Square]]:
    for _, group in groupby(picture.squares, lambda square: _row_of(square, picture.promise.every)):
        squares = list(group)
        for start in range(0, len(squares), _MOST_IN_ROW):
            yield squares[start:][:_MOST_IN_ROW]


def _row_of(square: Square, every: Every) -> tuple[int, int]:
    """Days and slots in rows of a month, weeks of a quarter, all else of a year."""
    days = square.slice.days
    middle = days.first + (days.last - days.first) // 2
    months = {Every.DAY: 1, Every.SLOT: 1, Every.WEEK: 3}.get(every, 12)
    return middle.year, (middle.month - 1) // months


def _draw_rows(sheet: Sheet, rows: Sequence[Sequence[Square]], top: float, words: PictureWords) -> None:
    columns = max(map(len, rows), default=1)
    wide = min(_WIDEST, (WIDTH - 2 * MARGIN + _GAP) / columns - _GAP)
    names = [words.square(square.slice) for row in rows for square in row]
    widest = max((width_of(name, _NAME) for name in names), default=1)
    size = _NAME * min(1, (wide - 6) / widest)
    for number, row in enumerate(rows):
        for place, square in enumerate(row):
            corner = (MARGIN + place * (wide + _GAP), top + number * (_TALL + _GAP))
            _draw_square(sheet, square.outcome, corner, (wide, _TALL))
            at = (corner[0] + wide / 2, corner[1] + _TALL - 12)
            colour = _ink(sheet.theme, square.outcome)
            sheet.text(at, words.square(square.slice), size, colour=colour, side="center")


def _draw_square(
    sheet: Sheet, outcome: Outcome, corner: tuple[float, float], size: tuple[float, float]
) -> None:
    """A slice's ground, with its sign in the upper part, or in the middle of a low one."""
    left, top = corner
    sheet.box(corner, *size, sheet.theme.outcome(outcome))
    at = (left + size[0] / 2, top + _SIGN_BASE)
    sheet.text(at, _SIGNS[outcome], _SIGN, colour=_ink(sheet.theme, outcome), side="center")
    if outcome is Outcome.RUNNING:
        sheet.frame((left + 3, top + 3), size[0] - 6, size[1] - 6, sheet.theme.ink)


def _ink(theme: Theme, outcome: Outcome) -> str:
    return theme.on_mark if outcome in _MARKED else theme.ink


@dataclass(frozen=True, slots=True)
class _Item:
    outcome: Outcome
    word: str
    left: float

    @property
    def right(self) -> float:
        return self.left + _SAMPLE + 14 + width_of(self.word, _LEGEND) + 40


def _legend(picture: Strip, words: PictureWords) -> Iterator[Sequence[_Item]]:
    """What the signs on a strip mean, in lines that fit."""
    there = {square.outcome for square in picture.squares}
    line: list[_Item] = []
    for outcome in (each for each in Outcome if each in there):
        item = _Item(outcome, words.outcome(outcome), line[-1].right if line else MARGIN)
        if item.right > WIDTH and line:
            yield line
            line, item = [], _Item(outcome, item.word, MARGIN)
        line.append(item)
    yield line


def _draw_legend(sheet: Sheet, line: Sequence[_Item], top: float) -> None:
    for item in line:
        _draw_square(sheet, item.outcome, (item.left, top), (_SAMPLE, _SAMPLE))
        at = (item.left + _SAMPLE + 14, top + 40)
        sheet.text(at, item.word, _LEGEND, colour=sheet.theme.faint)
