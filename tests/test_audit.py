"""What the program is built on is known, and an audit that nobody could do is told as none."""

import json
import re
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.audit import REQUIREMENTS, bill_of_materials, forbidden, licences, locked, vulnerabilities
from tests.crash.processes import free_port

ROOT = Path(__file__).parent.parent
LEAKY = {
    "vulns": [
        {
            "id": "CVE-2020-0403",
            "summary": "It leaks.",
            "affected": [{"package": {"name": "click", "ecosystem": "PyPI"}, "ranges": []}],
        }
    ]
}


class Service(BaseHTTPRequestHandler):
    """A service on 127.0.0.1 that knows click to be leaky."""

    def do_POST(self) -> None:
        """Tell what is known of a package."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps(LEAKY if asked["package"]["name"] == "click" else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[tuple[str, ...]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield asking(server.server_port)
        server.shutdown()


def asking(port: int) -> tuple[str, ...]:
    return ("--vulnerability-service", "osv", "--osv-url", f"http://127.0.0.1:{port}", "--timeout", "5")


@pytest.fixture
def some(tmp_path: Path) -> Path:
    """Two of the locked packages."""
    text = REQUIREMENTS.read_text(encoding="utf-8")
    chosen = re.findall(r"^(?:click|h11)==(?:.*\\\n)+.*\n", text, flags=re.MULTILINE)
    assert len(chosen) == 2
    (tmp_path / "some.txt").write_text("".join(chosen), encoding="utf-8")
    return tmp_path / "some.txt"


def test_a_known_vulnerability_is_told(some: Path, service: tuple[str, ...]) -> None:
    (found,) = vulnerabilities(some, [service])
    assert re.fullmatch(r"click [\d.]+: CVE-2020-0403", found)


def test_where_nothing_is_known_nothing_is_told(some: Path, service: tuple[str, ...]) -> None:
    text = some.read_text(encoding="utf-8")
    some.write_text(text[text.index("h11==") :], encoding="utf-8")
    assert list(vulnerabilities(some, [service])) == []


def test_a_service_that_does_not_answer_is_no_clean_bill(some: Path) -> None:
    (told,) = vulnerabilities(some, [asking(free_port())])
    assert told.startswith("no service answers about all of the packages, so nobody knows")


def test_one_that_answers_is_enough(some: Path, service: tuple[str, ...]) -> None:
    (found,) = vulnerabilities(some, [asking(free_port()), service])
    assert "CVE-2020-0403" in found


def test_the_bill_of_materials_names_every_locked_package_with_its_hashes(tmp_path: Path) -> None:
    assert list(bill_of_materials(REQUIREMENTS, tmp_path / "sbom.json")) == []
    bill = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert {part["name"] for part in bill["components"]} >= set(locked(REQUIREMENTS))
    assert all(part["externalReferences"][0]["hashes"] for part in bill["components"])


def test_what_can_not_be_written_is_told(tmp_path: Path) -> None:
    (told,) = bill_of_materials(tmp_path / "none.txt", tmp_path / "sbom.json")
    assert told.startswith("none was written: ")


def test_every_licence_is_known_and_allowed() -> None:
    assert list(forbidden(REQUIREMENTS)) == []
    assert len(locked(REQUIREMENTS)) > 40


@pytest.mark.parametrize(("name", "told"), [("psycopg", ["LGPL-3.0-only"]), ("no-such-package", [])])
def test_licences_are_what_the_installed_package_says(name: str, told: list[str]) -> None:
    assert licences(name) == told


def test_a_package_without_a_licence_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("no-such-package==1\n", encoding="utf-8")
    assert list(forbidden(tmp_path / "odd.txt")) == ["no-such-package has no licence that could be read"]


def test_what_is_asked_for_is_what_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[\[><=~ ]", line)[0] for line in project["dependencies"]}
    assert asked <= set(locked(REQUIREMENTS))
