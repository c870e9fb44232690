"""One process of those that do the same is in charge, and each knows whether it is alone."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
from sqlalchemy import make_url

from storage.database import Database
from storage.presence import Presence
from tests.conftest import Databases

NAME = "huddinge-2020:slack"


def test_one_leads_and_none_is_alone_until_the_others_leave(postgresql_databases: Databases) -> None:
    address = postgresql_databases.migrated()
    with process(address) as first, process(address) as second:
        assert first.is_alone()
        assert first.leads()
        assert not second.is_alone()
        assert not second.leads()
        assert not first.is_alone()
        assert first.leads()
        first.leave()
        assert second.is_alone()
        assert second.leads()


def test_a_process_is_there_as_soon_as_it_looks(postgresql_databases: Databases) -> None:
    address = postgresql_databases.migrated()
    with process(address) as first, process(address) as second:
        first.is_alone()
        second.is_alone()
        assert not first.is_alone()


def test_others_that_do_something_else_are_no_company(postgresql_databases: Databases) -> None:
    address = postgresql_databases.migrated()
    with process(address) as first, process(address, "haninge-2020:slack") as second:
        for presence in (first, second):
            assert presence.leads()
            assert presence.is_alone()


def test_who_loses_the_connection_leads_no_longer_and_may_again(postgresql_databases: Databases) -> None:
    address = postgresql_databases.migrated()
    with process(address) as first, process(address) as second:
        assert first.leads()
        disconnect_all(address)
        assert second.leads()
        assert not first.leads()
        second.leave()
        assert first.leads()
        assert first.is_alone()


def test_nobody_leads_without_a_database() -> None:
    with process("postgresql://bot@127.0.0.1:1/bot") as presence:
        assert not presence.leads()
        assert not presence.is_alone()


def test_a_file_belongs_to_one_process(sqlite_databases: Databases) -> None:
    with process(sqlite_databases.migrated()) as presence:
        assert presence.is_alone()
        assert presence.leads()


@contextmanager
def process(address: str, name: str = NAME) -> Iterator[Presence]:
    """A process that does something, until the block ends."""
    with closing(Database(address)) as database:
        presence = database.presence(name)
        yield presence
        presence.leave()


def disconnect_all(address: str) -> None:
    """End every connection to a database but the one that says so, as a server does that restarts."""
    name = make_url(address).database
    others = "FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"SELECT pg_terminate_backend(pid) {others}", [name])
