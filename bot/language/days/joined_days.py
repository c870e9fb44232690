"""Days told by other days: a weekday with its date, the day after a feast, from one to another, several."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.language.days.meanings import Calendar, DayPhrase, Days, OnWeekday, Relative
from bot.working_time import ONE_DAY, Period

_LONGEST_RANGE = 366


@dataclass(frozen=True, slots=True)
class WeekdayOnDate:
    """A weekday and a date together; None where they don't fit each other."""

    weekday: int
    date: DayPhrase
    ahead: bool = False

    def latest(self, calendar: Calendar) -> Days | None:
        """The date, if it falls on the weekday."""
        return self._fitting(self.date.latest(calendar))

    def coming(self, calendar: Calendar) -> Days | None:
        """The next date, if it falls on the weekday."""
        return self._fitting(self.date.coming(calendar))

    def _fitting(self, days: Days | None) -> Days | None:
        return days if days and days[0].weekday() == self.weekday else None


@dataclass(frozen=True, slots=True)
class Shifted:
    """The day before or after another: "natten till lördag", "dagen efter midsommarafton"."""

    base: DayPhrase
    offset: int

    @property
    def ahead(self) -> bool:
        """Whether the other day can only lie ahead."""
        return self.base.ahead

    def latest(self, calendar: Calendar) -> Days | None:
        """The latest such day."""
        return self._shifted(self.base.latest(self._moved(calendar)))

    def coming(self, calendar: Calendar) -> Days | None:
        """The next such day."""
        return self._shifted(self.base.coming(self._moved(calendar)))

    def _moved(self, calendar: Calendar) -> Calendar:
        """The base may lie a day beyond today: "natten till lördag", said on the Friday evening."""
        if isinstance(self.base, Relative):
            return calendar
        return Calendar(calendar.now, calendar.today - self.offset * ONE_DAY)

    def _shifted(self, days: Days | None) -> Days | None:
        return days and tuple(day + self.offset * ONE_DAY for day in days)


@dataclass(frozen=True, slots=True)
class NextTo:
    """The day beside one that was told: "i natt och natten innan"."""

    day: DayPhrase
    offset: int

    @property
    def ahead(self) -> bool:
        """Whether the day that was told can only lie ahead."""
        return self.day.ahead

    def latest(self, calendar: Calendar) -> Days | None:
        """The day beside the latest such day."""
        return self._beside(self.day.latest(calendar))

    def coming(self, calendar: Calendar) -> Days | None:
        """The day beside the next such day."""
        return self._beside(self.day.coming(calendar))

    def _beside(self, days: Days | None) -> Days | None:
        return days and tuple(day + self.offset * ONE_DAY for day in days)


@dataclass(frozen=True, slots=True)
class InWeekOf:
    """A weekday before another one of the same week: "fre" in "fre och lör"."""

    weekday: int
    last: OnWeekday
    ahead: bool = False

    def latest(self, calendar: Calendar) -> Days:
        """That day of the week in which the latest last one lies."""
        (last,) = self.last.latest(calendar)
        return (last - (self.last.weekday - self.weekday) * ONE_DAY,)

    def coming(self, calendar: Calendar) -> Days:
        """The next such weekday."""
        return OnWeekday(self.weekday).coming(calendar)


@dataclass(frozen=True, slots=True)
class FromTo:
    """Every day from one to another, both included."""

    first: DayPhrase
    last: DayPhrase

    @property
    def ahead(self) -> bool:
        """Whether either end can only lie ahead."""
        return self.first.ahead or self.last.ahead

    def latest(self, calendar: Calendar) -> Days | None:
        """The days up to the latest last one."""
        last = self.last.latest(calendar)
        if not last:
            return None
        first = self.first.latest(Calendar(calendar.now, last[-1]))
        return first and _between(first[0], last[-1])

    def coming(self, calendar: Calendar) -> Days | None:
        """The days from the next first one."""
        first = self.first.coming(calendar)
        if not first:
            return None
        last = self.last.coming(Calendar(calendar.now, first[0]))
        return last and _between(first[0], last[-1])


@dataclass(frozen=True, slots=True)
class Several:
    """Days that are listed: "mån och ons", "12, 13 och 15 juli"."""

    phrases: tuple[DayPhrase, ...]

    @property
    def ahead(self) -> bool:
        """Whether any of them can only lie ahead."""
        return any(phrase.ahead for phrase in self.phrases)

    def latest(self, calendar: Calendar) -> Days | None:
        """The latest of each."""
        return _joined([phrase.latest(calendar) for phrase in self.phrases])

    def coming(self, calendar: Calendar) -> Days | None:
        """The next of each."""
        return _joined([phrase.coming(calendar) for phrase in self.phrases])


def _between(first: date, last: date) -> Days | None:
    days = tuple(Period(first, last).days())
    return days if 0 < len(days) <= _LONGEST_RANGE else None


def _joined(parts: Sequence[Days | None]) -> Days | None:
    if any(part is None for part in parts):
        return None
    return tuple(sorted({day for part in parts if part for day in part}))
