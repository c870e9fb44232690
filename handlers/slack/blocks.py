"""What the bot says in Block Kit: sections of text, buttons, and a menu where there is much to pick from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby
from typing import Any

from bot.replies import PICK, SHOW, YES
from bot.utterances import Button, Utterance
from handlers.slack.mrkdwn import escaped
from handlers.splitting import split

Block = dict[str, Any]

_SECTION = 3000
_HEADER = 150
_MESSAGE = 9000
_LABEL = 75
_UNPICKED = 150
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
    *before, last = split(utterance.text, _MESSAGE, partial(_length, utterance.links))
    parts = [*(replace(utterance, text=part, buttons=()) for part in before), replace(utterance, text=last)]
    return [_said(part) for part in parts]


def blocks(utterance: Utterance) -> list[Block]:
    """What is said in sections, one for each heading and for how promises stand, with the buttons below."""
    return [*_sections(utterance), *_choices(utterance)]


def pressed(chosen: str) -> tuple[str, int | None] | None:
    """The action of a button or option, and the report under which it stood; None if it is none of ours."""
    action, _, report = chosen.partition(" ")
    if not action or (report and not report.isdecimal()):
        return None
    return action, int(report) if report else None


def _said(utterance: Utterance) -> Said:
    return Said(escaped(utterance.text, utterance.links), blocks(utterance))


def _length(links: Sequence[str], text: str) -> int:
    return len(escaped(text, links))


def _sections(utterance: Utterance) -> list[Block]:
    return [block for group in _groups(utterance) for block in _shown(group, utterance)]


def _groups(utterance: Utterance) -> Iterator[list[str]]:
    """The lines that belong together: what stands under a heading, and how the promises stand."""
    lines, positions = utterance.text.split("\n"), utterance.positions
    headed = accumulate(line in utterance.headings for line in lines)
    told = zip(lines, headed, strict=True)
    together = groupby(told, key=lambda each: (each[1], each[0] in positions))
    return ([line for line, _ in group] for _, group in together)


def _shown(lines: Sequence[str], utterance: Utterance) -> Iterator[Block]:
    """Lines as sections: the first heading of all stands above them, any other in bold."""
    headings, links = utterance.headings, utterance.links
    if lines[:1] == [*headings[:1]]:
        yield {"type": "header", "text": {"type": "plain_text", "text": lines[0][:_HEADER]}}
        lines = lines[1:]
    text = "\n".join(f"*{line}*" if line in headings else line for line in lines).strip("\n")
    headed = any(line in headings for line in lines)
    for part in split(text, _SECTION, partial(_length, links)):
        if part.strip():
            yield {"type": "section", "text": _text(part, links, headed=headed)}


def _text(part: str, links: Sequence[str], *, headed: bool) -> Block:
    """A text in which a star or an underscore stays what it is, unless the bot itself marks something."""
    said = escaped(part, links)
    if headed or any(link in part for link in links):
        return {"type": "mrkdwn", "text": said, "verbatim": True}
    return {"type": "plain_text", "text": said, "emoji": False}


def _choices(utterance: Utterance) -> list[Block]:
    """The buttons in one row; where there is much to pick from, that is a menu."""
    told = {_told(button): button for button in utterance.buttons}
    picks = [name for name, button in told.items() if button.action.startswith((PICK, SHOW))]
    in_menu = picks if len(picks) > _MOST_BUTTONS else []
    options = [_option(name, told[name]) for name in in_menu]
    menus = [
        _menu(f"{_MENU}{start}", options[start:][:_MOST_OPTIONS], utterance.menu)
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


def _menu(name: str, options: Sequence[Block], unpicked: str) -> Block:
    shown = {"type": "static_select", "action_id": name, "options": options}
    return {**shown, "placeholder": words(unpicked, _UNPICKED)} if unpicked else shown


def _option(name: str, button: Button) -> Block:
    return {"text": words(button.label), "value": name}


def words(text: str, limit: int = _LABEL) -> Block:
    """A text that is shown as it is, cut where it is too long."""
    shown = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return {"type": "plain_text", "text": shown, "emoji": False}
