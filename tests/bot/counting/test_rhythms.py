from datetime import date

import pytest

from bot.counting.counters import progress
from bot.counting.days import counts_on
from bot.counting.slices import rhythm_slices
from bot.entries import Entry
from bot.promises import Every, Season
from bot.working_time import Period, Weekday
from tests.bot.counting.examples import done, figures, on, rhythm, visit, weekly

THREE = ("flemingsberg", "skogas", "varby")


def patrols(*told: tuple[str, str]) -> list[Entry]:
    return done(*(visit(day, area=area) for day, area in told))


def test_2020_has_53_weeks() -> None:
    names = [piece.name for piece in rhythm_slices(rhythm())]
    assert (len(names), names[0], names[-1]) == (53, "2020-W01", "2020-W53")


def test_week_is_kept_when_every_area_has_had_its_patrol() -> None:
    entries = patrols(*(("2020-01-08", area) for area in THREE))
    found = progress(rhythm(each_area=THREE), entries, date(2020, 1, 13))
    assert found.periods is not None
    assert (found.periods.kept, found.periods.ended, found.periods.missed) == (1, 2, ("2020-W01",))


def test_running_week_lacks_the_areas_without_a_patrol() -> None:
    found = progress(rhythm(each_area=THREE), patrols(("2020-01-08", "skogas")), date(2020, 1, 10))
    assert found.periods is not None
    assert found.periods.lacking == ("flemingsberg", "varby")


def test_running_week_without_areas_lacks_its_activity() -> None:
    found = progress(rhythm(), [], date(2020, 1, 10))
    assert found.periods is not None
    assert found.periods.lacking == ("visit",)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2019-12-30", "2020-W01"),
        ("2020-01-05", "2020-W01"),
        ("2020-12-28", "2020-W53"),
        ("2021-01-01", "2020-W53"),
        ("2021-01-03", "2020-W53"),
    ],
)
def test_day_of_another_year_counts_in_the_year_that_holds_its_weeks_thursday(day: str, week: str) -> None:
    found = progress(rhythm(), on(day), date(2021, 2, 1))
    assert counts_on(rhythm(), date.fromisoformat(day))
    assert found.periods is not None
    assert found.done == 1
    assert week not in found.periods.missed


@pytest.mark.parametrize("day", ["2019-12-29", "2021-01-04"])
def test_day_of_another_years_week_does_not_count(day: str) -> None:
    found = progress(rhythm(), on(day), date(2021, 2, 1))
    assert (found.done, counts_on(rhythm(), date.fromisoformat(day))) == (0, False)


def test_week_ends_after_its_sunday() -> None:
    on_sunday, on_monday = (progress(rhythm(), [], date(2020, 1, day)) for day in (5, 6))
    assert on_sunday.periods is not None
    assert on_monday.periods is not None
    assert (on_sunday.periods.ended, on_monday.periods.ended) == (0, 1)


def test_rhythm_has_neither_target_nor_remaining() -> None:
    assert figures(progress(rhythm(), on("2020-01-08"), date(2020, 1, 13))) == (1, None, None)


def test_missed_week_can_not_be_made_up_for() -> None:
    kept = progress(rhythm(), on("2020-01-01", "2020-01-08"), date(2020, 1, 13))
    missed = progress(rhythm(), on("2020-01-01"), date(2020, 1, 13))
    assert ((kept.reachable, kept.pace), (missed.reachable, missed.pace)) == ((True, 0), (False, -1))


def test_several_times_a_week_may_be_one_entry_or_many() -> None:
    twice = rhythm(times=2)
    for entries in (done(visit("2020-01-01", 2)), on("2020-01-01", "2020-01-05")):
        assert progress(twice, entries, date(2020, 1, 6)).done == 1
    assert progress(twice, on("2020-01-01"), date(2020, 1, 6)).done == 0


def test_patrol_by_another_organisation_is_beside() -> None:
    found = progress(rhythm(), done(visit("2020-01-01"), by="polisen"), date(2020, 1, 6))
    assert (found.done, found.beside) == (0, 1)


def test_average_is_ahead_when_the_ended_weeks_have_had_more_than_they_ask_for() -> None:
    found = progress(rhythm(times=2, average=True), done(visit("2020-01-01", 7)), date(2020, 1, 20))
    assert found.periods is not None
    assert (found.pace, found.reachable, found.periods.missed) == (1, None, ("2020-W02", "2020-W03"))


def test_average_leaves_the_running_week_out() -> None:
    found = progress(rhythm(average=True), on("2020-01-01", "2020-01-08"), date(2020, 1, 8))
    assert found.pace == 0


def test_average_over_areas_leaves_other_areas_out() -> None:
    entries = patrols(("2020-01-01", "skogas"), ("2020-01-01", "varby"), ("2020-01-01", "segeltorp"))
    found = progress(rhythm(average=True, each_area=("skogas", "varby")), entries, date(2020, 1, 6))
    assert found.pace == 0


SCHOOL_YEAR = Period(date(2019, 11, 1), date(2020, 10, 31))
SLOT = rhythm(
    Every.SLOT,
    period=SCHOOL_YEAR,
    weekday=Weekday.THURSDAY,
    skip_holidays=True,
    season=Season((11, 1), (5, 31)),
)


def test_slot_is_every_thursday_of_the_season_that_is_no_holiday() -> None:
    names = [piece.name for piece in rhythm_slices(SLOT)]
    thursdays = weekly(date(2019, 11, 7), date(2020, 5, 28))
    holidays = {"2019-12-26", "2020-05-21"}
    assert names == [day for day in thursdays if day not in holidays]


def test_slot_is_missed_by_its_date() -> None:
    found = progress(SLOT, on("2019-11-07", "2019-11-15"), date(2019, 11, 15))
    assert found.periods is not None
    assert (found.periods.kept, found.periods.missed, found.periods.lacking) == (1, ("2019-11-14",), ())


def test_slot_that_is_today_is_lacking_and_not_missed() -> None:
    found = progress(SLOT, [], date(2019, 11, 7))
    assert found.periods is not None
    assert (found.periods.missed, found.periods.lacking) == ((), ("visit",))


def test_slot_on_a_holiday_is_kept_where_holidays_are_not_skipped() -> None:
    every_thursday = rhythm(Every.SLOT, weekday=Weekday.THURSDAY)
    assert "2020-05-21" in [piece.name for piece in rhythm_slices(every_thursday)]


SLICES = {
    Every.MONTH: ["2020-01", "2020-02", "2020-12"],
    Every.QUARTER: ["2020-Q1", "2020-Q2", "2020-Q4"],
    Every.FOUR_MONTHS: ["2020-T1", "2020-T2", "2020-T3"],
    Every.TERM: ["2020-VT", "2020-HT", "2020-HT"],
    Every.HALF_YEAR: ["2020-H1", "2020-H2", "2020-H2"],
    Every.DAY: ["2020-01-01", "2020-01-02", "2020-12-31"],
}


@pytest.mark.parametrize(("every", "expected"), SLICES.items(), ids=str)
def test_other_slices_have_names_of_their_own(every: Every, expected: list[str]) -> None:
    names = [piece.name for piece in rhythm_slices(rhythm(every))]
    assert [names[0], names[1], names[-1]] == expected


def test_slices_are_cut_to_the_period() -> None:
    quarters = rhythm(Every.QUARTER, period=Period(date(2019, 11, 15), date(2020, 5, 10)))
    assert [(piece.name, piece.days) for piece in rhythm_slices(quarters)] == [
        ("2019-Q4", Period(date(2019, 11, 15), date(2019, 12, 31))),
        ("2020-Q1", Period(date(2020, 1, 1), date(2020, 3, 31))),
        ("2020-Q2", Period(date(2020, 4, 1), date(2020, 5, 10))),
    ]


def test_july_belongs_to_no_term() -> None:
    found = progress(rhythm(Every.TERM), on("2020-07-15"), date(2021, 1, 1))
    assert found.periods is not None
    assert found.periods.missed == ("2020-VT", "2020-HT")
