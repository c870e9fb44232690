"""What the doctor says of the settings, the data file, the database and the members."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from handlers.app import App
from handlers.doctor.findings import Finding
from handlers.doctor.program import data_file, settings
from handlers.settings import Settings
from tests.conftest import Databases
from tests.handlers.doctor.conftest import Environment, found
from tests.handlers.program import OURS

FRIDAY = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)


def faults(environment: Mapping[str, str]) -> list[Finding]:
    return [finding for finding in settings(environment) if finding.grade == "wrong"]


async def test_without_a_platform_it_is_a_chat(ours: Environment) -> None:
    assert (await found(ours))["settings"] == (
        "note: no platform is set up, so run serves the chat page on this machine; the README says how to"
        " set up Slack and Telegram."
    )


def test_all_settings_that_cannot_be_are_named() -> None:
    environment = {
        "DATABASE_URL": "reports",
        "PARTNERSHIP": " ",
        "PORT": "http",
        "SLACK_BOT_TOKEN": "xoxp-1",
        "TELEGRAM_BOT_TOKEN": "1",
    }
    named = [str(finding).split(": ")[1].split()[0] for finding in faults(environment)]
    assert named == list(environment)


async def test_nothing_else_is_looked_at_while_a_setting_is_wrong() -> None:
    said = await found({"PORT": "http"})
    assert list(said) == ["settings"]


async def test_both_platforms_are_named(over_http: Environment, polling: Environment) -> None:
    assert (await found(over_http | polling))["settings"] == "ok: Slack over HTTP and Telegram by polling."


async def test_promises_of_today_are_well(ours: Environment) -> None:
    said = await found(ours, FRIDAY)
    assert said["data file"] == "ok: Medborgarlöften i Huddinge 2020, 11 promises."


async def test_promises_of_another_year_are_told(ours: Environment) -> None:
    assert (await found(ours))["data file"] == (
        "note: Medborgarlöften i Huddinge 2020, 11 promises, from 2020-01-01 to 2020-12-31: what is done"
        " today counts towards none of them; set PARTNERSHIP to others."
    )


async def test_a_data_file_that_is_not_there(ours: Environment) -> None:
    said = await found(ours | {"PARTNERSHIP": "nowhere.toml"})
    assert said["data file"] == "wrong: nowhere.toml does not exist; check the path."
    assert said["database"].startswith("ok")
    assert "members" not in said


async def test_every_fault_in_the_data_file_is_named(ours: Environment, tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    source = OURS.read_text(encoding="utf-8").replace("target = 10", "target = 0")
    file.write_text(source.replace("target = 3", "targt = 3"), encoding="utf-8")
    environment = ours | {"PARTNERSHIP": str(file)}
    with App(Settings.of(environment)) as app:
        told = list(data_file(app, FRIDAY))
    assert [finding.grade for finding in told] == ["wrong", "wrong", "wrong"]
    assert all(finding.sentence.startswith(f"{file} line ") for finding in told)


async def test_a_database_that_can_be_used(ours: Environment) -> None:
    file = ours["DATABASE_URL"].removeprefix("sqlite:///")
    assert (await found(ours))["database"] == f"ok: The SQLite file {file} is there and up to date."


async def test_a_folder_that_cannot_be_written_to(ours: Environment) -> None:
    said = await found(ours | {"DATABASE_URL": "sqlite:////proc/loftesboten.sqlite3"})
    assert said["database"] == (
        "wrong: The SQLite file /proc/loftesboten.sqlite3 can't be opened; check that it is a file and that"
        " its folder is there."
    )
    assert "members" not in said


async def test_a_server_that_cannot_be_reached(ours: Environment) -> None:
    said = await found(ours | {"DATABASE_URL": "postgresql://bot:hemligt@127.0.0.1:1/bot"})
    assert said["database"].startswith("wrong: The PostgreSQL database bot at 127.0.0.1:1 can't be reached (")
    assert "hemligt" not in str(said)


async def test_a_postgresql_database_without_tables(
    ours: Environment, postgresql_databases: Databases
) -> None:
    said = await found(ours | {"DATABASE_URL": postgresql_databases.empty()})
    assert said["database"].endswith(" has older tables than this program; run: python -m bot migrate")


async def test_a_postgresql_database_that_can_be_used(
    ours: Environment, postgresql_databases: Databases
) -> None:
    said = await found(ours | {"DATABASE_URL": postgresql_databases.migrated()})
    assert said["database"].startswith("ok: The PostgreSQL database ")


async def test_members_are_counted(ours: Environment, sqlite_databases: Databases) -> None:
    assert (await found(ours))["members"] == "ok: 1 may talk with the bot."
    said = await found(ours | {"DATABASE_URL": sqlite_databases.empty()})
    assert said["members"] == "note: nobody may talk with the bot yet; see python -m bot members --help."
