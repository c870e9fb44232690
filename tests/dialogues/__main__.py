"""Prints a dialogue file as the program answers it now, for writing dialogues and reading what changed."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from storage.database import Database
from tests.dialogues.playing import Stage
from tests.dialogues.table import KINDS, Answer, Buttons, Dialogue, load, of_file


def file_now(path: Path) -> Iterator[str]:
    """The lines of a file with the bot's own answers and figures in place of the expected ones."""
    source = load(path)
    known = {name: _pairs(buttons) for name, buttons in source.get("buttons", {}).items()}
    yield f"about: {source['about']}"
    yield ""
    yield "buttons:"
    yield from (f"  {name}: &{name} {_flow(buttons)}" for name, buttons in known.items())
    yield ""
    yield "dialogues:"
    for dialogue, told in zip(of_file(path), source["dialogues"], strict=True):
        yield from _lines(dialogue, told, known)


def _lines(dialogue: Dialogue, told: Mapping[str, Any], known: Mapping[str, Buttons]) -> Iterator[str]:
    yield f"  - name: {dialogue.name}"
    if "partnership" in told:
        yield f"    partnership: {dialogue.partnership}"
    yield f"    who: {{{', '.join(f'{name}: {org}' for name, org in dialogue.who.items())}}}"
    yield f"    at: {told['at']}"
    yield "    turns:"
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Database(f"sqlite:///{folder}/dialogue.sqlite3")) as database,
    ):
        database.migrate()
        stage = Stage(dialogue, database)
        for turn, (_, answer) in zip(told["turns"], stage.play(), strict=True):
            yield from _turn(turn, answer, known)
        stands = stage.figures()
    if dialogue.stands:
        yield "    stands:"
    for promise, expected in dialogue.stands.items():
        now = [f"{field}: {figure(stands[promise], field)}" for field in expected]
        yield f"      {promise}: {{{', '.join(now)}}}"
    yield ""


def _turn(told: Mapping[str, Any], answer: Answer, known: Mapping[str, Buttons]) -> Iterator[str]:
    kind = next(kind for kind in KINDS if kind in told)
    order = [f for f in ("by", "at", "in", "aside", "forwarded", kind, "under", "to") if f in told]
    for number, field in enumerate(order):
        yield f"      {'-' if number == 0 else ' '} {field}: {_value(told[field])}"
    if "\n" in answer.text:
        yield "        bot: |-"
        yield from (f"          {line}" if line else "" for line in answer.text.split("\n"))
    elif answer.text:
        yield f"        bot: {_plain(answer.text)}"
    if answer.buttons:
        names = [name for name, buttons in known.items() if buttons == answer.buttons]
        yield f"        buttons: {'*' + names[0] if names else _flow(answer.buttons)}"


def figure(stands: Mapping[str, Any], field: str) -> str:
    """A figure of `status --json` as a dialogue writes it; a part's id gives what is done of it."""
    periods = stands["periods"] or {}
    parts = {part["id"]: part["done"] for part in stands["parts"]}
    value = {**parts, **periods, **stands}.get(field)
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return "null" if value is None else str(value).lower()


def _pairs(told: list[Mapping[str, str]]) -> Buttons:
    return tuple(pair for button in told for pair in button.items())


def _flow(buttons: Buttons) -> str:
    return f"[{', '.join(f'{_plain(label, flow=True)}: {action}' for label, action in buttons)}]"


def _value(told: str | Mapping[str, Any]) -> str:
    """A text, or the fields of a form."""
    if isinstance(told, str):
        return _plain(told)
    fields = (f"{name}: {value if isinstance(value, str) else _row(value)}" for name, value in told.items())
    return f"{{{', '.join(fields)}}}"


def _row(values: list[str]) -> str:
    return f"[{', '.join(values)}]"


def _plain(text: str, *, flow: bool = False) -> str:
    """A text without quotes where YAML lets it stand so."""
    special = text[:1] in "-?:,[]{}#&*!|>'\"%@`" or ": " in text or " #" in text or text.endswith(":")
    if special or "\n" in text or (flow and any(sign in text for sign in ",[]{}")):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return text


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in file_now(Path(sys.argv[1])))
