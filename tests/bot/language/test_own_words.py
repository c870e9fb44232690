"""What of a message its sender wrote, and what stands in it with a tick box."""

import pytest

from bot.language.phrases.own_words import boxes_as_lines, own_words


def test_quoted_lines_are_nobodys_words() -> None:
    text = "> två fotpatruller\nBra jobbat!\n  > tack"
    assert own_words(text).split("\n") == [" " * 18, "Bra jobbat!", " " * 8]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("[x] Stuvsta [ ] Skogås", "    Stuvsta\n☐   Skogås"),
        ("☑ Vårby\n☐ Skogås", "  Vårby\n☐ Skogås"),
        ("- [] Vårby\n- [x] Skogås", "- ☐  Vårby\n-     Skogås"),
        ("Vårby ☐ Skogås ✅", "Vårby ☐ Skogås ✅"),
        ("Fotpatrull i Vårby ✅", "Fotpatrull i Vårby ✅"),
    ],
)
def test_what_has_a_box_begins_a_line_where_the_boxes_stand_first(said: str, read: str) -> None:
    assert boxes_as_lines(said) == read


def test_nothing_else_moves() -> None:
    text = "[x] Stuvsta [ ] Skogås\n> citat"
    assert len(boxes_as_lines(own_words(text))) == len(text)
