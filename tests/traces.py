"""What the program leaves behind when it is told something: its log at debug level, its database's bytes."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from bot.language.words.units import clean
from handlers.logs import made_safe
from handlers.settings import Settings

SHORTEST_COMPACT = 6


@contextmanager
def logged(settings: Settings) -> Iterator[StringIO]:
    """The program's own log of everything, libraries included, at debug level."""
    written = StringIO()
    handler = made_safe(logging.StreamHandler(written), settings)
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    try:
        yield written
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


def bytes_of_databases(folder: Path) -> bytes:
    """All bytes of the SQLite files below a folder, with their logs."""
    return b"\n".join(file.read_bytes() for file in folder.rglob("*.sqlite3*"))


def found_in(haystack: str | bytes, values: Iterable[str]) -> list[str]:
    """The values that stand in a haystack, as written, cleaned, or without their separators."""
    there = haystack if isinstance(haystack, bytes) else haystack.encode(errors="surrogatepass")
    return [value for value in values if any(form.encode() in there for form in _forms(value))]


def _forms(value: str) -> set[str]:
    cleaned = clean(value)
    compact = "".join(filter(str.isalnum, cleaned))
    return {value, cleaned, *([compact] if len(compact) >= SHORTEST_COMPACT else [])}
