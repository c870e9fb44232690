"""One transaction: all of it or nothing."""

import pytest

from bot.members import Member
from bot.ports import UnitsOfWork
from bot.receipts import Outcome, Receipt
from storage.database import Database
from tests.storage.examples import ANNA, NOW, anna_in, facts, key, stored


def test_what_is_committed_is_there_for_the_next(units: UnitsOfWork) -> None:
    with units() as unit:
        anna = anna_in(unit)
        unit.commit()
    assert stored(units, lambda unit: unit.members.find(ANNA)) == anna


def test_nothing_is_saved_without_commit(units: UnitsOfWork) -> None:
    with units() as unit:
        anna_in(unit)
    assert stored(units, lambda unit: unit.members.find(ANNA)) is None


def test_nothing_is_saved_when_the_work_fails_before_commit(units: UnitsOfWork, anna: Member) -> None:
    def work() -> None:
        with units() as unit:
            unit.receipts.claim(key(), anna.id, NOW)
            report = unit.reports.add(key(), anna, NOW)
            unit.reports.append(report, facts(count=1 // 0), by=anna.id, at=NOW)
            unit.commit()

    with pytest.raises(ZeroDivisionError):
        work()
    assert stored(units, lambda unit: unit.receipts.find(key())) is None
    assert stored(units, lambda unit: unit.reports.of_message("C1", "m1")) is None


def test_what_is_done_after_commit_needs_one_of_its_own(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.receipts.claim(key("m1"), anna.id, NOW)
        unit.commit()
        unit.receipts.claim(key("m2"), anna.id, NOW)
    assert stored(units, lambda unit: unit.receipts.find(key("m1"))) == Receipt(outcome=Outcome.PENDING)
    assert stored(units, lambda unit: unit.receipts.find(key("m2"))) is None


def test_committed_work_survives_closing_and_opening_again(database_url: str, database: Database) -> None:
    with database.units_of_work("huddinge-2020")() as unit:
        anna_in(unit)
        unit.commit()
    database.close()
    reopened = Database(database_url)
    found = stored(reopened.units_of_work("huddinge-2020"), lambda unit: unit.members.find(ANNA))
    reopened.close()
    assert found is not None
