"""Long texts in parts that a platform takes: split between paragraphs, else lines, else words."""

from collections.abc import Callable

_BREAKS = ("\n\n", "\n", " ")


def split(text: str, limit: int, length: Callable[[str], int] = len) -> list[str]:
    """The parts of a text, each of which has a `length` within `limit`."""
    parts = []
    while length(text) > limit:
        end = _end_of_first(text, limit, length)
        parts.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*parts, text]


def _end_of_first(text: str, limit: int, length: Callable[[str], int]) -> int:
    """Where the first part ends: at the widest break within its latter half, else wherever it must."""
    end = _widest(text, limit, length)
    for kind in _BREAKS:
        found = text.rfind(kind, end // 2, end + 1)
        if found > 0:
            return found
    return end


def _widest(text: str, limit: int, length: Callable[[str], int]) -> int:
    """How many characters fit: no more than the limit, since none is shorter than one."""
    end = min(len(text), limit)
    while length(text[:end]) > limit:
        end -= length(text[:end]) - limit
    return end
