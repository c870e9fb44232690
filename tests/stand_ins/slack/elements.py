"""The elements in blocks: the ids that Slack gives them, and finding one that a user touches."""

import json
from uuid import uuid4

from tests.stand_ins.slack.people import Json


def with_block_ids(blocks: list[Json]) -> list[Json]:
    """Blocks as Slack keeps them: a block_id for each, and an action_id for each element."""
    kept: list[Json] = json.loads(json.dumps(blocks))
    for block in kept:
        block.setdefault("block_id", uuid4().hex[:5])
        for element in touchable(block):
            element.setdefault("action_id", uuid4().hex[:5])
    return kept


def touchable(block: Json) -> list[Json]:
    """The elements of a block that a user can press, choose from or fill in."""
    found = [*block.get("elements", []), block.get("element"), block.get("accessory")]
    passive = {None, "image", "plain_text", "mrkdwn"}
    return [
        element
        for element in found
        if element and block["type"] != "rich_text" and element.get("type") not in passive
    ]


def find(blocks: list[Json], action_id: str) -> tuple[Json, Json]:
    """The block and the element with an action_id; raises LookupError if there is none."""
    for block in blocks:
        for element in touchable(block):
            if element["action_id"] == action_id:
                return block, element
    raise LookupError(f"no element has the action_id {action_id}")
