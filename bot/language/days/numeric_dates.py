"""Dates in figures: "12/3", "3.4.", "2020-04-03", "200403", "10-12/3", "den 3:e"."""

from collections.abc import Sequence
from datetime import date

from bot.language.days.joined_days import FromTo, Several
from bot.language.days.meanings import NoDay, OnDate
from bot.language.days.when import When, day_number, full_year, of_kinds, value_of, when_of
from bot.language.words.units import Unit

_NOON = 12
_DAYS_IN_MONTH = 31
_YEAR_DIGITS = 4
_LAST_HOUR = 24
_COUNTED_BY_HEART = 9


def iso(units: Sequence[Unit]) -> OnDate:
    """As in "2020-04-03" as a day."""
    year, month, day = value_of(units, "iso_date")
    return OnDate(day, month, full_year(year))


def iso_date(units: Sequence[Unit]) -> When:
    """As in "2020-04-03"."""
    return When(iso(units))


def from_iso_to_iso(units: Sequence[Unit]) -> When:
    """As in "2020-09-14 - 2020-09-20"."""
    first, last = (iso([unit]) for unit in of_kinds(units, "iso_date"))
    return When(FromTo(first, last))


def run_together(units: Sequence[Unit]) -> When | None:
    """As in "200403" and "20200403", if the calendar has that day."""
    digits = units[0].text if len(units[0].text) == 8 else f"20{units[0].text}"  # noqa: PLR2004 - yyyymmdd
    try:
        found = date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError:
        return None
    return When(OnDate(found.day, found.month, found.year)) if full_year(found.year) else None


def from_run_together(units: Sequence[Unit]) -> When | None:
    """As in "20200301-20200331"."""
    first, last = (run_together([unit]) for unit in of_kinds(units, "long_number"))
    return None if first is None or last is None else When(FromTo(first.phrase, last.phrase))


def is_year(unit: Unit) -> bool:
    """As in "2020"; "fyra" and "åtta" have as many letters."""
    return unit.text.isdigit() and len(unit.text) == _YEAR_DIGITS


def day_and_month(units: Sequence[Unit]) -> OnDate | None:
    """The day that "12/3" or "12.3" names; None where no calendar has it."""
    day, month, *rest = of_kinds(units, "slashed", "dotted")[0].value
    years = [unit.value for unit in of_kinds(units, "number") if is_year(unit)] or rest
    year = full_year(years[0]) if years else None
    return OnDate(day, month, year) if 1 <= day <= _DAYS_IN_MONTH and 1 <= month <= _NOON else None


def slashed(units: Sequence[Unit]) -> When:
    """As in "12/3"; "12/13" is no day, and must be asked."""
    return when_of(day_and_month(units), units) or When(NoDay(decisive=True))


def dotted(units: Sequence[Unit]) -> When | None:
    """A date such as "12.3" or "30.12"; "12.30" and "12.03" are times unless "den" or a weekday precedes."""
    dotted = of_kinds(units, "dotted")[0]
    after_point = dotted.text.split(".")[1]
    full = len(dotted.value) > 2  # noqa: PLR2004 - a year
    clear = len(units) > 1 or full or len(after_point) == 1 or dotted.value[0] > _LAST_HOUR
    return when_of(day_and_month(units), units) if clear else None


def day_of_month(units: Sequence[Unit]) -> When | None:
    """As in "Den 3:e"."""
    day = day_number(of_kinds(units, "number", "ordinal")[-1])
    return None if day is None else When(OnDate(day), value_of(units, "part"))


def bare_day_of_month(units: Sequence[Unit]) -> When | None:
    """As in "hastkontroll 14:e", where nothing follows that it could be the fourteenth of."""
    return day_of_month(units) if units[0].text[0].isdigit() else None


def leading_day_of_month(units: Sequence[Unit]) -> When | None:
    """As in "27:e hastkontroll", where nobody counts so many; "2:a hastkontroll" is the second one."""
    return bare_day_of_month(units) if units[0].value > _COUNTED_BY_HEART else None


def from_slashed(units: Sequence[Unit]) -> When | None:
    """As in "10/3-12/3"."""
    first, last = (day_and_month([unit]) for unit in of_kinds(units, "slashed"))
    return None if first is None or last is None else When(FromTo(first, last))


def from_day_to_slashed(units: Sequence[Unit]) -> When | None:
    """As in "10-12/3"."""
    last = day_and_month(of_kinds(units, "slashed"))
    first = day_number(of_kinds(units, "number")[0])
    return None if last is None or first is None else When(FromTo(OnDate(first, last.month), last))


def listed_slashed(units: Sequence[Unit]) -> When | None:
    """As in "10, 12 och 13/3"."""
    last = day_and_month(of_kinds(units, "slashed"))
    days = [day_number(unit) for unit in of_kinds(units, "number")]
    if last is None or None in days:
        return None
    return When(Several((*(OnDate(day or 1, last.month) for day in days), last)))


def slashed_apart(units: Sequence[Unit]) -> When | None:
    """As in "12 / 3"."""
    day, month = (unit.value for unit in of_kinds(units, "number"))
    return When(OnDate(day, month)) if 1 <= day <= _DAYS_IN_MONTH and 1 <= month <= _NOON else None
