"""CSV files as people save them: with semicolons or commas, from Excel or by hand, columns in any order."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bot.errors import InputError

_UNDOTTED = str.maketrans("åäö", "aao")


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of a line by the names of their columns, and which line of which file it is."""

    path: str
    number: int
    cells: Mapping[str, str]

    def fault(self, what: str, remedy: str) -> InputError:
        """The error that says what is wrong here, and what to do."""
        return InputError(f"{self.path} line {self.number} {what}; {remedy}.")


def lines(path: str, needed: Sequence[str], optional: Sequence[str]) -> Iterator[Line]:
    """The lines below the names of the columns; InputError for a file or a line that can't be read so."""
    text = _text(path)
    first = text.partition("\n")[0]
    rows = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in first else ",", strict=True)
    try:
        columns = _columns(path, next(rows, []), needed, optional)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield _line(path, rows.line_num, columns, cells)
    except csv.Error:
        raise InputError(
            f"{path} line {rows.line_num} can't be read as CSV; see that each quote is closed."
        ) from None


def _text(path: str) -> str:
    try:
        source = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the path.") from None
    except OSError as error:
        raise InputError(f"{path} can't be read ({error.strerror}); check the path.") from None
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path} line {line} is not UTF-8 text; in Excel, choose Save as and the type CSV UTF-8."
        ) from None


def _columns(path: str, told: Sequence[str], needed: Sequence[str], optional: Sequence[str]) -> list[str]:
    """The names of the columns, in small letters without dots."""
    columns = [cell.strip().casefold().translate(_UNDOTTED) for cell in told]
    missing = [name for name in needed if name not in columns]
    if missing or len(set(columns)) != len(columns) or not {*columns} <= {*needed, *optional}:
        wrong = f"lacks {missing[0]}" if missing else "names a column that is unknown or there twice"
        raise InputError(
            f"{path} line 1 {wrong}; it must say {';'.join(needed)}, and may say {', '.join(optional)} too."
        )
    return columns


def _line(path: str, number: int, columns: Sequence[str], cells: Sequence[str]) -> Line:
    if len(cells) != len(columns):
        raise InputError(
            f"{path} line {number} has {len(cells)} cells under {len(columns)} columns; separate them by"
            " semicolons, or put numbers with a comma in quotes."
        )
    named = zip(columns, cells, strict=True)
    return Line(path, number, {column: cell.strip() for column, cell in named})
