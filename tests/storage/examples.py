"""People, messages and facts to test with."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from bot.entries import Facts
from bot.members import Member, Role
from bot.messages import MessageKey, Sender
from bot.ports import UnitOfWork, UnitsOfWork
from storage.database import Database
from storage.tables import entry_revisions

Found = TypeVar("Found")

NOW = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = date(2020, 4, 3)
ANNA = Sender(platform="slack", user="U1")
BEA = Sender(platform="telegram", user="17")


def key(message: str = "m1", revision: str = "", channel: str = "C1") -> MessageKey:
    return MessageKey(channel=channel, message=message, revision=revision)


def facts(**said: Any) -> Facts:
    unsaid: dict[str, Any] = {"activity": "foot_patrol", "date": DAY, "area": "skogas"}
    return Facts(**unsaid | said)


def anna_in(unit: UnitOfWork) -> Member:
    return unit.members.add(ANNA, "polisen", Role.REPORTER, NOW)


def member_of(units: UnitsOfWork) -> Member:
    """Anna, let into a partnership and saved."""
    with units() as unit:
        anna = anna_in(unit)
        unit.commit()
    return anna


def stored(units: UnitsOfWork, look: Callable[[UnitOfWork], Found]) -> Found:
    """What a later unit of work finds."""
    with units() as unit:
        return look(unit)


def revisions(database: Database) -> list[dict[str, Any]]:
    """Every revision in the database, whoever's it is, in order."""
    columns = entry_revisions.c
    with database._connect() as connection:
        rows = connection.execute(select(entry_revisions).order_by(columns.entry_id, columns.number))
        return [dict(row) for row in rows.mappings()]
