"""Stretches of time that give no day: a week, a month, a quarter, the year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.language.days.joined_days import FromTo
from bot.language.days.meanings import Calendar, Days, InWeek
from bot.working_time import ONE_DAY, Period, week_of


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, such as a week or a month: no day for a report, but a period for a question."""

    period: Callable[[Calendar], Period]
    ahead: bool = False

    def latest(self, _calendar: Calendar) -> None:
        """No day."""

    def coming(self, _calendar: Calendar) -> None:
        """No day."""


@dataclass(frozen=True, slots=True)
class WeekdayWithin:
    """Weekdays of a stretch of about a week: "tisdag" in "14-20 sept: fotpatrull tisdag"."""

    weekdays: tuple[int, ...]
    span: Span
    ahead: bool = False

    def latest(self, calendar: Calendar) -> Days | None:
        """Those days of the stretch; None where it does not hold each of them once."""
        days = [day for day in self.span.period(calendar).days() if day.weekday() in self.weekdays]
        return tuple(days) if len(days) == len(self.weekdays) else None

    coming = latest


def days_span(days: FromTo) -> Span:
    """The stretch from one day to another: the latest, or the one that has not ended."""

    def period(calendar: Calendar) -> Period:
        last = (days.last.latest(calendar) or days.last.coming(calendar) or (calendar.today,))[-1]
        first = (days.first.latest(Calendar(calendar.now, last)) or (last,))[0]
        return Period(first, last)

    return Span(period)


def month_span(month: int) -> Span:
    """The latest month of that number that has begun."""

    def period(calendar: Calendar) -> Period:
        year = calendar.today.year - (month > calendar.today.month)
        return Period(date(year, month, 1), _month_after(year, month) - ONE_DAY)

    return Span(period)


def months_from_now(offset: int) -> Span:
    """The calendar month so many months from this one."""

    def period(calendar: Calendar) -> Period:
        ordinal = calendar.today.year * 12 + calendar.today.month - 1 + offset
        year, month = ordinal // 12, ordinal % 12 + 1
        return Period(date(year, month, 1), _month_after(year, month) - ONE_DAY)

    return Span(period)


def quarter_span(quarter: int) -> Span:
    """A quarter of this year."""

    def period(calendar: Calendar) -> Period:
        year, first = calendar.today.year, 3 * quarter - 2
        return Period(date(year, first, 1), _month_after(year, first + 2) - ONE_DAY)

    return Span(period)


def week_span(number: int | None, offset: int = 0) -> Span:
    """A whole ISO week, by its number or by weeks from this one."""

    def period(calendar: Calendar) -> Period:
        days = InWeek((0,), number, offset).latest(calendar) or (calendar.today,)
        return week_of(days[0]).days

    return Span(period, ahead=offset > 0)


def whole_year_span() -> Span:
    """The whole period of the promises."""
    return Span(lambda calendar: Period(date(calendar.today.year, 1, 1), date(calendar.today.year, 12, 31)))


def _month_after(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
