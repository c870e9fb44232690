"""What is added to a report and changes nothing of it: weather, food, people met, alarms, what broke."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.accuracy import is_lost, is_wrongly_stored
from tests.corpora import FOLDER, Told, load, moment, reader, told

CASES = load(FOLDER / "remarks" / "changing_nothing.yaml")
REPORTS = [(report["org"], report["say"]) for report in CASES["reports"]]
MOST_ASKED = 0.12


def read(text: str, org: str) -> Told:
    return told(reader().read(text, moment(CASES["now"]), org))


def with_remarks(report: str) -> Iterator[str]:
    for remark in CASES["remarks"]:
        yield f"{report}. {remark}"
        if "?" not in remark:
            yield f"{report}, {remark[0].lower()}{remark[1:]}"


@cache
def outcomes(org: str, report: str) -> list[tuple[str, dict[str, Any]]]:
    return [(text, read(text, org)) for text in with_remarks(report)]


@pytest.mark.parametrize(("org", "report"), REPORTS)
def test_a_report_is_stored_as_it_is_without_the_remark_or_asked_about(org: str, report: str) -> None:
    alone = read(report, org)
    assert [text for text, got in outcomes(org, report) if is_wrongly_stored(got, alone)] == []


@pytest.mark.parametrize(("org", "report"), REPORTS)
def test_a_report_is_not_lost_for_a_remark(org: str, report: str) -> None:
    alone = read(report, org)
    assert [text for text, got in outcomes(org, report) if is_lost(got, alone)] == []


def test_few_remarks_make_the_bot_ask() -> None:
    asked = Counter(bool(got["missing"]) for org, report in REPORTS for _text, got in outcomes(org, report))
    assert asked[True] / asked.total() <= MOST_ASKED
