"""Dates with the month in words: "3 april", "3-5 april", "28 feb - 1 mars", "april 3"."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from bot.language.days import numeric_dates
from bot.language.days.joined_days import FromTo, Several, Shifted
from bot.language.days.meanings import OnDate
from bot.language.days.when import When, day_number, full_year, of_kinds, value_of, when_of
from bot.language.words.units import Unit

_DAYS_IN_MONTH = 31


def written_date(units: Sequence[Unit]) -> OnDate | None:
    """The day that "3 april" or "3 april 2020" names."""
    numbers = of_kinds(units, "number", "ordinal")
    day = day_number(numbers[0])
    year = numbers[1].value if len(numbers) > 1 else None
    if day is None or (year is not None and full_year(year) is None):
        return None
    return OnDate(day, value_of(units, "month") or value_of(units, "month_after_day"), year)


def written(units: Sequence[Unit]) -> When | None:
    """As in "3 april"."""
    return when_of(written_date(units), units)


def with_year(units: Sequence[Unit]) -> When | None:
    """A date with a year of four digits behind it; any other number is no year."""
    if not numeric_dates.is_year(units[-1]) or full_year(units[-1].value) is None:
        return None
    return numeric_dates.slashed(units) if of_kinds(units, "slashed") else written(units)


def listed(units: Sequence[Unit]) -> When | None:
    """As in "3, 4 och 6 april", "den 10:e och 11:e"."""
    month = value_of(units, "month")
    days = [day_number(unit) for unit in of_kinds(units, "number", "ordinal")]
    return None if None in days else When(Several(tuple(OnDate(day or 1, month) for day in days)))


def days_of_one_month(units: Sequence[Unit]) -> When | None:
    """As in "3-5 april"."""
    month = value_of(units, "month")
    low, high = of_kinds(units, "vague_range")[0].value
    if high > _DAYS_IN_MONTH:
        return None
    return When(FromTo(OnDate(low, month), OnDate(high, month)))


def from_date_to_date(units: Sequence[Unit]) -> When | None:
    """As in "28 feb - 1 mars", "3 till 5 april": a first month that is not said is the last one's."""
    months = of_kinds(units, "month")
    first, last = (day_number(unit) for unit in of_kinds(units, "number", "ordinal")[:2])
    if first is None or last is None:
        return None
    return When(FromTo(OnDate(first, months[0].value), OnDate(last, months[-1].value)))


def last_of_month(units: Sequence[Unit]) -> When | None:
    """As in "Sista april"."""
    month = value_of(units, "month")
    return When(Shifted(OnDate(1, month % 12 + 1), -1))


def explicit(units: Sequence[Unit]) -> When | None:
    """Explicit dates in other orders ("april 3", "2020 april 3"): dateparser reads that span only."""
    found = _parsed(" ".join(unit.text for unit in units))
    if found is None:
        return None
    years = [unit for unit in of_kinds(units, "number") if numeric_dates.is_year(unit)]
    return When(OnDate(found.day, found.month, found.year if years else None))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> date | None:
    import dateparser  # noqa: PLC0415 - slow to import, and few messages need it

    settings = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["day", "month"]}
    found = dateparser.parse(text, languages=["sv"], settings=settings)
    return None if found is None else found.date()
