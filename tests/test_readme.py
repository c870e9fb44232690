"""What the README says is checked against the program."""

import json
import re
import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import click
import pytest

from bot import language
from bot.dialogue import hindsight
from bot.members import Role
from bot.partnership_file import read_partnership
from handlers.app import App
from handlers.cli import commands
from handlers.scripts import Script
from handlers.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROCFILE = (ROOT / "Procfile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_cells(text: str) -> list[str]:
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("|")]
    return [cell for cell in rows[2:] if "`" in cell]


def code_blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def command_names(group: click.Command, before: str = "") -> set[str]:
    if not isinstance(group, click.Group):
        return {before.strip()}
    return set().union(*(command_names(c, f"{before} {name}") for name, c in group.commands.items()))


def test_every_command_has_a_row() -> None:
    told = set()
    for cell in first_cells(section("Commands")):
        names = [re.split(r" (?=[A-Z\[\"])", name)[0] for name in re.findall(r"`([^`]+)`", cell)]
        parent = names[0].split()[0]
        told |= {name if name == names[0] else f"{parent} {name}" for name in names}
    assert told == command_names(commands)


def test_every_setting_has_a_row() -> None:
    files = (ROOT / "handlers").glob("*settings.py")
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    read = set(re.findall(r'"([A-Z][A-Z_]+)"', source))
    assert {
        name for cell in first_cells(section("Settings")) for name in re.findall(r"`([A-Z_]+)`", cell)
    } == read


@pytest.mark.parametrize("title", ["Set up", "Set up Telegram", "Set up Slack", "Let people in"])
def test_what_one_is_told_to_set_is_a_setting(title: str) -> None:
    known = {name for cell in first_cells(section("Settings")) for name in re.findall(r"`([A-Z_]+)`", cell)}
    assert set(re.findall(r"`([A-Z]+(?:_[A-Z]+)*)\b[`=]", section(title))) <= known


def test_what_one_is_told_to_run_is_a_command() -> None:
    told = re.findall(r"python -m bot ([a-z]+(?: [a-z]+)?)", PROCFILE + README)
    assert {"run", "migrate", "doctor", "slack manifest", "members link"} <= set(told)
    for words in told:
        first, *more = words.split()
        command = commands.commands[first]
        if isinstance(command, click.Group):
            assert set(more) <= command.commands.keys()


def test_every_place_on_the_map_exists() -> None:
    places = [p for cell in first_cells(section("Map of the code")) for p in re.findall(r"`([^`]+)`", cell)]
    assert [place for place in places if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("parent", [language, hindsight], ids=["language", "hindsight"])
def test_a_package_of_packages_and_each_of_them_is_mapped(parent: ModuleType) -> None:
    found = [found.name for found in iter_modules(parent.__path__, f"{parent.__name__}.") if found.ispkg]
    assert len(found) > 5
    for mapped in (parent, *map(import_module, found)):
        modules = {found.name for found in iter_modules(mapped.__path__)}
        assert set(re.findall(r"`(\w+)`", mapped.__doc__ or "")) == modules


def test_every_file_that_is_named_exists() -> None:
    named = set(re.findall(r"`((?:bot|handlers|storage|locales|tests)/[\w./-]+)`", README))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_package_has_its_reason() -> None:
    packages = {re.split(r"[\[><=~ ]", requirement)[0] for requirement in PROJECT["dependencies"]}
    told = {
        name
        for cell in first_cells(section("What it is built on"))
        for name in re.findall(r"`([^`]+)`", cell)
    }
    assert told == packages


def test_the_promise_to_add_is_right() -> None:
    built_in = (ROOT / "bot" / "partnerships" / "huddinge-2020.toml").read_text(encoding="utf-8")
    (promise,) = code_blocks("toml")
    partnership = read_partnership(f"{built_in}\n{promise}", "README")
    assert partnership.promise("skolbesok").title == "Besök på skolor"


def test_make_targets_that_are_named_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", README)) <= targets


@pytest.mark.parametrize("block", code_blocks("dialogue"))
def test_the_dialogue_is_real(block: str, tmp_path: Path) -> None:
    app = App(Settings(database_url=f"sqlite:///{tmp_path / 'readme.sqlite3'}"))
    script = Script(app.conversation, app.voice, "polisen", Role.REPORTER)
    said, expected = _turns(block)
    assert _run(script, said) == expected
    app.database.close()


def _turns(block: str) -> tuple[list[str], list[str]]:
    lines = block.strip().splitlines()
    said = [line[2:] for line in lines if line.startswith("> ")]
    return said, [line for line in lines if line and not line.startswith("> ")]


def _run(script: Script, said: list[str]) -> list[str]:
    shown: list[str] = []
    buttons: list[dict[str, str]] = []
    for number, text in enumerate(said):
        event = {"at": "2020-04-03T21:10", "user": "u1", "org": "polisen", "id": f"m{number}", "text": text}
        if text.isdecimal():
            event = {"at": "2020-04-03T21:10", "user": "u1", "press": buttons[int(text) - 1]["action"]}
        (answer,) = script.run([json.dumps(event)])
        for reply in json.loads(answer)["replies"]:
            shown += reply["text"].splitlines()
            buttons = reply["buttons"]
            if buttons:
                shown.append("  " + "   ".join(f"[{n}] {b['label']}" for n, b in enumerate(buttons, start=1)))
    return [line for line in shown if line]
