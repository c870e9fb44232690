"""What the bot says in Block Kit: sections of text, buttons, and a menu where there is much to pick from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from bot.replies import PICK, YES, Button, Utterance
from handlers.slack.mrkdwn import escaped
from handlers.splitting import split

Block = dict[str, Any]

_SECTION = 3000
_MESSAGE = 9000
_LABEL = 75
_MOST_BUTTONS = 5
_MOST_OPTIONS = 100
_MENU = "menu"


@dataclass(frozen=True, slots=True)
class Said:
    """A message to be sent: the text for where no blocks are shown, and the blocks."""

    text: str
    blocks: list[Block]


def messages(utterance: Utterance) -> list[Said]:
    """What is said as one message, or as several if it is long; the last has the buttons."""
    *before, last = split(utterance.text, _MESSAGE, _length)
    parts = [*(replace(utterance, text=part, buttons=()) for part in before), replace(utterance, text=last)]
    return [_said(part) for part in parts]


def blocks(utterance: Utterance) -> list[Block]:
    """What is said in sections, how the promises stand in one of its own, with the buttons below."""
    return [*_sections(utterance), *_choices(utterance.buttons)]


def pressed(chosen: str) -> tuple[str, int | None] | None:
    """The action of a button or option, and the report under which it stood; None if it is none of ours."""
    action, _, report = chosen.partition(" ")
    if not action or (report and not report.isdecimal()):
        return None
    return action, int(report) if report else None


def _said(utterance: Utterance) -> Said:
    return Said(escaped(utterance.text), blocks(utterance))


def _length(text: str) -> int:
    return len(escaped(text))


def _sections(utterance: Utterance) -> list[Block]:
    grouped = groupby(utterance.text.split("\n"), key=lambda line: line in utterance.positions)
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": escaped(part), "verbatim": True}}
        for _, lines in grouped
        for part in split("\n".join(lines), _SECTION, _length)
        if part.strip()
    ]


def _choices(buttons: Sequence[Button]) -> list[Block]:
    """The buttons in one row; where there is much to pick from, that is a menu."""
    told = {_told(button): button for button in buttons}
    picks = [name for name, button in told.items() if button.action.startswith(PICK)]
    in_menu = picks if len(picks) > _MOST_BUTTONS else []
    options = [_option(name, told[name]) for name in in_menu]
    menus = [
        {"type": "static_select", "action_id": f"{_MENU}{start}", "options": options[start:][:_MOST_OPTIONS]}
        for start in range(0, len(options), _MOST_OPTIONS)
    ]
    row = [*menus, *(_button(name, button) for name, button in told.items() if name not in in_menu)]
    return [{"type": "actions", "elements": row}] if row else []


def _told(button: Button) -> str:
    """What a button sends: its action, and the report that it stands under."""
    return button.action if button.report is None else f"{button.action} {button.report}"


def _button(name: str, button: Button) -> Block:
    shown = {"type": "button", "action_id": name, "value": name, "text": words(button.label)}
    return {**shown, "style": "primary"} if button.action == YES else shown


def _option(name: str, button: Button) -> Block:
    return {"text": words(button.label), "value": name}


def words(text: str, limit: int = _LABEL) -> Block:
    """A text that is shown as it is, cut where it is too long."""
    shown = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return {"type": "plain_text", "text": shown, "emoji": False}
