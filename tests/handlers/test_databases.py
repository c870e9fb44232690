"""Databases that can't be used are named with the remedy; PostgreSQL is brought up to date by `migrate`."""

import pytest
from sqlalchemy import make_url

from tests.conftest import Databases
from tests.handlers.program import OURS, Program, said


def at(address: str, program: Program) -> Program:
    return Program(program.folder, {"DATABASE_URL": address})


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "mysql://bot:hemligt@localhost/bot",
            (
                "DATABASE_URL asks for mysql, which can't be used;"
                " write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
            ),
        ),
        ("sqlite:///:memory:", "DATABASE_URL names no SQLite file; write sqlite:///FILE."),
        (
            "sqlite:////dev/null/folder/bot.sqlite3",
            (
                "The folder /dev/null/folder can't be made (Not a directory);"
                " name a file in another folder in DATABASE_URL."
            ),
        ),
    ],
)
def test_an_address_that_cannot_be_used(program: Program, address: str, sentence: str) -> None:
    ended = at(address, program).run("status")
    assert (ended.status, ended.out, ended.error) == (2, "", sentence)


@pytest.mark.parametrize("command", ["status", "migrate"])
def test_a_file_that_is_no_database(program: Program, command: str) -> None:
    file = program.folder / "bot.sqlite3"
    file.write_text("Körde två hastighetskontroller\n" * 100, encoding="utf-8")
    ended = at(f"sqlite:///{file}", program).run(command)
    assert ended.error == (
        f"The SQLite file {file} is no database; name another in DATABASE_URL, or restore a backup."
    )
    assert file.read_text(encoding="utf-8").startswith("Körde")


def test_a_server_that_cannot_be_reached(program: Program) -> None:
    ended = at("postgresql://bot:hemligt@127.0.0.1:1/bot", program).run("status")
    assert ended.error.startswith("The PostgreSQL database bot at 127.0.0.1:1 can't be reached (")
    assert ended.error.endswith("); check DATABASE_URL and that the server is running.")
    assert "hemligt" not in ended.error


def test_a_sqlite_file_and_its_folder_are_made_when_they_are_needed(program: Program) -> None:
    file = program.folder / "new" / "bot.sqlite3"
    assert at(f"sqlite:///{file}", program).run("members", "list").out == ""
    assert file.exists()


def test_reading_needs_no_database(program: Program) -> None:
    broken = at("postgresql://bot:hemligt@127.0.0.1:1/bot", program)
    assert broken.run("parse", said="hej\n").status == 0
    assert broken.run("explain", "hej").status == 0


def test_postgresql_asks_for_migrate_and_works_after_it(
    program: Program, postgresql_databases: Databases
) -> None:
    address = postgresql_databases.empty()
    there = at(address, program)
    url = make_url(address)
    assert there.run("status").error == (
        f"The PostgreSQL database {url.database} at {url.host or url.query['host']}:{url.port or 5432}"
        " has older tables than this program; run: python -m bot migrate"
    )
    for _ in range(2):
        migrated = there.run("migrate")
        assert (migrated.status, migrated.out) == (0, "The database is up to date.\n")
    there.talk(said("tobakstillsyn i Skogås", org="kommunen"))
    status = there.json("status", "--json", "--at", "2020-04-03T22:00", "tobakstillsyn")
    assert status["promises"][0]["done"] == 1


def test_a_partnership_that_is_loaded_stays_on_postgresql(
    program: Program, postgresql_databases: Databases
) -> None:
    there = at(postgresql_databases.migrated(), program)
    assert there.run("promises", "load", str(OURS)).status == 0
    chosen = Program(program.folder, {**there.settings, "PARTNERSHIP": "ours-2020"})
    assert "  kameror  Kameror" in chosen.run("promises", "list").lines
