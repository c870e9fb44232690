"""Dialogue files as values, and values as dialogue files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from bot.working_time import local_time

FOLDER = Path(__file__).parent / "sv"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
KINDS = ("say", "press", "edit", "delete", "again", "fill", "share")
_MINUTE = timedelta(minutes=1)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Buttons = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Answer:
    """What the bot says to one event: its whole text, and the buttons by label and action."""

    text: str
    buttons: Buttons


@dataclass(frozen=True)
class Turn:
    """One event, and the answer that it must get; `id` names its message.

    `under` is the message whose report a button stands under, where that is not the presser's own, or whose
    report a form changes; `filled` is what the form says. `channel` is a shared channel where it is said in
    one, and `aside` is true there for what does not turn to the bot.
    """

    by: str
    at: datetime
    kind: str
    said: str
    id: str
    about: str
    under: str | None
    filled: Mapping[str, Any]
    channel: str | None
    aside: bool
    forwarded: bool
    expected: Answer


@dataclass(frozen=True)
class Dialogue:
    """A table of said and expected, and the figures that must stand in the end."""

    file: str
    name: str
    partnership: str
    who: Mapping[str, str]
    turns: tuple[Turn, ...]
    stands: Mapping[str, Mapping[str, Any]]

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"


def dialogues(folder: Path = FOLDER) -> Iterator[Dialogue]:
    """Every dialogue of a folder's files."""
    for path in sorted(folder.glob("*.yaml")):
        yield from of_file(path)


def of_file(path: Path) -> list[Dialogue]:
    """The dialogues of one file."""
    return [_dialogue(path.stem, told) for told in load(path)["dialogues"]]


def load(path: Path) -> Any:
    """A file's content, in which every plain value is text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, in C


def _dialogue(file: str, told: Mapping[str, Any]) -> Dialogue:
    return Dialogue(
        file=file,
        name=told["name"],
        partnership=told.get("partnership", "huddinge-2020"),
        who=told["who"],
        turns=tuple(_turns(told)),
        stands=told.get("stands", {}),
    )


def _turns(told: Mapping[str, Any]) -> Iterator[Turn]:
    at = local_time(datetime.fromisoformat(told["at"]), STOCKHOLM)
    for number, turn in enumerate(told["turns"], start=1):
        at = _moment(turn["at"], at) if "at" in turn else at + _MINUTE if number > 1 else at
        kind = next(kind for kind in KINDS if kind in turn)
        yield Turn(
            by=turn.get("by", next(iter(told["who"]))),
            at=at,
            kind=kind,
            said=turn["to"] if kind == "edit" else str(turn[kind]),
            id=f"m{number}",
            about=str(turn[kind]),
            under=turn.get("under"),
            filled=turn.get("fill", {}),
            channel=turn.get("in"),
            aside="aside" in turn,
            forwarded="forwarded" in turn,
            expected=Answer(turn.get("bot", ""), _buttons(turn.get("buttons", []))),
        )


def _moment(text: str, before: datetime) -> datetime:
    if len(text) == len("21:10"):
        clock = datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - joined with the zone below
        return datetime.combine(before.date(), clock, STOCKHOLM)
    return local_time(datetime.fromisoformat(text), STOCKHOLM)


def _buttons(told: Sequence[Mapping[str, str]]) -> Buttons:
    return tuple(pair for button in told for pair in button.items())
