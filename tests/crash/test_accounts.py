"""The oracle of the crash tests finds what it is there to find."""

from dataclasses import replace

import pytest

from tests.crash.accounts import Accounts, Entry, Report, account, answered_again, reports_of

TAKEN = Report("D1", ["1.0", "1.1"], told=3, acknowledged=True)
GIVEN_UP = Report("D2", ["2.0"], told=4, acknowledged=False)
RIGHT = Accounts(reports=2, lost=0, doubled=0, foreign=0, wrong=0, given_up=1, uncounted=0, told=7, stored=7)
BOTH = (Entry("D1", "1.1", 3), Entry("D2", "2.0", 4))


@pytest.mark.parametrize(
    ("entries", "differing"),
    [
        (BOTH, {}),
        (BOTH[1:], {"lost": 1, "stored": 4}),
        (BOTH[:1], {"uncounted": 1, "stored": 3}),
        ([*BOTH, Entry("D1", "1.0", 3)], {"doubled": 1, "stored": 10}),
        ([*BOTH, Entry("D2", "1.0", 3)], {"foreign": 1, "stored": 10}),
        ([Entry("D1", "1.0", 4), BOTH[1]], {"wrong": 1, "stored": 8}),
    ],
    ids=["right", "lost", "never acknowledged", "doubled", "foreign", "wrong"],
)
def test_each_report_is_held_against_what_was_counted(
    entries: list[Entry], differing: dict[str, int]
) -> None:
    assert account([TAKEN, GIVEN_UP], entries) == replace(RIGHT, **differing)


def test_what_was_never_answered_is_not_held_against_what_was_answered_again() -> None:
    assert answered_again({"0": 882, "1": 4100, "2": 17, "3": 1}) == 18


def test_the_number_of_a_report_is_not_taken_from_a_mention() -> None:
    told = {"channel": "C1", "messages": ["3.0"], "text": "<@U0012> hos 5 handlare", "acknowledged": True}
    assert reports_of([told]) == [Report("C1", ["3.0"], told=5, acknowledged=True)]
