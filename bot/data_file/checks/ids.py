"""Ids: their form, and whether each leads to one thing."""

from collections.abc import Iterator
from itertools import chain
from re import fullmatch

from bot.data_file.faults import Fault, instead_of, shown
from bot.data_file.spelling import folded
from bot.data_file.tables import File, all_texts

PLAIN_ID, LOOSE_ID = r"[a-z0-9-]+", r"[a-z0-9_-]+"


def _malformed_ids(file: File) -> Iterator[Fault]:
    lists = (file.organisations, file.areas, file.activities, file.promises, file.parts, file.checklist_items)
    for table, pattern in [(file, PLAIN_ID), *((table, LOOSE_ID) for table in chain(*lists))]:
        name = table.text("id")
        if name is not None and not fullmatch(pattern, name):
            yield table.fault("id", f"{shown(name)} is no id", _better_id(name, pattern))


def _better_id(name: str, pattern: str) -> str:
    joint = "_" if "_" in name and pattern == LOOSE_ID else "-"
    words = [folded(word) for word in name.replace("_", " ").replace("-", " ").split()]
    better = joint.join(word for word in words if word.isascii() and word)
    letters = (
        "a to z, digits and hyphens" if pattern == PLAIN_ID else "a to z, digits, hyphens and underscores"
    )
    return f'use only {letters}, for example id = "{better or "skogas"}"'


def _repeated_ids(file: File) -> Iterator[Fault]:
    lists = [file.organisations, file.areas, file.activities, file.promises]
    lists += [promise.tables(key) for promise in file.promises for key in ("parts", "items")]
    for tables in lists:
        names = [(table, table.text("id")) for table in tables]
        for position, (table, name) in enumerate(names):
            if name is not None and any(name == earlier for _, earlier in names[:position]):
                yield table.fault("id", f"{shown(name)} is used twice", "give one of the two another id")


def _unknown_ids(file: File) -> Iterator[Fault]:
    references = [
        ("activity", file.activities, file.selections, ("activities",)),
        ("area", file.areas, file.selections, ("areas",)),
        ("area", file.areas, file.promises, ("each_area",)),
        ("area", file.areas, file.checklist_items, ("area",)),
        ("organisation", file.organisations, file.selections, ("partners_any", "partners_all")),
        ("organisation", file.organisations, file.promises, ("responsible",)),
        ("organisation", file.organisations, file.activities, ("only_from", "not_from", "walked_by")),
        ("organisation", file.organisations, file.examples, ("by",)),
    ]
    for sort, defined, holders, keys in references:
        known = [name for table in defined if (name := table.text("id"))]
        for path, name in all_texts(holders, *keys):
            if name not in known:
                yield Fault(path, f"{shown(name)} is no known {sort}", instead_of(name, known))


CHECKS = (_malformed_ids, _repeated_ids, _unknown_ids)
