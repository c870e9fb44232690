"""How the bot's values are kept in columns, alike in SQLite and PostgreSQL."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    JSON,
    ColumnElement,
    DateTime,
    Dialect,
    Enum,
    String,
    Text,
    TypeDecorator,
    cast,
    type_coerce,
)
from sqlalchemy.exc import DontWrapMixin

from bot.errors import InputError
from bot.questions import Question

LONGEST_KEY = 255


class UnstorableKeyError(DontWrapMixin, InputError):
    """An id holds what no database can keep, or is too long for an index."""


class Key(TypeDecorator[str]):
    """An id, as a platform or a data file gives it.

    One that can't be stored as it is raises UnstorableKeyError: changed, it might be taken for another.
    """

    impl = String(LONGEST_KEY)
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """The id itself, where it is one."""
        if value is not None and (storable(value) != value or len(value.encode()) > LONGEST_KEY):
            raise UnstorableKeyError(
                f"The id {value[:40]!a} can't be stored: it may have {LONGEST_KEY} bytes, all of them text."
            )
        return value


class Name(TypeDecorator[str]):
    """What a place or a source is called; characters that no database can hold are dropped."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """The name without what can't be stored."""
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC and given back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The moment in UTC; ValueError for one without a zone, whose meaning would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"the moment {value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The moment in UTC, also from SQLite, which keeps no zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Ids(TypeDecorator[frozenset[str]]):
    """A set of a data file's ids, as a sorted JSON array."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, _dialect: Dialect) -> list[str]:
        """The ids in order, so that equal sets are stored alike."""
        return sorted(value or ())

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """The array as it is written, so that each one need be read only once."""
        return type_coerce(cast(column, Text), self)

    def result_processor(
        self, _dialect: Dialect, _type: object
    ) -> Callable[[str | None], frozenset[str] | None]:
        """The set again; None where an outer join gives no row."""
        return _ids


class OpenQuestion(TypeDecorator[Question]):
    """A question with all that its answer needs, as JSON in plain ASCII."""

    impl = JSON
    cache_ok = True
    _adapter = TypeAdapter(Question)

    def process_bind_param(self, value: Question | None, _dialect: Dialect) -> Any:
        """The question as JSON values."""
        return None if value is None else self._adapter.dump_python(value, mode="json")

    def process_result_value(self, value: Any, _dialect: Dialect) -> Question | None:
        """The question again."""
        return None if value is None else self._adapter.validate_python(value)


class Choice(TypeDecorator[StrEnum]):
    """One of an enumeration's values, checked by the database under a name."""

    impl = Enum
    cache_ok = True

    def __init__(self, values: type[StrEnum], name: str) -> None:
        self.values = values
        super().__init__(
            values,
            name=name,
            native_enum=False,
            create_constraint=True,
            length=16,
            values_callable=lambda enumeration: [member.value for member in enumeration],
        )

    def result_processor(self, _dialect: Dialect, _type: object) -> Callable[[str | None], StrEnum | None]:
        """What gives the member that a value belongs to; one look, as it is asked for every row's."""
        members: dict[str | None, StrEnum | None] = {member.value: member for member in self.values}
        return {**members, None: None}.__getitem__


@lru_cache(maxsize=1024)
def _ids(written: str | None) -> frozenset[str] | None:
    return None if written is None else frozenset(json.loads(written))


def storable(text: str) -> str:
    """A text without NUL, which PostgreSQL refuses, and lone surrogates, which are no UTF-8."""
    if text.isprintable():
        # As every id of a statement is, and none of those are printable.
        return text
    return text.encode(errors="ignore").decode().replace("\0", "")
