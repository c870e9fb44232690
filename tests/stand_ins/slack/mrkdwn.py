"""What a text in Slack's markup would do beyond being read: whom it pings and where it leads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

CONTROL = re.compile(r"<([@#!]?)([^<>|\n]+)(?:\|([^<>\n]*))?>")
BARE_LINK = re.compile(r"(?<![<|\w])https?://[^\s<>|]+")
TYPED_CONTROL = re.compile(r"<(?:[@#!]|https?://|mailto:)[^<>\n]+>")


@dataclass(slots=True)
class Pings:
    """The mentions and links in a message.

    Attributes:
        users: ids of mentioned users.
        groups: ids of mentioned user groups.
        broadcasts: "channel", "here", "everyone".
        channels: ids of linked channels.
        links: addresses.
    """

    users: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    broadcasts: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.users, self.groups, self.broadcasts, self.channels, self.links))

    def read(self, text: str) -> None:
        """Add what a text in mrkdwn mentions."""
        for sign, target, _label in CONTROL.findall(text):
            self._note(sign, target)
        self.links += BARE_LINK.findall(text)

    def _note(self, sign: str, target: str) -> None:
        match sign:
            case "@":
                self.users.append(target)
            case "#":
                self.channels.append(target)
            case "!" if target.startswith("subteam^"):
                self.groups.append(target.removeprefix("subteam^"))
            case "!" if not target.startswith("date^"):
                self.broadcasts.append(target)
            case "":
                self.links.append(target)


def pings(text: str, blocks: list[Any]) -> Pings:
    """What a message would ping, in its text and in the mrkdwn and rich text of its blocks."""
    found = Pings()
    found.read(text)
    for part in _objects(blocks):
        match part:
            case {"type": "mrkdwn", "text": str(marked)}:
                found.read(marked)
            case {"type": "user", "user_id": str(user)}:
                found.users.append(user)
            case {"type": "usergroup", "usergroup_id": str(group)}:
                found.groups.append(group)
            case {"type": "broadcast", "range": str(reach)}:
                found.broadcasts.append(reach)
            case {"type": "link", "url": str(address)}:
                found.links.append(address)
    return found


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _objects(part)


def as_typed(text: str) -> str:
    """A text as Slack hands it on: `&`, `<` and `>` escaped, except in mentions and links."""
    parts, end = [], 0
    for control in TYPED_CONTROL.finditer(text):
        parts += [_escaped(text[end : control.start()]), control.group()]
        end = control.end()
    return "".join([*parts, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
