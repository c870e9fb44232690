"""Channels that want no reminders, and answers to reminders that asked."""

from bot.members import Member
from bot.ports import UnitsOfWork
from bot.unasked import GapAnswer
from storage.database import Database
from tests.storage.examples import NOW, member_of

GAP = "reminder:fotpatrull:2020-W13:gap"


def test_reminders_are_on_until_they_are_turned_off_and_on_again(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        assert not unit.reminders.are_off("slack:T1:C1")
        unit.reminders.turn_off("slack:T1:C1", anna.id, NOW)
        unit.reminders.turn_off("slack:T1:C1", anna.id, NOW)
        assert unit.reminders.are_off("slack:T1:C1")
        assert not unit.reminders.are_off("slack:T1:C2")
        unit.reminders.turn_on("slack:T1:C1")
        assert not unit.reminders.are_off("slack:T1:C1")
        unit.reminders.turn_on("slack:T1:C1")


def test_the_first_answer_to_a_reminder_is_kept(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        assert unit.reminders.answered([GAP]) == set()
        assert unit.reminders.answer(GAP, GapAnswer.NOT_DONE, by=anna.id, at=NOW)
        assert not unit.reminders.answer(GAP, GapAnswer.UNKNOWN, by=anna.id, at=NOW)
        assert unit.reminders.answered([GAP, "reminder:fotpatrull:2020-W14:gap"]) == {GAP}
        assert unit.reminders.answered([]) == set()


def test_another_partnership_knows_nothing_of_it(
    database: Database, units: UnitsOfWork, anna: Member
) -> None:
    others = database.units_of_work("haninge-2020")
    member_of(others)
    with units() as unit:
        unit.reminders.turn_off("slack:T1:C1", anna.id, NOW)
        unit.reminders.answer(GAP, GapAnswer.UNKNOWN, by=anna.id, at=NOW)
        unit.commit()
    with others() as unit:
        assert not unit.reminders.are_off("slack:T1:C1")
        assert unit.reminders.answered([GAP]) == set()
        unit.reminders.turn_on("slack:T1:C1")
        unit.commit()
    with units() as unit:
        assert unit.reminders.are_off("slack:T1:C1")
