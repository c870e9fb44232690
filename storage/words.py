"""The words that a partnership has learnt, or that wait for a manager to decide about them."""

from dataclasses import fields
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, delete, or_, select

from bot.words import Word, WordState
from storage.scope import OWN, Did, InsertInto, Scope, own
from storage.tables import words

COLUMNS = tuple(field.name for field in fields(Word))
ALL = select(*(words.c[name] for name in COLUMNS)).where(own(words)).order_by(words.c.at, words.c.word)
ACCEPTED = ALL.where(words.c.state == WordState.ACCEPTED)
WAITING = ALL.where(
    words.c.state == WordState.OFFERED,
    or_(words.c.by.is_(None), words.c.at < bindparam("asked_before", type_=words.c.at.type)),
).limit(1)
FORGET = delete(words).where(own(words), words.c.word == bindparam("forgotten"))


@cache
def _offer(insert: InsertInto) -> Executable:
    return insert(words).values(partnership_id=OWN).on_conflict_do_nothing().returning(words.c.word)


@cache
def _keep(insert: InsertInto) -> Executable:
    kept = insert(words).values(partnership_id=OWN)
    changes = {column: kept.excluded[column] for column in ("means", "value", "state", "by", "at")}
    return kept.on_conflict_do_update(index_elements=words.primary_key.columns, set_=changes)


class SqlWords:
    """Serves `bot.ports.Words`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def offer(self, word: Word, at: datetime) -> None:
        """Keep a word for a manager to decide about, unless it is kept already, whatever became of it."""
        offered = {**_values(word), "by": None, "at": at}
        if self._scope.row(_offer(self._scope.insert), **offered) is not None:
            self._scope.note(Did.ADDED, words, offered)

    def keep(self, word: Word, *, by: int | None, at: datetime) -> None:
        """Keep a word as it stands now; `by` is the manager who was asked or has decided."""
        kept = {**_values(word), "by": by, "at": at}
        self._scope.run(_keep(self._scope.insert), **kept)
        self._scope.note(Did.CHANGED, words, kept, by)

    def waiting(self, asked_before: datetime) -> Word | None:
        """The word that has waited longest, and that no manager was asked about at that moment or later."""
        return next(iter(self._found(WAITING, asked_before=asked_before)), None)

    def accepted(self) -> tuple[Word, ...]:
        """The words that messages are read with, in the order in which they were accepted."""
        return tuple(self._found(ACCEPTED))

    def all(self) -> list[Word]:
        """Every word, whatever became of it, oldest first."""
        return self._found(ALL)

    def forget(self, word: str) -> bool:
        """Keep a word no longer, as if it had never come up; False if it was not kept."""
        was_kept = self._scope.changed(FORGET, forgotten=word) > 0
        if was_kept:
            self._scope.note(Did.REMOVED, words, {"word": word})
        return was_kept

    def _found(self, statement: Executable, **values: object) -> list[Word]:
        return [Word(**dict(zip(COLUMNS, row, strict=True))) for row in self._scope.rows(statement, **values)]


def _values(word: Word) -> dict[str, str]:
    return {name: getattr(word, name) for name in COLUMNS}
