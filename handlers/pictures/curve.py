"""A promise's curve: how what counts has grown, against an even pace and the target."""

from dataclasses import dataclass
from datetime import date

from bot.pictures.curve import Course, Point
from bot.working_time import Period, months
from handlers.pictures.headings import Heading
from handlers.pictures.sheet import MARGIN, WIDTH, Sheet, width_of
from handlers.pictures.themes import Theme
from locales.pictures import PictureWords

_LABEL, _LATEST = 36.0, 46.0
_LEGEND, _SAMPLE = 80.0, 80.0
_TALL = 620.0
_BELOW = 80.0
_ABOVE = 50.0
_STEPS = 4
_ROOM_FOR_MONTH = 95.0


def draw(picture: Course, words: PictureWords, theme: Theme) -> Sheet:
    """The sheet with a curve."""
    heading = Heading.of(words.title(picture), [words.standing(picture), words.on(picture.today)])
    scale = _Scale.of(picture, heading.height + _ABOVE)
    sheet = Sheet(heading.height + _ABOVE + _TALL + _BELOW + _LEGEND, theme)
    heading.draw(sheet)
    _draw_legend(sheet, sheet.height - MARGIN, words, planned=bool(picture.plan))
    _draw_grid(sheet, scale, words)
    _draw_months(sheet, scale, words)
    _draw_plan(sheet, scale, picture, words)
    _draw_done(sheet, scale, picture, words)
    return sheet


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day and an amount stand on the sheet; `ticks` are the amounts that have a line."""

    period: Period
    ticks: tuple[int, ...]
    left: float
    top: float

    @classmethod
    def of(cls, picture: Course, top: float) -> "_Scale":
        most = max(point.amount for point in (*picture.done, *picture.plan))
        step = _step(max(most, picture.progress.target or 0))
        ticks = tuple(range(0, int(max(most, picture.progress.target or 0)) + step, step))
        left = MARGIN + width_of(f"{ticks[-1]:_}", _LABEL) + 20
        return cls(picture.promise.period, ticks, left, top)

    def across(self, day: date) -> float:
        """The end of a day, from the beginning of the period at the left."""
        days = (self.period.last - self.period.first).days + 1
        return self.left + (WIDTH - MARGIN - self.left) * ((day - self.period.first).days + 1) / days

    def down(self, amount: float) -> float:
        return self.top + _TALL * (1 - amount / self.ticks[-1])

    def at(self, point: Point) -> tuple[float, float]:
        return self.across(point.day), self.down(point.amount)


def _step(most: float) -> int:
    """A round distance between few lines."""
    rounds = (factor * int(10.0**power) for power in range(12) for factor in (1, 2, 5))
    return next(step for step in rounds if most <= step * _STEPS)


def _draw_grid(sheet: Sheet, scale: _Scale, words: PictureWords) -> None:
    theme = sheet.theme
    for tick in scale.ticks:
        down = scale.down(tick)
        sheet.line([(scale.left, down), (WIDTH - MARGIN, down)], theme.track, 3)
        label = words.number(tick)
        sheet.text((scale.left - 16, down + 13), label, _LABEL, colour=theme.faint, side="right")


def _draw_months(sheet: Sheet, scale: _Scale, words: PictureWords) -> None:
    begun = [days.days.first for days in months(scale.period, 1, "")]
    wide = (WIDTH - MARGIN - scale.left) / len(begun)
    every = next(every for every in (1, 2, 3, 6, 12, 24, 48, 96) if every * wide >= _ROOM_FOR_MONTH)
    for day in begun[::every]:
        across = scale.across(day)
        sheet.line([(across, scale.top + _TALL), (across, scale.top + _TALL + 12)], sheet.theme.faint, 3)
        base = scale.top + _TALL + 54
        sheet.text((across, base), words.months()[day.month - 1], _LABEL, colour=sheet.theme.faint)


def _draw_plan(sheet: Sheet, scale: _Scale, picture: Course, words: PictureWords) -> None:
    target = picture.progress.target
    if target is not None:
        down = scale.down(target)
        sheet.line([(scale.left, down), (WIDTH - MARGIN, down)], sheet.theme.ink, 4)
        sheet.text((scale.left + 8, down - 14), words.target(target), _LABEL)
    if picture.plan:
        sheet.line([scale.at(point) for point in picture.plan], sheet.theme.faint, 5, dashed=True)


def _draw_done(sheet: Sheet, scale: _Scale, picture: Course, words: PictureWords) -> None:
    points = [scale.at(point) for point in picture.done]
    sheet.line(points, sheet.theme.good, 10)
    sheet.dot(points[-1], sheet.theme.good, 26)
    across, down = points[-1]
    _draw_latest(sheet, (across, min(down, scale.down(0) - 30)), words.number(picture.done[-1].amount))


def _draw_latest(sheet: Sheet, at: tuple[float, float], label: str) -> None:
    """The number beside the end of the curve, or above it, on a ground that keeps it from other lines."""
    wide = width_of(label, _LATEST, bold=True)
    beside = at[0] + 30 + wide < WIDTH - MARGIN
    left = at[0] + 30 if beside else WIDTH - MARGIN - wide
    base = at[1] + 17 if beside else at[1] - 32
    sheet.box((left - 8, base - 42), wide + 16, 50, sheet.theme.paper)
    sheet.text((left, base), label, _LATEST, bold=True)


def _draw_legend(sheet: Sheet, base: float, words: PictureWords, *, planned: bool) -> None:
    sheet.line([(MARGIN, base - 13), (MARGIN + _SAMPLE, base - 13)], sheet.theme.good, 10)
    sheet.text((MARGIN + _SAMPLE + 16, base), words.done(), _LABEL, colour=sheet.theme.faint)
    if planned:
        left = MARGIN + _SAMPLE + 16 + width_of(words.done(), _LABEL) + 60
        sheet.line([(left, base - 13), (left + _SAMPLE, base - 13)], sheet.theme.faint, 5, dashed=True)
        sheet.text((left + _SAMPLE + 16, base), words.plan(), _LABEL, colour=sheet.theme.faint)
