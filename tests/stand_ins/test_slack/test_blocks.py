"""What Block Kit refuses: the limits and shapes of blocks in messages and views."""

from typing import Any

import pytest

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.surfaces import HOMES, MODALS, check_message, check_view

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def marked(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": marked(text), **more}


def button(text: str = "Ångra", **more: Any) -> Json:
    return {"type": "button", "text": plain(text), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def options(number: int, text: str = "Skogås") -> list[Json]:
    return [{"text": plain(text), "value": str(value)} for value in range(number)]


def menu(number: int, text: str = "Skogås") -> Json:
    return {"type": "static_select", "options": options(number, text)}


def asking(**more: Any) -> Json:
    return {"type": "input", "label": plain("Antal"), "element": {"type": "plain_text_input"}, **more}


def modal(*blocks: Json, title: str = "Rapport", **more: Any) -> Json:
    return {"type": "modal", "title": plain(title), "blocks": list(blocks), **more}


def refusal(blocks: list[Json]) -> str:
    with pytest.raises(Refused) as refused:
        check_message(blocks)
    return refused.value.code


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "divider"}] * 50,
        [section("å" * 3000)],
        [{"type": "section", "fields": [marked("å" * 1000)] * 10}],
        [{"type": "header", "text": plain("å" * 150)}],
        [actions(*[button(action_id=str(number)) for number in range(25)])],
        [actions(button("å" * 75, value="v" * 2000, action_id="a" * 255), block_id="b" * 255)],
        [actions(menu(100, "Skogås"))],
        [section("hej", accessory=button())],
        [actions(button(action_id="same")), actions(button(action_id="same"))],
    ],
)
def test_at_its_limits_a_message_is_taken(blocks: list[Json]) -> None:
    check_message(blocks)


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "divider"}] * 51,
        [section("å" * 3001)],
        [section("")],
        [{"type": "section", "fields": [marked("å" * 2001)]}],
        [{"type": "section", "fields": [marked("å")] * 11}],
        [{"type": "section"}],
        [{"type": "header", "text": plain("å" * 151)}],
        [{"type": "header", "text": marked("fet")}],
        [actions(*[button(action_id=str(number)) for number in range(26)])],
        [actions()],
        [actions(button("å" * 76))],
        [actions(button(value="v" * 2001))],
        [actions(button(action_id="a" * 256))],
        [actions(button(), block_id="b" * 256)],
        [actions(button(action_id="same"), button(action_id="same"))],
        [section("a", block_id="same"), section("b", block_id="same")],
        [actions(menu(101))],
        [actions(menu(1, "å" * 76))],
        [actions({"type": "static_select"})],
        [actions({"type": "lever"})],
        [actions(button(colour="red"))],
        [actions({"type": "plain_text_input"})],
        [{"type": "context", "elements": [marked("å")] * 11}],
        [{"type": "context", "elements": [button()]}],
        [{"type": "marquee"}],
        [{"type": "divider", "width": 3}],
        ["inget block"],
    ],
)
def test_beyond_them_it_is_invalid(blocks: list[Any]) -> None:
    assert refusal(blocks) == "invalid_blocks"


def test_all_blocks_together_can_be_too_long() -> None:
    check_message([section("å" * 3000)] * 4)
    assert refusal([section("å" * 3000)] * 4 + [section("å" * 1200)]) == "msg_blocks_too_long"


def test_a_refusal_points_to_the_place() -> None:
    with pytest.raises(Refused) as refused:
        check_message([section("hej"), section("å" * 3001)])
    (message,) = refused.value.details["response_metadata"]["messages"]
    assert "/blocks/1/text/text" in message


@pytest.mark.parametrize(
    "view",
    [
        modal(*[{"type": "divider"}] * 100),
        modal(
            asking(),
            title="å" * 24,
            submit=plain("å" * 24),
            close=plain("å" * 24),
            private_metadata="m" * 3000,
        ),
        modal(section("hej"), callback_id="c" * 255, notify_on_close=True),
    ],
)
def test_at_its_limits_a_modal_is_taken(view: Json) -> None:
    check_view(view, MODALS)


@pytest.mark.parametrize(
    "view",
    [
        modal(*[{"type": "divider"}] * 101),
        modal(),
        modal(section("hej"), title="å" * 25),
        modal(asking(), submit=plain("å" * 25)),
        modal(section("hej"), close=plain("å" * 25)),
        modal(section("hej"), private_metadata="m" * 3001),
        modal(section("hej"), callback_id="c" * 256),
        modal(asking()),
        modal(asking(element=button()), submit=plain("Skicka")),
        modal({"type": "markdown", "text": "hej"}),
        {"type": "home", "blocks": [section("hej")]},
        {"type": "modal", "blocks": [section("hej")]},
    ],
)
def test_beyond_them_it_is_refused(view: Json) -> None:
    with pytest.raises(Refused) as refused:
        check_view(view, MODALS)
    assert refused.value.code == "invalid_arguments"


def test_a_home_tab_has_blocks_and_no_title() -> None:
    check_view({"type": "home", "blocks": [section("hej")]}, HOMES)
    with pytest.raises(Refused):
        check_view(modal(section("hej")), HOMES)


def test_a_view_can_be_too_large() -> None:
    menus = [actions(menu(100, "å" * 75)) for _ in range(10)]
    check_view(modal(*menus[:1]), MODALS)
    with pytest.raises(Refused) as refused:
        check_view(modal(*menus), MODALS)
    assert refused.value.code == "view_too_large"
