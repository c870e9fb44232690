"""What is added to a report and changes nothing of it: weather, food, people met, alarms, what broke."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from tests.accuracy import is_lost, is_wrongly_stored
from tests.corpora import FOLDER, Told, load, moment, reader, told

CASES = load(FOLDER / "remarks" / "changing_nothing.yaml")
REPORTS = [(report["org"], report["say"]) for report in CASES["reports"]]
MOST_WORDS_BEFORE_COMMA = 6


def read(text: str, org: str) -> Told:
    return told(reader().read(text, moment(CASES["now"]), org))


def behind(report: str) -> Iterator[str]:
    for remark in CASES["remarks"]:
        yield f"{report}. {remark}"
        if "?" not in remark:
            yield f"{report}, {remark[0].lower()}{remark[1:]}"


def ahead(report: str) -> Iterator[str]:
    """Each in one of the two ways, which differ from report to report."""
    turn = [each for _org, each in REPORTS].index(report)
    for index, remark in enumerate(remark.rstrip(".") for remark in CASES["remarks"]):
        yield f"{remark}. {report}" if (index + turn) % 2 else f"{remark}\n{report}"


def ahead_of_comma(report: str) -> Iterator[str]:
    for remark in (remark.rstrip(".") for remark in CASES["remarks"]):
        if _may_lead_to_comma(remark):
            yield f"{remark}, {report[0].lower()}{report[1:]}"


def _may_lead_to_comma(remark: str) -> bool:
    """Whether people would go on behind it with a comma: it is short and holds no other mark."""
    if remark in CASES["sentences"]:
        return False
    return len(remark.split()) <= MOST_WORDS_BEFORE_COMMA and not any(mark in remark for mark in ',?!:"')


WAYS: list[tuple[Callable[[str], Iterator[str]], float]] = [
    (behind, 0.12),
    (ahead, 0.06),
    (ahead_of_comma, 0.16),
]
"""How a remark is put beside a report, and how often the bot may ask for it."""

EACH = [(way, org, report) for way, _asked in WAYS for org, report in REPORTS]


@cache
def outcomes(way: Callable[[str], Iterator[str]], org: str, report: str) -> list[tuple[str, dict[str, Any]]]:
    return [(text, read(text, org)) for text in way(report)]


@pytest.mark.parametrize(("way", "org", "report"), EACH)
def test_a_report_is_stored_as_it_is_without_the_remark_or_asked_about(
    way: Callable[[str], Iterator[str]], org: str, report: str
) -> None:
    alone = read(report, org)
    assert [text for text, got in outcomes(way, org, report) if is_wrongly_stored(got, alone)] == []


@pytest.mark.parametrize(("way", "org", "report"), EACH)
def test_a_report_is_not_lost_for_a_remark(
    way: Callable[[str], Iterator[str]], org: str, report: str
) -> None:
    alone = read(report, org)
    assert [text for text, got in outcomes(way, org, report) if is_lost(got, alone)] == []


@pytest.mark.parametrize(("way", "most_asked"), WAYS)
def test_few_remarks_make_the_bot_ask(way: Callable[[str], Iterator[str]], most_asked: float) -> None:
    asked = Counter(
        bool(got["missing"]) for org, report in REPORTS for _text, got in outcomes(way, org, report)
    )
    assert asked[True] / asked.total() <= most_asked
