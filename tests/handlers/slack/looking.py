"""What a member sees of a message, a modal or a page of the bot's."""

from tests.stand_ins.slack import Ephemeral, Message, View

Shown = Message | Ephemeral | View


def text_of(shown: Shown) -> str:
    """Its text, as it is read."""
    texts = [block["text"]["text"] for block in shown.blocks if block["type"] in {"section", "header"}]
    return "\n".join(texts).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def touchable(shown: Shown) -> list[str]:
    """The action_ids of its buttons and menus."""
    return [
        element["action_id"]
        for block in shown.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    ]


def fields(view: View) -> dict[str, object]:
    """The fields of a form, with what is filled in already."""
    return {block["element"]["action_id"]: _initial(block["element"]) for block in view.blocks}


def _initial(element: dict[str, object]) -> object:
    for name, value in element.items():
        if name.startswith("initial_"):
            match value:
                case {"value": str(one)}:
                    return one
                case list():
                    return [option["value"] for option in value]
            return value
    return None
