"""Each promise of SECURITY.md names tests, and they exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISED = SECURITY.split("\n## What is promised\n")[1].split("\n## ")[0]
PROMISES = [line for line in PROMISED.splitlines() if line.startswith("| **")]


def held_by(promise: str) -> list[tuple[str, str]]:
    """The tests that a promise names, each with its file."""
    return re.findall(r"\[`(\w+)`\]\(([\w./]+)\)", promise)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda line: line[4:40])
def test_every_promise_is_held_by_tests_that_exist(promise: str) -> None:
    named = held_by(promise)
    missing = [test for test, file in named if f"\ndef {test}(" not in source(file)]
    assert named
    assert missing == []


def source(file: str) -> str:
    """A file of tests, without the word that makes some of them coroutines."""
    return (ROOT / file).read_text(encoding="utf-8").replace("\nasync def ", "\ndef ")


def test_every_link_of_a_promise_names_a_test() -> None:
    links = re.findall(r"\]\(", PROMISED)
    assert len(links) == sum(len(held_by(promise)) for promise in PROMISES) >= 30


def test_holes_are_reported_to_nobody_who_was_made_up() -> None:
    assert not re.search(r"\S@\S|https?://", SECURITY)
