"""Feasts by their names: the latest, or the next one."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.language.days.meanings import SOON, Calendar, Days
from bot.working_time import ONE_DAY

_SUNDAY = "Sunday before "


@dataclass(frozen=True, slots=True)
class OnFeast:
    """A feast day by its name in the `holidays` library, or by month and day, with days to add.

    Month and day are those of the feast, or "Sunday before 12-25" says that it is the Sunday before them.

    Names that a bar parts are those of several feasts that are called alike.
    """

    name: str
    offset: int = 0
    ahead: bool = False

    def latest(self, calendar: Calendar) -> Days | None:
        """The latest such day; None if the next one is near, and the latest long ago."""
        every = self._all(calendar.today.year)
        past = [day for day in every if day <= calendar.today]
        near = any(calendar.today < day <= calendar.today + SOON for day in every)
        if not past or (near and calendar.today - past[-1] > SOON):
            return None
        return (past[-1],)

    def coming(self, calendar: Calendar) -> Days | None:
        """The next such day."""
        return next(((day,) for day in self._all(calendar.today.year) if day >= calendar.today), None)

    def _all(self, year: int) -> list[date]:
        names, years = self.name.split("|"), (year - 1, year, year + 1)
        days = sorted(day for name in names for y in years if (day := _feast(name, y)))
        return [day + self.offset * ONE_DAY for day in days]


@lru_cache(maxsize=256)
def _feast(name: str, year: int) -> date | None:
    import holidays  # noqa: PLC0415 - slow to import, and few messages name a feast day

    if name[-1:].isdigit():
        day = date(year, int(name[-5:-3]), int(name[-2:]))
        return day - day.isoweekday() * ONE_DAY if name.startswith(_SUNDAY) else day
    found = holidays.country_holidays("SE", years=year, include_sundays=False, language="sv")
    return next((day for day, known in found.items() if known == name), None)
