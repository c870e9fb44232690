from datetime import time

import pytest

from bot.errors import PartnershipFileError
from bot.partnership import Example
from bot.partnership_file import read_partnership
from tests.bot.partnership_file.broken import BROKEN, SYNTAX, VISITS_TARGET, Broken
from tests.bot.partnership_file.files import SMALL, faults_of, replaced


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
