"""Where a text stops being TOML, and how to mend it, in words for one who does not know TOML."""

import re
from dataclasses import dataclass

PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
HAS_CONTENT = re.compile(r"\s*[^\s#]")
HAS_LONG_NUMBER = re.compile(r".*[\d_]{4000}")
BEGINS_SOMETHING = re.compile(r"""\s*(?:[\w"'.\- ]+=|\[\[?[\w"'.\- ]+)""")


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """What is wrong on a line, and what to do about it; each is a clause."""

    line: int
    wrong: str
    remedy: str


OPEN_LIST = ("a list is neither continued nor closed", "put a comma between its items and ] after the last")
OPEN_TABLE = (
    "a table in braces is neither continued nor closed",
    "keep it on one line, with a comma between its items and } after the last",
)
OPEN_TEXT = ("a text has no quote at its end", "end it with the quote that it begins with")
TWICE = ("a key stands there a second time", "take one of the two out")
BACKSLASH = ("a backslash stands in a text", "write two backslashes, or put the text in single quotes")
CONTROL = ("a character stands there that can't be seen", "type the line anew")
HEADER = ("a table's name is not closed", "write [name] for one table, [[name]] for one of several")
TOO_LONG = ("a number has too many digits", "write a shorter one")
NO_TOML = ("this is no TOML", "compare it with the files that come with the program")
NO_VALUE = ("the value is no TOML", 'put text in straight quotes, for example title = "Tobakstillsyn"')
NO_START = (
    "the line begins with neither a key nor a table",
    "begin it with a key and =, with [ or, for a comment, with #",
)

KNOWN: tuple[tuple[str, tuple[str, str]], ...] = (
    ("Expected '=' after a key", ("the key has no = after it", "write it as key = value")),
    (
        "Expected newline",
        ("something stands after the value", "put it on a line of its own, or # before a comment"),
    ),
    ("Expected ']", HEADER),
    ("Expected", OPEN_TEXT),
    ("Unterminated string", OPEN_TEXT),
    (r"Illegal character '\n'", OPEN_TEXT),
    (r"Found invalid character '\n'", OPEN_TEXT),
    ("Illegal character", CONTROL),
    ("Found invalid character", CONTROL),
    ("Unclosed array", OPEN_LIST),
    ("Unclosed inline table", OPEN_TABLE),
    ("Invalid initial character", NO_START),
    ("Invalid statement", NO_START),
    ("Invalid value", NO_VALUE),
    ("Invalid date", ("the date does not exist", "write year, month and day, for example 2020-01-31")),
    (
        "Cannot declare",
        ("the table stands there a second time", "join the two, or write [[name]] for one of several"),
    ),
    ("Cannot", TWICE),
    ("Duplicate", TWICE),
    ("Invalid hex", BACKSLASH),
    ("Unescaped", BACKSLASH),
    ("Escaped", BACKSLASH),
    ("Exceeds the limit", TOO_LONG),
)


def syntax_fault(error: ValueError, source: str) -> SyntaxFault:
    """What the standard parser's error means, and the line on which a person would mend it."""
    said = str(error)
    wrong, remedy = next((clauses for start, clauses in KNOWN if said.startswith(start)), NO_TOML)
    lines = source.replace("\r\n", "\n").split("\n")
    place = PLACE.search(said)
    before = _up_to(lines, int(place[1]), int(place[2])) if place else lines
    if (wrong, remedy) == TWICE:
        line = _last(BEGINS_SOMETHING, before)
    elif place is None and (wrong, remedy) == OPEN_TEXT:
        line = _opening_quote(said, source)
    elif (wrong, remedy) == TOO_LONG:
        line = _last(HAS_LONG_NUMBER, lines)
    elif place is None or (wrong, remedy) in (OPEN_LIST, OPEN_TABLE):
        line = _last(HAS_CONTENT, before)
    else:
        line = len(before)
    return SyntaxFault(line, wrong, remedy)


def _up_to(lines: list[str], line: int, column: int) -> list[str]:
    return [*lines[: line - 1], lines[line - 1][: column - 1]]


def _last(pattern: re.Pattern[str], lines: list[str]) -> int:
    """The number of the last line that matches; the first line if none does."""
    return next((number for number in range(len(lines), 0, -1) if pattern.match(lines[number - 1])), 1)


def _opening_quote(said: str, source: str) -> int:
    """The line of the quote that nothing in the rest of the text closes."""
    quote = "'" if "'" in said else '"'
    opening = source.rfind(quote * 3) if source.count(quote * 3) % 2 else source.rfind(quote)
    return source.count("\n", 0, max(opening, 0)) + 1
