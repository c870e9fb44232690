"""Two partnerships in one database never see each other, not even where all their ids are equal."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import IntegrityError

from bot.entries import Mark, Report
from bot.invitations import Invitation
from bot.members import Member, Role
from bot.messages import Sender
from bot.ports import UnitOfWork, UnitsOfWork
from bot.questions import Asking, Question
from bot.receipts import Outcome, Receipt
from bot.words import Meaning, Word
from bot.working_time import Period
from storage.database import Database
from tests.storage.examples import ANNA, DAY, HOUR, NOW, facts, key, member_of


@pytest.fixture
def others(database: Database) -> UnitsOfWork:
    """Units of work on another partnership's rows in the same database."""
    return database.units_of_work("haninge-2020")


def report_one(unit: UnitOfWork, member: Member, area: str) -> Report:
    assert unit.receipts.claim(key(), member.id, NOW)
    report = unit.reports.add(key(), member, NOW)
    unit.reports.append(report, facts(area=area), by=member.id, at=NOW)
    unit.receipts.settle(key(), Receipt(outcome=Outcome.RECORDED, report=report))
    return unit.reports.get(report)


def test_the_same_person_is_a_member_of_each_by_themselves(units: UnitsOfWork, others: UnitsOfWork) -> None:
    anna = member_of(units)
    with others() as unit:
        assert unit.members.find(ANNA) is None
        theirs = unit.members.add(ANNA, "kommunen", Role.COORDINATOR, NOW)
        unit.members.change(theirs.id, active=False)
        assert unit.members.all() == [(unit.members.find(ANNA), [ANNA])]
        unit.commit()
    with units() as unit:
        assert unit.members.all() == [(anna, [ANNA])]


def test_the_same_message_is_taken_in_by_each(units: UnitsOfWork, others: UnitsOfWork) -> None:
    for each in (units, others):
        anna = member_of(each)
        with each() as unit:
            assert unit.receipts.find(key()) is None
            assert unit.receipts.claim(key(), anna.id, NOW)
            unit.commit()


def test_the_same_message_makes_a_report_in_each(units: UnitsOfWork, others: UnitsOfWork) -> None:
    ours, theirs = member_of(units), member_of(others)
    with units() as unit:
        our_report = report_one(unit, ours, "skogas")
        unit.commit()
    with others() as unit:
        assert unit.reports.of_message("C1", "m1") is None
        assert unit.reports.entries() == []
        their_report = report_one(unit, theirs, "jordbro")
        unit.commit()
    with units() as unit:
        assert unit.reports.of_message("C1", "m1") == our_report
        assert unit.reports.entries() == list(our_report.entries)
        assert unit.reports.standing_by(ours.id, NOW) == [our_report]
        assert unit.reports.standing_by(theirs.id, NOW) == []
        assert their_report.id != our_report.id


def test_anothers_rows_can_be_neither_read_nor_changed_by_id(units: UnitsOfWork, others: UnitsOfWork) -> None:
    ours = member_of(units)
    with units() as unit:
        report = report_one(unit, ours, "skogas")
        unit.commit()
    (entry,) = report.entries
    with others() as unit:
        theirs = unit.members.add(ANNA, "polisen", Role.REPORTER, NOW)
        for attempt in (
            lambda: unit.reports.get(report.id),
            lambda: unit.reports.append(report.id, facts(), by=theirs.id, at=NOW),
            lambda: unit.reports.revise(entry.id, facts(), by=theirs.id, at=NOW),
            lambda: unit.reports.join(entry.id, entry.id, by=theirs.id, at=NOW),
            lambda: unit.reports.take_back(entry.id, by=theirs.id, at=NOW),
            lambda: unit.members.change(ours.id, active=False),
            lambda: unit.receipts.settle(key(), Receipt(outcome=Outcome.UNDONE)),
        ):
            with pytest.raises(KeyError):
                attempt()
        unit.commit()
    with units() as unit:
        unit.reports.take_back(entry.id, by=ours.id, at=NOW)
        unit.commit()
    with others() as unit:
        assert unit.reports.last_taken_back(ours.id, NOW) is None
        assert unit.reports.restore(report.id, entry.id, by=theirs.id, at=NOW) == []
        unit.commit()
    with units() as unit:
        assert unit.reports.get(report.id).entries == ()
        assert unit.reports.restore(report.id, entry.id, by=ours.id, at=NOW) == [entry.id]
        assert unit.reports.get(report.id) == report
        assert unit.members.find(ANNA) == ours
        assert unit.receipts.find(key()) == Receipt(outcome=Outcome.RECORDED, report=report.id)


def test_the_database_refuses_to_tie_rows_of_two_partnerships(
    units: UnitsOfWork, others: UnitsOfWork
) -> None:
    ours, theirs = member_of(units), member_of(others)
    with units() as unit:
        (entry,) = report_one(unit, ours, "skogas").entries
        unit.commit()
    with others() as unit, pytest.raises(IntegrityError):
        unit.reports.add(key("m2"), ours, NOW)
    with others() as unit, pytest.raises(IntegrityError):
        unit.receipts.claim(key("m2"), ours.id, NOW)
    with others() as unit:
        report = unit.reports.add(key("m2"), theirs, NOW)
        with pytest.raises(IntegrityError):
            unit.reports.append(report, facts(), by=theirs.id, at=NOW, occasion=entry.occasion)


def test_questions_and_marks_stay_at_home(units: UnitsOfWork, others: UnitsOfWork) -> None:
    anna = member_of(units)
    question = Question(key=key(), asking=Asking.COUNT, asked_at=NOW, said_at=NOW)
    with units() as unit:
        unit.questions.ask(anna.id, "C1", question)
        unit.marks.add(Mark(promise="utvardering", date=DAY), by=None, at=NOW)
        unit.commit()
    with others() as unit:
        assert unit.questions.open(anna.id, "C1") is None
        unit.questions.close(anna.id, "C1")
        assert list(unit.marks.all()) == []
        unit.commit()
    with units() as unit:
        assert unit.questions.open(anna.id, "C1") == question


@pytest.fixture
def said_to_the_database(database: Database) -> Iterator[list[str]]:
    """Every statement that the database is given during a test."""
    statements: list[str] = []

    def note(_connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(database._engine, "before_cursor_execute", note)
    yield statements
    event.remove(database._engine, "before_cursor_execute", note)


def test_no_statement_goes_without_the_partnership(
    units: UnitsOfWork, said_to_the_database: list[str]
) -> None:
    with units() as unit:
        anna = unit.members.add(ANNA, "polisen", Role.REPORTER, NOW)
        unit.members.add(ANNA, "polisen", Role.REPORTER, NOW)
        unit.members.add(Sender(platform="web", user="1"), "polisen", Role.REPORTER, NOW)
        unit.members.change(anna.id, role=Role.MANAGER)
        unit.members.all()
        unit.members.get(anna.id)
        unit.members.identify(anna.id, Sender(platform="telegram", user="17"))
        unit.members.identities(anna.id)
        invitation = Invitation(organisation="sbff", role=Role.MANAGER, expires=NOW)
        code = unit.invitations.make(invitation, NOW)
        unit.invitations.find(code)
        unit.invitations.use(code, anna.id, NOW)
        unit.channels.add("C1", anna.id, NOW)
        unit.channels.has("C1")
        unit.channels.all()
        unit.channels.remove("C1", anna.id)
        (entry,) = report_one(unit, anna, "skogas").entries
        unit.receipts.find(key())
        unit.reports.revise(entry.id, facts(), by=anna.id, at=NOW)
        unit.reports.standing_by(anna.id, NOW - HOUR)
        unit.reports.of_message("C1", "m1")
        unit.reports.entries(["foot_patrol"], Period(DAY, DAY + timedelta(days=1)))
        unit.questions.ask(anna.id, "C1", Question(key=key(), asking=Asking.DATE, asked_at=NOW, said_at=NOW))
        unit.questions.open(anna.id, "C1")
        unit.questions.close(anna.id, "C1")
        unit.marks.add(Mark(promise="utvardering", date=DAY), by=None, at=NOW)
        unit.marks.all()
        word = Word(word="röksväng", means=Meaning.ACTIVITY, value="tobacco_inspection")
        unit.words.offer(word, NOW)
        unit.words.keep(word, by=anna.id, at=NOW)
        unit.words.waiting(NOW)
        unit.words.accepted()
        unit.words.all()
        unit.words.forget(word.word)
    asked = [statement for statement in said_to_the_database if not statement.startswith("BEGIN")]
    assert len(asked) > 20
    for statement in asked:
        condition = statement.partition("WHERE")[2] if "WHERE" in statement else statement
        assert "partnership_id" in condition, statement
