"""A job of a period is done once, by whoever claims it first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.ports import UnitsOfWork
from storage.database import Database
from tests.storage.examples import HOUR, NOW

LAPSE = timedelta(minutes=5)


def claim(units: UnitsOfWork, by: str = "one", after: timedelta = timedelta()) -> bool:
    with units() as unit:
        claimed = unit.jobs.claim("digest", "2020-W14", by=by, at=NOW + after, lapsed=NOW + after - LAPSE)
        unit.commit()
    return claimed


def test_a_job_is_claimed_by_one_of_many(units: UnitsOfWork) -> None:
    with ThreadPoolExecutor(4) as workers:
        claimed = list(workers.map(lambda number: claim(units, by=str(number)), range(8)))
    assert sorted(claimed) == [False] * 7 + [True]


def test_a_job_whose_worker_died_is_given_back_when_its_time_is_up(units: UnitsOfWork) -> None:
    assert claim(units)
    assert not claim(units, by="two", after=LAPSE)
    assert claim(units, by="two", after=LAPSE + timedelta(seconds=1))


def test_a_job_that_is_done_is_never_given_back(units: UnitsOfWork) -> None:
    assert claim(units)
    with units() as unit:
        unit.jobs.done("digest", "2020-W14", NOW)
        unit.commit()
    assert not claim(units, by="two", after=1000 * HOUR)


def test_a_claim_that_was_not_committed_never_happened(units: UnitsOfWork) -> None:
    with units() as unit:
        assert unit.jobs.claim("digest", "2020-W14", by="one", at=NOW, lapsed=NOW - LAPSE)
    assert claim(units)


def test_each_period_and_each_job_is_claimed_by_itself(units: UnitsOfWork) -> None:
    with units() as unit:
        assert unit.jobs.claim("digest", "2020-W14", by="one", at=NOW, lapsed=NOW - LAPSE)
        assert unit.jobs.claim("digest", "2020-W15", by="one", at=NOW, lapsed=NOW - LAPSE)
        assert unit.jobs.claim("reminders", "2020-W14", by="one", at=NOW, lapsed=NOW - LAPSE)


def test_each_partnership_has_its_own_jobs(units: UnitsOfWork, database: Database) -> None:
    assert claim(units)
    assert claim(database.units_of_work("haninge-2020"))


def test_old_claims_are_forgotten_and_no_other_partnerships(units: UnitsOfWork, database: Database) -> None:
    others = database.units_of_work("haninge-2020")
    assert claim(units)
    assert claim(others)
    with units() as unit:
        unit.jobs.forget(NOW + HOUR)
        unit.commit()
    assert claim(units)
    assert not claim(others)
