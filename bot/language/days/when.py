"""A phrase about time as a message holds it, and how its parts are found among units."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.entries import PartOfDay
from bot.language.days.meanings import DayPhrase
from bot.language.words.units import Unit

_DAYS_IN_MONTH = 31
_CENTURY = 2000


Reading = Callable[[Sequence[Unit]], Any]


@dataclass(frozen=True, slots=True)
class When:
    """A phrase about time that a message holds, with the part of the day that it names."""

    phrase: DayPhrase
    part: PartOfDay | None = None


def of_kinds(units: Sequence[Unit], *kinds: str) -> list[Unit]:
    """The units of these kinds."""
    return [unit for unit in units if unit.kind in kinds]


def value_of(units: Sequence[Unit], kind: str) -> Any:
    """What the first unit of a kind means; None where there is none."""
    return next((unit.value for unit in units if unit.kind == kind), None)


def day_number(unit: Unit) -> int | None:
    """A day of a month; None for any other number."""
    return unit.value if isinstance(unit.value, int) and 1 <= unit.value <= _DAYS_IN_MONTH else None


def full_year(year: int) -> int | None:
    """A year as it is written in full; None for what is hardly a year."""
    year = year + _CENTURY if year < 100 else year  # noqa: PLR2004 - two digits
    return year if _CENTURY - 100 <= year < _CENTURY + 100 else None


def when_of(phrase: DayPhrase | None, units: Sequence[Unit] = ()) -> When | None:
    """A phrase with the part of the day that the units name; None where there is no phrase."""
    return None if phrase is None else When(phrase, value_of(units, "part"))
