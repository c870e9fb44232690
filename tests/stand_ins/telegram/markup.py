"""Keyboards under messages: their shapes and limits."""

from typing import Any

from tests.stand_ins.telegram.arguments import Arguments
from tests.stand_ins.telegram.refusals import RefusedError, bad_request

CALLBACK_DATA_BYTES = 64
MOST_BUTTONS = 100
WHAT_A_BUTTON_DOES = {
    "callback_data", "url", "web_app", "login_url", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay",
}  # fmt: skip
OTHER_KINDS = {"keyboard", "remove_keyboard", "force_reply"}


def read_markup(given: Arguments) -> dict[str, Any] | None:
    """The keyboard that a message is to have, None where there is none."""
    markup = given.parsed("reply_markup", "reply keyboard markup")
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup)
    if not OTHER_KINDS & markup.keys():
        raise bad_request("can't parse reply keyboard markup JSON object")
    return markup


def read_inline_keyboard(given: Arguments) -> dict[str, Any] | None:
    """The keyboard of a message that is edited: other kinds have no place there."""
    markup = read_markup(given)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _inline(markup: dict[str, Any]) -> dict[str, Any] | None:
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list):
        raise bad_request('can\'t parse inline keyboard: Field "inline_keyboard" must be of type Array')
    for row in rows:
        if not isinstance(row, list):
            raise bad_request("can't parse inline keyboard: Field must be an Array of Arrays")
        for button in row:
            _check_button(button)
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _unparsable('Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if not WHAT_A_BUTTON_DOES & button.keys():
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        _check_data(button["callback_data"])


def _check_data(data: Any) -> None:
    if not isinstance(data, str):
        raise _unparsable('Field "callback_data" must be of type String')
    if not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _unparsable(what: str) -> RefusedError:
    return bad_request(f"can't parse inline keyboard button: {what}")
