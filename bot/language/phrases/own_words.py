"""What the sender wrote: without lines quoted from others, and with tick boxes that begin lines.

All keep every other character where it stood.
"""

import re

from bot.language.phrases.list_labels import as_lines

UNTICKED = "\N{BALLOT BOX}"
_QUOTED_LINE = re.compile(r"^[^\S\n]*(?:>|&gt;).*$", re.MULTILINE)
_HEADING = re.compile(r"^[^\S\n]*#{1,6}(?=[^\S\n]|[^\W\d_])", re.MULTILINE)
_EMPTY = r"\[ ?\]|[☐□▢⬜🔲]"
_TICKED = r"\[[xXvV✓✔]\]|[☑☒✅✔✓]"
_LISTED = re.compile(rf"(?:^|[\n:])[^\S\n]*(?:[-*•·][^\S\n]*)?(?:{_EMPTY}|{_TICKED})[^\S\n]*\w")
_LISTED_IN_LINE = re.compile(rf"(?<=:)[^\S\n]*(?:{_TICKED})[^\n]*")
_BOX = re.compile(rf"(?P<lead>(?<=[^\s*•·-])\s)?(?:(?P<empty>{_EMPTY})|{_TICKED})")


def laid_out(text: str) -> str:
    """A text of the same length in the sender's own words, with each item of a list on a line of its own."""
    return as_lines(boxes_as_lines(ticks_as_commas(without_heading_marks(own_words(text)))))


def own_words(text: str) -> str:
    """A text of the same length without the lines that it quotes: "> Körde två hastighetskontroller"."""
    return _QUOTED_LINE.sub(lambda line: " " * len(line.group()), text)


def without_heading_marks(text: str) -> str:
    """A text of the same length without what only marks a line as a heading: "# Fredag"."""
    return _HEADING.sub(lambda mark: " " * len(mark.group()), text)


def ticks_as_commas(text: str) -> str:
    """A text of the same length in which ticks part what is listed in a line: "tobak: ✔ ICA ✔ Tempo"."""
    return _LISTED_IN_LINE.sub(_parted, text)


def _parted(listed: re.Match[str]) -> str:
    """The first item without its tick, the others behind a comma; a box that is empty is none of theirs."""
    if re.search(_EMPTY, listed[0]):
        return listed[0]
    ticks = re.compile(_TICKED)
    first = ticks.sub(lambda tick: " " * len(tick[0]), listed[0], count=1)
    return ticks.sub(lambda tick: ",".ljust(len(tick[0])), first)


def boxes_as_lines(text: str) -> str:
    """A text of the same length in which what has a tick box begins a line, with a sign where it is empty.

    As in "[x] hastkontroll Stuvsta [ ] fotpatrull Skogås". A box behind what it is for begins none.
    """
    listed = _LISTED.search(text) is not None
    return _BOX.sub(lambda box: _read(box, listed=listed), text)


def _read(box: re.Match[str], *, listed: bool) -> str:
    if not listed and not box["empty"]:
        return box.group()
    lead = "\n" if listed and box["lead"] else box["lead"] or ""
    return (lead + (UNTICKED if box["empty"] else " ")).ljust(len(box.group()))
