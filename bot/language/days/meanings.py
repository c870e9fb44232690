"""What phrases about time mean on a given day: the latest such day, the next one, or none in particular."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from bot.entries import PartOfDay
from bot.working_time import DAY_ENDS, ONE_DAY, week_of

Days = tuple[date, ...]
SOON = 90 * ONE_DAY  # how near a coming date is meant rather than that of last year
_YEARS = 5
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a message was sent: the local wall clock, and the working day that it belongs to.

    `contrasted` says that the message tells of yesterday and of tonight, which are then two days, `later`
    that it is headed by an hour that had not come yet, which is then not today's.
    """

    now: datetime
    today: date
    contrasted: bool = False
    later: bool = False

    @property
    def before_dawn(self) -> bool:
        """Whether the working day of yesterday's date is still running."""
        return self.now.time() < DAY_ENDS


class DayPhrase(Protocol):
    """A phrase about time. None means that it gives no day; an empty tuple that it gives none this way."""

    @property
    def ahead(self) -> bool:
        """Whether it can only lie ahead."""

    def latest(self, calendar: Calendar) -> Days | None:
        """The latest such day or days, today included."""

    def coming(self, calendar: Calendar) -> Days | None:
        """The next such day or days, today included."""


@dataclass(frozen=True, slots=True)
class Relative:
    """So many days from today: "igår", "i förrgår", "imorgon"."""

    offset: int

    @property
    def ahead(self) -> bool:
        """Whether it can only lie ahead."""
        return self.offset > 0

    def latest(self, calendar: Calendar) -> Days:
        """That day; before dawn, yesterday alone is the calendar's yesterday: the running working day."""
        base = calendar.now.date() if self.offset == -1 and not calendar.contrasted else calendar.today
        return (base + self.offset * ONE_DAY,)

    coming = latest


@dataclass(frozen=True, slots=True)
class Tonight:
    """This evening is the running working day's; tonight, said by day, is the one that ended this morning.

    `named` says that no more than "natten" was said, which in an evening is the one that has begun.
    """

    part: PartOfDay
    ahead: bool = False
    named: bool = False

    def latest(self, calendar: Calendar) -> Days:
        """The evening or night that this most likely tells of."""
        last_night = self.part is PartOfDay.NIGHT and not calendar.before_dawn
        last_night = last_night and not (self.named and calendar.now.time() >= _NOON)
        return (calendar.today - ONE_DAY,) if last_night else (calendar.today,)

    def coming(self, calendar: Calendar) -> Days:
        """The evening or night that is to come."""
        return (calendar.today,)


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday: the latest, before today where the phrase says that it is past, or after today."""

    weekday: int
    before_today: bool = False
    ahead: bool = False

    def latest(self, calendar: Calendar) -> Days:
        """The latest such weekday."""
        back = (calendar.today.weekday() - self.weekday) % 7
        return (calendar.today - (back or 7 * self.before_today) * ONE_DAY,)

    def coming(self, calendar: Calendar) -> Days:
        """The next such weekday."""
        on = (self.weekday - calendar.today.weekday()) % 7
        return (calendar.today + (on or 7 * self.ahead) * ONE_DAY,)


@dataclass(frozen=True, slots=True)
class OnDate:
    """A day of the month, with its month and year as far as they are said."""

    day: int
    month: int | None = None
    year: int | None = None
    ahead: bool = False

    def latest(self, calendar: Calendar) -> Days | None:
        """The latest such day; None if it lies just ahead, or if no calendar has it."""
        if self.year is not None:
            return _existing(self.year, self.month or 1, self.day)
        found = [day for day in self._all(calendar) if day <= calendar.today]
        near = [day for day in self._all(calendar) if day > calendar.today]
        if (
            self.month is not None
            and near
            and near[0] - calendar.today < SOON
            and not (found and calendar.today - found[-1] < SOON)
        ):
            return None
        return (found[-1],) if found else None

    def coming(self, calendar: Calendar) -> Days | None:
        """The next such day."""
        if self.year is not None:
            return _existing(self.year, self.month or 1, self.day)
        return next(((day,) for day in self._all(calendar) if day >= calendar.today), None)

    def _all(self, calendar: Calendar) -> list[date]:
        months = range(1, 13) if self.month is None else (self.month,)
        years = range(calendar.today.year - _YEARS, calendar.today.year + _YEARS)
        every = (_existing(year, month, self.day) for year in years for month in months)
        return [days[0] for days in every if days]


@dataclass(frozen=True, slots=True)
class InWeek:
    """Weekdays of a numbered ISO week, or of the week so many weeks from this one."""

    weekdays: tuple[int, ...]
    number: int | None = None
    offset: int = 0

    @property
    def ahead(self) -> bool:
        """Whether it can only lie ahead."""
        return self.offset > 0

    def latest(self, calendar: Calendar) -> Days | None:
        """Those days of the latest such week that had begun by then."""
        days = [self._in(monday) for monday in self._mondays(calendar)]
        past = [week for week in days if week[-1] <= calendar.today]
        return past[-1] if past and not self.offset else (days[0] if days else None)

    def coming(self, calendar: Calendar) -> Days | None:
        """Those days of the next such week."""
        days = [self._in(monday) for monday in self._mondays(calendar)]
        return next((week for week in days if week[0] >= calendar.today), None)

    def _mondays(self, calendar: Calendar) -> list[date]:
        monday = week_of(calendar.today).days.first
        if self.number is None:
            return [monday + 7 * self.offset * ONE_DAY]
        around = (monday + 7 * n * ONE_DAY for n in range(-54, 54))
        return [day for day in around if day.isocalendar().week == self.number]

    def _in(self, monday: date) -> Days:
        return tuple(monday + weekday * ONE_DAY for weekday in self.weekdays)


@dataclass(frozen=True, slots=True)
class NoDay:
    """Time is spoken of, but no day is given: it must be asked, if `decisive` even beside a day that is."""

    ahead: bool = False
    decisive: bool = False

    def latest(self, _calendar: Calendar) -> None:
        """No day."""

    def coming(self, _calendar: Calendar) -> None:
        """No day."""


def _existing(year: int, month: int, day: int) -> Days | None:
    try:
        return (date(year, month, day),)
    except ValueError:
        return None
