"""The grammar of Swedish time: rules from calendar words to phrases about days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from bot.entries import PartOfDay
from bot.language.days import (
    DayPhrase,
    FromTo,
    InWeek,
    NoDay,
    OnDate,
    OnFeast,
    OnWeekday,
    Relative,
    Several,
    Shifted,
    Span,
    Tonight,
    WeekdayOnDate,
    month_span,
    months_from_now,
    quarter_span,
    week_span,
    whole_year_span,
)
from bot.language.grammar import Rule, Stage
from bot.language.units import Unit

_NOON = 12
_DAYS_IN_MONTH = 31
_CENTURY = 2000
_DAWN = 5
_YEAR_DIGITS = 4
_UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class When:
    """A phrase about time that a message holds, with the part of the day that it names."""

    phrase: DayPhrase
    part: PartOfDay | None = None


Reading = Callable[[Sequence[Unit]], Any]


def _of(units: Sequence[Unit], *kinds: str) -> list[Unit]:
    return [unit for unit in units if unit.kind in kinds]


def _value(units: Sequence[Unit], kind: str) -> Any:
    return next((unit.value for unit in units if unit.kind == kind), None)


def _day_number(unit: Unit) -> int | None:
    return unit.value if isinstance(unit.value, int) and 1 <= unit.value <= _DAYS_IN_MONTH else None


def _full_year(year: int) -> int | None:
    year = year + _CENTURY if year < 100 else year  # noqa: PLR2004 - two digits
    return year if _CENTURY - 100 <= year < _CENTURY + 100 else None


def _when(phrase: DayPhrase | None, units: Sequence[Unit] = ()) -> When | None:
    return None if phrase is None else When(phrase, _value(units, "part"))


# Numeric dates


def _iso(units: Sequence[Unit]) -> OnDate:
    year, month, day = _value(units, "iso_date")
    return OnDate(day, month, _full_year(year))


def _iso_date(units: Sequence[Unit]) -> When:
    return When(_iso(units))


def _run_together(units: Sequence[Unit]) -> When | None:
    """As in "200403" and "20200403", if the calendar has that day."""
    digits = units[0].text if len(units[0].text) == 8 else f"20{units[0].text}"  # noqa: PLR2004 - yyyymmdd
    try:
        found = date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError:
        return None
    return When(OnDate(found.day, found.month, found.year)) if _full_year(found.year) else None


def _from_run_together(units: Sequence[Unit]) -> When | None:
    """As in "20200301-20200331"."""
    first, last = (_run_together([unit]) for unit in _of(units, "long_number"))
    return None if first is None or last is None else When(FromTo(first.phrase, last.phrase))


def _day_and_month(units: Sequence[Unit]) -> OnDate | None:
    day, month, *rest = _of(units, "slashed", "dotted")[0].value
    years = [unit.value for unit in _of(units, "number") if len(unit.text) == _YEAR_DIGITS] or rest
    year = _full_year(years[0]) if years else None
    return OnDate(day, month, year) if 1 <= day <= _DAYS_IN_MONTH and 1 <= month <= _NOON else None


def _slashed(units: Sequence[Unit]) -> When:
    """As in "12/3"; "12/13" is no day, and must be asked."""
    return _when(_day_and_month(units), units) or When(NoDay(decisive=True))


def _dotted(units: Sequence[Unit]) -> When | None:
    """A date such as "12.3"; "12.30" and "12.03" are times of day unless "den" or a weekday precedes."""
    dotted = _of(units, "dotted")[0]
    after_point = dotted.text.split(".")[1]
    clear = len(units) > 1 or len(dotted.value) > 2 or len(after_point) == 1  # noqa: PLR2004 - a year
    return _when(_day_and_month(units), units) if clear else None


def _day_of_month(units: Sequence[Unit]) -> When | None:
    day = _day_number(_of(units, "number", "ordinal")[-1])
    return None if day is None else When(OnDate(day), _value(units, "part"))


def _written_date(units: Sequence[Unit]) -> OnDate | None:
    numbers = _of(units, "number", "ordinal")
    day = _day_number(numbers[0])
    year = numbers[1].value if len(numbers) > 1 else None
    if day is None or (year is not None and _full_year(year) is None):
        return None
    return OnDate(day, _value(units, "month") or _value(units, "month_after_day"), year)


def _written(units: Sequence[Unit]) -> When | None:
    return _when(_written_date(units), units)


def _with_year(units: Sequence[Unit]) -> When | None:
    """A date with a year of four digits behind it; any other number is no year."""
    if len(units[-1].text) != 4 or _full_year(units[-1].value) is None:  # noqa: PLR2004 - digits of a year
        return None
    return _slashed(units) if _of(units, "slashed") else _written(units)


def _listed_dates(units: Sequence[Unit]) -> When | None:
    month = _value(units, "month")
    days = [_day_number(unit) for unit in _of(units, "number", "ordinal")]
    return None if None in days else When(Several(tuple(OnDate(day or 1, month) for day in days)))


def _days_of_one_month(units: Sequence[Unit]) -> When | None:
    """As in "3-5 april"."""
    month = _value(units, "month")
    low, high = _of(units, "vague_range")[0].value
    if high > _DAYS_IN_MONTH:
        return None
    return When(FromTo(OnDate(low, month), OnDate(high, month)))


def _from_date_to_date(units: Sequence[Unit]) -> When | None:
    """As in "28 feb - 1 mars", "3 till 5 april": a first month that is not said is the last one's."""
    months = _of(units, "month")
    first, last = (_day_number(unit) for unit in _of(units, "number", "ordinal")[:2])
    if first is None or last is None:
        return None
    return When(FromTo(OnDate(first, months[0].value), OnDate(last, months[-1].value)))


def _from_slashed(units: Sequence[Unit]) -> When | None:
    first, last = (_day_and_month([unit]) for unit in _of(units, "slashed"))
    return None if first is None or last is None else When(FromTo(first, last))


def _from_day_to_slashed(units: Sequence[Unit]) -> When | None:
    """As in "10-12/3"."""
    last = _day_and_month(_of(units, "slashed"))
    first = _day_number(_of(units, "number")[0])
    return None if last is None or first is None else When(FromTo(OnDate(first, last.month), last))


def _listed_slashed(units: Sequence[Unit]) -> When | None:
    """As in "10, 12 och 13/3"."""
    last = _day_and_month(_of(units, "slashed"))
    days = [_day_number(unit) for unit in _of(units, "number")]
    if last is None or None in days:
        return None
    return When(Several((*(OnDate(day or 1, last.month) for day in days), last)))


def _slashed_apart(units: Sequence[Unit]) -> When | None:
    """As in "12 / 3"."""
    day, month = (unit.value for unit in _of(units, "number"))
    return When(OnDate(day, month)) if 1 <= day <= _DAYS_IN_MONTH and 1 <= month <= _NOON else None


def _explicit(units: Sequence[Unit]) -> When | None:
    """Explicit dates in other orders ("april 3", "2020 april 3"): dateparser reads that span only."""
    found = _parsed(" ".join(unit.text for unit in units))
    if found is None:
        return None
    years = [unit for unit in _of(units, "number") if len(unit.text) == _YEAR_DIGITS]
    return When(OnDate(found.day, found.month, found.year if years else None))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> date | None:
    import dateparser  # noqa: PLC0415 - slow to import, and few messages need it

    settings = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["day", "month"]}
    found = dateparser.parse(text, languages=["sv"], settings=settings)
    return None if found is None else found.date()


# Weekdays


def _weekday_with_date(units: Sequence[Unit]) -> When | None:
    weekday = _value(units, "weekday").weekday
    inner = [unit for unit in units if unit.kind != "weekday"]
    readings: dict[str, Callable[[Sequence[Unit]], OnDate | None]] = {
        "slashed": _day_and_month, "dotted": _day_and_month, "month": _written_date, "iso_date": _iso,
    }  # fmt: skip
    for kind, reading in readings.items():
        if _of(inner, kind):
            found = reading(inner)
            return None if found is None else When(WeekdayOnDate(weekday, found), _value(units, "part"))
    day = _day_number(_of(inner, "number", "ordinal")[0])
    return None if day is None else When(WeekdayOnDate(weekday, OnDate(day)), _value(units, "part"))


def _weekday_with_year(units: Sequence[Unit]) -> When | None:
    return _weekday_with_date(units) if len(units[-1].text) == _YEAR_DIGITS else None


def _weekday_part(units: Sequence[Unit]) -> PartOfDay | None:
    return _value(units, "part") or next((u.value.part for u in _of(units, "weekday")), None)


def _past_weekday(units: Sequence[Unit]) -> When:
    word = _value(units, "weekday")
    return When(OnWeekday(word.weekday, before_today=word.form in {"past", "plain"}), _weekday_part(units))


def _coming_weekday(units: Sequence[Unit]) -> When | None:
    """As in "på fredag" and "nu på tors"; "på fredagen" and "på lördagsnatten" tell of the past."""
    words = [unit.value for unit in _of(units, "weekday")]
    if words[0].form != "plain" and not (words[0].form == "joined" and _of(units, "on_coming")):
        return None
    phrases = tuple(OnWeekday(word.weekday, ahead=True) for word in words)
    return When(phrases[0] if len(phrases) == 1 else Several(phrases), _weekday_part(units))


def _bare_weekday(units: Sequence[Unit]) -> When:
    return When(OnWeekday(_value(units, "weekday").weekday), _weekday_part(units))


def _weekday_range(units: Sequence[Unit]) -> When:
    first, last = (unit.value.weekday for unit in _of(units, "weekday"))
    return When(FromTo(OnWeekday(first), OnWeekday(last)), _weekday_part(units))


def _weekdays_of_week(units: Sequence[Unit]) -> When | None:
    weekdays = tuple(unit.value.weekday for unit in _of(units, "weekday"))
    if _of(units, "last_week"):
        return When(InWeek(weekdays, offset=-1), _weekday_part(units))
    if _of(units, "next_week"):
        return When(InWeek(weekdays, offset=1), _weekday_part(units))
    number = _of(units, "number")[0].value
    return When(InWeek(weekdays, number=number), _weekday_part(units)) if 1 <= number <= 53 else None  # noqa: PLR2004


def _weekdays_from_to(units: Sequence[Unit]) -> When | None:
    """As in "Mån-ons v. 12", "måndag till onsdag förra veckan"."""
    first, last = (unit.value.weekday for unit in _of(units, "weekday"))
    weekdays = tuple(range(first, last + 1))
    if not weekdays:
        return None
    if _of(units, "last_week", "next_week"):
        return When(InWeek(weekdays, offset=-1 if _of(units, "last_week") else 1))
    return When(InWeek(weekdays, number=_of(units, "number")[0].value))


# Nights, relative days, feasts


def _night_before(units: Sequence[Unit]) -> When | None:
    if units[0].kind == "part" and units[0].value is not PartOfDay.NIGHT:
        return None
    inner = _of(units, "weekday", "feast", "slashed", "month", "relative", "ordinal")[-1]
    readings: dict[str, Reading] = {
        "weekday": _bare_weekday, "feast": _feast_day, "slashed": _slashed, "relative": _relative,
        "month": lambda _: _written(units), "ordinal": _day_of_month,
    }  # fmt: skip
    base = readings[inner.kind]([inner])
    return None if base is None else When(Shifted(base.phrase, -1), PartOfDay.NIGHT)


def _night_between(units: Sequence[Unit]) -> When:
    """The night "natten fredag-lördag" is Friday's."""
    return When(OnWeekday(_value(units, "weekday").weekday), PartOfDay.NIGHT)


def _night_between_dates(units: Sequence[Unit]) -> When | None:
    """The night "natten 28-29 mars" is the 28th's."""
    if _value(units, "part") is not PartOfDay.NIGHT:
        return None
    span = _value(units, "vague_range")
    day = span[0] if span else _day_number(_of(units, "number", "ordinal")[0])
    return None if day is None else When(OnDate(day, _value(units, "month")), PartOfDay.NIGHT)


def _relative(units: Sequence[Unit]) -> When:
    return When(Relative(_value(units, "relative")), _value(units, "part"))


def _tonight(units: Sequence[Unit]) -> When:
    part = _value(units, "tonight")
    return When(Tonight(part), part)


def _days_ago(units: Sequence[Unit]) -> When | None:
    if _of(units, "vague"):
        return When(NoDay())
    return When(Relative(-_days_said(units)))


def _days_ahead(units: Sequence[Unit]) -> When | None:
    return When(Relative(_days_said(units)))


def _days_said(units: Sequence[Unit]) -> int:
    if _of(units, "fortnight"):
        return 14
    number = next((unit.value for unit in _of(units, "number")), 1)
    return int(number) * (7 if _of(units, "week") else 1)


def _feast_day(units: Sequence[Unit]) -> When:
    word = _value(units, "feast")
    return When(OnFeast(word.name, word.offset), _value(units, "part"))


def _day_beside(units: Sequence[Unit]) -> When | None:
    """As in "dagen efter långfredagen", "kvällen före midsommarafton", "midsommarafton och kvällen efter"."""
    offset = 1 if _of(units, "day_after") else -1
    feast = _feast_day(units).phrase
    if units[0].kind == "feast":
        return When(Several((feast, Shifted(feast, offset))))
    return When(Shifted(feast, offset))


def _last_of_month(units: Sequence[Unit]) -> When | None:
    month = _value(units, "month")
    return When(Shifted(OnDate(1, month % 12 + 1), -1))


# No day in particular


def _no_day(units: Sequence[Unit]) -> When:
    direction = _value(units, "vague_day")
    return When(NoDay(ahead=direction == "ahead"))


def _no_single_day(_units: Sequence[Unit]) -> When:
    """Such as "förra fredagen": Swedes differ, and a day beside it does not settle it."""
    return When(NoDay(decisive=True))


def _true(_units: Sequence[Unit]) -> bool:
    return True


def _stretch(span: Span) -> Reading:
    return lambda _units: When(span)


def _month(units: Sequence[Unit]) -> When:
    return When(month_span(_value(units, "month")))


def _week(units: Sequence[Unit]) -> When | None:
    number = _of(units, "number")[0].value
    return When(week_span(number)) if 1 <= number <= 53 else None  # noqa: PLR2004 - weeks of a year


def _quarter(units: Sequence[Unit]) -> When | None:
    number = _of(units, "ordinal", "number")[0].value
    return When(quarter_span(number)) if 1 <= number <= 4 else None  # noqa: PLR2004 - quarters


def _clock(units: Sequence[Unit]) -> int | None:
    """The hour at which it began; None where the number is no hour."""
    for unit in units:
        if unit.kind in {"number", "dotted", "clock", "vague_range", "slashed"}:
            value = unit.value[0] if isinstance(unit.value, tuple) else unit.value
            if unit.kind == "dotted" and (len(unit.text.partition(".")[2]) != 2 or unit.value[1] > 59):  # noqa: PLR2004 - 18.30
                return None
            run_together = unit.kind == "number" and len(unit.text) == _YEAR_DIGITS
            hour = value // 100 if run_together else value
            return int(hour) if 0 <= hour <= 24 else None  # noqa: PLR2004 - hours
    return None


def _four_digits(units: Sequence[Unit]) -> int | None:
    numbers = _of(units, "number")
    lengths = [len(unit.text) for unit in numbers]
    return _clock(numbers[:1]) if lengths in ([4, 4], [4, 2], [2, 4]) else None


def _hours(units: Sequence[Unit]) -> int | str | None:
    """The hour of a range; a low one without its zero is as likely a house number, and tells nothing."""
    low, high = _value(units, "vague_range")
    if high > 24:  # noqa: PLR2004 - hours
        return None
    return low if low >= _DAWN or units[0].text.startswith("0") else _UNSETTLED


def _hours_and_minutes(units: Sequence[Unit]) -> int | None:
    """As in "21 30-23"."""
    hour, minute, *_ = _of(units, "number")
    two_digits = len(hour.text) == 2 and len(minute.text) == 2  # noqa: PLR2004 - 21 30
    return hour.value if two_digits and hour.value <= 24 and minute.value < 60 else None  # noqa: PLR2004 - hours


def _past_midnight(units: Sequence[Unit]) -> int | None:
    """As in "22-01", "19-00"."""
    first, last = _of(units, "number")
    evening = 12 <= first.value <= 24 and last.value <= 6  # noqa: PLR2004 - hours
    return first.value if evening and len(last.text) == 2 else None  # noqa: PLR2004 - 01


def _weekday_meant(units: Sequence[Unit]) -> Any:
    return units[0].value


_JOINED_TO_WEEKDAY = "(?=<dash|and|comma|to|until|or> <weekday|undotted>|<part>|<colon>)"

WEEKDAYS = Stage(
    (
        Rule("weekday.undotted", "weekday", f"<undotted> {_JOINED_TO_WEEKDAY}", _weekday_meant),
        Rule(
            "weekday.undotted",
            "weekday",
            "(?<=<weekday><dash|and|comma|to|until|or>)<undotted>",
            _weekday_meant,
        ),
        Rule("weekday.undotted", "weekday", "(?<=<weekday>.<dash|and|comma>)<undotted>", _weekday_meant),
        Rule("weekday.undotted", "weekday", "<undotted> (?=<number> <activity|visit|piece>)", _weekday_meant),
        Rule(
            "weekday.undotted",
            "weekday",
            "<undotted> (?=<slashed|iso_date>|<number> <comma> <weekday>)",
            _weekday_meant,
        ),
        Rule("weekday.undotted", "weekday", "(?<=<i>)<undotted> (?=<comma|stop|line|and>|$)", _weekday_meant),
        Rule("weekday.undotted", "weekday", "(?<=<comma>)<undotted> (?=<number>)", _weekday_meant),
    )
)

CLOCKS = Stage(
    (
        Rule(
            "clock.named",
            "time",
            "<clock_word> <about>? <number|dotted|clock|vague_range>"
            " (?:<dash|to|until>{1,2} <clock_word>? <number|dotted|clock>)?",
            _clock,
        ),
        Rule("clock.colon", "time", "<clock> (?:<dash|to> <clock|number>)?", _clock),
        Rule("clock.four_digits", "time", "<number> <dash> <number>", _four_digits),
        Rule(
            "clock.between",
            "time",
            "<between> <half>? <number|dotted|clock> <and> <half>? <number|dotted|clock> (?!<month|number>)",
            _clock,
        ),
        Rule(
            "clock.since",
            "time",
            "<sen|until> <number> (?=<stop|line|comma|i|on|in|and|when|place|emoji|close>|$)",
            _clock,
        ),
        Rule("clock.spaced", "time", "<number> <number> <dash> <number>", _hours_and_minutes),
        Rule("clock.past_midnight", "time", "<number> <dash> <number>", _past_midnight),
        Rule("clock.about", "time", "<number|clock|dotted> <dash>? <oclock>", _clock),
        Rule("clock.dotted", "time", "<dotted> <dash|to> <dotted>", _clock),
    )
)

DATES = Stage(
    (
        Rule("date.iso", "when", "<iso_date>", _iso_date),
        Rule(
            "date.range_run_together",
            "when",
            "<long_number> <dash|to|until> <long_number>",
            _from_run_together,
        ),
        Rule("date.run_together", "when", "<long_number> (?:<dash> <number>)?", _run_together),
        Rule("date.days_of_month", "when", "<weekday>? <den>? <vague_range> <month>", _days_of_one_month),
        Rule(
            "date.range",
            "when",
            "<between> <den>? <number|ordinal> <month>? <and|dash|to> <den>? <number|ordinal> <month>",
            _from_date_to_date,
        ),
        Rule(
            "date.range",
            "when",
            "<from>? <den>? <number|ordinal> <month>? <dash|to|until> <den>? <number|ordinal> <month>",
            _from_date_to_date,
        ),
        Rule("date.range_slashed", "when", "<from>? <slashed> <dash|to|until> <slashed>", _from_slashed),
        Rule(
            "date.range_slashed", "when", "<from>? <number> <dash|to|until> <slashed>", _from_day_to_slashed
        ),
        Rule(
            "date.listed_slashed",
            "when",
            "<den>? <number> (?:<comma> <number>)* <and> <slashed>",
            _listed_slashed,
        ),
        Rule("date.slashed", "when", "<number> <slash> <number> (?!<slash|number>)", _slashed_apart),
        Rule(
            "date.listed",
            "when",
            "<den>? <number|ordinal> (?:<comma> <number|ordinal>)* <and> <den>? <number|ordinal> <month>",
            _listed_dates,
        ),
        Rule(
            "date.listed_days",
            "when",
            "<den> <ordinal> (?:<comma> <ordinal>)* <and> <den>? <ordinal>",
            _listed_dates,
        ),
        Rule(
            "night.before",
            "when",
            "(?:<night_to>|<part> <to>) <den>?"
            " (?:<weekday|feast|slashed|relative>|<number|ordinal> <month>|<ordinal>)",
            _night_before,
        ),
        Rule(
            "night.between",
            "when",
            "<part> <between>? <weekday> <dash|and|slash|to|until> <weekday>",
            _night_between,
        ),
        Rule(
            "night.between_dates",
            "when",
            "<part> <between>? (?:<vague_range>|<number|ordinal> <and|dash|to> <number|ordinal>) <month>",
            _night_between_dates,
        ),
        Rule(
            "weekday.with_date",
            "when",
            "<weekday> <part>? <den>? (?:<slashed|dotted>|<number|ordinal> <month>) <number>",
            _weekday_with_year,
        ),
        Rule(
            "weekday.with_date",
            "when",
            "<weekday> <part>? <den>?"
            " (?:<slashed|dotted|iso_date>|<number|ordinal> <month>|<ordinal>) <part>?",
            _weekday_with_date,
        ),
        Rule(
            "weekday.with_date",
            "when",
            "<weekday> <den> <number> (?!<piece|times|activity|thing|visit|number>)",
            _weekday_with_date,
        ),
        Rule("date.slashed", "when", "<den>? <slashed> <number>", _with_year),
        Rule("date.slashed", "when", "<den>? <slashed> <part>?", _slashed),
        Rule("date.dotted", "when", "<den>? <dotted> <part>?", _dotted),
        Rule("date.written", "when", "<den>? <number|ordinal> <month> <number>", _with_year),
        Rule(
            "date.written", "when", "<den>? (?:<number|ordinal>|<number> <nth|and>) <month> <part>?", _written
        ),
        Rule("date.written", "when", "<den>? <number|ordinal> <month_after_day>", _written),
        Rule("date.explicit", "when", "<number>? <month> <den>? <number|ordinal> <number>?", _explicit),
        Rule("date.last_of_month", "when", "<last_day> <month>", _last_of_month),
        Rule(
            "weekday.of_week",
            "when",
            "<on>? <weekday> (?:<comma|and> <weekday>)* <part>? <i|on>? <week> <number>",
            _weekdays_of_week,
        ),
        Rule("weekday.of_week", "when", "<week> <number> <on>? <weekday> <part>?", _weekdays_of_week),
        Rule(
            "weekday.of_week",
            "when",
            "<on>? <weekday> (?:<comma|and> <weekday>)* <part>? <i|on>? <last_week|next_week>",
            _weekdays_of_week,
        ),
        Rule("weekday.of_week", "when", "<i>? <last_week|next_week> <weekday> <part>?", _weekdays_of_week),
        Rule(
            "weekday.range_of_week",
            "when",
            "<weekday> <dash|until|to> <weekday> <part>? <i|on>? (?:<week> <number>|<last_week|next_week>)",
            _weekdays_from_to,
        ),
        Rule(
            "weekday.range", "when", "<from>? <weekday> (?:<dash|until|to>) <weekday> <part>?", _weekday_range
        ),
        Rule("weekday.last", "when", "<last> <weekday>", _no_single_day),
        Rule("weekday.any", "when", "<article> <weekday>", _no_single_day),
        Rule("weekday.past", "when", "<i> <weekday> <part>?", _past_weekday),
        Rule(
            "weekday.coming",
            "when",
            "<on|on_coming|to> <weekday> (?:<and|comma> <weekday>)* <part>?",
            _coming_weekday,
        ),
        Rule("weekday.bare", "when", "<on>? <weekday> <part>?", _bare_weekday),
        Rule(
            "day.beside", "when", "(?:<day_after|day_before> <feast>|<feast> <and> <day_after>)", _day_beside
        ),
        Rule("feast", "when", "<on>? <feast> <part>?", _feast_day),
        Rule(
            "date.day_of_month",
            "when",
            "<den> <number|ordinal> <stop>?"
            " (?!<piece|times|thing|visit|month|number>|<linking|word> <word>) <part>?",
            _day_of_month,
        ),
        Rule("day.ago", "when", "<for>? (?:<number|article|vague> <days|week>|<fortnight>) <sen>", _days_ago),
        Rule(
            "day.ahead",
            "when",
            "<relative>? <about_time> (?:<number|article> <days|week>|<fortnight>)",
            _days_ahead,
        ),
        Rule("day.relative", "when", "<relative> <weekday>? <part>?", _relative),
        Rule("day.tonight", "when", "<tonight>", _tonight),
        Rule("day.weekend_evenings", "when_evenings", "<weekend_evenings>", _true),
        Rule("span.quarter", "when", "<ordinal|number> <quarter>", _quarter),
        Rule("span.week", "when", "<week> <number>", _week),
        Rule("span.last_week", "when", "<last_week>", _stretch(week_span(None, -1))),
        Rule("span.this_week", "when", "<this_week>", _stretch(week_span(None, 0))),
        Rule("span.next_week", "when", "<to>? <next_week>", _stretch(week_span(None, 1))),
        Rule("span.last_month", "when", "<last_month>", _stretch(months_from_now(-1))),
        Rule("span.this_month", "when", "<this_month>", _stretch(months_from_now(0))),
        Rule("span.year", "when", "<year>", _stretch(whole_year_span())),
        Rule("span.month", "when", "(?:<month_part|during|i|for|on>)? (?:<month> <and>)? <month>", _month),
        Rule("day.vague", "when", "<vague_day>", _no_day),
    )
)

TIMES = Stage(
    (
        Rule(
            "clock.hours",
            "time",
            "<vague_range> (?=<stop|line|comma|and|place|i|on|in|when|with"
            "|partner|emoji|question|close|dash|activity|but>|$)(?! <activity>)",
            _hours,
        ),
        Rule("clock.dotted", "time", "<dotted>", _clock),
    )
)
