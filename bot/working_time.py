"""The calendar that promises are counted by: working days, weekends, ISO weeks and the like."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY_ENDS = time(5)
ONE_DAY = timedelta(days=1)


class Weekday(StrEnum):
    """A day of the week, by the name that data files use."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """The weekday of a date."""
        return _WEEKDAYS[day.weekday()]


_WEEKDAYS = tuple(Weekday)


@dataclass(frozen=True, slots=True)
class Period:
    """An unbroken run of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        """Every day, in order."""
        return (self.first + n * ONE_DAY for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Slice:
    """One named piece of a period, such as "2020-W14" or "2020-Q2"; a rhythm is kept slice by slice."""

    name: str
    days: Period


def working_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day that work done at an aware moment belongs to: it ends at 05:00 local time."""
    local = moment.astimezone(zone)
    return local.date() if local.time() >= DAY_ENDS else local.date() - ONE_DAY


def local_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment as the partnership's clock shows it; one without a zone is taken as local already."""
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def friday_of(day: date) -> date:
    """The Friday of a date's ISO week, by which a weekend is known."""
    return day + (4 - day.weekday()) * ONE_DAY


def week_of(day: date) -> Slice:
    """The ISO week that holds a date."""
    monday = day - day.weekday() * ONE_DAY
    year, week, _ = day.isocalendar()
    return Slice(f"{year}-W{week:02}", Period(monday, monday + 6 * ONE_DAY))


def weeks(period: Period) -> Iterator[Slice]:
    """The ISO weeks whose Thursday lies in a period."""
    week = week_of(period.first)
    if week.days.first + 3 * ONE_DAY < period.first:
        week = week_of(week.days.last + ONE_DAY)
    while week.days.first + 3 * ONE_DAY <= period.last:
        yield week
        week = week_of(week.days.last + ONE_DAY)


def fridays(period: Period) -> list[date]:
    """The Fridays of a period, one for each weekend that belongs to it."""
    return [day for day in period.days() if Weekday.of(day) is Weekday.FRIDAY]


@lru_cache(maxsize=64)
def feast_days(year: int) -> frozenset[date]:
    """Sweden's public holidays of one year, Sundays not counted among them."""
    import holidays  # noqa: PLC0415 - slow to import, and few promises ask for it

    return frozenset(holidays.country_holidays("SE", years=year, include_sundays=False))


def is_working_day(day: date) -> bool:
    """Whether offices are open: Monday to Friday, and no public holiday."""
    return day.weekday() <= 4 and day not in feast_days(day.year)  # noqa: PLR2004 - Friday


@lru_cache(maxsize=64)
def _eves(year: int) -> frozenset[date]:
    """The eves on which nobody is at an office, though the law knows nothing of it."""
    import holidays  # noqa: PLC0415 - slow to import, and few promises ask for it

    return frozenset(holidays.country_holidays("SE", years=year, categories=("de_facto",)))


def is_office_day(day: date) -> bool:
    """Whether anybody is at an office: a working day, and none of the eves."""
    return is_working_day(day) and day not in _eves(day.year)


def is_day_for(weekday: Weekday, day: date) -> bool:
    """Whether what is said on a weekday is said on a day: on the last working day up to it, else the next."""
    days = [each for each in week_of(day).days.days() if is_office_day(each)]
    up_to = [each for each in days if each.weekday() <= list(Weekday).index(weekday)]
    return day == max(up_to, default=days[0])


def months(period: Period, size: int, name: str) -> Iterator[Slice]:
    """A period in runs of `size` calendar months, cut to the period at both ends.

    `name` is a format of the slice's year, first month and number in the year.
    """
    start = period.first.replace(month=(period.first.month - 1) // size * size + 1, day=1)
    while start <= period.last:
        ordinal = start.year * 12 + start.month - 1 + size
        following = date(ordinal // 12, ordinal % 12 + 1, 1)
        label = name.format(year=start.year, month=start.month, number=(start.month - 1) // size + 1)
        yield Slice(label, Period(max(start, period.first), min(following - ONE_DAY, period.last)))
        start = following


def terms(period: Period) -> Iterator[Slice]:
    """School terms: spring ("VT", January to June) and autumn ("HT", August to December)."""
    for year in range(period.first.year, period.last.year + 1):
        for name, first, last in (("VT", (1, 1), (6, 30)), ("HT", (8, 1), (12, 31))):
            begins = max(date(year, *first), period.first)
            ends = min(date(year, *last), period.last)
            if begins <= ends:
                yield Slice(f"{year}-{name}", Period(begins, ends))
