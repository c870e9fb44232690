"""Weekdays behind a week that is said once for all: "v 43: tisdag två i Vårby, torsdag tre i Skogås"."""

import re
from collections.abc import Sequence

from bot.language.days.joined_days import FromTo
from bot.language.days.meanings import DayPhrase, InWeek, OnWeekday
from bot.language.days.when import When
from bot.language.words.units import Unit

RULE = "weekday.of_said_week"
_WEEKS = frozenset({"span.week", "span.last_week"})
_WEEKDAYS = frozenset({"weekday.bare", "weekday.range"})
_NUMBER = re.compile(r"\d+")


def in_said_week(units: Sequence[Unit]) -> list[Unit]:
    """The units with bare weekdays in the one week that is said before them."""
    weeks = [unit for unit in units if unit.rule in _WEEKS]
    if len(weeks) != 1:
        return list(units)
    return [_of(weeks[0], unit) if unit.start > weeks[0].start else unit for unit in units]


def _of(week: Unit, day: Unit) -> Unit:
    if day.rule not in _WEEKDAYS or not isinstance(day.value, When):
        return day
    weekdays = _weekdays(day.value.phrase)
    number = _NUMBER.search(week.text)
    phrase = InWeek(weekdays, number=int(number.group())) if number else InWeek(weekdays, offset=-1)
    return day._replace(value=When(phrase, day.value.part), rule=RULE) if weekdays else day


def _weekdays(phrase: DayPhrase) -> tuple[int, ...]:
    if isinstance(phrase, OnWeekday):
        return (phrase.weekday,)
    if (
        isinstance(phrase, FromTo)
        and isinstance(phrase.first, OnWeekday)
        and isinstance(phrase.last, OnWeekday)
    ):
        return tuple(range(phrase.first.weekday, phrase.last.weekday + 1))
    return ()
