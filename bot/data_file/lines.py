"""On which line of a TOML text each of its keys and list items stands; the standard parser does not tell."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping

KeyPath = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists from 0, such as ("promises", 2, "target")."""

_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_KEY_PART = re.compile(r"""[\w-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_TEXT = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}(?!")' r"|'{3}.*?'{3,5}(?!')" r'|"(?:\\.|[^"\\])*"' r"|'[^']*'", re.DOTALL
)
_BARE_VALUE = re.compile(r"[^\s,\]}#]+(?: \d[^\s,\]}#]*)?")


def lines_by_path(source: str) -> Mapping[KeyPath, int]:
    """The line, from 1, of every table, key and list item of a text that the standard parser accepts."""
    return _Walk(source).lines


class _Walk:
    """One walk through a valid text; it only asks where things begin, never what they are."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.lines: dict[KeyPath, int] = {(): 1}
        self.lengths: dict[KeyPath, int] = {}
        self.breaks = [place for place, letter in enumerate(source) if letter == "\n"]
        self._document()

    def _document(self) -> None:
        table: KeyPath = ()
        self._skip()
        while self.at < len(self.source):
            if self._takes("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _header(self) -> KeyPath:
        line = self._line()
        repeated = self._takes("[")
        *outer, name = self._key()
        path: KeyPath = ()
        for part in outer:
            path = self._latest((*path, part))
            self.lines.setdefault(path, line)
        path = (*path, name)
        self.lines.setdefault(path, line)
        if repeated:
            self.lengths[path] = self.lengths.get(path, 0) + 1
        path = self._latest(path)
        self.lines[path] = line
        self.at = self.source.index("]]" if repeated else "]", self.at) + (2 if repeated else 1)
        return path

    def _latest(self, path: KeyPath) -> KeyPath:
        """A table, or the latest of those that stand under one [[header]]."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def _pair(self, table: KeyPath) -> None:
        line = self._line()
        path = table
        for part in self._key():
            path = (*path, part)
            self.lines.setdefault(path, line)
        self._takes("=")
        self._skip()
        self._value(path)

    def _key(self) -> list[str]:
        parts = [self._key_part()]
        while self._takes("."):
            parts.append(self._key_part())
        return parts

    def _key_part(self) -> str:
        self._skip()
        part = self._match(_KEY_PART)
        self._skip()
        return next(iter(tomllib.loads(f"{part} = 0")))

    def _value(self, path: KeyPath) -> None:
        if self._takes("["):
            self._items(path)
        elif self._takes("{"):
            self._inline_table(path)
        else:
            self._match(_TEXT if self.source[self.at] in "\"'" else _BARE_VALUE)

    def _items(self, path: KeyPath) -> None:
        position = 0
        self._skip()
        while not self._takes("]"):
            self.lines[(*path, position)] = self._line()
            self._value((*path, position))
            position += 1
            self._separator()

    def _inline_table(self, path: KeyPath) -> None:
        self._skip()
        while not self._takes("}"):
            self._pair(path)
            self._separator()

    def _separator(self) -> None:
        self._skip()
        self._takes(",")
        self._skip()

    def _skip(self) -> None:
        self._match(_BLANK)

    def _takes(self, mark: str) -> bool:
        found = self.source.startswith(mark, self.at)
        self.at += len(mark) if found else 0
        return found

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        if found is None:
            raise ValueError(f"no TOML at {self.at}")
        self.at = found.end()
        return found.group()

    def _line(self) -> int:
        return bisect_right(self.breaks, self.at - 1) + 1
