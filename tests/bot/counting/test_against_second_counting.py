from math import isclose
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.counting.counters import progress
from bot.counting.progress import Progress
from tests.bot.counting.cases import PROMISES, Case, cases
from tests.bot.counting.examples import DAY, figures
from tests.bot.counting.second_counting import Naive, naive_progress


def assert_alike(found: Progress, expected: Naive) -> None:
    assert figures(found) == (expected.done, expected.target, expected.remaining)
    assert (found.beside, found.waiting) == (expected.beside, expected.waiting)
    assert found.reachable is expected.reachable
    assert {part.id: (part.done, part.target, part.remaining) for part in found.parts} == expected.parts
    if expected.pace is None:
        assert found.pace is None
    else:
        assert found.pace is not None
        assert isclose(found.pace, float(expected.pace), abs_tol=0.0501)
        assert found.pace == round(found.pace, 1)
    if expected.kept is None:
        assert found.periods is None
    else:
        assert found.periods is not None
        assert (found.periods.kept, found.periods.ended) == (expected.kept, expected.ended)
        assert (found.periods.missed, found.periods.lacking) == (expected.missed, expected.lacking)


@pytest.mark.parametrize("kind", PROMISES)
def test_counting_agrees_with_a_second_counting_day_by_day(kind: str) -> None:
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(cases(PROMISES[kind]))
    def agrees(case: Case) -> None:
        found = progress(case.promise, case.entries, case.today, case.marks)
        assert_alike(found, naive_progress(case.promise, case.entries, case.today, case.marks))

    agrees()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(st.one_of(*PROMISES.values())), st.randoms(use_true_random=False))
def test_order_of_entries_changes_nothing(case: Case, random: Any) -> None:
    shuffled = list(case.entries)
    random.shuffle(shuffled)
    assert progress(case.promise, shuffled, case.today, case.marks) == progress(
        case.promise, case.entries, case.today, case.marks
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(PROMISES["count"]))
def test_what_becomes_unreachable_stays_so_unless_more_is_done(case: Case) -> None:
    later = case.today + 1 * DAY
    so_far = [entry for entry in case.entries if entry.facts.date <= case.today]
    marked = [mark for mark in case.marks if mark.date <= case.today]
    if progress(case.promise, so_far, case.today, marked).reachable is False:
        assert progress(case.promise, so_far, later, marked).reachable is False
