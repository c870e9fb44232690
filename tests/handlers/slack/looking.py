"""What a member sees of a message, a modal or a page of the bot's."""

from tests.stand_ins.slack import Ephemeral, Message, View

Shown = Message | Ephemeral | View


def text_of(shown: Shown) -> str:
    """Its text, as it is read."""
    texts = [block["text"]["text"] for block in shown.blocks if block["type"] in {"section", "header"}]
    return "\n".join(texts).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def pictured_in(shown: Shown) -> list[str]:
    """What its pictures say to those who can't see them."""
    return [block["alt_text"] for block in shown.blocks if block["type"] == "image"]


def text_with_picture(shown: Shown) -> str:
    """Its text, with what its picture says beside."""
    lines = text_of(shown).split("\n")
    pictured = [line for told in pictured_in(shown) for line in told.split("\n")]
    return "\n".join([*lines, *(line for line in pictured if line not in lines)])


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
    asked = [block["element"] for block in view.blocks if block["type"] == "input"]
    return {element["action_id"]: _initial(element) for element in asked}


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
