"""Whether the history is whole, and whether the rows are as it tells: every finding is one sentence.

The chain shows what was changed, put in or taken out within it. Its end shows by the rows that it no longer
tells of, and, whatever was done to both, by a head that somebody noted elsewhere.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, func, select

from storage.history import hash_of, rows_of, who_of
from storage.scope import OWN, Scope
from storage.seals import SEALED, Sealed, canonical, is_sealed, key_of
from storage.tables import history, weedings

TABLES = frozenset(table.name for table in SEALED)
WEEDED_BEFORE = select(func.max(weedings.c.before)).where(weedings.c.partnership_id == OWN)
CHAIN = select(history).where(history.c.partnership_id == OWN).order_by(history.c.number)
NEVER = datetime.min.replace(tzinfo=UTC)

Row = Mapping[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What the history told of a row last: its seal, None if it is gone, who it was, and who began it."""

    seal: str | None
    by: "Doer"
    begun_by: "Doer"


@dataclass(frozen=True, slots=True)
class Doer:
    """Which member it was, None for the command line, unless that was forgotten."""

    member: int | None
    forgotten: bool


@dataclass(frozen=True, slots=True)
class Audited:
    """What is not as it was written, a sentence each; the history's length, and the hash of its last row."""

    findings: tuple[str, ...]
    rows: int
    head: str


def audited(scope: Scope, noted: str | None = None) -> Audited:
    """Check a partnership's history, and all rows that it tells of; `noted` is a head of earlier on."""
    audit = _Audit(scope, noted)
    findings = tuple(audit.findings())
    return Audited(findings, audit.rows, audit.head)


class _Audit:
    def __init__(self, scope: Scope, noted: str | None) -> None:
        self.rows = 0
        self.head = ""
        self._scope = scope
        self._noted = noted
        self._weeded_before = scope.run(WEEDED_BEFORE).scalar() or NEVER
        self._told: dict[Key, Told] = {}

    def findings(self) -> Iterator[str]:
        try:
            yield from self._broken_links()
            for table in SEALED:
                yield from self._changed_rows(table)
        except (ValueError, LookupError):
            yield "A row can't be read; something was written into it that the program never writes."
            return
        for (table_name, key), told in self._told.items():
            if told.seal is not None:
                yield f"{_name(table_name, key)} is gone, and the history does not tell why."

    def _broken_links(self) -> Iterator[str]:
        noted = self._noted is None
        for row in self._scope.stream(CHAIN):
            if row["number"] != self.rows + 1:
                yield f"history {self.rows + 1} is gone; {row['number']} comes after {self.rows}."
            yield from self._faults(row)
            self.rows, self.head = row["number"], row["hash"]
            noted = noted or row["hash"] == self._noted
            self._learn(row)
        if not noted:
            yield "The noted head is not in the history: its last rows were changed or taken away."

    def _faults(self, row: Row) -> Iterator[str]:
        told = [row[column] for column in ("partnership_id", "number", "at", "who", "deeds")]
        if hash_of(self.head, told) != row["hash"]:
            yield f"history {row['number']} is not as it was written, or not where it was."
        if row["nonce"] is None and row["by"] is None:
            if row["at"] >= self._weeded_before:
                yield f"history {row['number']} has lost who it was, and no weeding took it away."
        elif who_of(row["nonce"], row["by"]) != row["who"]:
            yield f"history {row['number']} names somebody else than it did."

    def _learn(self, row: Row) -> None:
        """Take in what a row tells; one that tells nothing that can be read is found by its hash."""
        by = Doer(row["by"], row["nonce"] is None)
        for deed in _deeds(row["deeds"]):
            match deed:
                case [_, str(table_name), [*key], (str() | None) as seal] if table_name in TABLES:
                    named = table_name, canonical(key)
                    begun_by = self._told[named].begun_by if named in self._told else by
                    self._told[named] = Told(seal, by, begun_by)

    def _changed_rows(self, table: Table) -> Iterator[str]:
        sealed = SEALED[table]
        for row in self._scope.stream(rows_of(table)):
            key = canonical(key_of(table, row))
            told = self._told.pop((table.name, key), None)
            if told is None or told.seal is None:
                yield f"{_name(table.name, key)} is there, and the history does not tell of it."
            elif not is_sealed(table, row, told.seal):
                yield f"{_name(table.name, key)} is not as the history tells."
            elif self._is_anothers(sealed, row, told):
                yield f"{_name(table.name, key)} is somebody else's than the history tells."

    def _is_anothers(self, sealed: Sealed, row: Row, told: Told) -> bool:
        """Whether a row names another member than the history; what was weeded names nobody."""
        if sealed.by is None or sealed.at is None or row[sealed.at] < self._weeded_before:
            return False
        doer = told.begun_by if sealed.begun else told.by
        return not doer.forgotten and row[sealed.by] != doer.member


def _deeds(text: str) -> list[Any]:
    try:
        deeds = json.loads(text)
    except ValueError:
        return []
    return deeds if isinstance(deeds, list) else []


def _name(table_name: str, key: str) -> str:
    """What a row is called in a finding: its table and its ids."""
    return f"{table_name} {'/'.join(map(str, json.loads(key)))}".strip()
