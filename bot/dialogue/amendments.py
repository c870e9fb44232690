"""What became known in hindsight: late reports and corrections about days that a digest has told of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from bot.entries import Entry, Revised
from bot.ports import UnitOfWork
from bot.unasked import Amending, Amendment
from bot.working_time import Period


def amended(work: UnitOfWork, told: Period, since: datetime | None, until: datetime) -> Iterator[Amendment]:
    """What was told since the last digest, up to a moment, about days before those that it tells of now."""
    for revised in () if since is None else work.reports.revised(since, until):
        amendment = _amendment(revised, told.first)
        if amendment is not None:
            yield amendment


def _amendment(revised: Revised, first: date) -> Amendment | None:
    before, after = _done(revised.before), _done(revised.after)
    if all(entry is None or entry.facts.date >= first for entry in (before, after)):
        return None
    match before, after:
        case Entry(), None:
            return _of(Amending.TAKEN_BACK, before)
        case None, Entry():
            return _of(Amending.ADDED, after)
        case Entry(), Entry() if _placeless(before) != _placeless(after):
            return _of(Amending.CHANGED, after)
    return None


def _done(entry: Entry | None) -> Entry | None:
    """An entry that counts as work; plans and call-offs are none."""
    return entry if entry is not None and entry.is_done else None


def _placeless(entry: Entry) -> Entry:
    """An entry without its place, on which no figure depends that a digest tells."""
    return replace(entry, facts=replace(entry.facts, place=None))


def _of(amending: Amending, entry: Entry) -> Amendment:
    return Amendment(amending=amending, organisation=entry.organisation, facts=entry.facts)
