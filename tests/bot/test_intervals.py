"""The intervals are those of the textbooks, and behave as intervals must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intervals import Interval, count, difference, share

parts = st.floats(0, 1)
answers = st.integers(1, 100_000)
amounts = st.integers(0, 1_000_000)
figures = st.tuples(*[st.floats(-1000, 1000)] * 3).map(sorted)
intervals = figures.map(lambda told: Interval(told[1], told[0], told[2]))


# Newcombe, Statistics in Medicine 17 (1998), pages 857 and 873: Wilson's score, and method 10.


@pytest.mark.parametrize(
    ("part", "of", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
    ],
)
def test_a_share_has_wilsons_interval(part: int, of: int, lower: float, upper: float) -> None:
    found = share(part / of, of)
    assert [found.lower, found.upper] == [pytest.approx(lower, abs=5e-5), pytest.approx(upper, abs=5e-5)]


@pytest.mark.parametrize(
    ("before", "after", "lower", "upper"),
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
    ],
)
def test_two_shares_differ_as_newcombe_says(
    before: tuple[int, int], after: tuple[int, int], lower: float, upper: float
) -> None:
    (few, of), (more, of_more) = before, after
    found = difference(share(few / of, of), share(more / of_more, of_more))
    assert found.value == pytest.approx(more / of_more - few / of)
    assert [found.lower, found.upper] == [pytest.approx(lower, abs=5e-5), pytest.approx(upper, abs=5e-5)]


# The exact Poisson interval, as tables give it; Byar's comes within one in a hundred from five on.


@pytest.mark.parametrize(
    ("amount", "lower", "upper"),
    [(5, 1.6235, 11.6683), (10, 4.7954, 18.3904), (25, 16.1787, 36.9049), (100, 81.3640, 121.6273)],
)
def test_a_count_has_poissons_interval(amount: int, lower: float, upper: float) -> None:
    found = count(amount)
    assert [found.lower, found.upper] == [pytest.approx(lower, rel=0.01), pytest.approx(upper, rel=0.01)]


def test_none_at_all_says_little() -> None:
    found = count(0)
    assert (found.value, found.lower) == (0, 0)
    assert found.upper == pytest.approx(3.69, rel=0.01)


# What any interval must be


@given(parts, answers)
def test_a_share_lies_between_its_bounds_and_they_between_none_and_all(part: float, of: int) -> None:
    found = share(part, of)
    assert 0 <= found.lower <= part <= found.upper <= 1


@given(parts, answers)
def test_what_is_true_of_those_who_said_yes_mirrors_those_who_said_no(part: float, of: int) -> None:
    yes, no = share(part, of), share(1 - part, of)
    assert yes.lower == pytest.approx(1 - no.upper, abs=1e-9)


@given(parts, answers, answers)
def test_more_answers_say_more(part: float, few: int, more: int) -> None:
    few, more = sorted((few, more))
    wide, narrow = share(part, few), share(part, more)
    assert narrow.upper - narrow.lower <= wide.upper - wide.lower + 1e-9


@given(amounts)
def test_a_count_lies_between_its_bounds(amount: int) -> None:
    found = count(amount)
    assert 0 <= found.lower <= amount < found.upper


@given(amounts, amounts)
def test_a_larger_count_has_larger_bounds(some: int, others: int) -> None:
    fewer, more = sorted((some, others))
    assert count(fewer).lower <= count(more).lower
    assert count(fewer).upper <= count(more).upper


@given(intervals, intervals)
def test_a_change_the_other_way_has_the_bounds_of_the_other_sign(one: Interval, other: Interval) -> None:
    there, back = difference(one, other), difference(other, one)
    assert there.lower <= there.value <= there.upper
    assert [there.value, there.lower] == [pytest.approx(-back.value), pytest.approx(-back.upper)]


@given(intervals)
def test_nothing_has_changed_where_nothing_has(figure: Interval) -> None:
    found = difference(figure, figure)
    assert found.lower <= 0 <= found.upper
