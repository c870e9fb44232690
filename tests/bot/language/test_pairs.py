"""Two reports in one message: each means what it means alone, whatever stands between them."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from typing import Any

import pytest

from tests.accuracy import is_lost, is_wrongly_stored
from tests.corpora import FOLDER, Told, load, moment, reader, told

CASES = load(FOLDER / "pairs" / "two_in_one.yaml")
REPORTS: dict[str, list[str]] = CASES["reports"]
ORGANISATIONS = sorted(REPORTS)
MOST_ASKED = 0.06


@cache
def read(text: str, org: str) -> Told:
    return told(reader().read(text, moment(CASES["now"]), org))


def activities(text: str, org: str) -> set[str]:
    return {activity for activity, *_others in read(text, org)["entries"]}


def joined(first: str, second: str, separator: str) -> str:
    goes_on = separator not in {". ", "\n"}
    begins = second[0].lower() if goes_on else second[0].upper()
    return f"{first}{separator}{begins}{second[1:]}"


def pairs(org: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each report with each of another activity, with one separator after another, and what is meant."""
    number = 0
    for first, second in permutations(REPORTS[org], 2):
        if activities(first, org) & activities(second, org):
            continue
        meant: dict[str, Any] = dict(read(first, org))
        meant["entries"] = meant["entries"] + read(second, org)["entries"]
        separator = CASES["separators"][number % len(CASES["separators"])]
        number += 1
        yield joined(first, second, separator), meant


@pytest.mark.parametrize("org", ORGANISATIONS)
def test_each_report_is_one(org: str) -> None:
    assert [
        text for text in REPORTS[org] if not read(text, org)["entries"] or read(text, org)["missing"]
    ] == []


@pytest.mark.parametrize("org", ORGANISATIONS)
def test_no_report_is_stored_otherwise_beside_another(org: str) -> None:
    assert [text for text, meant in pairs(org) if is_wrongly_stored(read(text, org), meant)] == []


@pytest.mark.parametrize("org", ORGANISATIONS)
def test_no_report_is_lost_beside_another(org: str) -> None:
    assert [text for text, meant in pairs(org) if is_lost(read(text, org), meant)] == []


def test_few_pairs_make_the_bot_ask() -> None:
    asked = Counter(bool(read(text, org)["missing"]) for org in ORGANISATIONS for text, _meant in pairs(org))
    assert asked[True] / asked.total() <= MOST_ASKED
