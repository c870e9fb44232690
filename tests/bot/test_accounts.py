"""What inhabitants are told: the same numbers as everywhere, and nothing that could point at a person."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.accounts import Account, accounts
from bot.entries import CallOffReason, Entry, EntryKind, Facts
from bot.partnership_file import read_partnership
from bot.pictures.curve import Course
from bot.pictures.strip import Strip
from bot.promises import Standing

BUILT_IN = Path(__file__).parents[2] / "bot" / "partnerships" / "huddinge-2020.toml"
HUDDINGE = read_partnership(BUILT_IN.read_text(encoding="utf-8"), "huddinge-2020")
TODAY = date(2020, 4, 3)


def entry(number: int, organisation: str, facts: Facts, occasion: int | None = None) -> Entry:
    return Entry(id=number, occasion=occasion or number, organisation=organisation, facts=facts)


def told(*entries: Entry) -> dict[str, Account]:
    return {account.promise.id: account for account in accounts(HUDDINGE, entries, (), TODAY)}


def visits(area: str, count: int, day: date = TODAY) -> Facts:
    return Facts(activity="home_visit", date=day, count=count, area=area)


def test_every_promise_has_an_account_also_when_nothing_was_done() -> None:
    found = told()
    assert list(found) == [promise.id for promise in HUDDINGE.promises]
    assert isinstance(found["fotpatrull"].course, Strip)
    assert isinstance(found["hembesok"].course, Course)
    assert found["utvardering"].course is None
    assert all(account.deeds == () for account in found.values())


def test_months_and_areas_add_up_to_what_is_done() -> None:
    entries = [
        entry(1, "sbff", visits("skogas", 20, date(2020, 1, 15))),
        entry(2, "sbff", visits("varby", 30, date(2020, 3, 31))),
        entry(3, "sbff", visits("varby", 11)),
    ]
    account = told(*entries)["hembesok"]
    assert account.progress.done == 61
    assert [(total.month.month, total.amount) for total in account.months] == [
        (1, 20),
        (2, 0),
        (3, 30),
        (4, 11),
    ]
    assert sum(total.amount or 0 for total in account.areas) == 61


def test_small_numbers_of_what_is_discreet_are_held_back() -> None:
    account = told(
        entry(1, "sbff", visits("skogas", 2)),
        entry(2, "sbff", visits("varby", 30)),
        entry(3, "sbff", visits("segeltorp", 12)),
    )["hembesok"]
    shown = {total.area: total.amount for total in account.areas}
    assert (shown["skogas"], shown["segeltorp"], shown["varby"]) == (None, None, 30)


def test_what_is_discreet_is_told_by_the_month_and_without_its_area() -> None:
    (deed,) = told(entry(1, "sbff", visits("skogas", 2)), entry(2, "sbff", visits("varby", 7)))[
        "hembesok"
    ].deeds
    assert (deed.day, deed.is_month, deed.area, deed.amount) == (date(2020, 4, 1), True, None, 9)


def test_deeds_are_told_by_day_and_area_the_latest_first_without_their_place() -> None:
    first = Facts(
        activity="speed_check", date=date(2020, 3, 1), area="varby", place="Vårbyvägen", requested=True
    )
    later = Facts(activity="speed_check", date=date(2020, 3, 2), area="varby", requested=False)
    deeds = told(entry(1, "polisen", first), entry(2, "polisen", first), entry(3, "polisen", later))[
        "hastighetskontroller"
    ].deeds
    assert [(deed.day.day, deed.amount, deed.standing) for deed in deeds] == [
        (2, 1, Standing.BESIDE),
        (1, 2, Standing.COUNTS),
    ]
    assert "Vårbyvägen" not in repr(deeds)


def test_a_joint_occasion_is_one_deed_of_both() -> None:
    facts = Facts(activity="licensed_premises_inspection", date=TODAY, count=3, area="skogas")
    joint = [entry(1, "polisen", facts), entry(2, "kommunen", facts, occasion=1)]
    (deed,) = told(*joint)["krogtillsyn"].deeds
    assert (deed.organisations, deed.amount) == (frozenset({"polisen", "kommunen"}), 3)


def test_a_rhythm_of_some_areas_takes_nothing_from_elsewhere() -> None:
    patrols = [
        entry(n, "polisen", Facts(activity="foot_patrol", date=TODAY, area=area))
        for n, area in enumerate(("varby", "trangsund"), start=1)
    ]
    deeds = told(*patrols)["fotpatrull"].deeds
    assert {deed.area: deed.standing for deed in deeds} == {
        "varby": Standing.COUNTS,
        "trangsund": Standing.BESIDE,
    }


@pytest.mark.parametrize("kind", [EntryKind.PLANNED, EntryKind.CANCELLED])
def test_what_was_not_done_is_no_deed(kind: EntryKind) -> None:
    facts = Facts(activity="speed_check", date=TODAY, area="varby", kind=kind, reason=None)
    assert told(entry(1, "polisen", facts))["hastighetskontroller"].deeds == ()


def test_what_lies_ahead_is_not_told() -> None:
    account = told(entry(1, "sbff", visits("skogas", 9, date(2020, 4, 4))))["hembesok"]
    assert (account.progress.done, account.deeds) == (0, ())


def test_call_offs_are_told_by_their_reason() -> None:
    facts = Facts(activity="speed_check", date=TODAY, kind=EntryKind.CANCELLED)
    entries = [
        entry(1, "polisen", facts),
        entry(2, "polisen", replace(facts, reason=CallOffReason.STAFF)),
        entry(3, "polisen", replace(facts, reason=CallOffReason.STAFF)),
    ]
    assert dict(told(*entries)["hastighetskontroller"].called_off) == {
        CallOffReason.STAFF: 2,
        CallOffReason.OTHER: 1,
    }
