"""Sheets as files: a folder of CSV, one JSON file, or an Excel workbook.

Each is written under another name and gets its own when all of it is there. A cell is data and never a
formula, whatever it begins with.
"""

import csv
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.errors import InputError
from handlers.disclosure.sheets import Cell, Sheet

Write = Callable[[Path, str, Sequence[str], Sequence[Sheet]], None]
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MOST_ROWS = 1_048_575  # of an Excel sheet, below its titles
_LONGEST_CELL = 32_767
_WIDTH = 16
_WIDE = 110
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(path: Path, kind: str, name: str, readme: Sequence[str], sheets: Sequence[Sheet]) -> None:
    """Write sheets, with what explains them under a `name`, as one of KINDS.

    InputError where there is something of that path already, or it can't be written.
    """
    if path.exists():
        raise InputError(f"{path} is there already; name a new one.")
    try:
        with _new(path) as made:
            KINDS[kind](made, name, readme, sheets)
    except OSError as error:
        raise InputError(
            f"{path} can't be written ({error.strerror}); name one elsewhere, or make room."
        ) from error


@contextmanager
def _new(path: Path) -> Iterator[Path]:
    """A path in a folder that only its owner may read; what is made there gets its name at the end."""
    folder = Path(mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        yield folder / path.name
        (folder / path.name).rename(path)
    finally:
        rmtree(folder)


def _csv(folder: Path, _name: str, readme: Sequence[str], sheets: Sequence[Sheet]) -> None:
    """With semicolons and a byte order mark, as a Swedish Excel opens them."""
    folder.mkdir()
    (folder / "README.txt").write_text("\n".join([*readme, ""]), encoding="utf-8-sig")
    for sheet in sheets:
        with (folder / f"{_file_name(sheet.name)}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file, delimiter=";")
            rows.writerow(sheet.titles)
            rows.writerows(map(_harmless, sheet.rows))


def _file_name(name: str) -> str:
    """A sheet's name in letters that every file system has."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace(" ", "_")


def _harmless(row: Sequence[Cell]) -> list[Cell]:
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS) else cell for cell in row]


def _json(path: Path, _name: str, readme: Sequence[str], sheets: Sequence[Sheet]) -> None:
    """One object: the lines that explain it, and a list for each sheet, an object a line."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"readme": {json.dumps(list(readme), ensure_ascii=False)}')
        for sheet in sheets:
            file.write(f",\n{json.dumps(sheet.key)}: [")
            for number, row in enumerate(sheet.rows):
                told = json.dumps(dict(zip(sheet.keys, row, strict=True)), ensure_ascii=False)
                file.write(f"{',' if number else ''}\n{told}")
            file.write("]")
        file.write("}\n")


def _xlsx(path: Path, name: str, readme: Sequence[str], sheets: Sequence[Sheet]) -> None:
    """A sheet after another, a row at a time, so that it takes no more memory for more rows."""
    with closing(Workbook(str(path), {"constant_memory": True, **_PLAIN})) as workbook:
        bold = workbook.add_format({"bold": True})
        explained = workbook.add_worksheet(name)
        explained.set_column(0, 0, _WIDE)
        for number, line in enumerate(readme):
            explained.write_string(number, 0, line[:_LONGEST_CELL], None if number else bold)
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, bold)


def _write_sheet(kept: Worksheet, sheet: Sheet, bold: Format) -> None:
    kept.set_column(0, len(sheet.titles) - 1, _WIDTH)
    kept.freeze_panes(1, 0)
    for column, title in enumerate(sheet.titles):
        kept.write_string(0, column, title, bold)
    for number, row in enumerate(sheet.rows, start=1):
        if number > _MOST_ROWS:
            raise InputError(f"Excel takes no more than {_MOST_ROWS} rows; choose --format csv or json.")
        for column, cell in enumerate(row):
            _write_cell(kept, number, column, cell)


def _write_cell(kept: Worksheet, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        kept.write_string(row, column, cell[:_LONGEST_CELL])
    elif cell is not None:
        kept.write_number(row, column, cell)


KINDS: Mapping[str, Write] = {"csv": _csv, "json": _json, "xlsx": _xlsx}
