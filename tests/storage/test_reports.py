"""Reports, and entries that change without anything being overwritten."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from bot.entries import CallOffReason, Entry, EntryKind, Facts, PartOfDay, Report, Revised, TakenBack
from bot.members import Member, Role
from bot.ports import UnitsOfWork
from bot.working_time import Period
from storage.database import Database
from tests.storage.examples import ANNA, BEA, DAY, HOUR, NOW, facts, key, revisions, stored

FULL = facts(
    activity="licensed_premises_inspection",
    count=3,
    area="varby",
    place="Vårbyvägen",
    partners=frozenset({"sbff", "polisen"}),
    requested=False,
    part_of_day=PartOfDay.NIGHT,
    kind=EntryKind.CANCELLED,
    reason=CallOffReason.ALARM,
)


def reported(units: UnitsOfWork, member: Member, *said: Facts, message: str = "m1") -> Report:
    """A report that has been stored, with one entry for each of some facts."""
    with units() as unit:
        report = unit.reports.add(key(message), member, NOW)
        for told in said or (facts(),):
            unit.reports.append(report, told, by=member.id, at=NOW)
        unit.commit()
        return unit.reports.get(report)


def test_a_report_is_given_back_as_it_was_made(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        report = unit.reports.add(key(revision="e1"), anna, NOW)
        first = unit.reports.append(report, FULL, by=anna.id, at=NOW)
        second = unit.reports.append(report, facts(), by=anna.id, at=NOW)
        unit.commit()
    assert first == Entry(id=first.id, occasion=first.id, organisation="polisen", facts=FULL)
    assert stored(units, lambda unit: unit.reports.get(report)) == Report(
        id=report,
        member=anna.id,
        organisation="polisen",
        key=key(revision="e1"),
        said_at=NOW,
        spoken_of_at=NOW,
        entries=(first, second),
    )


def test_what_was_taken_back_together_stands_again_together(units: UnitsOfWork, anna: Member) -> None:
    report = reported(units, anna, facts(), FULL, facts(count=2))
    first, second, third = report.entries
    another = reported(units, anna, message="m2")
    with units() as unit:
        unit.reports.take_back(first.id, by=anna.id, at=NOW)
        for entry in (second, third):
            unit.reports.take_back(entry.id, by=anna.id, at=NOW + HOUR)
        assert unit.reports.last_taken_back(anna.id, NOW) == TakenBack(
            report=report.id, entry=third.id, at=NOW + HOUR
        )
        assert unit.reports.last_taken_back(anna.id, NOW + HOUR) is None
        assert unit.reports.restore(another.id, second.id, by=anna.id, at=NOW + 2 * HOUR) == []
        back = unit.reports.restore(report.id, third.id, by=anna.id, at=NOW + 2 * HOUR)
        assert back == [second.id, third.id]
        assert unit.reports.restore(report.id, third.id, by=anna.id, at=NOW + 3 * HOUR) == []
        unit.commit()
    assert stored(units, lambda unit: unit.reports.get(report.id).entries) == (second, third)
    assert stored(units, lambda unit: unit.reports.entries()) == [second, third, *another.entries]


def test_a_moment_comes_back_aware_and_equal(units: UnitsOfWork, anna: Member) -> None:
    said_at = datetime(2020, 4, 3, 23, 59, 59, 123456, tzinfo=timezone(timedelta(hours=2)))
    with units() as unit:
        report = unit.reports.get(unit.reports.add(key(), anna, said_at))
    assert report.said_at == said_at
    assert report.said_at.tzinfo is UTC


def test_a_moment_without_a_zone_is_not_stored(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit, pytest.raises(StatementError, match="no time zone"):
        unit.reports.add(key(), anna, NOW.replace(tzinfo=None))


def test_a_report_belongs_to_the_organisation_that_made_it(units: UnitsOfWork, anna: Member) -> None:
    made = reported(units, anna)
    with units() as unit:
        unit.members.add(ANNA, "kommunen", Role.REPORTER, NOW)
        assert unit.reports.get(made.id).organisation == "polisen"
        assert unit.reports.entries()[0].organisation == "polisen"


def test_a_revision_keeps_before_and_after(database: Database, units: UnitsOfWork, anna: Member) -> None:
    (entry,) = reported(units, anna).entries
    with units() as unit:
        bea = unit.members.add(BEA, "polisen", Role.MANAGER, NOW)
        unit.reports.revise(entry.id, FULL, by=bea.id, at=NOW + HOUR)
        unit.commit()
    before, after = revisions(database)
    assert (before["number"], before["by"], before["at"], before["area"]) == (1, anna.id, NOW, "skogas")
    assert (after["number"], after["by"], after["at"], after["area"]) == (2, bea.id, NOW + HOUR, "varby")
    assert stored(units, lambda unit: unit.reports.entries())[0].facts == FULL


def test_each_change_adds_a_row_and_changes_none(
    database: Database, units: UnitsOfWork, anna: Member
) -> None:
    (entry,) = reported(units, anna).entries
    written = revisions(database)
    for count in (2, 3, 4):
        with units() as unit:
            unit.reports.revise(entry.id, facts(count=count), by=anna.id, at=NOW)
            unit.commit()
        assert revisions(database)[:-1] == written
        written = revisions(database)
    assert [revision["count"] for revision in written] == [1, 2, 3, 4]


def test_what_is_taken_back_stands_no_longer_but_is_kept(
    database: Database, units: UnitsOfWork, anna: Member
) -> None:
    first, second = reported(units, anna, facts(), facts(area="varby")).entries
    with units() as unit:
        unit.reports.take_back(first.id, by=anna.id, at=NOW + HOUR)
        unit.commit()
        assert unit.reports.entries() == [second]
        assert unit.reports.standing_by(anna.id, NOW)[0].entries == (second,)
    assert [(row["standing"], row["area"]) for row in revisions(database)] == [
        (True, "skogas"),
        (False, "skogas"),
        (True, "varby"),
    ]


def test_changing_what_was_taken_back_does_not_bring_it_back(units: UnitsOfWork, anna: Member) -> None:
    (entry,) = reported(units, anna).entries
    with units() as unit:
        unit.reports.take_back(entry.id, by=anna.id, at=NOW)
        unit.reports.revise(entry.id, FULL, by=anna.id, at=NOW)
        assert unit.reports.entries() == []


def test_an_entry_can_tell_of_anothers_occasion_from_the_start(units: UnitsOfWork, anna: Member) -> None:
    (first,) = reported(units, anna).entries
    with units() as unit:
        bea = unit.members.add(BEA, "kommunen", Role.REPORTER, NOW)
        report = unit.reports.add(key("m2"), bea, NOW)
        joint = unit.reports.append(report, facts(), by=bea.id, at=NOW, occasion=first.occasion)
        assert joint.occasion == first.id
        assert unit.reports.entries() == [first, joint]


def test_an_entry_can_join_anothers_occasion_later(units: UnitsOfWork, anna: Member) -> None:
    first, second = reported(units, anna, facts(), facts(count=2)).entries
    with units() as unit:
        unit.reports.join(second.id, first.occasion, by=anna.id, at=NOW)
        joined = unit.reports.entries()[1]
    assert joined == Entry(id=second.id, occasion=first.id, organisation="polisen", facts=facts(count=2))


def test_an_occasion_stands_while_a_report_of_it_stands(units: UnitsOfWork, anna: Member) -> None:
    first, second = reported(units, anna, facts(), facts()).entries
    with units() as unit:
        unit.reports.join(second.id, first.occasion, by=anna.id, at=NOW)
        unit.reports.take_back(first.id, by=anna.id, at=NOW)
        assert [entry.occasion for entry in unit.reports.entries()] == [first.id]


def test_a_report_is_found_by_its_message(units: UnitsOfWork, anna: Member) -> None:
    made = reported(units, anna)
    with units() as unit:
        assert unit.reports.of_message("C1", "m1") == made
        assert unit.reports.of_message("C1", "m2") is None
        assert unit.reports.of_message("C2", "m1") is None


def test_standing_reports_come_latest_first_from_a_moment_on(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        for hours in (0, 3, 1, 2):
            report = unit.reports.add(key(f"m{hours}"), anna, NOW + hours * HOUR)
            unit.reports.append(report, facts(), by=anna.id, at=NOW)
        said = unit.reports.standing_by(anna.id, NOW + HOUR)
    assert [report.key.message for report in said] == ["m3", "m2", "m1"]


def test_others_reports_and_empty_ones_are_not_mine(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        bea = unit.members.add(BEA, "polisen", Role.REPORTER, NOW)
        unit.reports.append(unit.reports.add(key("m1"), bea, NOW), facts(), by=bea.id, at=NOW)
        unit.reports.add(key("m2"), anna, NOW)
        assert unit.reports.standing_by(anna.id, NOW) == []


def test_entries_come_oldest_first_by_activity_and_date(units: UnitsOfWork, anna: Member) -> None:
    patrol, check, late = reported(
        units, anna, facts(), facts(activity="speed_check"), facts(date=date(2020, 4, 10))
    ).entries
    week = Period(DAY - timedelta(days=6), DAY)
    with units() as unit:
        assert unit.reports.entries() == [patrol, check, late]
        assert unit.reports.entries(["foot_patrol"]) == [patrol, late]
        assert unit.reports.entries(iter(["foot_patrol", "speed_check"]), week) == [patrol, check]
        assert unit.reports.entries(period=Period(DAY, date(2020, 4, 10))) == [patrol, check, late]
        assert unit.reports.entries([]) == []


def test_an_earlier_revision_that_matched_is_not_found(units: UnitsOfWork, anna: Member) -> None:
    (entry,) = reported(units, anna).entries
    with units() as unit:
        unit.reports.revise(entry.id, facts(activity="speed_check"), by=anna.id, at=NOW)
        assert unit.reports.entries(["foot_patrol"]) == []


def test_what_was_told_in_a_stretch_of_time_is_known_with_how_it_stood_before(
    units: UnitsOfWork, anna: Member
) -> None:
    told = reported(units, anna, facts(count=1), facts(count=2), facts(count=3), facts(count=4))
    kept, changed, gone, back = (entry.id for entry in told.entries)
    with units() as unit:
        unit.reports.revise(back, facts(count=40), by=anna.id, at=NOW)
        unit.reports.revise(changed, facts(count=20), by=anna.id, at=NOW + HOUR)
        unit.reports.revise(changed, facts(count=21), by=anna.id, at=NOW + 2 * HOUR)
        unit.reports.take_back(gone, by=anna.id, at=NOW + 2 * HOUR)
        unit.reports.revise(back, facts(count=41), by=anna.id, at=NOW + 3 * HOUR)
        later = unit.reports.add(key("m2"), anna, NOW + HOUR)
        added = unit.reports.append(later, facts(count=5), by=anna.id, at=NOW + HOUR).id
        found = unit.reports.revised(NOW, NOW + 2 * HOUR)
        assert {_id(each.before) or _id(each.after): counts(each) for each in found} == {
            changed: (2, 21),
            gone: (3, None),
            added: (None, 5),
        }
        assert [counts(each) for each in unit.reports.revised(NOW + 2 * HOUR, NOW + 9 * HOUR)] == [(40, 41)]
        assert unit.reports.revised(NOW + 3 * HOUR, NOW + 9 * HOUR) == []
        assert [counts(each)[1] for each in unit.reports.revised(NOW - HOUR, NOW)] == [1, 2, 3, 40]
        assert kept not in {_id(each.after) for each in found}


def test_what_was_told_is_not_told_to_others(database: Database, units: UnitsOfWork, anna: Member) -> None:
    reported(units, anna)
    with database.units_of_work("haninge-2020")() as unit:
        assert unit.reports.revised(NOW - HOUR, NOW + HOUR) == []


def _id(entry: Entry | None) -> int | None:
    return entry.id if entry else None


def counts(revised: Revised) -> tuple[int | None, int | None]:
    """How many an entry told of, before and after."""
    before, after = revised.before, revised.after
    return (before.facts.count if before else None, after.facts.count if after else None)


def test_what_is_not_there_is_a_key_error(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        with pytest.raises(KeyError):
            unit.reports.get(4711)
        with pytest.raises(KeyError):
            unit.reports.append(4711, facts(), by=anna.id, at=NOW)
        with pytest.raises(KeyError):
            unit.reports.revise(4711, facts(), by=anna.id, at=NOW)
        with pytest.raises(KeyError):
            unit.reports.join(4711, 4711, by=anna.id, at=NOW)
        with pytest.raises(KeyError):
            unit.reports.take_back(4711, by=anna.id, at=NOW)


def test_two_who_change_an_entry_at_once_both_leave_their_revision(
    database: Database, units: UnitsOfWork, anna: Member
) -> None:
    (entry,) = reported(units, anna).entries

    def revise(count: int) -> None:
        with units() as unit:
            unit.reports.revise(entry.id, facts(count=count), by=anna.id, at=NOW)
            unit.commit()

    with ThreadPoolExecutor(1) as elsewhere:
        with units() as unit:
            unit.reports.revise(entry.id, facts(count=2), by=anna.id, at=NOW)
            second = elsewhere.submit(revise, 3)
            assert not wait([second], timeout=0.2).done
            unit.commit()
        second.result(timeout=5)
    assert [revision["count"] for revision in revisions(database)] == [1, 2, 3]
