"""What an app is told of a choice, for each kind of element."""

from typing import Any

import pytest

from tests.stand_ins.slack.choices import chosen, filled, options_of, pressed, unfilled

Json = dict[str, Any]
BLOCK = {"block_id": "b"}
SKOGAS, VARBY = (
    {"text": {"type": "plain_text", "text": name}, "value": value}
    for name, value in (("Skogås", "1"), ("Vårby", "2"))
)
OPTIONS = [SKOGAS, VARBY]


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "a", **more}


@pytest.mark.parametrize(
    ("kind", "choice", "value"),
    [
        ("static_select", "Vårby", {"selected_option": VARBY}),
        ("radio_buttons", "2", {"selected_option": VARBY}),
        ("overflow", "Skogås", {"selected_option": SKOGAS}),
        ("checkboxes", ["Skogås", "Vårby"], {"selected_options": OPTIONS}),
        ("multi_static_select", "Vårby", {"selected_options": [VARBY]}),
    ],
)
def test_options_are_chosen_by_text_or_value(kind: str, choice: str | list[str], value: Json) -> None:
    menu = element(kind, options=OPTIONS)
    assert filled(menu, choice) == value
    assert chosen(BLOCK, menu, choice) == {"type": kind, "block_id": "b", "action_id": "a", **value}


@pytest.mark.parametrize(
    ("kind", "choice", "value"),
    [
        ("users_select", "U1", {"selected_user": "U1"}),
        ("channels_select", "C1", {"selected_channel": "C1"}),
        ("conversations_select", "C1", {"selected_conversation": "C1"}),
        ("datepicker", "2020-04-03", {"selected_date": "2020-04-03"}),
        ("timepicker", "18:30", {"selected_time": "18:30"}),
        ("multi_users_select", ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
        ("plain_text_input", "två", {"value": "två"}),
        ("number_input", "2", {"value": "2"}),
    ],
)
def test_other_values_are_taken_as_they_are(kind: str, choice: str | list[str], value: Json) -> None:
    assert filled(element(kind), choice) == value


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (element("static_select", options=OPTIONS, initial_option=VARBY), {"selected_option": VARBY}),
        (element("static_select", options=OPTIONS), {"selected_option": None}),
        (element("checkboxes", options=OPTIONS, initial_options=[SKOGAS]), {"selected_options": [SKOGAS]}),
        (element("checkboxes", options=OPTIONS), {"selected_options": []}),
        (element("datepicker", initial_date="2020-04-03"), {"selected_date": "2020-04-03"}),
        (element("users_select", initial_user="U1"), {"selected_user": "U1"}),
        (element("multi_users_select"), {"selected_users": []}),
        (element("plain_text_input", initial_value="två"), {"value": "två"}),
        (element("plain_text_input"), {"value": None}),
    ],
)
def test_untouched_an_element_has_its_initial_value(given: Json, value: Json) -> None:
    assert unfilled(given) == value


def test_an_option_that_is_not_offered_cannot_be_chosen() -> None:
    with pytest.raises(LookupError, match="Huddinge is not among the options: Skogås, Vårby"):
        filled(element("static_select", options=OPTIONS), "Huddinge")


def test_options_in_groups_are_offered_too() -> None:
    label = {"type": "plain_text", "text": "Områden"}
    assert options_of({"option_groups": [{"label": label, "options": OPTIONS}]}) == OPTIONS


def test_only_a_button_is_pressed() -> None:
    button = element("button", text={"type": "plain_text", "text": "Ångra"}, value="7", style="danger")
    assert pressed(BLOCK, button) == {
        "type": "button",
        "block_id": "b",
        "action_id": "a",
        "text": {"type": "plain_text", "text": "Ångra"},
        "value": "7",
    }
    with pytest.raises(LookupError, match="no button"):
        pressed(BLOCK, element("overflow", options=OPTIONS))
