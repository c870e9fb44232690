"""What a user's choice in an element looks like to the app."""

from tests.stand_ins.slack.people import Json, Message

PICKED = {
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
}
MARKED = {"static_select", "external_select", "radio_buttons", "overflow"}
TICKED = {"multi_static_select", "checkboxes"}


def pressed(block: Json, button: Json) -> Json:
    """A button that was pressed."""
    if button["type"] != "button":
        raise LookupError(f"{button['action_id']} is no button but a {button['type']}")
    return {name: button[name] for name in button if name not in {"confirm", "style", "url"}} | _named(
        block, button
    )


def chosen(block: Json, element: Json, choice: str | list[str], offered: list[Json] | None = None) -> Json:
    """A choice: an option's text or value (several as a list), an id, a date, a time, or what was typed."""
    return {"type": element["type"], **_named(block, element), **filled(element, choice, offered)}


def _named(block: Json, element: Json) -> Json:
    return {"block_id": block["block_id"], "action_id": element["action_id"]}


def filled(element: Json, choice: str | list[str], offered: list[Json] | None = None) -> Json:
    """The value of an element once a user has chosen or typed."""
    kind = element["type"]
    options = offered if offered is not None else options_of(element)
    if kind in MARKED:
        return {"selected_option": _option(options, str(choice))}
    if kind in TICKED:
        several = [choice] if isinstance(choice, str) else choice
        return {"selected_options": [_option(options, one) for one in several]}
    if kind in PICKED:
        return {PICKED[kind]: choice}
    if kind == "multi_users_select":
        return {"selected_users": [choice] if isinstance(choice, str) else choice}
    return {"value": choice}


def unfilled(element: Json) -> Json:
    """The value of an element that a user has not touched: its initial value, or nothing."""
    kind = element["type"]
    if kind in MARKED:
        return {"selected_option": element.get("initial_option")}
    if kind in TICKED:
        return {"selected_options": element.get("initial_options", [])}
    if kind == "multi_users_select":
        return {"selected_users": element.get("initial_users", [])}
    if kind in PICKED:
        name = PICKED[kind]
        return {name: element.get(name.replace("selected_", "initial_"))}
    return {"value": element.get("initial_value")}


def options_of(element: Json) -> list[Json]:
    """All options of a menu, in groups or not."""
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def _option(options: list[Json], wanted: str) -> Json:
    for option in options:
        if wanted in {option["text"]["text"], option.get("value")}:
            return option
    offered = ", ".join(option["text"]["text"] for option in options)
    raise LookupError(f"{wanted} is not among the options: {offered}")


def thread_of(message: Message | None) -> str | None:
    """The thread that an answer to a message belongs to."""
    return (message.thread_ts or message.ts) if message else None
