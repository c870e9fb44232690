"""Each message has its effect once, however often and wherever it is delivered."""

from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from datetime import timedelta
from threading import Barrier

import pytest

from bot.members import Member
from bot.ports import UnitsOfWork
from bot.receipts import Outcome, Receipt
from storage.database import Database
from tests.storage.examples import NOW, facts, key, stored

DELIVERIES = 8


def test_a_message_is_claimed_once(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        assert unit.receipts.claim(key(), anna.id, NOW)
        assert not unit.receipts.claim(key(), anna.id, NOW)
        unit.commit()
    with units() as unit:
        assert not unit.receipts.claim(key(), anna.id, NOW)


def test_an_edit_and_another_channel_are_messages_of_their_own(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        for taken_in in (key(), key(revision="e1"), key(channel="C2"), key("m2")):
            assert unit.receipts.claim(taken_in, anna.id, NOW)


def test_a_claim_is_pending_until_it_is_settled(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.receipts.claim(key(), anna.id, NOW)
        assert unit.receipts.find(key()) == Receipt(outcome=Outcome.PENDING)
        report = unit.reports.add(key(), anna, NOW)
        settled = Receipt(outcome=Outcome.RECORDED, report=report)
        unit.receipts.settle(key(), settled)
        unit.commit()
    assert stored(units, lambda unit: unit.receipts.find(key())) == settled


def test_a_message_that_was_never_taken_in_has_no_receipt(units: UnitsOfWork) -> None:
    with units() as unit:
        assert unit.receipts.find(key()) is None
        with pytest.raises(KeyError):
            unit.receipts.settle(key(), Receipt(outcome=Outcome.ANSWERED))


def test_a_receipt_tells_what_was_answered(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.receipts.claim(key(), anna.id, NOW)
        assert unit.receipts.answer_to(key().channel, key().message) is None
        unit.receipts.answered(key(), "17")
        unit.commit()
    found = stored(units, lambda unit: unit.receipts.find(key()))
    assert found is not None
    assert found.answer == "17"


def test_what_is_claimed_with_its_answer_waits_for_none(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        assert unit.receipts.claim(key(), anna.id, NOW, answer="")
        assert unit.receipts.find(key()) == Receipt(outcome=Outcome.ANSWERED, answer="")
        assert not unit.receipts.claim(key(), anna.id, NOW)


def test_settling_leaves_an_answer_that_was_sent(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.receipts.claim(key(), anna.id, NOW)
        unit.receipts.answered(key(), "17")
        unit.receipts.settle(key(), Receipt(outcome=Outcome.UNDONE))
        assert unit.receipts.find(key()) == Receipt(outcome=Outcome.UNDONE, answer="17")


def test_answering_a_message_that_was_never_taken_in_leaves_nothing_behind(units: UnitsOfWork) -> None:
    with units() as unit:
        unit.receipts.answered(key(), "17")
        assert unit.receipts.find(key()) is None


def test_an_id_that_can_not_be_stored_keeps_no_other_answer_from_being_noted(
    units: UnitsOfWork, anna: Member
) -> None:
    with units() as unit:
        unit.receipts.claim(key(), anna.id, NOW)
        unit.receipts.answered(key("\x00"), "16")
        unit.receipts.answered(key(), "17")
        unit.commit()
    found = stored(units, lambda unit: unit.receipts.find(key()))
    assert found is not None
    assert found.answer == "17"


def test_the_latest_answer_tells_of_a_message_and_its_edits(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        for minutes, (revision, answer) in enumerate((("", "17"), ("e1", "18"), ("e2", ""))):
            edit = key(revision=revision)
            unit.receipts.claim(edit, anna.id, NOW + timedelta(minutes=minutes))
            unit.receipts.answered(edit, answer)
        assert unit.receipts.answer_to(key().channel, key().message) == "18"
        assert unit.receipts.answer_to("C2", key().message) is None
        first = unit.receipts.find(key())
        assert first is not None
        assert first.answer == "18"


def test_what_was_never_answered_is_told_for_one_platform_oldest_first(
    units: UnitsOfWork, anna: Member
) -> None:
    with units() as unit:
        for minutes, (channel, message) in enumerate(
            (("slack:T:C", "m1"), ("telegram:7", "m2"), ("slack:T:C", "m3"), ("slack:T:D", "m4"))
        ):
            at = NOW - timedelta(minutes=minutes)
            unit.receipts.claim(key(message, channel=channel), anna.id, at, thread="9")
        unit.receipts.answered(key("m3", channel="slack:T:C"), "")
        unit.commit()
    waiting = stored(units, lambda unit: unit.receipts.unanswered("slack"))
    assert [(w.key, w.member, w.thread) for w in waiting] == [
        (key("m4", channel="slack:T:D"), anna, "9"),
        (key("m1", channel="slack:T:C"), anna, "9"),
    ]
    assert waiting[0].at == NOW - timedelta(minutes=3)


def test_a_claim_that_was_not_committed_is_free_again(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.receipts.claim(key(), anna.id, NOW)
    with units() as unit:
        assert unit.receipts.claim(key(), anna.id, NOW)


def test_eight_deliveries_at_once_have_one_effect(
    database_url: str, units: UnitsOfWork, anna: Member
) -> None:
    together = Barrier(DELIVERIES)

    def deliver(_number: int) -> bool:
        # A database of its own stands for a process of its own.
        with closing(Database(database_url)) as database:
            together.wait()
            with database.units_of_work("huddinge-2020")() as unit:
                claimed = unit.receipts.claim(key(), anna.id, NOW)
                if claimed:
                    report = unit.reports.add(key(), anna, NOW)
                    unit.reports.append(report, facts(), by=anna.id, at=NOW)
                    unit.commit()
                return claimed

    with ThreadPoolExecutor(DELIVERIES) as processes:
        claims = list(processes.map(deliver, range(DELIVERIES)))
    assert claims.count(True) == 1
    assert len(stored(units, lambda unit: unit.reports.entries())) == 1


def test_threads_of_one_process_have_one_effect_too(units: UnitsOfWork, anna: Member) -> None:
    together = Barrier(DELIVERIES)

    def deliver(_number: int) -> bool:
        together.wait()
        with units() as unit:
            claimed = unit.receipts.claim(key(), anna.id, NOW)
            unit.commit()
            return claimed

    with ThreadPoolExecutor(DELIVERIES) as threads:
        assert list(threads.map(deliver, range(DELIVERIES))).count(True) == 1


@pytest.mark.parametrize("committed", [True, False])
def test_a_claim_waits_for_the_one_before_it(
    database_url: str, units: UnitsOfWork, anna: Member, *, committed: bool
) -> None:
    def claim() -> bool:
        with (
            closing(Database(database_url)) as database,
            database.units_of_work("huddinge-2020")() as unit,
        ):
            return unit.receipts.claim(key(), anna.id, NOW)

    with ThreadPoolExecutor(1) as elsewhere:
        with units() as first:
            assert first.receipts.claim(key(), anna.id, NOW)
            second = elsewhere.submit(claim)
            assert not wait([second], timeout=0.2).done
            if committed:
                first.commit()
        assert second.result(timeout=5) is not committed
