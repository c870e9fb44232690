"""The rows of buttons: wide enough for a thumb, and what answers apart from what takes back."""

import pytest

from bot.replies import CANCEL, CHANGE, NO, UNDO, YES
from bot.utterances import Button
from handlers.telegram.keyboards import Keyboards
from tests.dialogues.playing import partnership

KEYBOARDS = Keyboards.of("1:secret", partnership("huddinge-2020"))
YES_OR_NO = [Button("Ja", YES), Button("Nej", NO)]
UNDER_A_REPORT = [Button("Ångra", UNDO), Button("Ändra", CHANGE)]


def rows(*buttons: Button) -> list[list[str]]:
    keyboard = KEYBOARDS.keyboard(buttons)
    assert keyboard is not None
    return [[key.text for key in row] for row in keyboard.inline_keyboard]


def test_a_no_is_not_beside_what_takes_the_report_back() -> None:
    shown = rows(*YES_OR_NO, *UNDER_A_REPORT, Button("Avbryt", CANCEL))
    assert shown == [["Ja", "Nej"], ["Ångra", "Ändra", "Avbryt"]]


@pytest.mark.parametrize("count", range(1, 9))
def test_buttons_keep_their_order_and_their_room(count: int) -> None:
    labels = [f"Sjödalen-{number}" for number in range(count)]
    shown = rows(*(Button(label, label) for label in labels))
    assert [label for row in shown for label in row] == labels
    assert all(len("".join(row)) <= len("Sjödalen-Fullersta och Skogås.") for row in shown)
