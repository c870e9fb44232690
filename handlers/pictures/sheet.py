"""A sheet to draw on, measured in pixels from its upper left corner, which becomes a PNG or an SVG."""

from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO
from itertools import count
from math import ceil
from typing import Literal

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path
from PIL import Image

from handlers.pictures.themes import Theme

WIDTH = 1200.0
MARGIN = 40.0
_DOTS_PER_INCH = 100
_POINTS_PER_PIXEL = 72 / _DOTS_PER_INCH
_LINE = 1.25
_COLOURS = 64  # enough for a handful with smooth edges, and a quarter of the bytes
_FAMILY = "DejaVu Sans"  # comes with matplotlib, so that every machine draws the same

# Said once for the whole program, which draws nothing else: text stays text, equal pictures are equal bytes.
mpl.rcParams["svg.fonttype"] = "none"
mpl.rcParams["svg.hashsalt"] = "loftesboten"

Side = Literal["left", "center", "right"]


class Form(StrEnum):
    """What a picture can become."""

    PNG = "png"
    SVG = "svg"


class Sheet:
    """One picture in the making, what is drawn later over what was before; no two threads share one."""

    def __init__(self, height: float, theme: Theme) -> None:
        self.theme = theme
        self.height = ceil(height)
        self._figure = Figure(
            figsize=(WIDTH / _DOTS_PER_INCH, self.height / _DOTS_PER_INCH),
            dpi=_DOTS_PER_INCH,
            facecolor=theme.paper,
        )
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, WIDTH), ylim=(self.height, 0))
        self._axes.set_axis_off()
        self._layers = count()

    def text(
        self,
        at: tuple[float, float],
        words: str,
        size: float,
        *,
        colour: str | None = None,
        side: Side = "left",
        bold: bool = False,
    ) -> None:
        """Words with their base line at a point, as wide as they are; nothing in them is markup."""
        self._axes.text(
            *at,
            words,
            fontproperties=_font(size, bold=bold),
            color=colour or self.theme.ink,
            horizontalalignment=side,
            verticalalignment="baseline",
            parse_math=False,
            zorder=next(self._layers),
        )

    def box(self, corner: tuple[float, float], width: float, height: float, colour: str) -> None:
        """A filled box from its upper left corner."""
        self._patch(Rectangle(corner, width, height, facecolor=colour, linewidth=0))

    def frame(self, corner: tuple[float, float], width: float, height: float, colour: str) -> None:
        """The outline of a box."""
        wide = 6 * _POINTS_PER_PIXEL
        self._patch(Rectangle(corner, width, height, fill=False, edgecolor=colour, linewidth=wide))

    def _patch(self, shape: Rectangle) -> None:
        shape.set_zorder(next(self._layers))
        self._axes.add_patch(shape)

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, width: float, *, dashed: bool = False
    ) -> None:
        """A line through some points."""
        across, down = zip(*points, strict=True)
        self._axes.plot(
            across,
            down,
            color=colour,
            linewidth=width * _POINTS_PER_PIXEL,
            linestyle=(0, (3, 2)) if dashed else "solid",
            solid_capstyle="round",
            solid_joinstyle="round",
            zorder=next(self._layers),
        )

    def dot(self, at: tuple[float, float], colour: str, size: float) -> None:
        """A dot, so many pixels across."""
        wide = size * _POINTS_PER_PIXEL
        self._axes.plot(*at, marker="o", color=colour, markersize=wide, zorder=next(self._layers))

    def drawn(self, form: Form) -> bytes:
        """The picture; the same sheet becomes the same bytes, without any date."""
        written = BytesIO()
        if form is Form.SVG:
            undated = {"Date": None, "Creator": None}
            self._figure.savefig(written, format=form.value, metadata=undated)
            return written.getvalue()
        self._figure.savefig(written, format="rgba")
        painted = Image.frombytes("RGBA", (int(WIDTH), self.height), written.getvalue()).convert("RGB")
        written = BytesIO()
        few = painted.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(written, form.value)
        return written.getvalue()


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How many pixels wide some words are."""
    points, _, _ = text_to_path.get_text_width_height_descent(words, _font(size, bold=bold), ismath=False)
    return float(points) / _POINTS_PER_PIXEL


def wrapped(words: str, size: float, room: float, *, bold: bool = False, most: int = 2) -> list[str]:
    """Words in lines that fit into so many pixels; what is too much even so ends with dots."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, size, room, bold=bold) for line in lines]


def line_height(size: float) -> float:
    """How far apart the base lines of two lines of text are."""
    return size * _LINE


def _cut(line: str, size: float, room: float, *, bold: bool) -> str:
    shown = line
    while width_of(shown, size, bold=bold) > room and len(line) > 1:
        line = line[:-1].rstrip()
        shown = f"{line}…"
    return shown


def _font(size: float, *, bold: bool) -> FontProperties:
    return FontProperties(family=_FAMILY, size=size * _POINTS_PER_PIXEL, weight="bold" if bold else "normal")
