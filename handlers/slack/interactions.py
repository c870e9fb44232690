"""What members do in Slack beside writing: buttons, menus, commands, forms, and the place of each."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from handlers.slack.events import Payload, is_ts, moment_of

REPORT = "/rapport"
_WORDS = {
    REPORT: "rapport",
    "/status": "status",
    "/angra": "ångra",
    "/publicera": "publicera",
    "/utvardering": "utvärdering",
    "/hjalp": "hjälp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where somebody was when they opened something that they fill in elsewhere.

    `channel` is Slack's id; `on` is the bot's own message that they pressed a button on, `whisper` where they
    alone are told the answer, `home` whether it was on their page.
    """

    channel: str
    on: str | None = None
    whisper: str | None = None
    home: bool = False

    def written(self) -> str:
        """As text that a view carries."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, written: str) -> "Origin":
        """From the text that a view carried."""
        return cls(**json.loads(written))


def origin_of(body: Payload) -> Origin | None:
    """Where a button was pressed: in a message, in one that only the member sees, or on their page."""
    match body:
        case {
            "container": {"type": "message"},
            "channel": {"id": str(channel)},
            "response_url": str(whisper),
        }:
            if body["container"].get("is_ephemeral"):
                return Origin(channel=channel, on=whisper, whisper=whisper)
            return Origin(channel=channel, on=str(body["container"].get("message_ts")), whisper=whisper)
        case {"container": {"type": "view"}, "view": {"type": "home", "private_metadata": str(written)}}:
            return Origin.read(written)
        case _:
            return None


def pressed_at(body: Payload) -> datetime | None:
    """When something was pressed by Slack's clock, which may be right where this machine's isn't."""
    match body["actions"][0]:
        case {"action_ts": str(ts)} if is_ts(ts):
            return moment_of(ts)
        case _:
            return None


def chosen(done: Any) -> str:
    """What a button or the option chosen in a menu sends; nothing where it is none of the bot's."""
    match done:
        case {"selected_option": {"value": str(value)}} | {"type": "button", "value": str(value)}:
            return value
        case _:
            return ""


def in_words(command: str, text: str) -> str:
    """What a command says, in words: "/status krog" is "status krog", and a report stands alone."""
    return text if command == REPORT and text else f"{_WORDS.get(command, '')} {text}".strip()
