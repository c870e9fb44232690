"""All promises against their plan: a bar for each, with a stroke where an even pace would be."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.overview import Overview, Share, Tempo
from handlers.pictures.headings import Heading
from handlers.pictures.sheet import MARGIN, WIDTH, Sheet, line_height, width_of, wrapped
from handlers.pictures.themes import Theme
from locales.pictures import PictureWords

_MOST = 12
_NAME, _NOTE = 44.0, 36.0
_BAR, _BAR_ROOM = 34.0, 700.0
_BETWEEN = 30.0
_GAP = 28.0
_SIGNS = {
    Tempo.REACHED: "✓",
    Tempo.LOST: "✕",
    Tempo.AHEAD: "▲",
    Tempo.ON_PLAN: "●",
    Tempo.BEHIND: "▼",
    Tempo.OPEN: "",
}


@dataclass(frozen=True, slots=True)
class _Row:
    share: Share
    name: Sequence[str]
    amount: str
    note: str

    @property
    def height(self) -> float:
        """Without the space that follows."""
        names = len(self.name) * line_height(_NAME)
        return names + (_BAR + 8 if self.share.done is not None else 0)


def draw(picture: Overview, words: PictureWords, theme: Theme) -> Sheet:
    """The sheet with all promises, or those of most concern where they are too many."""
    shown = _of_concern(picture.shares)
    rows = [_row(share, words) for share in shown]
    heading = Heading.of(words.title(picture), [words.on(picture.today)])
    notes = [words.legend()] if any(share.planned is not None for share in shown) else []
    if hidden := len(picture.shares) - len(shown):
        notes.append(words.more(hidden))
    height = heading.height + sum(row.height + _BETWEEN for row in rows)
    sheet = Sheet(height + line_height(_NOTE) * len(notes) + MARGIN, theme)
    heading.draw(sheet)
    top = heading.height
    for row in rows:
        _draw_row(sheet, row, top)
        top += row.height + _BETWEEN
    for number, note in enumerate(notes):
        (line,) = wrapped(note, _NOTE, WIDTH - 2 * MARGIN, most=1)
        base = top + _NOTE + number * line_height(_NOTE)
        sheet.text((MARGIN, base), line, _NOTE, colour=theme.faint)
    return sheet


def _of_concern(shares: Sequence[Share]) -> Sequence[Share]:
    """As many as a phone can show, those furthest behind their plan first to be kept, in their own order."""
    kept = {share.promise.id for share in sorted(shares, key=_lead)[:_MOST]}
    return [share for share in shares if share.promise.id in kept]


def _lead(share: Share) -> float:
    """By how much of the whole a promise is ahead of its plan; infinite where it has none."""
    return float("inf") if share.done is None or share.planned is None else share.done - share.planned


def _row(share: Share, words: PictureWords) -> _Row:
    amount = words.amount(share)
    room = WIDTH - 2 * MARGIN - _GAP - width_of(amount, _NAME, bold=True)
    name = wrapped(words.name(share.promise), _NAME, room)
    note = f"{_SIGNS[share.tempo]} {words.tempo(share)}".strip() if share.done is not None else ""
    return _Row(share, name, amount, note)


def _draw_row(sheet: Sheet, row: _Row, top: float) -> None:
    base = top + _NAME
    for number, line in enumerate(row.name):
        sheet.text((MARGIN, base + number * line_height(_NAME)), line, _NAME)
    sheet.text((WIDTH - MARGIN, base), row.amount, _NAME, side="right", bold=True)
    if row.share.done is not None:
        _draw_bar(sheet, row, row.share.done, top + len(row.name) * line_height(_NAME) + 8)


def _draw_bar(sheet: Sheet, row: _Row, done: float, top: float) -> None:
    theme = sheet.theme
    sheet.box((MARGIN, top), _BAR_ROOM, _BAR, theme.track)
    sheet.box((MARGIN, top), _BAR_ROOM * min(max(done, 0), 1), _BAR, theme.tempo(row.share.tempo))
    if row.share.planned is not None:
        across = MARGIN + _BAR_ROOM * min(row.share.planned, 1)
        sheet.line([(across, top - 4), (across, top + _BAR + 4)], theme.paper, 14)
        sheet.line([(across, top - 4), (across, top + _BAR + 4)], theme.ink, 6)
    (note,) = wrapped(row.note, _NOTE, WIDTH - 2 * MARGIN - _BAR_ROOM - _GAP, most=1)
    sheet.text((MARGIN + _BAR_ROOM + _GAP, top + _BAR - 4), note, _NOTE, colour=theme.faint)
