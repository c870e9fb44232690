"""Whether a promise was kept: by its rule, and never before it can be told."""

from collections.abc import Sequence
from datetime import date

import pytest

from bot.counting.counters import progress
from bot.entries import Entry, Mark
from bot.partnership import AnyPromise
from bot.promises import Checklist, Every, Figure, Item, Log, Milestone, Part, Selection
from bot.verdicts import Verdict, verdict
from tests.bot.counting.examples import VISITS, common, count, done, mark, on, rhythm, visit

BEFORE, AFTER = date(2020, 12, 21), date(2021, 1, 7)
QUARTERS = ("2020-02-01", "2020-05-01", "2020-08-01", "2020-11-01")


def found(
    promise: AnyPromise, entries: Sequence[Entry] = (), today: date = AFTER, marks: Sequence[Mark] = ()
) -> Verdict:
    return verdict(promise, progress(promise, entries, today, marks), today)


def with_police(target: int) -> Part:
    return Part(id="joint", title="med polisen", counts=Selection(partners_any=("polisen",)), target=target)


def test_a_number_is_kept_when_it_is_reached() -> None:
    assert found(count(3), done(visit("2020-05-01", 3)), BEFORE) is Verdict.KEPT
    assert found(count(3), done(visit("2020-05-01", 2)), BEFORE) is Verdict.RUNNING
    assert found(count(3), done(visit("2020-05-01", 2))) is Verdict.NOT_KEPT
    assert found(count(3)) is Verdict.NOT_KEPT


def test_a_number_with_a_smaller_aim_in_it_is_kept_when_both_are() -> None:
    alone, jointly = visit("2020-05-01", 2), visit("2020-05-02", 1, partners=frozenset({"polisen"}))
    promise = count(3, parts=(with_police(1),))
    assert found(promise, done(alone, jointly)) is Verdict.KEPT
    assert found(promise, done(alone, visit("2020-05-02", 1))) is Verdict.NOT_KEPT
    assert found(promise, done(alone, visit("2020-05-02", 1)), BEFORE) is Verdict.RUNNING
    shown_only = Part(id="joint", title="med polisen", counts=Selection(partners_any=("polisen",)))
    assert found(count(3, parts=(shown_only,)), done(alone, visit("2020-05-02", 1))) is Verdict.KEPT


def test_a_number_that_can_no_longer_be_reached_is_not_kept() -> None:
    fridays = count(40, counts=Selection(activities=("visit",)), distinct="day")
    assert found(fridays, on("2020-05-01"), BEFORE) is Verdict.NOT_KEPT


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        (QUARTERS, AFTER, Verdict.KEPT),
        (QUARTERS, BEFORE, Verdict.RUNNING),
        (QUARTERS[:2], BEFORE, Verdict.NOT_KEPT),
        (QUARTERS[:3], AFTER, Verdict.NOT_KEPT),
        ((), AFTER, Verdict.NOT_KEPT),
    ],
)
def test_a_rhythm_is_kept_when_nothing_was_missed(
    days: Sequence[str], today: date, expected: Verdict
) -> None:
    assert found(rhythm(Every.QUARTER), on(*days), today) is expected


def test_an_average_is_judged_at_the_end() -> None:
    promise = rhythm(Every.QUARTER, average=True, times=2)
    uneven = done(visit("2020-02-01", 1), visit("2020-05-01", 7))
    assert found(promise, uneven, BEFORE) is Verdict.RUNNING
    assert found(promise, uneven) is Verdict.KEPT
    assert found(promise, uneven[:1], BEFORE) is Verdict.RUNNING
    assert found(promise, uneven[:1]) is Verdict.NOT_KEPT


@pytest.mark.parametrize("today", [BEFORE, AFTER])
@pytest.mark.parametrize("times", [0, 1, 1000])
def test_a_log_is_never_kept_nor_broken(times: int, today: date) -> None:
    entries = done(visit("2020-05-01", times)) if times else []
    assert found(Log(**common(counts=VISITS)), entries, today) is Verdict.LOG


def test_a_milestone_and_a_list_are_kept_when_they_are_done() -> None:
    milestone = Milestone(**common())
    assert found(milestone, today=BEFORE) is Verdict.RUNNING
    assert found(milestone) is Verdict.NOT_KEPT
    assert found(milestone, marks=[mark("2020-12-01")]) is Verdict.KEPT
    squares = Checklist(**common(items=(Item(id="north", title="Norr"), Item(id="south", title="Söder"))))
    assert found(squares, marks=[mark("2020-12-01", item="north")]) is Verdict.NOT_KEPT
    both = [mark("2020-12-01", item="north"), mark("2020-12-01", item="south")]
    assert found(squares, marks=both) is Verdict.KEPT


def test_a_result_is_judged_only_where_there_are_a_figure_and_an_aim() -> None:
    aim, entered = Figure(**common(target=80)), [mark("2020-12-01", value=82.5, source="mätningen")]
    assert found(aim, marks=entered) is Verdict.KEPT
    assert found(aim, marks=[mark("2020-12-01", value=71, source="mätningen")]) is Verdict.NOT_KEPT
    assert found(aim) is Verdict.UNJUDGED
    assert found(Figure(**common()), marks=entered) is Verdict.UNJUDGED
