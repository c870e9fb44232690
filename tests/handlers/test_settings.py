"""Settings: what they are without any, what wins, and what is said of one that can't be."""

from pathlib import Path

import pytest

from bot.errors import SettingError
from handlers.settings import Settings, read_env_file
from tests.handlers.program import Program

ADDRESS = "postgresql://bot:hemligt@host/loftesboten"


def test_without_any_the_huddinge_promises_are_kept_in_the_users_data_folder() -> None:
    settings = Settings.of({})
    assert settings.partnership == "huddinge-2020"
    assert settings.database_url.startswith("sqlite:///")
    assert settings.database_url.endswith("loftesboten.sqlite3")


def test_what_is_set_is_used() -> None:
    settings = Settings.of({"DATABASE_URL": f" {ADDRESS}\n", "PARTNERSHIP": " huddinge-2021 "})
    assert (settings.database_url, settings.partnership) == (ADDRESS, "huddinge-2021")


def test_no_password_is_shown() -> None:
    assert "hemligt" not in repr(Settings.of({"DATABASE_URL": ADDRESS}))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "DATABASE_URL",
            "",
            (
                "DATABASE_URL is empty; leave it out, or write for example sqlite:///reports.sqlite3"
                " or postgresql://USER:PASSWORD@HOST/NAME."
            ),
        ),
        (
            "DATABASE_URL",
            "reports.sqlite3",
            (
                "DATABASE_URL is no address; leave it out, or write for example sqlite:///reports.sqlite3"
                " or postgresql://USER:PASSWORD@HOST/NAME."
            ),
        ),
        ("PARTNERSHIP", " ", "PARTNERSHIP is empty; leave it out, or write for example huddinge-2020."),
    ],
)
def test_one_that_cannot_be_is_named(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingError) as told:
        Settings.of({name: value})
    assert str(told.value) == sentence


# The .env file


def env_file(folder: Path, content: str | bytes) -> Path:
    file = folder / ".env"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_no_file_sets_nothing(tmp_path: Path) -> None:
    assert read_env_file(tmp_path / ".env") == {}


def test_a_file_may_have_comments_quotes_and_a_byte_order_mark(tmp_path: Path) -> None:
    file = env_file(tmp_path, '\ufeff# ours\nexport PARTNERSHIP="huddinge-2021"\n\nPORT=\n')
    assert read_env_file(file) == {"PARTNERSHIP": "huddinge-2021", "PORT": ""}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("A=1\nB C\n", 2),
        ("\n\nPARTNERSHIP\n", 3),
        ("A=1\n\n  \n!!\n", 4),
        ("A='1\n", 1),
        ("A=1\n=3", 2),
        ("A=\0", 1),
    ],
)
def test_a_line_that_sets_nothing_is_named(tmp_path: Path, content: str, line: int) -> None:
    file = env_file(tmp_path, content)
    with pytest.raises(SettingError) as told:
        read_env_file(file)
    assert str(told.value) == f"{file} line {line} is no setting; write NAME=value."


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    file = env_file(tmp_path, "PARTNERSHIP=Sjödalen".encode("latin-1"))
    with pytest.raises(SettingError) as told:
        read_env_file(file)
    assert str(told.value) == f"{file} is not UTF-8 text; save it as UTF-8."


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as told:
        read_env_file(tmp_path)
    assert str(told.value) == f"{tmp_path} can't be read (Is a directory); check it or take it away."


def test_the_environment_wins_over_the_file(program: Program) -> None:
    env_file(program.folder, "PARTNERSHIP=huddinge-2021\n")
    assert "In use: huddinge-2021" in program.run("promises", "list").lines
    chosen = Program(program.folder, {**program.settings, "PARTNERSHIP": "huddinge-2020"})
    assert "In use: huddinge-2020" in chosen.run("promises", "list").lines


def test_a_broken_file_stops_the_program_in_one_line(program: Program) -> None:
    env_file(program.folder, "PARTNERSHIP huddinge-2021\n")
    ended = program.run("status")
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == ".env line 1 is no setting; write NAME=value."
