"""What a message and a view may hold."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from tests.stand_ins.slack.block_kit import IDENTIFIER, IN_MESSAGES, IN_VIEWS, plain_text
from tests.stand_ins.slack.checks import Check, also, boolean, listed, shape, string, typed
from tests.stand_ins.slack.errors import Refused

MOST_TEXT = 40_000  # characters; the rest is cut off
MOST_BLOCK_CHARACTERS = 13_200
MOST_VIEW_BYTES = 250_000
NO_UPLOADS: Mapping[str, Any] = MappingProxyType({})
PICTURE_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def block_ids_differ(blocks: Any, where: str) -> Iterator[str]:
    """No two blocks share a block_id."""
    named = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(named)) < len(named):
        yield f"`block_id` must be unique [json-pointer:{where}]"


def sends_what_it_asks(view: Any, where: str) -> Iterator[str]:
    """A modal that asks for input has a button to send it."""
    if any(block["type"] == "input" for block in view["blocks"]) and "submit" not in view:
        yield f"`submit` must be defined when there are input blocks [json-pointer:{where}]"


MESSAGE_BLOCKS = also(listed(IN_MESSAGES, 50, least=0), block_ids_differ)
VIEW_BLOCKS = also(listed(IN_VIEWS, 100), block_ids_differ)
COMMON: dict[str, Check] = {
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": IDENTIFIER,
}
MODAL = also(
    shape(
        {"title": plain_text(24), "blocks": VIEW_BLOCKS},
        {
            **COMMON,
            "submit": plain_text(24),
            "close": plain_text(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    sends_what_it_asks,
)
MODALS = typed({"modal": MODAL})
HOMES = typed({"home": shape({"blocks": VIEW_BLOCKS}, COMMON)})


def check_message(blocks: Any, uploads: Mapping[str, Any] = NO_UPLOADS) -> None:
    """Refuse blocks that a message may not hold, such as a picture that nobody has uploaded.

    All blocks together are measured as they are sent, in compact JSON: Slack counts more than the texts, and
    does not say what.
    """
    faults = list(MESSAGE_BLOCKS(blocks, "/blocks")) or list(_missing_pictures(blocks, uploads))
    if faults:
        raise Refused("invalid_blocks", errors=faults, response_metadata=_messages(faults))
    if len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))) > MOST_BLOCK_CHARACTERS:
        raise Refused("msg_blocks_too_long")


def _missing_pictures(blocks: Any, uploads: Mapping[str, Any]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        file = block.get("slack_file") if block["type"] == "image" else None
        if file is not None and not _is_picture(uploads.get(file.get("id"))):
            yield f"invalid slack file [json-pointer:/blocks/{number}/slack_file]"


def _is_picture(upload: Any) -> bool:
    """Whether a file has been uploaded to the end, and is a PNG or a JPEG."""
    return upload is not None and upload["complete"] and upload["content"].startswith(PICTURE_BEGINNINGS)


def check_view(view: Any, allowed: Check) -> None:
    """Refuse a view that is not of the allowed kind, or too large."""
    faults = list(allowed(view, "/view"))
    if faults:
        raise Refused("invalid_arguments", response_metadata=_messages(faults))
    if len(json.dumps(view).encode()) > MOST_VIEW_BYTES:
        raise Refused("view_too_large")


def _messages(faults: list[str]) -> dict[str, Any]:
    return {"messages": [f"[ERROR] {fault}" for fault in faults]}
