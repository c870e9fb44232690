"""What a message hints at where it leaves something open, best guess first."""

from datetime import date, datetime

import pytest

from bot.entries import NO_GUESSES, Guesses
from tests.dialogues.playing import reader
from tests.dialogues.table import STOCKHOLM

TUESDAY = datetime(2020, 4, 7, 9, 0, tzinfo=STOCKHOLM)


def guesses(text: str, now: datetime = TUESDAY) -> Guesses:
    (entry,) = reader("huddinge-2020").read(text, now, "kommunen").entries
    return entry.guesses


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("ett par tobakstillsyner", (2, 3, 4)),
        ("ett par tre tobakstillsyner", (2, 3, 4)),
        ("några tobakstillsyner", (3, 2, 4)),
        ("nagra tobakstillsyner", (3, 2, 4)),
        ("flera tobakstillsyner", (3, 2, 4)),
        ("en handfull tobakstillsyner", (4, 3, 5)),
        ("8-10 tobakstillsyner", (8, 9, 10)),
        ("10-20 tobakstillsyner", (10, 12, 14)),
        ("fem eller sex tobakstillsyner", (5, 6, 4)),
        ("ca tio tobakstillsyner", (10, 9, 11)),
        ("ett 15-tal tobakstillsyner", (15, 14, 16)),
        ("ett tiotal tobakstillsyner", (10, 9, 11)),
        ("ett dussintal tobakstillsyner", (12, 11, 13)),
        ("körde tobakstillsyner i Vårby", (2, 3, 4)),
        ("krogtillsyn på harrys, texas och kvarnen", (3, 2, 4)),
        ("5 tobakstillsyner i Vårby, en var stängd", (5, 4, 6)),
        ("tobakstillsyn i Vårby avbröts efter fem minuter", ()),
    ],
)
def test_a_number_that_is_not_exact(text: str, counts: tuple[int, ...]) -> None:
    assert guesses(text).counts[:3] == counts


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("tobakstillsyn i helgen", ("04-05", "04-04", "04-03")),
        ("tobakstillsyn häromdagen", ("04-06", "04-05", "04-04")),
        ("tobakstillsyn förra veckan", ("04-05", "04-04", "04-03")),
        ("tobakstillsyn v. 13", ("03-29", "03-28", "03-27")),
        ("tobakstillsyn i veckan", ("04-07", "04-06")),
        ("tobakstillsyn i mars", ("03-31", "03-30", "03-29")),
        ("tobakstillsyn förra fredagen", ("04-03", "03-27")),
        ("tobakstillsyn fre 2/4", ("04-02", "04-03")),
        ("4 tobakstillsyner i fredags och i lördags", ("04-03", "04-04")),
    ],
)
def test_a_day_that_is_not_told(text: str, days: tuple[str, ...]) -> None:
    told = [day.strftime("%m-%d") for day in guesses(text).days[:3]]
    assert tuple(told) == days


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2020-04-03T21:10", ["03-29", "03-28", "03-27"]),
        ("2020-04-04T12:00", ["04-04", "04-03"]),
        ("2020-04-05T12:00", ["04-05", "04-04", "04-03"]),
    ],
)
def test_the_weekend_is_the_one_that_runs_or_the_latest(now: str, days: list[str]) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=STOCKHOLM)
    assert [day.strftime("%m-%d") for day in guesses("tobakstillsyn i helgen", moment).days] == days


def test_no_day_that_lies_ahead_is_guessed() -> None:
    told = guesses("tobakstillsyn i april").days
    assert told
    assert max(told) == date(2020, 4, 7)


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("3 fotpatruller i Vårby och Skogås", ("varby", "skogas")),
        ("fotpatrull i fleminge", ("flemingsberg",)),
        ("fotpatrull i Vårberg", ("varby",)),
        ("fotpatrull i Fittja", ()),
        ("fotpatrull på kvällen", ()),
    ],
)
def test_an_area_that_is_not_told(text: str, areas: tuple[str, ...]) -> None:
    assert guesses(text).areas == areas


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("Tillsyn i Vårby", {"tobacco_inspection", "licensed_premises_inspection"}),
        ("Tillsyner i Vårby", {"tobacco_inspection", "licensed_premises_inspection"}),
        ("Tillsyn av krogar och tobak i Vårby", {"tobacco_inspection", "licensed_premises_inspection"}),
        ("Besök i Vårby", {"tobacco_inspection", "licensed_premises_inspection", "home_visit"}),
        ("Tillsyn krogsnurra i Vårby", {"licensed_premises_inspection"}),
        ("nykterhetskontroll i Vårby", set[str]()),
    ],
)
def test_an_activity_that_is_not_told(text: str, activities: set[str]) -> None:
    assert set(guesses(text).activities) == activities


def test_what_is_told_needs_no_guess() -> None:
    assert guesses("två tobakstillsyner i Vårby igår") == NO_GUESSES


def test_a_number_that_may_be_of_either_of_two_is_asked_of_both() -> None:
    text = "tobakstillsyn i stuvsta, 2 st. krogtillsyn i segeltorp"
    entries = reader("huddinge-2020").read(text, TUESDAY, "kommunen").entries
    assert [entry.count for entry in entries] == [None, None]
