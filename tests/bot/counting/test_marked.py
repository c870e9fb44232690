from datetime import date

from bot.counting.counters import progress
from bot.promises import Figure, Milestone
from tests.bot.counting.examples import NEW_YEARS_EVE, common, figures, mark, on


def test_milestone_is_done_when_it_is_marked() -> None:
    milestone = Milestone(**common())
    assert figures(progress(milestone, [], NEW_YEARS_EVE)) == (0, 1, 1)
    assert figures(progress(milestone, [], NEW_YEARS_EVE, [mark("2020-12-01")])) == (1, 1, 0)


def test_milestone_with_stages_is_done_at_the_last() -> None:
    milestone = Milestone(**common(stages=("inspelad", "visad")))
    marks = [mark("2020-10-01", stage="inspelad"), mark("2020-12-01", stage="visad")]
    assert progress(milestone, [], date(2020, 11, 1), marks).done == 0
    assert progress(milestone, [], date(2020, 12, 1), marks).done == 1


def test_milestone_left_undone_is_out_of_reach_after_its_period() -> None:
    milestone = Milestone(**common())
    assert progress(milestone, [], date(2020, 12, 31)).reachable is True
    assert progress(milestone, [], date(2021, 1, 1)).reachable is False
    assert progress(milestone, [], date(2021, 1, 1), [mark("2020-12-31")]).reachable is True


def test_figure_is_the_latest_that_was_entered() -> None:
    figure = Figure(**common(target=0.8))
    marks = [mark("2020-06-01", value=0.5), mark("2020-03-01", value=0.4), mark("2020-06-01", value=0.6)]
    assert progress(figure, [], date(2020, 5, 1), marks).done == 0.4
    assert progress(figure, [], date(2020, 6, 1), marks).done == 0.6, (
        "the second of the day corrects the first"
    )


def test_figure_that_nobody_has_entered_is_unknown() -> None:
    found = progress(Figure(**common(target=0.8)), on("2020-05-01"), NEW_YEARS_EVE)
    assert (found.done, found.target, found.pace, found.reachable) == (None, 0.8, None, None)
