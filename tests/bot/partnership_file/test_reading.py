from datetime import date

import pytest

from bot.partnership import Partnership
from bot.partnership_file import read_partnership
from bot.promises import Checklist, Count, Log, Milestone, Rhythm, Season
from bot.working_time import Period, Weekday
from tests.bot.partnership_file.files import HUDDINGE_2020, HUDDINGE_2021, SMALL, replaced


def test_small_file_loads() -> None:
    assert [promise.id for promise in read_partnership(SMALL, "liten.toml").promises] == [
        "besok",
        "helger",
        "varje-vecka",
        "kameror",
    ]


def test_promises_of_huddinge_2020_are_those_that_were_signed() -> None:
    read = read_partnership(HUDDINGE_2020, "huddinge-2020.toml")
    assert {promise.id: (type(promise), getattr(promise, "target", None)) for promise in read.promises} == {
        "trygghetsdialoger": (Count, 8),
        "helginsatser": (Count, 30),
        "fredagsnarvaro": (Count, 40),
        "fotpatrull": (Rhythm, None),
        "krogtillsyn": (Count, 65),
        "tobakstillsyn": (Count, 70),
        "hembesok": (Count, 350),
        "hastighetskontroller": (Count, 60),
        "hastighetsdampande": (Log, None),
        "uppfoljning": (Count, 3),
        "utvardering": (Milestone, None),
    }


def test_activities_and_areas_of_huddinge_2020_have_the_ids_of_the_contract() -> None:
    read = read_partnership(HUDDINGE_2020, "huddinge-2020.toml")
    assert [activity.id for activity in read.activities] == [
        "speed_check",
        "tobacco_inspection",
        "licensed_premises_inspection",
        "foot_patrol",
        "weekend_operation",
        "youth_outreach",
        "safety_dialogue",
        "safety_inspection",
        "home_visit",
        "traffic_calming",
    ]
    assert [activity.id for activity in read.activities if activity.needs] == [
        "foot_patrol",
        "safety_dialogue",
        "safety_inspection",
    ]
    assert [area.id for area in read.areas] == [
        "flemingsberg",
        "segeltorp",
        "sjodalen-fullersta",
        "skogas",
        "stuvsta-snattringe",
        "trangsund",
        "varby",
    ]
    assert [(one.id, one.reports) for one in read.organisations] == [
        ("polisen", True),
        ("kommunen", True),
        ("sbff", True),
        ("skatteverket", False),
    ]


def test_parts_of_huddinge_2020_have_the_ids_of_the_contract() -> None:
    read = read_partnership(HUDDINGE_2020, "huddinge-2020.toml")
    parts = [part for promise in read.promises if isinstance(promise, Count) for part in promise.parts]
    assert [(part.id, part.target) for part in parts] == [("kommundelar", None), ("gemensamma", 14)]


def test_huddinge_2021_splits_ten_million_kronor_into_two_budget_lines() -> None:
    read = read_partnership(HUDDINGE_2021, "huddinge-2021.toml")
    in_kronor = {activity.id for activity in read.activities if activity.measure == "kronor"}
    lines = [
        promise
        for promise in read.promises
        if isinstance(promise, Count) and promise.counts and in_kronor.issuperset(promise.counts.activities)
    ]
    assert [line.target for line in lines] == [4_000_000, 6_000_000]


def test_huddinge_2021_has_a_camera_for_each_place_with_grantorp_ahead() -> None:
    cameras = read_partnership(HUDDINGE_2021, "huddinge-2021.toml").promise("trygghetskameror")
    assert isinstance(cameras, Checklist)
    assert cameras.stages == ("ansökt", "tillstånd", "uppsatt")
    assert {item.id: item.stage for item in cameras.items if item.stage} == {"grantorp": "tillstånd"}


def test_both_built_in_files_have_the_same_areas_and_organisations() -> None:
    earlier, later = (read_partnership(text, "huddinge") for text in (HUDDINGE_2020, HUDDINGE_2021))
    assert (earlier.areas, earlier.organisations, earlier.outside) == (
        later.areas,
        later.organisations,
        later.outside,
    )


def test_promise_without_a_period_has_that_of_the_file() -> None:
    read = read_partnership(SMALL, "liten.toml")
    assert read.promise("besok").period == Period(date(2020, 1, 1), date(2020, 12, 31))
    assert read.promise("kameror").period == Period(date(2020, 3, 1), date(2021, 2, 28))


def test_what_is_read_is_a_plain_partnership_with_its_ids_at_hand() -> None:
    read = read_partnership(SMALL, "liten.toml")
    assert type(read) is Partnership
    assert read.organisation("polisen").words == ("polis",)
    assert read.area("norra").neighbourhoods[1].words == ("Dala",)
    assert read.zone.key == "Europe/Stockholm"


def test_slot_with_a_season_over_the_new_year_loads() -> None:
    slot = (
        'every = "slot"\nweekday = "thursday"\nskip_holidays = true\n'
        "season = { first = [11, 1], last = [5, 31] }"
    )
    promise = read_partnership(replaced('every = "week"', slot), "liten.toml").promise("varje-vecka")
    assert isinstance(promise, Rhythm)
    assert promise.weekday is Weekday.THURSDAY
    assert promise.season == Season((11, 1), (5, 31))


@pytest.mark.parametrize(
    "same",
    [SMALL.replace("\n", "\r\n"), "\ufeff" + SMALL, "# a comment\n" + SMALL],
    ids=["crlf", "bom", "comment"],
)
def test_line_endings_marks_and_comments_change_nothing(same: str) -> None:
    assert read_partnership(same, "liten.toml") == read_partnership(SMALL, "liten.toml")
