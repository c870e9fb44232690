"""A parsed data file, read table by table; what has the wrong shape is as if it were missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from bot.data_file.faults import Fault
from bot.data_file.lines import KeyPath


@dataclass(frozen=True)
class Table:
    """One table of a file, and where in the file it stands."""

    path: KeyPath
    values: Mapping[str, Any]

    def text(self, key: str) -> str | None:
        """The text under a key."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def number(self, key: str) -> int | None:
        """The whole number under a key."""
        value = self.values.get(key)
        return value if type(value) is int else None

    def items(self, key: str) -> list[Any] | None:
        """The list under a key."""
        value = self.values.get(key)
        return value if isinstance(value, list) else None

    def texts(self, key: str) -> dict[KeyPath, str]:
        """The texts of the list under a key, or the one text there, each by its place in the file."""
        if (single := self.text(key)) is not None:
            return {(*self.path, key): single}
        items = enumerate(self.items(key) or ())
        return {(*self.path, key, position): item for position, item in items if isinstance(item, str)}

    def table(self, key: str) -> "Table":
        """The table under a key; an empty one if there is none."""
        value = self.values.get(key)
        return Table((*self.path, key), value if isinstance(value, dict) else {})

    def tables(self, key: str) -> list["Table"]:
        """The tables of the list under a key."""
        items = enumerate(self.items(key) or ())
        return [
            Table((*self.path, key, position), item) for position, item in items if isinstance(item, dict)
        ]

    def fault(self, key: str, wrong: str, remedy: str) -> Fault:
        """A fault in what stands, or should stand, under a key."""
        return Fault((*self.path, key), wrong, remedy)


class File(Table):
    """A whole data file."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        super().__init__((), tables)

    @cached_property
    def organisations(self) -> list[Table]:
        """The organisations."""
        return self.tables("organisations")

    @cached_property
    def areas(self) -> list[Table]:
        """The areas."""
        return self.tables("areas")

    @cached_property
    def activities(self) -> list[Table]:
        """The activities."""
        return self.tables("activities")

    @cached_property
    def promises(self) -> list[Table]:
        """The promises."""
        return self.tables("promises")

    @cached_property
    def examples(self) -> list[Table]:
        """The made-up reports."""
        return self.tables("examples")

    @cached_property
    def parts(self) -> list[Table]:
        """Every count's parts."""
        return [part for promise in self.promises for part in promise.tables("parts")]

    @cached_property
    def checklist_items(self) -> list[Table]:
        """Every checklist's items."""
        return [item for promise in self.promises for item in promise.tables("items")]

    @cached_property
    def selections(self) -> list[Table]:
        """Everything that says what counts."""
        return [holder.table("counts") for holder in [*self.promises, *self.parts]]


def all_texts(tables: Iterable[Table], *keys: str) -> Iterator[tuple[KeyPath, str]]:
    """Every text under some keys of some tables, with its place in the file."""
    return chain.from_iterable(table.texts(key).items() for table in tables for key in keys)
