"""Labels of lists: the "1." and "2." before what is listed are no numbers of anything."""

import re
from collections.abc import Iterable, Sequence

from bot.language.phrases.noise import LABEL
from bot.language.phrases.told_visits import LISTED
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_LABEL = re.compile(r"(?<!\S)(?P<label>\d{1,2}|[a-z])(?P<sign>[.)])(?=\s)", re.IGNORECASE)
_BEGINS_LIST = re.compile(r"(?:^|\n|[:;!?.]|[-*•])[^\S\n]*$")
_BEGINS_LINE = re.compile(r"(?:^|\n)[^\S\n]*(?:[-*•][^\S\n]*)?$")
_FEWEST = 2
_BEHIND_LABEL = frozenset({"colon", "place", "i", "on", "in"})


def as_lines(text: str) -> str:
    """A text of the same length in which each item of a list that is labelled begins a line instead.

    The labels are 1, 2, 3 or a, b, c, in order and at least two; ones with a full stop are told from numbers
    that end a sentence by beginning the text or a line.
    """
    labels = list(_LABEL.finditer(text))
    for position, first in enumerate(labels):
        listed = _listed(labels[position:], text) if _begins_list(first, text) else []
        if len(listed) >= _FEWEST:
            for label in listed:
                text = text[: label.start()] + "\n".ljust(len(label.group())) + text[label.end() :]
            break
    return text


def without_headings_numbered(units: Sequence[Unit]) -> list[Unit]:
    """As in "Fotpatrull 1: Vårby. Fotpatrull 2: Skogås": its numbers only put them in order."""
    headings = [
        position + 1
        for position, unit in enumerate(units[:-2])
        if unit.kind in {"activity", "visit", "times"}
        and unit.rule != LISTED
        and units[position + 1].kind == "number"
        and units[position + 2].kind in _BEHIND_LABEL
    ]
    alike = len({_named(units[position - 1]) for position in headings}) == 1
    in_order = [units[position].value for position in headings] == list(range(1, len(headings) + 1))
    labels = headings if alike and in_order and len(headings) >= _FEWEST else []
    return [
        _label(units[at - 1], unit, units[at + 1]) if at in labels else unit for at, unit in enumerate(units)
    ]


def _label(heading: Unit, number: Unit, following: Unit) -> Unit:
    """A number that only orders; without a colon behind it, it may tell how many there were too."""
    if following.kind == "colon" and heading.kind == "times":
        return number._replace(kind="noise", text=f"{heading.text} {number.text}", rule=LABEL)
    if following.kind == "colon":
        return number._replace(kind="noise")
    return number if number.value == 1 else number._replace(kind="vague")


def _named(heading: Unit) -> str:
    return heading.value.activity if isinstance(heading.value, ActivityWord) else heading.text


def _begins_list(label: re.Match[str], text: str) -> bool:
    begins = _BEGINS_LINE if label["sign"] == "." else _BEGINS_LIST
    return label["label"].lower() in {"1", "a"} and begins.search(text[: label.start()]) is not None


def _listed(labels: Iterable[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The first of some labels and those that go on from it, written as it is; others only look like them."""
    listed: list[re.Match[str]] = []
    for label in labels:
        alike = not listed or (label["sign"], label["label"].isdigit()) == (
            listed[0]["sign"],
            listed[0]["label"].isdigit(),
        )
        if alike and _place(label) == len(listed) + 1 and text[label.end() :].strip():
            listed.append(label)
    return listed


def _place(label: re.Match[str]) -> int:
    """The place of an item in its list, from 1."""
    said = label["label"].lower()
    return int(said) if said.isdigit() else ord(said) - ord("a") + 1
