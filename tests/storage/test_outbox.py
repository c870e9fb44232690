"""What the bot says unasked is said in order, and nothing of it twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from bot.ports import UnitsOfWork
from bot.postings import Kind, Notice, Posted, Posting, Trouble
from storage.database import Database
from tests.storage.examples import HOUR, NOW, stored

LAPSE = timedelta(minutes=5)
LATER = NOW + HOUR


def digest(week: int = 14, at: datetime = NOW) -> Notice:
    return Notice(key=f"digest:2020-W{week}", kind=Kind.DIGEST, subject="", at=at, until=at + 12 * HOUR)


def add(units: UnitsOfWork, *weeks: int, channel: str = "slack:C1") -> None:
    with units() as unit:
        assert all(unit.outbox.add(channel, digest(week, NOW + week * HOUR), NOW) for week in weeks)
        unit.commit()


def due(units: UnitsOfWork, at: datetime = NOW) -> list[Posting]:
    return stored(units, lambda unit: unit.outbox.due(at))


def keys(units: UnitsOfWork, at: datetime = NOW) -> list[str]:
    return [posting.notice.key for posting in due(units, at)]


def take(units: UnitsOfWork, posting: Posting, until: datetime = NOW + LAPSE) -> Posting | None:
    with units() as unit:
        taken = unit.outbox.take(posting, until)
        unit.commit()
    return taken


def taken_one(units: UnitsOfWork, at: datetime = NOW) -> Posting:
    """The first that is due, taken."""
    taken = take(units, due(units, at)[0], at + LAPSE)
    assert taken is not None
    return taken


def begin(units: UnitsOfWork, posting: Posting) -> bool:
    with units() as unit:
        begun = unit.outbox.begin(posting)
        unit.commit()
    return begun


def settle(units: UnitsOfWork, posting: Posting, posted: Posted, trouble: Trouble | None = None) -> None:
    with units() as unit:
        unit.outbox.settle(posting, posted, NOW, message="17.1", trouble=trouble)
        unit.commit()


def test_what_was_added_comes_back_as_it_was(units: UnitsOfWork) -> None:
    add(units, 14)
    (posting,) = due(units)
    assert posting.notice == digest(14, NOW + 14 * HOUR)
    assert (posting.channel, posting.added_at, posting.attempts) == ("slack:C1", NOW, 0)
    assert (posting.posted, posting.trouble) == (Posted.WAITING, None)


def test_nothing_is_added_twice_to_a_channel_even_when_it_was_sent(units: UnitsOfWork) -> None:
    add(units, 14)
    settle(units, taken_one(units), Posted.SENT)
    with units() as unit:
        assert not unit.outbox.add("slack:C1", digest(), LATER)
        assert unit.outbox.add("slack:C2", digest(), LATER)


def test_a_channel_is_served_in_order_and_waits_for_no_other(units: UnitsOfWork) -> None:
    add(units, 14, 15)
    add(units, 14, channel="slack:C2")
    first, other = due(units)
    assert [first.channel, other.channel] == ["slack:C1", "slack:C2"]
    taken = take(units, first)
    assert taken is not None
    assert [posting.channel for posting in due(units)] == ["slack:C2"]
    settle(units, taken, Posted.SENT)
    assert sorted(keys(units)) == ["digest:2020-W14", "digest:2020-W15"]


def test_what_waits_for_another_try_holds_up_what_comes_after_it(units: UnitsOfWork) -> None:
    add(units, 14, 15)
    taken = taken_one(units)
    with units() as unit:
        unit.outbox.put_back(taken, LATER)
        unit.commit()
    assert keys(units) == []
    assert keys(units, LATER) == ["digest:2020-W14"]


def test_one_of_many_takes_it(units: UnitsOfWork) -> None:
    add(units, 14)
    (posting,) = due(units)
    with ThreadPoolExecutor(4) as workers:
        taken = list(workers.map(lambda _number: take(units, posting), range(8)))
    assert sum(each is not None for each in taken) == 1


def test_what_a_dead_worker_took_and_did_not_begin_to_send_is_given_back_as_it_was(
    units: UnitsOfWork,
) -> None:
    add(units, 14)
    taken_one(units)
    (found,) = due(units, NOW + LAPSE)
    assert (found.posted, found.attempts) == (Posted.WAITING, 1)


def test_who_took_too_long_may_not_begin_to_send_what_another_has_taken(units: UnitsOfWork) -> None:
    add(units, 14)
    slow = taken_one(units)
    again = take(units, due(units, NOW + LAPSE)[0], LATER)
    assert again is not None
    assert not begin(units, slow)
    assert begin(units, again)


def test_what_a_dead_worker_began_to_send_is_given_back_as_being_sent(units: UnitsOfWork) -> None:
    add(units, 14)
    dead = taken_one(units)
    assert begin(units, dead)
    assert due(units, NOW + LAPSE - timedelta(seconds=1)) == []
    (found,) = due(units, NOW + LAPSE)
    assert found.posted is Posted.SENDING
    again = take(units, found, LATER)
    assert again is not None
    assert again.attempts == 2
    settle(units, dead, Posted.SENT)
    assert due(units, LATER) != [], "who was thought dead has no say any more"
    settle(units, again, Posted.UNKNOWN)
    assert due(units, LATER) == []


def test_what_was_put_back_in_between_is_not_taken_as_being_sent(units: UnitsOfWork) -> None:
    add(units, 14)
    slow = taken_one(units)
    assert begin(units, slow)
    (found,) = due(units, NOW + LAPSE)
    with units() as unit:
        unit.outbox.put_back(slow, LATER)
        unit.commit()
    assert take(units, found) is None


def test_what_may_have_been_sent_before_may_have_been_so_after_another_try(units: UnitsOfWork) -> None:
    add(units, 14)
    assert begin(units, taken_one(units))
    again = taken_one(units, NOW + LAPSE)
    assert begin(units, again)
    with units() as unit:
        unit.outbox.put_back(again, LATER)
        unit.commit()
    (found,) = due(units, LATER)
    assert found.posted is Posted.SENDING


@pytest.mark.parametrize("posted", [Posted.SENT, Posted.UNKNOWN, Posted.REFUSED, Posted.DROPPED])
def test_what_is_settled_is_settled_for_good(units: UnitsOfWork, posted: Posted) -> None:
    add(units, 14)
    taken = taken_one(units)
    settle(units, taken, posted)
    with units() as unit:
        unit.outbox.put_back(taken, NOW)
        unit.commit()
    assert due(units, LATER) == []


def test_the_last_digest_is_the_last_that_was_certainly_sent_there(units: UnitsOfWork) -> None:
    add(units, 14, 15, 16)
    add(units, 20, channel="slack:C2")
    assert last_sent(units) is None
    for posted in (Posted.SENT, Posted.UNKNOWN, Posted.REFUSED):
        settle(units, taken_one(units), posted)
    assert last_sent(units) == NOW + 14 * HOUR


def last_sent(units: UnitsOfWork) -> datetime | None:
    return stored(units, lambda unit: unit.outbox.last_sent("slack:C1", Kind.DIGEST))


def test_the_trouble_before_is_that_of_the_try_before_in_the_same_channel(units: UnitsOfWork) -> None:
    add(units, 14, 15, 16)
    first = taken_one(units)
    assert stored(units, lambda unit: unit.outbox.trouble_before(first)) is None
    settle(units, first, Posted.REFUSED, Trouble.REFUSED)
    second = taken_one(units)
    assert stored(units, lambda unit: unit.outbox.trouble_before(second)) is Trouble.REFUSED
    settle(units, second, Posted.SENT)
    third = taken_one(units)
    assert stored(units, lambda unit: unit.outbox.trouble_before(third)) is None


def test_what_was_dropped_says_nothing_of_the_channels_trouble(units: UnitsOfWork) -> None:
    add(units, 14, 15, 16)
    settle(units, taken_one(units), Posted.REFUSED, Trouble.REFUSED)
    settle(units, taken_one(units), Posted.DROPPED)
    last = taken_one(units)
    assert stored(units, lambda unit: unit.outbox.trouble_before(last)) is Trouble.REFUSED
    assert stored(units, lambda unit: unit.outbox.backlog()).troubles == {"slack:C1": Trouble.REFUSED}


def test_the_backlog_tells_what_waits_and_what_is_in_trouble(units: UnitsOfWork) -> None:
    empty = stored(units, lambda unit: unit.outbox.backlog())
    assert (empty.waiting, empty.oldest, empty.last_digest, empty.troubles) == (0, None, None, {})
    add(units, 14, 15)
    settle(units, taken_one(units), Posted.REFUSED, Trouble.REFUSED)
    refused = stored(units, lambda unit: unit.outbox.backlog())
    assert (refused.waiting, refused.oldest, refused.last_digest) == (1, NOW, None)
    assert refused.troubles == {"slack:C1": Trouble.REFUSED}
    settle(units, taken_one(units), Posted.SENT)
    well = stored(units, lambda unit: unit.outbox.backlog())
    assert (well.waiting, well.oldest, well.last_digest, well.troubles) == (0, None, NOW, {})


def test_each_partnership_has_its_own_outbox(units: UnitsOfWork, database: Database) -> None:
    others: UnitsOfWork = database.units_of_work("haninge-2020")
    add(units, 14)
    (posting,) = due(units)
    assert due(others) == []
    assert take(others, posting) is None
    assert stored(others, lambda unit: unit.outbox.backlog()).waiting == 0
    add(others, 14)
