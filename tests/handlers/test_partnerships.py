"""Data files: `promises check`, `load` and `list`, and what PARTNERSHIP may name."""

from pathlib import Path

import pytest

from tests.handlers.program import OURS, ROOT, Program


def with_partnership(program: Program, name: str | Path) -> Program:
    return Program(program.folder, {**program.settings, "PARTNERSHIP": str(name)})


def broken(folder: Path) -> Path:
    """A copy of our data file with two faults."""
    file = folder / "broken.toml"
    source = OURS.read_text(encoding="utf-8")
    file.write_text(
        source.replace("target = 10", "target = 0").replace("target = 3", "targt = 3"), encoding="utf-8"
    )
    return file


# promises check


@pytest.mark.parametrize(
    "file", sorted((ROOT / "bot" / "partnerships").glob("*.toml")), ids=lambda file: file.stem
)
def test_the_files_that_come_with_the_program_are_right(program: Program, file: Path) -> None:
    ended = program.run("promises", "check", str(file))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"{file} is right: ")


def test_every_fault_has_a_line_and_the_answer_is_no(program: Program, tmp_path: Path) -> None:
    file = broken(tmp_path)
    ended = program.run("promises", "check", str(file))
    assert (ended.status, ended.out) == (1, "")
    first, *others = ended.err.splitlines()
    assert first.startswith(f"{file} line 29, promises.fotpatrull.target: must be ")
    assert others
    assert all(other.startswith(f"{file} line ") for other in others)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"id = ", "{file} line 1: "),
        (
            "id = 'x'\nname = 'Sjödalen'".encode("latin-1"),
            "{file} line 2: is not UTF-8 text; save the file as UTF-8",
        ),
        (b"x = " + b"[" * 100_000, "{file}: is nested too deeply; take out the many brackets"),
        (b"\0", "{file} line 1: "),
    ],
)
def test_what_is_no_toml_at_all(program: Program, tmp_path: Path, content: bytes, fault: str) -> None:
    file = tmp_path / "file.toml"
    file.write_bytes(content)
    ended = program.run("promises", "check", str(file))
    assert ended.status == 1
    assert ended.error.startswith(fault.format(file=file))


def test_a_file_that_is_not_there(program: Program) -> None:
    ended = program.run("promises", "check", "nowhere.toml")
    assert (ended.status, ended.error) == (2, "nowhere.toml does not exist; check the path.")
    ended = program.run("promises", "check", str(program.folder))
    assert (ended.status, ended.error) == (
        2,
        f"{program.folder} can't be read (Is a directory); check the path and its permissions.",
    )


# promises load and list


def test_a_file_that_is_loaded_can_be_used_by_its_id(program: Program) -> None:
    loaded = program.run("promises", "load", str(OURS))
    assert (loaded.status, loaded.out) == (0, "Loaded ours-2020; use it with PARTNERSHIP=ours-2020.\n")
    listed = with_partnership(program, "ours-2020").run("promises", "list").lines
    assert listed[:2] == [
        "huddinge-2020  (comes with the program)",
        "huddinge-2021  (comes with the program)",
    ]
    assert listed[2].startswith("ours-2020  (loaded 20")
    assert listed[3:5] == ["In use: ours-2020", "  fotpatrull  Fotpatrull"]


def test_a_file_that_is_loaded_again_takes_the_place_of_the_first(program: Program, tmp_path: Path) -> None:
    newer = tmp_path / "newer.toml"
    newer.write_text(
        OURS.read_text(encoding="utf-8").replace('"Fotpatrull"', '"Till fots"'), encoding="utf-8"
    )
    for file in (OURS, newer):
        assert program.run("promises", "load", str(file)).status == 0
    listed = with_partnership(program, "ours-2020").run("promises", "list").lines
    assert [line for line in listed if "fotpatrull" in line] == ["  fotpatrull  Till fots"]


def test_a_broken_file_is_not_loaded(program: Program, tmp_path: Path) -> None:
    file = broken(tmp_path)
    ended = program.run("promises", "load", str(file))
    assert ended.status == 2
    assert ended.error.startswith(f"{file} line 29, promises.fotpatrull.target: must be ")
    assert ended.error.endswith(" more; see promises check)")
    assert "ours-2020" not in program.run("promises", "list").out


def test_a_built_in_partnership_is_not_replaced(program: Program) -> None:
    file = ROOT / "bot" / "partnerships" / "huddinge-2020.toml"
    assert program.run("promises", "load", str(file)).error == (
        f"{file} has the id huddinge-2020, which comes with the program; give it another id."
    )


# PARTNERSHIP


def test_a_file_can_be_used_by_its_path(program: Program) -> None:
    assert "In use: ours-2020" in with_partnership(program, OURS).run("promises", "list").lines


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "huddinge-2022",
            (
                "PARTNERSHIP 'huddinge-2022' is unknown; use one of huddinge-2020, huddinge-2021,"
                " the path of a .toml file, or an id that promises load has loaded."
            ),
        ),
        ("nowhere.toml", "nowhere.toml does not exist; check the path."),
    ],
)
def test_a_partnership_that_is_not_there(program: Program, name: str, sentence: str) -> None:
    ended = with_partnership(program, name).run("status")
    assert (ended.status, ended.out, ended.error) == (2, "", sentence)


@pytest.mark.parametrize("command", [["status"], ["promises", "list"], ["parse"]])
def test_a_broken_partnership_stops_every_command_in_one_line(
    program: Program, tmp_path: Path, command: list[str]
) -> None:
    file = broken(tmp_path)
    ended = with_partnership(program, file).run(*command, said="hej\n")
    assert (ended.status, ended.out) == (2, "")
    assert ended.error.startswith(f"{file} line 29, promises.fotpatrull.target: must be ")
