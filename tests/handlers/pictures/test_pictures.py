"""Pictures are legible, the same each time, and drawn from data that are never markup."""

import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.text import Text
from numpy.typing import NDArray

from bot.partnership import Partnership
from bot.pictures.overview import Tempo
from bot.pictures.picture import Picture
from bot.pictures.strip import Outcome, Strip
from handlers.pictures.drawing import _sheet, draw
from handlers.pictures.sheet import Form, Sheet, wrapped
from handlers.pictures.themes import DARK, LIGHT, Theme
from locales.catalogue import LANGUAGES
from tests.handlers.pictures.examples import all_promises, hard, huddinge, pictures, words

Known = Callable[[], Partnership]

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
LARGEST = 100_000
TALLEST = 3000
SMALLEST = 19  # pixels of 1200: what a phone still shows
both_themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
both_partnerships = pytest.mark.parametrize("partnership", [huddinge, hard])


def texts(sheet: Sheet) -> list[Text]:
    return [text for text in sheet._axes.texts if text.get_text()]


def boxes(sheet: Sheet) -> NDArray[np.float64]:
    """Where each text is: left, lower, right and upper end, in pixels."""
    return np.array([text.get_window_extent().extents for text in texts(sheet)])


@both_partnerships
def test_no_words_leave_the_sheet_or_run_into_each_other(partnership: Known) -> None:
    for picture in pictures(partnership):
        sheet = _sheet(picture, words(partnership()), LIGHT)
        left, lower, right, upper = boxes(sheet).T
        assert left.min() >= 0
        assert lower.min() >= 0
        assert right.max() <= 1200
        assert upper.max() <= sheet.height
        beside = (right[:, None] <= left) | (right <= left[:, None])
        above = (upper[:, None] <= lower) | (upper <= lower[:, None])
        told = [text.get_text() for text in texts(sheet)]
        overlapping = np.argwhere(~np.triu(beside | above) & np.triu(np.ones((len(told),) * 2, bool), 1))
        assert [(told[one], told[other]) for one, other in overlapping] == []


@both_partnerships
def test_all_words_are_large_enough_for_a_phone(partnership: Known) -> None:
    for picture in pictures(partnership):
        sheet = _sheet(picture, words(partnership()), LIGHT)
        assert sheet.height <= TALLEST
        assert min(float(text.get_fontsize()) for text in texts(sheet)) * 100 / 72 >= SMALLEST


def test_a_picture_for_a_chat_is_a_small_png_of_1200_pixels() -> None:
    for picture in pictures(huddinge):
        drawn = draw(picture, words(huddinge()))
        assert drawn.startswith(PNG)
        assert int.from_bytes(drawn[16:20]) == 1200
        assert len(drawn) < LARGEST


@both_themes
def test_equal_pictures_are_equal_bytes(theme: Theme) -> None:
    for form in Form:
        first, second = (draw(all_promises(huddinge()), words(huddinge()), theme, form) for _ in range(2))
        assert first == second


def test_pictures_drawn_at_the_same_time_are_those_drawn_one_by_one() -> None:
    there = pictures(huddinge)[:6]

    def drawn(picture: Picture) -> bytes:
        return draw(picture, words(huddinge()), LIGHT, Form.SVG)

    alone = [drawn(picture) for picture in there]
    with ThreadPoolExecutor(6) as workers:
        assert list(workers.map(drawn, there)) == alone


@both_themes
def test_svg_holds_its_words_as_text_no_date_and_no_markup_of_others(theme: Theme) -> None:
    promises = hard()
    drawn = draw(all_promises(promises), words(promises), theme, Form.SVG)
    told = " ".join("".join(text.itertext()) for text in ET.fromstring(drawn).iter(f"{SVG}text"))  # noqa: S314 - our own
    assert "vägsträckor" in told
    assert "$invånarnas$ <önskade>" in told
    assert re.search(rb"<dc:date>|\d\d:\d\d:\d\d", drawn) is None


def test_too_many_promises_leave_out_those_that_are_doing_best_and_say_so() -> None:
    promises = hard()
    found = all_promises(promises)
    told = " ".join(text.get_text() for text in texts(_sheet(found, words(promises), LIGHT)))
    assert f"får plats här: {len(found.shares) - 12}" in told


@pytest.mark.parametrize("language", LANGUAGES)
@both_partnerships
def test_every_picture_can_be_told_in_words(partnership: Known, language: str) -> None:
    for picture in pictures(partnership):
        told = words(partnership(), language).alternative(picture)
        assert "{" not in told
        assert all(line.strip() for line in told.split("\n"))


def test_the_words_of_a_strip_name_every_week_that_was_not_kept() -> None:
    found = next(each for each in pictures(huddinge) if isinstance(each, Strip))
    told = words(huddinge()).alternative(found)
    weeks = {int(n) for run in re.findall(r"v\. ([\d–]+)", told.partition("Delvis")[2]) for n in _run(run)}
    lost = {square.slice for square in found.squares if square.outcome in {Outcome.PARTLY, Outcome.MISSED}}
    assert weeks == {int(piece.name[-2:]) for piece in lost}
    assert weeks


def _run(named: str) -> range:
    first, _, last = named.partition("–")
    return range(int(first), int(last or first) + 1)


# Colours


def luminance(colour: str) -> float:
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@both_themes
def test_text_is_told_from_its_ground(theme: Theme) -> None:
    grounds = [theme.paper, theme.track]
    assert all(contrast(text, ground) >= 4.5 for text in (theme.ink, theme.faint) for ground in grounds)
    assert all(contrast(theme.on_mark, mark) >= 4.5 for mark in (theme.good, theme.behind, theme.lost))


@both_themes
def test_bars_are_told_from_what_surrounds_them(theme: Theme) -> None:
    for mark in {theme.tempo(tempo) for tempo in Tempo}:
        assert contrast(mark, theme.paper) >= 3
        assert contrast(mark, theme.track) >= 3


# Words in lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [("kort", ["kort"]), ("", [""]), ("ett två tre fyra", ["ett två", "tre fyra"]), ("a" * 50, ["aaaaaa…"])],
)
def test_words_are_broken_to_fit(text: str, lines: list[str]) -> None:
    assert wrapped(text, 40, 200) == lines


def test_what_is_too_long_for_its_lines_ends_with_dots() -> None:
    first, second = wrapped("ett två tre fyra fem sex sju åtta nio tio", 40, 200)
    assert first == "ett två"
    assert second.endswith("…")


# What does not draw


@pytest.mark.parametrize("module", ["bot.__main__", "handlers.serving", "handlers.talking", "handlers.app"])
def test_who_does_not_draw_does_not_wait_for_matplotlib(module: str) -> None:
    code = f"import sys, {module}; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
