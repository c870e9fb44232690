"""Weekdays behind a week that is said once for all: "v 43: tisdag två i Vårby", "14-20 sept: tisdag ..."."""

import re
from collections.abc import Sequence

from bot.language.days.joined_days import FromTo
from bot.language.days.meanings import DayPhrase, InWeek, OnDate, OnWeekday
from bot.language.days.spans import Span, WeekdayWithin, days_span
from bot.language.days.when import When
from bot.language.words.units import Unit

RULE = "weekday.of_said_week"
_WEEKS = frozenset({"span.week", "span.last_week", "span.next_week"})
_RANGES = frozenset(
    {
        "date.days_of_month", "date.range", "date.range_slashed", "date.range_iso",
        "date.range_run_together",
    }
)  # fmt: skip
_WEEKDAYS = frozenset({"weekday.bare", "weekday.range"})
_PAST = "weekday.past"
_LED_BY_WEEK = frozenset({"week", "vague_day", "span.this_week", "day.vague"})
_BELOW = frozenset({"colon", "line"})
_NUMBER = re.compile(r"\d+")
_FEWEST_DAYS, _MOST_DAYS = 4, 8


def in_said_week(units: Sequence[Unit]) -> list[Unit]:
    """The units with bare weekdays in the one week that is said before them."""
    units = _with_weeks_in_dates(units)
    weeks = [unit for unit in units if unit.rule in _WEEKS or _is_stretch(unit)]
    if len(weeks) != 1:
        return units
    if _is_dated(weeks[0], units):
        return [unit._replace(kind="noise") if unit is weeks[0] else unit for unit in units]
    return [_of(weeks[0], unit) if unit.start > weeks[0].start else unit for unit in units]


def _with_weeks_in_dates(units: Sequence[Unit]) -> list[Unit]:
    """The units with "veckan 14-20 september", or the dates that head a list of weekdays, as a stretch."""
    ranges = [index for index, unit in enumerate(units) if unit.rule in _RANGES]
    if len(ranges) != 1 or not _is_week(units, ranges[0]):
        return list(units)
    at = ranges[0]
    said = units[at].value.phrase
    stretch = units[at]._replace(value=When(days_span(said)), rule=units[at].rule)
    return [*units[:at], stretch, *units[at + 1 :]]


def _is_week(units: Sequence[Unit], at: int) -> bool:
    """Whether some dates are those of a week that the days are told of, and not the days themselves."""
    phrase = units[at].value.phrase
    if not isinstance(phrase, FromTo):
        return False
    before, after = units[:at], units[at + 1 :]
    if before and (before[-1].kind in _LED_BY_WEEK or before[-1].rule in _LED_BY_WEEK):
        return True
    heads = all(unit.kind not in {"activity", "visit"} for unit in before)
    days = any(unit.rule in _WEEKDAYS or unit.rule == _PAST for unit in after)
    return heads and days and ((bool(after) and after[0].kind in _BELOW) or _is_long(phrase))


def _is_long(phrase: FromTo) -> bool:
    """As in "14-20 sept": about a week, as far as its two days tell."""
    first, last = phrase.first, phrase.last
    if not isinstance(first, OnDate) or not isinstance(last, OnDate):
        return False
    return first.month != last.month or _FEWEST_DAYS <= last.day - first.day <= _MOST_DAYS


def _is_stretch(unit: Unit) -> bool:
    return unit.rule in _RANGES and isinstance(unit.value.phrase, Span)


def _is_dated(week: Unit, units: Sequence[Unit]) -> bool:
    """As in "v 36 kör vi krogtillsyn, förslagsvis fredagen 4/9": the week only says which date that is."""
    days = [unit for unit in units if unit.kind == "when" and unit is not week]
    return len(days) == 1 and days[0].rule == "weekday.with_date" and days[0].start > week.start


def _of(week: Unit, day: Unit) -> Unit:
    dated = _is_stretch(week) and day.rule == _PAST
    if not (day.rule in _WEEKDAYS or dated) or not isinstance(day.value, When):
        return day
    weekdays = _weekdays(day.value.phrase)
    if not weekdays:
        return day
    return day._replace(value=When(_in(week, weekdays), day.value.part), rule=RULE)


def _in(week: Unit, weekdays: tuple[int, ...]) -> DayPhrase:
    """Some weekdays of a week that is told by its number, by its dates, or as the last one."""
    if _is_stretch(week):
        return WeekdayWithin(weekdays, week.value.phrase)
    number = _NUMBER.search(week.text)
    if number:
        return InWeek(weekdays, number=int(number.group()))
    return InWeek(weekdays, offset=1 if week.rule == "span.next_week" else -1)


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
