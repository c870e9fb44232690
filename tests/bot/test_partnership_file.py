import json
import tomllib
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.data_file.shape import EXAMPLES, PROMISE_KINDS, example
from bot.errors import PartnershipFileError
from bot.partnership import Activity, Area, Example, Neighbourhood, Organisation, Partnership
from bot.partnership_file import read_partnership
from bot.promises import Checklist, Count, Item, Log, Milestone, Noun, Part, Rhythm, Season, Selection
from bot.working_time import Period, Weekday

BUILT_IN = Path(__file__).parents[2] / "bot" / "partnerships"
HUDDINGE_2020 = (BUILT_IN / "huddinge-2020.toml").read_text(encoding="utf-8")
HUDDINGE_2021 = (BUILT_IN / "huddinge-2021.toml").read_text(encoding="utf-8")

SMALL = """\
id = "liten-2020"
name = "Liten"
title = "Löften i Liten 2020"
period = { first = 2020-01-01, last = 2020-12-31 }
outside = ["Storstad"]

[[organisations]]
id = "polisen"
name = "Polisen"
short = "Polisen"
words = ["polis"]

[[organisations]]
id = "kommunen"
name = "Litens kommun"
short = "Kommunen"
words = [
    "kommun",
    "fältarna",
]

[[areas]]
id = "norra"
name = "Norra"
centre = [59.3, 18]
neighbourhoods = [
    { name = "Backen" },
    { name = "Dalen", words = ["Dala"] },
]

[[areas]]
id = "sodra"
name = "Södra"
centre = [59.2, 18.1]

[[activities]]
id = "foot_patrol"
noun = { singular = "fotpatrull", plural = "fotpatruller", definite_plural = "fotpatrullerna", gender = "en" }
words = ["fotpatrull"]
needs = ["area"]

[[activities]]
id = "inspection"
noun = { singular = "tillsyn", plural = "tillsyner", definite_plural = "tillsynerna", gender = "en" }
words = ["krogtillsyn"]
lookalikes = ["inre tillsyn"]
only_from = ["kommunen"]

[[promises]]
id = "besok"
kind = "count"
title = "Besök"
rule = "varje besök"
responsible = ["kommunen"]
unit = { singular = "besök", plural = "besök", definite_plural = "besöken", gender = "ett" }
target = 12
counts = { activities = ["inspection"] }

[[promises.parts]]
id = "gemensamma"
title = "med Polisen"
target = 4
counts = { partners_any = ["polisen"] }

[[promises]]
id = "helger"
kind = "count"
title = "Helger"
rule = "fredag och lördag"
responsible = ["polisen"]
unit = { singular = "helg", plural = "helger", definite_plural = "helgerna", gender = "en" }
target = 3
distinct = "weekend"
pace = "weekends"

[promises.counts]
activities = ["foot_patrol"]

[[promises]]
id = "varje-vecka"
kind = "rhythm"
title = "Varje vecka"
rule = "veckor med fotpatrull"
responsible = ["polisen"]
unit = { singular = "vecka", plural = "veckor", definite_plural = "veckorna", gender = "en" }
every = "week"
each_area = ["norra", "sodra"]
counts = { activities = ["foot_patrol"] }

[[promises]]
id = "kameror"
kind = "checklist"
title = "Kameror"
rule = "uppsatta kameror"
responsible = ["kommunen"]
unit = { singular = "plats", plural = "platser", definite_plural = "platserna", gender = "en" }
stages = ["ansökt", "uppsatt"]
period = { first = 2020-03-01, last = 2021-02-28 }

[[promises.items]]
id = "backen"
title = "Backen"
area = "norra"
stage = "ansökt"
"""


def faults_of(source: str) -> list[str]:
    with pytest.raises(PartnershipFileError) as caught:
        read_partnership(source, "liten.toml")
    return caught.value.faults


def replaced(old: str, new: str) -> str:
    assert SMALL.count(old) >= 1, f"{old!r} is not in the sample"
    return SMALL.replace(old, new, 1)


# What loads


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


# What does not load


@dataclass(frozen=True)
class Broken:
    """A change to the small file; `at` is on the line that the fault must name, and only there."""

    old: str
    new: str
    at: str
    field: str
    says: str


AT_LEAST_1 = "must be a whole number of at least 1; write for example target = 70"
VISITS_TARGET = "promises.besok.target"
VISITS = '[[promises]]\nid = "besok"'
CAMERAS = '[[promises]]\nid = "kameror"'

BROKEN = {
    "target as a word": Broken("target = 12", 'target = "tolv"', '"tolv"', VISITS_TARGET, AT_LEAST_1),
    "target in quotes": Broken("target = 12", 'target = "12"', '"12"', VISITS_TARGET, AT_LEAST_1),
    "target with decimals": Broken("target = 12", "target = 1.5", "1.5", VISITS_TARGET, AT_LEAST_1),
    "target true": Broken("target = 12", "target = true", "true", VISITS_TARGET, AT_LEAST_1),
    "target of nothing": Broken("target = 12", "target = 0", "= 0", VISITS_TARGET, AT_LEAST_1),
    "target below nothing": Broken("target = 12", "target = -5", "-5", VISITS_TARGET, AT_LEAST_1),
    "target beyond reason": Broken(
        "target = 12", f"target = {10**30}", "= 10000", VISITS_TARGET, "must be at most"
    ),
    "part above the whole": Broken(
        "target = 4",
        "target = 13",
        "= 13",
        "promises.besok.parts.gemensamma.target",
        "must not be above the whole promise's target, 12; write for example target = 12",
    ),
    "part of nothing": Broken(
        "target = 4", "target = 0", "= 0", "promises.besok.parts.gemensamma.target", AT_LEAST_1
    ),
    "no times": Broken(
        'every = "week"',
        'every = "week"\ntimes = 0',
        "times",
        "promises.varje-vecka.times",
        "must be a whole number of at least 1; write for example times = 1",
    ),
    "more than all items": Broken(
        'stages = ["ansökt"',
        'target = 2\nstages = ["ansökt"',
        "target = 2",
        "promises.kameror.target",
        "must not be above the number of items, 1; write target = 1",
    ),
    "missing key": Broken(
        "target = 12\n", "", VISITS, VISITS_TARGET, "is missing; add for example target = 70"
    ),
    "missing key in a table in braces": Broken(
        'besöken", gender = "ett"',
        'besöken"',
        "besöken",
        "promises.besok.unit.gender",
        'is missing; add for example gender = "ett"',
    ),
    "missing key at the top": Broken(
        'name = "Liten"\n', "", 'id = "liten-2020"', "name", 'is missing; add for example name = "Skogås"'
    ),
    "missing period": Broken(
        "period = { first = 2020-01-01, last = 2020-12-31 }\n",
        "",
        'id = "liten-2020"',
        "period",
        "is missing; add for example period = { first = 2020-01-01, last = 2020-12-31 }",
    ),
    "missing neighbourhood name": Broken(
        '{ name = "Backen" }',
        '{ words = ["Backe"] }',
        '"Backe"',
        "areas.norra.neighbourhoods.#1.name",
        'is missing; add for example name = "Skogås"',
    ),
    "unknown key": Broken(
        "target = 12", "target = 12\npase = 3", "pase", "promises.besok.pase", 'did you mean "pace"?'
    ),
    "unknown key at the top": Broken("outside =", "outsid =", "outsid", "outsid", 'did you mean "outside"?'),
    "unknown key in a period": Broken(
        "last = 2020-12-31 }",
        "last = 2020-12-31, qq = 3 }",
        "qq",
        "period.qq",
        'is not a key that is known here; write one of "first", "last"',
    ),
    "key of another kind of promise": Broken(
        'every = "week"',
        'every = "week"\ntarget = 33',
        "target = 33",
        "promises.varje-vecka.target",
        "is not a key that is known here; write one of",
    ),
    "unknown kind": Broken(
        'kind = "rhythm"', 'kind = "rythm"', "rythm", "promises.varje-vecka.kind", 'did you mean "rhythm"?'
    ),
    "missing kind": Broken(
        'kind = "checklist"\n',
        "",
        CAMERAS,
        "promises.kameror.kind",
        'is missing; write one of "count", "rhythm"',
    ),
    "unknown choice": Broken(
        'distinct = "weekend"',
        'distinct = "weekends"',
        "distinct",
        "promises.helger.distinct",
        'must be one of "day", "weekend", "week", "area", "place"; did you mean "weekend"?',
    ),
    "weekday in Swedish": Broken(
        '"foot_patrol"]\n\n',
        '"foot_patrol"]\nweekdays = [\n    "saturday",\n    "fredag",\n]\n\n',
        '"fredag"',
        "promises.helger.counts.weekdays",
        'must be one of "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"; did',
    ),
    "text where a list belongs": Broken(
        'responsible = ["kommunen"]\nunit = { singular = "besök"',
        'responsible = "kommunen"\nunit = { singular = "besök"',
        'responsible = "kommunen"',
        "promises.besok.responsible",
        'must be a list in square brackets; write for example responsible = ["kommunen"]',
    ),
    "number where text belongs": Broken(
        'title = "Besök"',
        "title = 5",
        "title = 5",
        "promises.besok.title",
        'must be text in quotes; write for example title = "Tobakstillsyn"',
    ),
    "number in a list of texts": Broken(
        'words = ["fotpatrull"]',
        'words = [\n    "fotpatrull",\n    33,\n]',
        "33",
        "activities.foot_patrol.words.#2",
        'must be text in quotes; write for example words = ["fotpatrull", "fotpatrullera"]',
    ),
    "text where true belongs": Broken(
        'short = "Polisen"',
        'short = "Polisen"\nreports = "nej"',
        "reports",
        "organisations.polisen.reports",
        "must be true or false, without quotes; write for example reports = false",
    ),
    "text where a table belongs": Broken(
        'counts = { activities = ["inspection"] }',
        'counts = "inspection"',
        'counts = "inspection"',
        "promises.besok.counts",
        'must be a table; write for example counts = { activities = ["foot_patrol"] }',
    ),
    "one table where several belong": Broken(
        "[[promises.items]]",
        "[promises.items]",
        "[promises.items]",
        "promises.kameror.items",
        "must be a list of tables; write for example [[promises.items]]",
    ),
    "unknown activity": Broken(
        'activities = ["inspection"]',
        'activities = ["inspektion"]',
        "inspektion",
        "promises.besok.counts.activities",
        '"inspektion" is no known activity; did you mean "inspection"?',
    ),
    "unknown activity like no other": Broken(
        'activities = ["inspection"]',
        'activities = ["qqq"]',
        "qqq",
        "promises.besok.counts.activities",
        '"qqq" is no known activity; write one of "foot_patrol", "inspection"',
    ),
    "unknown area in a long list": Broken(
        'each_area = ["norra", "sodra"]',
        'each_area = [\n    "norra",\n    "Söder",\n]',
        "Söder",
        "promises.varje-vecka.each_area",
        '"Söder" is no known area; did you mean "sodra"?',
    ),
    "unknown area in a filter": Broken(
        'partners_any = ["polisen"]',
        'partners_any = ["polisen"], areas = ["nora"]',
        "nora",
        "promises.besok.parts.gemensamma.counts.areas",
        '"nora" is no known area; did you mean "norra"?',
    ),
    "unknown area of an item": Broken(
        'area = "norra"',
        'area = "norr"',
        '"norr"',
        "promises.kameror.items.backen.area",
        '"norr" is no known area; did you mean "norra"?',
    ),
    "unknown organisation": Broken(
        'responsible = ["polisen"]',
        'responsible = ["polis"]',
        'responsible = ["polis"]',
        "promises.helger.responsible",
        '"polis" is no known organisation; did you mean "polisen"?',
    ),
    "unknown partner": Broken(
        'partners_any = ["polisen"]',
        'partners_all = ["komun"]',
        "komun",
        "promises.besok.parts.gemensamma.counts.partners_all",
        '"komun" is no known organisation; did you mean "kommunen"?',
    ),
    "unknown organisation of an activity": Broken(
        'only_from = ["kommunen"]',
        'not_from = ["komunen"]',
        "not_from",
        "activities.inspection.not_from",
        '"komunen" is no known organisation; did you mean "kommunen"?',
    ),
    "id twice": Broken(
        'id = "helger"',
        'id = "besok"',
        'id = "besok"\nkind = "count"\ntitle = "Helger"',
        "promises.besok.id",
        '"besok" is used twice; give one of the two another id',
    ),
    "item twice": Broken(
        "[[promises.items]]",
        '[[promises.items]]\nid = "backen"\ntitle = "En annan"\n\n[[promises.items]]',
        'id = "backen"\ntitle = "Backen"',
        "promises.kameror.items.backen.id",
        '"backen" is used twice; give one of the two another id',
    ),
    "id with spaces and capitals": Broken(
        'id = "varje-vecka"',
        'id = "Varje vecka i Södra"',
        "Varje vecka i Södra",
        "promises.Varje vecka i Södra.id",
        'use only a to z, digits, hyphens and underscores, for example id = "varje-vecka-i-sodra"',
    ),
    "file id with an underscore": Broken(
        'id = "liten-2020"',
        'id = "liten_2020"',
        "liten_2020",
        "id",
        '"liten_2020" is no id; use only a to z, digits and hyphens, for example id = "liten-2020"',
    ),
    "word of two activities": Broken(
        'words = ["krogtillsyn"]',
        'words = ["krogtillsyn", "Fot-patrull"]',
        "Fot-patrull",
        "activities.inspection.words",
        '"Fot-patrull" is claimed by "foot_patrol" (words) too; keep it in one of the two places',
    ),
    "subject of two activities": Broken(
        'words = ["fotpatrull"]',
        'words = ["fotpatrull"]\nsubjects = ["krog"]\n[[activities]]\nid = "x"\nsubjects = ["Krog"]\n'
        'noun = { singular = "x", plural = "x", definite_plural = "x", gender = "en" }',
        "Krog",
        "activities.x.subjects",
        '"Krog" is claimed by "foot_patrol" (subjects) too; keep it in one of the two places',
    ),
    "word and look-alike": Broken(
        'lookalikes = ["inre tillsyn"]',
        'lookalikes = ["inre tillsyn", "krogtillsyn"]',
        "lookalikes",
        "activities.inspection.lookalikes",
        '"krogtillsyn" is claimed by "inspection" (words) too; keep it in one of the two places',
    ),
    "spelling of two areas": Broken(
        'name = "Södra"',
        'name = "Södra"\nwords = ["dala"]',
        "dala",
        "areas.sodra.words",
        '"dala" is claimed by "norra" (words) too; keep it in one of the two places',
    ),
    "area that lies outside": Broken(
        'outside = ["Storstad"]',
        'outside = ["Storstad", "Sodra"]',
        "outside",
        "outside",
        '"Sodra" is claimed by "sodra" (name) too; keep it in one of the two places',
    ),
    "word of two organisations": Broken(
        '    "fältarna",',
        '    "fältarna",\n    "Polis",',
        '"Polis"',
        "organisations.kommunen.words",
        '"Polis" is claimed by "polisen" (words) too; keep it in one of the two places',
    ),
    "empty word": Broken(
        'words = ["polis"]',
        'words = ["polis", " - "]',
        " - ",
        "organisations.polisen.words",
        "must not be empty; write something between the quotes or take it out",
    ),
    "period reversed": Broken(
        "last = 2020-12-31 }",
        "last = 2019-12-31 }",
        "2019",
        "period.last",
        "must not be before first, 2020-01-01; exchange the two dates",
    ),
    "period of a promise reversed": Broken(
        "last = 2021-02-28 }",
        "last = 2019-02-28 }",
        "2019",
        "promises.kameror.period.last",
        "must not be before first, 2020-03-01; exchange the two dates",
    ),
    "period of a century": Broken(
        "last = 2020-12-31 }",
        "last = 2050-12-31 }",
        "2050",
        "period.last",
        "20 years after first, 2020-01-01",
    ),
    "year of three digits": Broken(
        "first = 2020-01-01", "first = 0202-01-01", "0202", "period.first", "must lie between 2000-01-01"
    ),
    "date in quotes": Broken(
        "first = 2020-01-01",
        'first = "2020-01-01"',
        '"2020-01-01"',
        "period.first",
        "must be a date, without quotes; write for example first = 2020-01-31",
    ),
    "date with a time": Broken(
        "first = 2020-01-01", "first = 2020-01-01T10:00:00", "T10", "period.first", "must be a date"
    ),
    "season that does not exist": Broken(
        'activities = ["inspection"] }',
        'activities = ["inspection"], season = { first = [2, 30], last = [5, 31] } }',
        "season",
        "promises.besok.counts.season.first",
        "is no day of the year: [2, 30]; write month and day, for example first = [11, 30]",
    ),
    "season without a day": Broken(
        'every = "week"',
        'every = "week"\nseason = { first = [11], last = [5, 31] }',
        "season",
        "promises.varje-vecka.season.first",
        "must be a month and a day in square brackets; write for example first = [11, 1]",
    ),
    "season with a year": Broken(
        'every = "week"',
        'every = "week"\nseason = { first = [11, 1], last = [5, 31, 2021] }',
        "season",
        "promises.varje-vecka.season.last",
        "must be a month and a day in square brackets; write for example last = [5, 31]",
    ),
    "centre with its numbers exchanged": Broken(
        "[59.2, 18.1]",
        "[118.1, 59.2]",
        "118.1",
        "areas.sodra.centre",
        "is no place on earth: [118.1, 59.2]; write latitude and longitude in degrees",
    ),
    "centre that is no number": Broken(
        "[59.2, 18.1]", "[nan, 18.1]", "nan", "areas.sodra.centre", "is no place on earth"
    ),
    "centre with one number": Broken(
        "[59.2, 18.1]",
        "[59.2]",
        "[59.2]",
        "areas.sodra.centre",
        "must be a latitude and a longitude in square brackets; write for example centre = [59.22, 18.15]",
    ),
    "centre in words": Broken(
        "[59.2, 18.1]",
        '[59.2, "öst"]',
        "öst",
        "areas.sodra.centre",
        "must be a latitude and a longitude in square brackets",
    ),
    "centre of one area alone": Broken(
        "centre = [59.2, 18.1]\n",
        "",
        '[[areas]]\nid = "sodra"',
        "areas.sodra.centre",
        "is missing, while other areas have theirs; write latitude and longitude in degrees",
    ),
    "unknown time zone": Broken(
        "outside =",
        'timezone = "Europe/Stokholm"\noutside =',
        "timezone",
        "timezone",
        '"Europe/Stokholm" is no known time zone; write timezone = "Europe/Stockholm"',
    ),
    "time zone that is a folder": Broken(
        "outside =", 'timezone = "Europe"\noutside =', "timezone", "timezone", '"Europe" is no known'
    ),
    "time zone outside the zones": Broken(
        "outside =", 'timezone = "../etc"\noutside =', "timezone", "timezone", '"../etc" is no known'
    ),
    "weekend without its Saturday": Broken(
        '"foot_patrol"]\n\n',
        '"foot_patrol"]\nweekdays = ["friday"]\n\n',
        "distinct",
        "promises.helger.distinct",
        "can't be weekend while counts.weekdays leaves out Friday or Saturday; "
        'write weekdays = ["friday", "saturday"]',
    ),
    "slot without a weekday": Broken(
        'every = "week"',
        'every = "slot"',
        '[[promises]]\nid = "varje-vecka"',
        "promises.varje-vecka.weekday",
        'is missing, which every = "slot" needs; add weekday = "thursday"',
    ),
    "weekday without a slot": Broken(
        'every = "week"',
        'every = "week"\nweekday = "thursday"',
        "weekday",
        "promises.varje-vecka.weekday",
        'goes only with every = "slot", not with "week"; write every = "slot" or take weekday out',
    ),
    "rhythm area that does not count": Broken(
        'each_area = ["norra", "sodra"]\ncounts = { activities = ["foot_patrol"] }',
        'each_area = ["norra", "sodra"]\ncounts = { activities = ["foot_patrol"], areas = ["norra"] }',
        "each_area",
        "promises.varje-vecka.each_area",
        '"sodra" is not among counts.areas, so it could never be kept; add it there',
    ),
    "item with an unknown stage": Broken(
        'stage = "ansökt"',
        'stage = "ansokta"',
        "ansokta",
        "promises.kameror.items.backen.stage",
        '"ansokta" is none of the promise\'s stages; did you mean "ansökt"?',
    ),
    "stage where there are none": Broken(
        'stages = ["ansökt", "uppsatt"]\n',
        "",
        'stage = "ansökt"',
        "promises.kameror.items.backen.stage",
        '"ansökt" is none of the promise\'s stages; there is none yet, so add it first',
    ),
    "stage named twice": Broken(
        'stages = ["ansökt", "uppsatt"]',
        'stages = ["ansökt", "ansökt"]',
        "stages",
        "promises.kameror.stages",
        '"ansökt" is named twice; take one of them out',
    ),
    "nobody responsible": Broken(
        'responsible = ["polisen"]',
        "responsible = []",
        "responsible = []",
        "promises.helger.responsible",
        "is empty, so nothing could ever count; add an organisation",
    ),
    "no items": Broken(
        '[[promises.items]]\nid = "backen"\ntitle = "Backen"\narea = "norra"\nstage = "ansökt"\n',
        "items = []\n",
        "items",
        "promises.kameror.items",
        "is empty, so nothing could ever count; add an item",
    ),
    "nothing counts": Broken(
        'activities = ["foot_patrol"]\n\n',
        "activities = []\n\n",
        "activities = []",
        "promises.helger.counts.activities",
        "is empty or missing, so nothing could ever count; add an activity",
    ),
    "counts without activities": Broken(
        'counts = { activities = ["inspection"] }',
        "counts = { requested = true }",
        "requested",
        "promises.besok.counts.activities",
        "is empty or missing, so nothing could ever count; add an activity",
    ),
    "parts of marks": Broken(
        'counts = { activities = ["inspection"] }\n',
        "",
        "[[promises.parts]]",
        "promises.besok.parts",
        "needs counts, without which the promise counts marks and no reports; add for example counts",
    ),
    "activity without words": Broken(
        'words = ["fotpatrull"]',
        "words = []",
        "words = []",
        "activities.foot_patrol.words",
        "is empty or missing, and so is subjects, so no report could name the activity; add",
    ),
}

NO_QUOTE = "a text has no quote at its end; end it with the quote that it begins with"
NO_COMMA = "a list is neither continued nor closed; put a comma between its items and ] after the last"
TWICE = "a key stands there a second time; take one of the two out"

SYNTAX = {
    "no equals sign": (
        "target = 12",
        "target 12",
        "target 12",
        "the key has no = after it; write it",
    ),
    "text without quotes": ("target = 12", "target = tolv", "tolv", "the value is no TOML; put text in"),
    "curly quotes": ('"Besök"', "”Besök”", "”Besök”", "the value is no TOML; put text in straight quotes"),
    "decimal comma": ("= 12", "= 12,5", "12,5", "something stands after the value; put it on a line of its"),
    "quote not closed": ('"Besök"', '"Besök', 'title = "Besök\n', NO_QUOTE),
    "long text not closed": ('"Besök"', '"""Besök', '"""', NO_QUOTE),
    "single quote not closed": ('"Besök"', "'Besök", "'Besök", NO_QUOTE),
    "list not closed": ('words = ["polis"]', 'words = ["polis"  # open', "# open", NO_COMMA),
    "comma forgotten": ('    "kommun",\n', '    "kommun"\n\n    # and\n', '"kommun"\n', NO_COMMA),
    "braces not closed": (
        "2020-12-31 }",
        "2020-12-31",
        "first = 2020-01-01",
        "keep it on one line, with",
    ),
    "header not closed": (
        '[[areas]]\nid = "norra"',
        '[[areas]\nid = "norra"',
        "[[areas]\n",
        "a table's name is not closed; write [name]",
    ),
    "key twice": ("target = 12", "target = 12\ntarget = 13", "target = 13", TWICE),
    "list twice": ('words = ["polis"]', 'words = ["polis"]\nwords = [\n"snut",\n]', 'words = [\n"', TWICE),
    "table twice": (
        "[promises.counts]",
        "[promises.counts]\n[promises.counts]",
        "counts]\na",
        "the table stands",
    ),
    "date that does not exist": (
        "2020-12-31 }",
        "2020-02-30 }",
        "2020-02-30",
        "the date does not exist; write year",
    ),
    "backslash": (
        '"Besök"',
        r'"Be\sök"',
        r"Be\s",
        "a backslash stands in a text; write two backslashes, or put",
    ),
    "no key": (
        "[[areas]]",
        "= 33\n[[areas]]",
        "= 33",
        "the line begins with neither a key nor a table; begin it",
    ),
    "control character": (
        '"Besök"',
        '"Be\x07sök"',
        "\x07",
        "a character stands there that can't be seen; type",
    ),
    "thousands of digits": (
        "= 12",
        "= 7" + "8" * 5000,
        "= 78",
        "a number has too many digits; write a shorter one",
    ),
}


def line_of(marker: str, source: str) -> int:
    assert source.count(marker) == 1, f"{marker!r} does not name one line"
    return source[: source.index(marker)].count("\n") + 1


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_fault_names_line_field_and_remedy(broken: Broken) -> None:
    source = replaced(broken.old, broken.new)
    (fault,) = faults_of(source)
    assert fault.startswith(f"liten.toml line {line_of(broken.at, source)}, {broken.field}: ")
    assert broken.says in fault


@pytest.mark.parametrize(("old", "new", "at", "says"), SYNTAX.values(), ids=SYNTAX.keys())
def test_fault_of_syntax_names_line_and_remedy(old: str, new: str, at: str, says: str) -> None:
    source = replaced(old, new)
    (fault,) = faults_of(source)
    assert fault.startswith(f"liten.toml line {line_of(at, source)}: ")
    assert says in fault


@pytest.mark.parametrize("key", ["organisations", "activities", "promises"])
def test_file_without_anything_to_count_is_told(key: str) -> None:
    header = 'id = "tom"\nname = "Tom"\ntitle = "Tom"\nperiod = { first = 2020-01-01, last = 2020-12-31 }\n'
    lists = "".join(f"{name} = []\n" for name in ("organisations", "areas", "activities", "promises"))
    told = [fault for fault in faults_of(header + lists) if f", {key}: is empty" in fault]
    assert len(told) == 1
    assert told[0].endswith(f"add a table under [[{key}]]")


def test_file_whose_organisations_all_only_take_part_is_told() -> None:
    source = SMALL.replace('short = "Polisen"', 'short = "Polisen"\nreports = false')
    source = source.replace('short = "Kommunen"', 'short = "Kommunen"\nreports = false')
    assert faults_of(source) == [
        "liten.toml line 7, organisations: has none that reports; take reports = false out of one"
    ]


EXAMPLE = """
[[examples]]
days_ago = 3
at = 21:10:00
by = "polisen"
text = "fotpatrull i Norra"
"""


def test_examples_are_read() -> None:
    (example,) = read_partnership(SMALL + EXAMPLE, "liten.toml").examples
    assert example == Example(days_ago=3, at=time(21, 10), by="polisen", text="fotpatrull i Norra")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("days_ago = 3", "days_ago = 0", "days_ago: must be from 1 to 60; write for example days_ago = 3"),
        ("days_ago = 3", "days_ago = 61", "days_ago: must be from 1 to 60; write for example days_ago = 3"),
        ('"polisen"', '"polis"', 'by: "polis" is no known organisation; did you mean "polisen"?'),
        ("21:10:00", '"kvällen"', "at: must be a time, without quotes; write for example at = 21:10:00"),
        ("at = 21:10:00\n", "", "at: is missing; add for example at = 21:10:00"),
    ],
)
def test_examples_that_nobody_could_have_reported_are_told(old: str, new: str, fault: str) -> None:
    (told,) = faults_of(SMALL + EXAMPLE.replace(old, new))
    assert told.partition("examples.#1.")[2] == fault


def test_an_example_by_an_organisation_that_does_not_report_is_told() -> None:
    source = SMALL.replace('short = "Polisen"', 'short = "Polisen"\nreports = false') + EXAMPLE
    (told,) = faults_of(source)
    assert told.endswith("examples.#1.by: is an organisation that does not report; name one that does")


def test_area_that_is_asked_for_must_exist() -> None:
    source = SMALL[: SMALL.index("[[areas]]")] + "[[activities]]" + SMALL.partition("[[activities]]")[2]
    source = source.replace("outside", "areas = []\noutside")
    told = [fault for fault in faults_of(source) if "needs" in fault]
    assert len(told) == 1
    assert "activities.foot_patrol.needs: asks for an area, but the file has none" in told[0]


def test_figure_may_aim_at_any_finite_number() -> None:
    figure = 'kind = "figure"\ntarget = {}\n[[promises]]\nid = "besok2"\nkind = "count"'
    broken = replaced('kind = "count"', figure.format("nan"))
    fault = next(fault for fault in faults_of(broken) if VISITS_TARGET in fault)
    assert fault.endswith("promises.besok.target: must be a number; write for example target = 70")
    sound = replaced('kind = "count"', figure.format("-0.5"))
    assert not [fault for fault in faults_of(sound) if VISITS_TARGET in fault]


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    changes = [
        ('id = "liten-2020"', 'id = "Liten"'),
        ("last = 2020-12-31 }", "last = 2019-12-31 }"),
        ('words = ["polis"]', "words = [3]"),
        ('name = "Södra"', 'name = "Norra"'),
        ('needs = ["area"]', 'needs = ["aria"]'),
        ("target = 12", "target = 0"),
        ('partners_any = ["polisen"]', 'partners_any = ["polis"]'),
        ('distinct = "weekend"', 'distinct = "helg"'),
        ('every = "week"', 'every = "slot"'),
        ('stage = "ansökt"', 'stage = "sökt"'),
    ]
    source = SMALL
    for old, new in changes:
        source = source.replace(old, new, 1)
    fields_told = [fault.partition(", ")[2].partition(":")[0] for fault in faults_of(source)]
    assert fields_told == [
        "id",
        "period.last",
        "organisations.polisen.words.#1",
        "areas.sodra.name",
        "activities.foot_patrol.needs",
        "promises.besok.target",
        "promises.besok.parts.gemensamma.counts.partners_any",
        "promises.helger.distinct",
        "promises.varje-vecka.weekday",
        "promises.kameror.items.backen.stage",
    ]


def test_error_reads_as_one_line_for_each_fault() -> None:
    source = replaced("target = 12", "target = 0").replace("target = 3", "target = 0")
    with pytest.raises(PartnershipFileError) as caught:
        read_partnership(source, "liten.toml")
    assert str(caught.value).splitlines() == caught.value.faults
    assert len(caught.value.faults) == 2


def test_id_with_a_line_break_does_not_break_the_line_of_its_fault() -> None:
    (fault,) = faults_of(replaced('id = "helger"', r'id = "hel\nger"'))
    assert fault.startswith('liten.toml line 66, promises.#2.id: "hel ger" is no id')


@pytest.mark.parametrize("source", ["", "\n\n", "# only a comment"], ids=["empty", "blank", "comment"])
def test_empty_file_is_told_what_it_must_have(source: str) -> None:
    told = [fault.partition(": is missing")[0] for fault in faults_of(source)]
    assert told == [
        f"liten.toml line 1, {key}"
        for key in ("id", "name", "title", "period", "organisations", "areas", "activities", "promises")
    ]


@pytest.mark.parametrize(
    ("depth", "start"),
    [
        (150, "liten.toml line 56, promises.besok.target: must be a whole number"),
        (300, "liten.toml line 1, file: holds something too deeply nested"),
        (2000, "liten.toml: is nested too deeply"),
    ],
)
def test_deep_nesting_is_told_and_not_fallen_into(depth: int, start: str) -> None:
    (fault,) = faults_of(SMALL.replace("target = 12", "target = " + "[" * depth + "]" * depth))
    assert fault.startswith(start)


# The examples in the remedies

TABLES = (
    Partnership, Organisation, Example, Area, Neighbourhood, Activity, Period, Noun, Season, Selection, Part,
    Item,
)  # fmt: skip


@pytest.mark.parametrize("holder", [*TABLES, *PROMISE_KINDS.values()], ids=lambda holder: holder.__name__)
def test_example_of_every_key_is_what_the_key_takes(holder: type) -> None:
    types = get_type_hints(holder)
    for field in fields(holder):
        if field.name == "kind":
            continue
        line = example(holder, field.name)
        if line.startswith("[["):
            assert is_dataclass(get_args(types[field.name])[0]) or holder is Partnership
        else:
            adapter: TypeAdapter[Any] = TypeAdapter(types[field.name])
            adapter.validate_python(tomllib.loads(line)[field.name])


def test_no_example_is_of_a_key_that_no_table_has() -> None:
    known = {field.name for holder in (*TABLES, *PROMISE_KINDS.values()) for field in fields(holder)}
    assert {key.rpartition(".")[2] for key in EXAMPLES} <= known


# Whatever is done to the file


def faults_or_none(source: str) -> list[str]:
    try:
        read_partnership(source, "file")
    except PartnershipFileError as error:
        return error.faults
    return []


def is_told_on_a_line(fault: str) -> bool:
    return fault.startswith("file") and "\n" not in fault and ": " in fault and "; " in fault


SNIPPETS = [
    '"',
    "[",
    "]",
    "{",
    "}",
    "=",
    "\n",
    "[[promises]]",
    "0",
    "-1",
    "true",
    "1.5",
    "[]",
    "{}",
    "#",
    "'''",
    "",
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The built-in file with a few stretches cut out, doubled or replaced."""
    source = HUDDINGE_2020
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(source)))
        stretch = source[start : start + draw(st.sampled_from([0, 1, 3, 30, 3000]))]
        filling = draw(st.sampled_from([*SNIPPETS, stretch * 2]) | st.text(max_size=5))
        source = source[:start] + filling + source[start + len(stretch) :]
    return source


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_no_mutation_of_a_built_in_file_gives_a_traceback(source: str) -> None:
    assert all(is_told_on_a_line(fault) for fault in faults_or_none(source))


VALUES = st.recursive(
    st.integers() | st.floats() | st.booleans() | st.text(max_size=8) | st.dates() | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(EXAMPLES)), inner, max_size=3)
    ),
    max_leaves=6,
)


def as_toml(value: Any) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{as_toml(key)} = {as_toml(inner)}" for key, inner in value.items())
        return "{" + pairs + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(inner) for inner in value) + "]"
    if isinstance(value, str):
        return json.dumps(value).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


@st.composite
def with_other_values(draw: st.DrawFn) -> str:
    """The small file with the values of some keys replaced by values of any type."""
    lines = SMALL.splitlines()
    pairs = [number for number, line in enumerate(lines) if " = " in line and not line.startswith(" ")]
    for number in draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=4, unique=True)):
        key = lines[number].partition(" = ")[0]
        lines[number] = f"{key} = {as_toml(draw(VALUES))}"
    return "\n".join(lines)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(with_other_values())
def test_no_value_of_another_type_gives_a_traceback(source: str) -> None:
    assert all(is_told_on_a_line(fault) for fault in faults_or_none(source))
