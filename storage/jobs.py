"""What is done once in each period: one row for each, which is claimed by whoever writes it."""

from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, delete, update

from storage.scope import OWN, InsertInto, Scope, own
from storage.tables import jobs

THIS = own(jobs) & (jobs.c.job == bindparam("of_job")) & (jobs.c.period == bindparam("of_period"))
RECLAIM = update(jobs).where(THIS, jobs.c.done_at.is_(None), jobs.c.claimed_at < bindparam("lapsed"))
DONE = update(jobs).where(THIS)
FORGET = delete(jobs).where(own(jobs), jobs.c.claimed_at < bindparam("before"))


@cache
def _claim(insert: InsertInto) -> Executable:
    return insert(jobs).values(partnership_id=OWN).on_conflict_do_nothing().returning(jobs.c.job)


class SqlJobs:
    """Serves `bot.ports.Jobs`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def claim(self, job: str, period: str, *, by: str, at: datetime, lapsed: datetime) -> bool:
        """Take a job of a period on; False when it is done, or was claimed by another after `lapsed`.

        A claim that another transaction holds is waited for.
        """
        claimed = {"claimed_by": by, "claimed_at": at}
        if self._scope.row(_claim(self._scope.insert), job=job, period=period, **claimed) is not None:
            return True
        return self._scope.changed(RECLAIM, of_job=job, of_period=period, lapsed=lapsed, **claimed) > 0

    def done(self, job: str, period: str, at: datetime) -> None:
        """Note that a claimed job is done, for good."""
        self._scope.run(DONE, of_job=job, of_period=period, done_at=at)

    def forget(self, before: datetime) -> None:
        """Keep no longer what was claimed before a moment; its periods must have passed."""
        self._scope.run(FORGET, before=before)
