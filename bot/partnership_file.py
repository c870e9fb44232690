"""A partnership from its data file: TOML text in, a `Partnership` or all of its faults out."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any

from pydantic import Discriminator, TypeAdapter, ValidationError

from bot.data_file.cross_check import cross_check
from bot.data_file.faults import Fault, field_name
from bot.data_file.lines import KeyPath, lines_by_path
from bot.data_file.shape import shape_faults
from bot.data_file.syntax import syntax_fault
from bot.errors import PartnershipFileError
from bot.partnership import AnyPromise, Partnership


@dataclass(frozen=True, kw_only=True)
class _WrittenPartnership(Partnership):
    """A partnership as a file spells it: a promise's `kind` says which of the kinds it is."""

    promises: tuple[Annotated[AnyPromise, Discriminator("kind")], ...]


def read_partnership(source: str, name: str) -> Partnership:
    """The partnership that a TOML text describes; a promise without a period has the file's.

    `name` is what the text is called in faults, such as its file name. Raises PartnershipFileError with all
    faults at once, in the order of their lines, each like
    `NAME line 41, promises.tobakstillsyn.target: must be a whole number of at least 1; write for example
    target = 70`.
    """
    source = source.removeprefix("\ufeff")
    tables = _parse(source, name)
    shape, partnership = _shape(tables)
    faults = list(_unique([*shape, *cross_check(tables)]))
    if faults or partnership is None:
        raise PartnershipFileError(_lines(faults, source, tables, name))
    return partnership


def _parse(source: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except RecursionError:
        raise PartnershipFileError([f"{name}: is nested too deeply; take out the many brackets"]) from None
    except ValueError as error:
        found = syntax_fault(error, source)
        raise PartnershipFileError([f"{name} line {found.line}: {found.wrong}; {found.remedy}"]) from None


def _with_periods(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a file, each promise with its own period or else the file's."""
    if "period" not in tables or not isinstance(tables.get("promises"), list):
        return dict(tables)
    promises = [
        {"period": tables["period"], **promise} if isinstance(promise, dict) else promise
        for promise in tables["promises"]
    ]
    return {**tables, "promises": promises}


def _is_inherited(path: KeyPath, tables: Mapping[str, Any]) -> bool:
    """Whether a fault in a promise's period is really one in the file's, which is told already."""
    match path:
        case ("promises", int(position), "period", *_):
            return "period" not in tables["promises"][position]
    return False


def _shape(tables: Mapping[str, Any]) -> tuple[list[Fault], Partnership | None]:
    """The partnership, or the faults in the keys and types of its file; JSON's rules are the strict ones."""
    complete = _with_periods(tables)
    try:
        read = _adapter().validate_json(json.dumps(complete, default=str), strict=True)
    except ValidationError as error:
        faults = shape_faults(error, complete)
        return [fault for fault in faults if not _is_inherited(fault.path, tables)], None
    return [], Partnership(**{field.name: getattr(read, field.name) for field in fields(Partnership)})


@cache
def _adapter() -> TypeAdapter[_WrittenPartnership]:
    return TypeAdapter(_WrittenPartnership)


def _unique(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Each place's first fault: what has the wrong type need not be told to be too small or to lack a key."""
    told: set[KeyPath] = set()
    for fault in faults:
        if not any(fault.path[:length] in told for length in range(len(fault.path) + 1)):
            told.add(fault.path)
            yield fault


def _lines(faults: Iterable[Fault], source: str, tables: Mapping[str, Any], name: str) -> list[str]:
    """Faults as lines of text, in the order in which they stand in the file."""
    lines = lines_by_path(source)
    numbered = sorted(((_line(fault.path, lines), fault) for fault in faults), key=lambda pair: pair[0])
    return [
        f"{name} line {line}, {field_name(fault.path, tables)}: {fault.wrong}; {fault.remedy}"
        for line, fault in numbered
    ]


def _line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """The line of a place in the file, or of the table that it is missing from."""
    while path not in lines:
        path = path[:-1]
    return lines[path]
