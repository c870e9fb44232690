"""What time it is for those who try the bot: by the wall clock, or by one set to another day for practice."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

from bot.working_time import Period
from handlers.moments import now

Clock = Callable[[], datetime]
_NOON = 12
_SHORTEST_MONTH = 28


def wall_clock(zone: ZoneInfo) -> Clock:
    """The time it is where the partnership is."""
    return lambda: now(zone)


def clock_from(start: datetime) -> Clock:
    """A clock that shows a moment now, and runs on from there."""
    began = monotonic()
    return lambda: start + timedelta(seconds=monotonic() - began)


def practice_start(period: Period, moment: datetime) -> datetime | None:
    """The same day and time in the latest year of a period that has it; None while the period runs."""
    if moment.date() in period:
        return None
    for year in range(period.last.year, period.first.year - 1, -1):
        same = moment.replace(year=year, day=min(moment.day, _SHORTEST_MONTH))
        if same.date() in period:
            return same
    first = period.first
    return moment.replace(year=first.year, month=first.month, day=first.day, hour=_NOON)
