"""What is installed is complete: the wheel holds every data file that the program reads."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("loftesboten-*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "installed")
    return folder / "installed"


def run(installed: Path, *arguments: str, said: str = "") -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(installed),
        "PYTHONSAFEPATH": "1",
        "DATABASE_URL": f"sqlite:///{installed.parent / 'reports.sqlite3'}",
    }
    command = [sys.executable, "-m", "bot", *arguments]
    done = subprocess.run(
        command, cwd=installed.parent, env=environment, input=said, text=True, capture_output=True, check=True
    )
    return done.stdout


def test_an_installed_program_reads_reports(unpacked: Path) -> None:
    read = json.loads(run(unpacked, "parse", said="Två tobakstillsyner i Skogås idag\n"))
    assert [(entry["activity"], entry["count"]) for entry in read["entries"]] == [("tobacco_inspection", 2)]


def test_an_installed_program_makes_its_database_and_speaks_swedish(unpacked: Path) -> None:
    assert "Krogtillsyn" in run(unpacked, "status")


def test_no_tests_are_installed(unpacked: Path) -> None:
    assert {path.name for path in unpacked.iterdir() if path.suffix != ".dist-info"} == {
        "bot", "handlers", "locales", "storage",
    }  # fmt: skip
