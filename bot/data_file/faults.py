"""What can be wrong in a data file, told so that a coordinator can put it right."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from bot.data_file.lines import KeyPath
from bot.data_file.spelling import nearest, quoted

SPEAKABLE = re.compile(r"[\w &/-]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place in a data file, and what to do about it; each is a clause."""

    path: KeyPath
    wrong: str
    remedy: str


def instead_of(name: str, known: Collection[str]) -> str:
    """The remedy for a name that is not known: the nearest one, else all that are."""
    likely = nearest(name, known)
    if likely is not None:
        return f'did you mean "{likely}"?'
    return f"write one of {quoted(known)}" if known else "there is none yet, so add it first"


def shown(text: str) -> str:
    """A text from the file in quotes, on one line."""
    return quoted([" ".join(text.split())])


def field_name(path: KeyPath, tables: Any) -> str:
    """What a person calls a place in a file: keys, and in lists the items' ids, names or numbers.

    The file as a whole is "file".
    """
    names: list[str] = []
    value = tables
    for step in path:
        value = _within(value, step)
        if isinstance(step, str):
            names.append(step if SPEAKABLE.fullmatch(step) else shown(step))
        elif not isinstance(value, str):
            names.append(_item_name(value, step))
    return ".".join(names) or "file"


def _within(value: Any, step: str | int) -> Any:
    """What a table or a list holds at a step; None where it holds nothing."""
    if isinstance(step, str):
        return value.get(step) if isinstance(value, dict) else None
    return value[step] if isinstance(value, list) else None


def _item_name(item: Any, position: int) -> str:
    names = [item.get(key) for key in ("id", "name")] if isinstance(item, dict) else []
    speakable = (name for name in names if isinstance(name, str) and SPEAKABLE.fullmatch(name))
    return next(speakable, f"#{position + 1}")
