"""Whether a data file has the keys and types that a partnership has, and what to write where it has not."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, time
from enum import StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.data_file.faults import Fault, instead_of
from bot.data_file.lines import KeyPath
from bot.data_file.spelling import quoted
from bot.partnership import AnyPromise, Partnership

EXAMPLES: Mapping[str, str] = {
    "Partnership.activities": "[[activities]]",
    "Partnership.areas": "[[areas]]",
    "Season.first": "first = [11, 1]",
    "Season.last": "last = [5, 31]",
    "activities": 'activities = ["foot_patrol"]',
    "area": 'area = "skogas"',
    "areas": 'areas = ["skogas", "varby"]',
    "asks": 'asks = ["requested"]',
    "at": "at = 21:10:00",
    "average": "average = true",
    "by": 'by = "polisen"',
    "built": "built = true",
    "centre": "centre = [59.22, 18.15]",
    "company_words": 'company_words = ["brand"]',
    "counts": 'counts = { activities = ["foot_patrol"] }',
    "days_ago": "days_ago = 3",
    "definite_plural": 'definite_plural = "besöken"',
    "discreet": "discreet = true",
    "distinct": 'distinct = "day"',
    "each_area": 'each_area = ["skogas", "varby"]',
    "every": 'every = "week"',
    "examples": "[[examples]]",
    "first": "first = 2020-01-01",
    "gender": 'gender = "ett"',
    "id": 'id = "skogas"',
    "items": "[[promises.items]]",
    "kind": 'kind = "count"',
    "last": "last = 2020-12-31",
    "lookalikes": 'lookalikes = ["nykterhetskontroll"]',
    "measure": 'measure = "kronor"',
    "name": 'name = "Skogås"',
    "needs": 'needs = ["area"]',
    "neighbourhoods": 'neighbourhoods = [{ name = "Masmo", words = ["Vårby haga"] }]',
    "not_from": 'not_from = ["sbff"]',
    "noun": 'noun = { singular = "besök", plural = "besök", definite_plural = "besöken", gender = "ett" }',
    "only_from": 'only_from = ["sbff"]',
    "organisations": "[[organisations]]",
    "outside": 'outside = ["Fittja", "Farsta"]',
    "pace": 'pace = "weekends"',
    "partners_all": 'partners_all = ["polisen", "sbff"]',
    "partners_any": 'partners_any = ["polisen", "sbff"]',
    "parts": "[[promises.parts]]",
    "parts_of_day": 'parts_of_day = ["evening", "night"]',
    "period": "period = { first = 2020-01-01, last = 2020-12-31 }",
    "place": 'place = "Grantorp"',
    "places": 'places = ["Grantorp"]',
    "plural": 'plural = "besök"',
    "promises": "[[promises]]",
    "reports": "reports = false",
    "requested": "requested = true",
    "responsible": 'responsible = ["kommunen"]',
    "rule": 'rule = "varje tillsynsbesök"',
    "season": "season = { first = [11, 1], last = [5, 31] }",
    "short": 'short = "SBFF"',
    "singular": 'singular = "besök"',
    "skip_holidays": "skip_holidays = true",
    "staff": 'staff = "fältsekreterare"',
    "stage": 'stage = "ansökt"',
    "stages": 'stages = ["ansökt", "tillstånd", "uppsatt"]',
    "subjects": 'subjects = ["krog"]',
    "target": "target = 70",
    "text": 'text = "hastighetskontroll på Vårbyvägen igår"',
    "times": "times = 1",
    "timezone": 'timezone = "Europe/Stockholm"',
    "title": 'title = "Tobakstillsyn"',
    "unit": 'unit = { singular = "besök", plural = "besök", definite_plural = "besöken", gender = "ett" }',
    "venues": 'venues = ["butik"]',
    "walked_by": 'walked_by = ["polisen"]',
    "weekday": 'weekday = "thursday"',
    "weekdays": 'weekdays = ["friday", "saturday"]',
    "words": 'words = ["fotpatrull", "fotpatrullera"]',
}

SIMPLE: Mapping[Any, str] = {
    str: "text in quotes",
    int: "a whole number of at least 1",
    float: "a number",
    bool: "true or false, without quotes",
    date: "a date, without quotes",
    time: "a time, without quotes",
}

PROMISE_KINDS: Mapping[str, type] = {
    get_args(get_type_hints(kind)["kind"])[0]: kind for kind in get_args(AnyPromise)
}


def shape_faults(error: ValidationError, tables: Any) -> Iterator[Fault]:
    """Every fault that validation found; `tables` is the file as parsed."""
    for found in error.errors(include_url=False):
        yield _fault(found, _path(found["loc"]), tables)


def example(holder: type, key: str) -> str:
    """What a line with a key looks like, in the table that is read as a dataclass."""
    return EXAMPLES.get(f"{holder.__name__}.{key}") or EXAMPLES[key]


def _path(location: KeyPath) -> KeyPath:
    """Where a fault lies, without the name of the promise's kind that validation puts in; pairs are one."""
    if location[:1] == ("promises",):
        location = location[:2] + location[3:]
    in_pair = location[-2:-1] in {("first",), ("last",), ("centre",)}
    return location[:-1] if in_pair else location


def _fault(found: ErrorDetails, path: KeyPath, tables: Any) -> Fault:
    match found["type"]:
        case "json_invalid":
            return Fault((), "holds something too deeply nested or a broken character", "take it out")
        case "unexpected_keyword_argument":
            return _unknown_key(path, tables)
        case "missing" if isinstance(found["loc"][-1], str):
            return _missing(path, tables)
        case "union_tag_not_found":
            return Fault((*path, "kind"), "is missing", f"write one of {quoted(PROMISE_KINDS)}")
        case "union_tag_invalid":
            given = found["ctx"]["tag"]
            return Fault((*path, "kind"), "is no kind of promise", instead_of(given, PROMISE_KINDS))
        case _:
            return _wrong_type(path, tables, found["input"])


def _unknown_key(path: KeyPath, tables: Any) -> Fault:
    known = [field.name for field in fields(_holder(path, tables))]
    return Fault(path, "is not a key that is known here", instead_of(str(path[-1]), known))


def _missing(path: KeyPath, tables: Any) -> Fault:
    return Fault(path, "is missing", f"add for example {example(_holder(path, tables), str(path[-1]))}")


def _wrong_type(path: KeyPath, tables: Any, given: Any) -> Fault:
    expected = _type_at(path, tables)
    choices = _choices(expected)
    if choices and isinstance(given, str):
        return Fault(path, f"must be one of {quoted(choices)}", instead_of(given, choices))
    key = next(step for step in reversed(path) if isinstance(step, str))
    remedy = f"write for example {example(_holder(path, tables), key)}"
    return Fault(path, f"must be {_in_words(expected)}", remedy)


def _in_words(expected: Any) -> str:
    if expected == tuple[int, int]:
        return "a month and a day in square brackets"
    if expected == tuple[float, float]:
        return "a latitude and a longitude in square brackets"
    if get_origin(expected) is tuple:
        inner = get_args(expected)[0]
        return "a list in square brackets" if inner in SIMPLE or _choices(inner) else "a list of tables"
    if choices := _choices(expected):
        return f"one of {quoted(choices)}"
    return SIMPLE.get(expected, "a table")


def _choices(expected: Any) -> tuple[str, ...]:
    if get_origin(expected) is Literal:
        return get_args(expected)
    return tuple(expected) if isinstance(expected, type) and issubclass(expected, StrEnum) else ()


def _holder(path: KeyPath, tables: Any) -> type:
    """The dataclass whose field the nearest key of a path is."""
    while isinstance(path[-1], int):
        path = path[:-1]
    holder: type = _type_at(path[:-1], tables)
    return holder


def _type_at(path: KeyPath, tables: Any) -> Any:
    """The type that a partnership has at a path; among promises, that of the kind the file names."""
    expected: Any = Partnership
    value = tables
    for step in path:
        value = value.get(step) if isinstance(value, dict) else value[step]
        expected = get_args(expected)[0] if isinstance(step, int) else get_type_hints(expected)[step]
        expected = _settled(expected, value)
    return expected


def _settled(expected: Any, value: Any) -> Any:
    """A type without "or None"; where it is one of the promise kinds, the kind that a table names."""
    if expected == AnyPromise:
        return PROMISE_KINDS[value["kind"]] if isinstance(value, dict) else expected
    options = [option for option in get_args(expected) if option is not NoneType]
    return options[0] if len(options) < len(get_args(expected)) else expected
