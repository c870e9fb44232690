"""The blocks and elements of Block Kit, with the fields that they must and may have, and their limits."""

from collections.abc import Iterator
from typing import Any

from tests.stand_ins.slack.checks import (
    Check,
    also,
    anything,
    boolean,
    integer,
    listed,
    one_of,
    shape,
    string,
    typed,
    with_any,
)

IDENTIFIER = string(255)


def plain_text(most: int) -> Check:
    """A text object without markup."""
    return typed({"plain_text": shape({"text": string(most)}, {"emoji": boolean})})


def any_text(most: int) -> Check:
    """A text object with or without markup."""
    return typed({
        "plain_text": shape({"text": string(most)}, {"emoji": boolean}),
        "mrkdwn": shape({"text": string(most)}, {"verbatim": boolean}),
    })  # fmt: skip


CONFIRMATION = shape(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = shape(
    {"text": plain_text(75), "value": string(150)}, {"description": plain_text(75), "url": string(3000)}
)
MARKED_OPTION = shape({"text": any_text(75), "value": string(150)}, {"description": any_text(75)})
GROUP = shape({"label": plain_text(75), "options": listed(OPTION, 100)})
DISPATCH = shape({"trigger_actions_on": listed(one_of("on_enter_pressed", "on_character_entered"), 2)})

# What every element that can be touched may have.
TOUCHED = {"action_id": IDENTIFIER, "confirm": CONFIRMATION, "focus_on_load": boolean}
CHOICE = {**TOUCHED, "placeholder": plain_text(150)}
TYPED_IN = {
    **TOUCHED,
    "placeholder": plain_text(150),
    "initial_value": string(3000, least=0),
    "dispatch_action_config": DISPATCH,
}
OPTIONS = {"options": listed(OPTION, 100), "option_groups": listed(GROUP, 100)}
SEVERAL = {"max_selected_items": integer}
SLACK_FILE = also(shape({}, {"id": string(255), "url": string(3000)}), with_any("id", "url"))
IMAGE = also(
    shape({"alt_text": string(2000)}, {"image_url": string(3000), "slack_file": SLACK_FILE}),
    with_any("image_url", "slack_file"),
)

ELEMENTS: dict[str, Check] = {
    "button": shape(
        {"text": plain_text(75)},
        {
            **TOUCHED,
            "value": string(2000),
            "url": string(3000),
            "style": one_of("primary", "danger"),
            "accessibility_label": string(75),
        },
    ),
    "static_select": also(
        shape({}, {**CHOICE, **OPTIONS, "initial_option": OPTION}), with_any("options", "option_groups")
    ),
    "multi_static_select": also(
        shape({}, {**CHOICE, **OPTIONS, **SEVERAL, "initial_options": listed(OPTION, 100)}),
        with_any("options", "option_groups"),
    ),
    "external_select": shape({}, {**CHOICE, "min_query_length": integer, "initial_option": OPTION}),
    "users_select": shape({}, {**CHOICE, "initial_user": string(20)}),
    "multi_users_select": shape({}, {**CHOICE, **SEVERAL, "initial_users": listed(string(20), 100)}),
    "conversations_select": shape(
        {},
        {
            **CHOICE,
            "initial_conversation": string(20),
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": anything,
        },
    ),
    "channels_select": shape({}, {**CHOICE, "initial_channel": string(20), "response_url_enabled": boolean}),
    "overflow": shape({"options": listed(OPTION, 5)}, TOUCHED),
    "radio_buttons": shape(
        {"options": listed(MARKED_OPTION, 10)}, {**TOUCHED, "initial_option": MARKED_OPTION}
    ),
    "checkboxes": shape(
        {"options": listed(MARKED_OPTION, 10)}, {**TOUCHED, "initial_options": listed(MARKED_OPTION, 10)}
    ),
    "datepicker": shape({}, {**CHOICE, "initial_date": string(10, least=10)}),
    "timepicker": shape({}, {**CHOICE, "initial_time": string(5, least=5), "timezone": string(100)}),
    "plain_text_input": shape(
        {}, {**TYPED_IN, "multiline": boolean, "min_length": integer, "max_length": integer}
    ),
    "number_input": shape(
        {"is_decimal_allowed": boolean}, {**TYPED_IN, "min_value": string(30), "max_value": string(30)}
    ),
    "url_text_input": shape({}, TYPED_IN),
    "email_text_input": shape({}, TYPED_IN),
    "image": IMAGE,
}

IN_INPUT = [name for name in ELEMENTS if name not in {"button", "overflow", "image"}]
IN_ACTIONS = [
    name for name in ELEMENTS if "input" not in name and not name.startswith("multi_") and name != "image"
]
IN_SECTION = [name for name in ELEMENTS if "input" not in name]


def elements(*names: str) -> Check:
    """An element of one of these types."""
    return typed({name: ELEMENTS[name] for name in names})


NAMED = {"block_id": IDENTIFIER}
CONTEXT = typed({"image": IMAGE, **{kind: any_text(3000) for kind in ("plain_text", "mrkdwn")}})


def action_ids_differ(block: Any, where: str) -> Iterator[str]:
    """No two elements of an actions block share an action_id."""
    named = [element["action_id"] for element in block["elements"] if "action_id" in element]
    if len(set(named)) < len(named):
        yield f"`action_id` must be unique within its block [json-pointer:{where}/elements]"


BLOCKS: dict[str, Check] = {
    "section": also(
        shape(
            {},
            {
                **NAMED,
                "text": any_text(3000),
                "fields": listed(any_text(2000), 10),
                "accessory": elements(*IN_SECTION),
                "expand": boolean,
            },
        ),
        with_any("text", "fields"),
    ),
    "divider": shape({}, NAMED),
    "header": shape({"text": plain_text(150)}, NAMED),
    "actions": also(shape({"elements": listed(elements(*IN_ACTIONS), 25)}, NAMED), action_ids_differ),
    "context": shape({"elements": listed(CONTEXT, 10)}, NAMED),
    "image": also(
        shape(
            {"alt_text": string(2000)},
            {**NAMED, "image_url": string(3000), "slack_file": SLACK_FILE, "title": plain_text(2000)},
        ),
        with_any("image_url", "slack_file"),
    ),
    "input": shape(
        {"label": plain_text(2000), "element": elements(*IN_INPUT)},
        {**NAMED, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": shape({"elements": listed(anything, 1000)}, NAMED),
}
IN_MESSAGES = typed({**BLOCKS, "markdown": shape({"text": string(12_000)}, NAMED)})
IN_VIEWS = typed(BLOCKS)
