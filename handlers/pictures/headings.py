"""What stands above a picture: what it is about, and how that stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.pictures.sheet import MARGIN, WIDTH, Sheet, line_height, wrapped

_TITLE, _BELOW = 54.0, 36.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A title and what stands below it, in lines that fit."""

    title: Sequence[str]
    below: Sequence[str]

    @classmethod
    def of(cls, title: str, below: Sequence[str]) -> "Heading":
        """A heading with some lines below, each broken where it is too long."""
        room = WIDTH - 2 * MARGIN
        lines = [line for each in below for line in wrapped(each, _BELOW, room)]
        return cls(wrapped(title, _TITLE, room, bold=True), lines)

    @property
    def height(self) -> float:
        """With the margin above it and the space below."""
        return MARGIN + len(self.title) * line_height(_TITLE) + len(self.below) * line_height(_BELOW) + 48

    def draw(self, sheet: Sheet) -> None:
        """Draw it at the head of a sheet."""
        base = MARGIN + _TITLE - 6
        for line in self.title:
            sheet.text((MARGIN, base), line, _TITLE, bold=True)
            base += line_height(_TITLE)
        base += line_height(_BELOW) - line_height(_TITLE) + 10
        for line in self.below:
            sheet.text((MARGIN, base), line, _BELOW, colour=sheet.theme.faint)
            base += line_height(_BELOW)
