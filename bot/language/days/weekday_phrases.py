"""Weekdays: "i fredags", "på fredag", "fre 3/4", "mån-ons", "fredag förra veckan"; and those without dots."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.entries import PartOfDay
from bot.language.days import numeric_dates, written_dates
from bot.language.days.joined_days import FromTo, Several, WeekdayOnDate
from bot.language.days.meanings import InWeek, OnDate, OnWeekday
from bot.language.days.when import When, day_number, of_kinds, value_of
from bot.language.phrases.grammar import Rule, Stage
from bot.language.words.units import Unit


def with_date(units: Sequence[Unit]) -> When | None:
    """As in "Fre 3/4", "fredag den 3 april"."""
    weekday = value_of(units, "weekday").weekday
    inner = [unit for unit in units if unit.kind != "weekday"]
    readings: dict[str, Callable[[Sequence[Unit]], OnDate | None]] = {
        "slashed": numeric_dates.day_and_month, "dotted": numeric_dates.day_and_month,
        "month": written_dates.written_date, "iso_date": numeric_dates.iso,
    }  # fmt: skip
    for kind, reading in readings.items():
        if of_kinds(inner, kind):
            found = reading(inner)
            return None if found is None else When(WeekdayOnDate(weekday, found), value_of(units, "part"))
    day = day_number(of_kinds(inner, "number", "ordinal")[0])
    return None if day is None else When(WeekdayOnDate(weekday, OnDate(day)), value_of(units, "part"))


def coming_with_date(units: Sequence[Unit]) -> When | None:
    """As in "nästa onsdag 3/6", "på fredag den 5:e"; "på onsdagen 3/6" tells of the past."""
    plain = value_of(units, "weekday").form == "plain"
    found = with_date([unit for unit in units if unit.kind not in {"on", "on_coming", "to"}])
    if found is None or not isinstance(found.phrase, WeekdayOnDate):
        return None
    if not plain:
        return found if units[0].kind == "on" else None
    return When(replace(found.phrase, ahead=True), found.part)


def with_date_and_year(units: Sequence[Unit]) -> When | None:
    """As in "Fredag 3 april 2020"."""
    return with_date(units) if numeric_dates.is_year(units[-1]) else None


def _weekday_part(units: Sequence[Unit]) -> PartOfDay | None:
    return value_of(units, "part") or next((u.value.part for u in of_kinds(units, "weekday")), None)


def past(units: Sequence[Unit]) -> When:
    """As in "I fredags", "i fredags kväll"."""
    word = value_of(units, "weekday")
    return When(OnWeekday(word.weekday, before_today=word.form in {"past", "plain"}), _weekday_part(units))


def just_past(units: Sequence[Unit]) -> When | None:
    """As in "på måndag som var", "måndagen som var"; not so in "fotpatrullen i måndags som var lugn"."""
    word = value_of(units, "weekday")
    return When(OnWeekday(word.weekday, before_today=True), _weekday_part(units))


def coming(units: Sequence[Unit]) -> When | None:
    """As in "på fredag" and "nu på tors"; "på fredagen" and "på lördagsnatten" tell of the past."""
    words = [unit.value for unit in of_kinds(units, "weekday")]
    if words[0].form != "plain" and not (words[0].form == "joined" and of_kinds(units, "on_coming")):
        return None
    phrases = tuple(OnWeekday(word.weekday, ahead=True) for word in words)
    return When(phrases[0] if len(phrases) == 1 else Several(phrases), _weekday_part(units))


def bare(units: Sequence[Unit]) -> When:
    """As in "Fredag", "fredagens", "fredagskväll"."""
    return When(OnWeekday(value_of(units, "weekday").weekday), _weekday_part(units))


def from_to(units: Sequence[Unit]) -> When:
    """As in "Mån-ons"."""
    first, last = (unit.value.weekday for unit in of_kinds(units, "weekday"))
    return When(FromTo(OnWeekday(first), OnWeekday(last)), _weekday_part(units))


def of_week(units: Sequence[Unit]) -> When | None:
    """As in "Fredag v. 14", "mån och ons förra veckan"."""
    weekdays = tuple(unit.value.weekday for unit in of_kinds(units, "weekday"))
    if of_kinds(units, "last_week"):
        return When(InWeek(weekdays, offset=-1), _weekday_part(units))
    if of_kinds(units, "next_week"):
        return When(InWeek(weekdays, offset=1), _weekday_part(units))
    if of_kinds(units, "this_week"):
        return When(InWeek(weekdays), _weekday_part(units))
    number = of_kinds(units, "number")[0].value
    return When(InWeek(weekdays, number=number), _weekday_part(units)) if 1 <= number <= 53 else None  # noqa: PLR2004 - weeks


def from_to_of_week(units: Sequence[Unit]) -> When | None:
    """As in "Mån-ons v. 12", "måndag till onsdag förra veckan"."""
    first, last = (unit.value.weekday for unit in of_kinds(units, "weekday"))
    weekdays = tuple(range(first, last + 1))
    if not weekdays:
        return None
    if of_kinds(units, "last_week", "next_week"):
        return When(InWeek(weekdays, offset=-1 if of_kinds(units, "last_week") else 1))
    return When(InWeek(weekdays, number=of_kinds(units, "number")[0].value))


def _weekday_meant(units: Sequence[Unit]) -> Any:
    return units[0].value


def _no_people(units: Sequence[Unit]) -> Any:
    """As in "1 besök fre, 2 lor"; the undotted Monday counts people: "fre, 2 man"."""
    word = units[0].value
    return word if word.weekday else None


_JOINED_TO_WEEKDAY = "(?=<dash|and|comma|to|until|or> <weekday|undotted|clipped>|<part>|<colon>)"

WEEKDAYS = Stage(
    (
        Rule("weekday.undotted", "weekday", f"<undotted|clipped> {_JOINED_TO_WEEKDAY}", _weekday_meant),
        Rule("weekday.undotted", "weekday", "<undotted|clipped> (?=<weekday> <and|comma>)", _weekday_meant),
        Rule(
            "weekday.undotted",
            "weekday",
            "(?<=<weekday|undotted|clipped><dash|and|comma|to|until|or>)<undotted|clipped>",
            _weekday_meant,
        ),
        Rule(
            "weekday.undotted", "weekday", "(?<=<weekday>.<dash|and|comma>)<undotted|clipped>", _weekday_meant
        ),
        Rule(
            "weekday.undotted",
            "weekday",
            "<undotted|clipped> (?=<number> <activity|visit|piece>)",
            _weekday_meant,
        ),
        Rule(
            "weekday.undotted",
            "weekday",
            "(?<=<number><activity|visit|piece><weekday><comma|and><number>)<undotted|clipped>",
            _no_people,
        ),
        Rule(
            "weekday.clipped_in_list",
            "weekday",
            "<clipped> (?=<number> <comma|and> <weekday|clipped> <number>)"
            "|(?<=<number>)<clipped> (?=<comma|and> <number> <weekday|clipped>)"
            "|(?<=<number><weekday|clipped><comma|and><number>)<clipped>",
            _weekday_meant,
        ),
        Rule(
            "weekday.undotted",
            "weekday",
            "<undotted|clipped> (?=<undotted|clipped> <weekday>)",
            _weekday_meant,
        ),
        Rule(
            "weekday.undotted",
            "weekday",
            "(?<=<undotted|clipped>)<undotted|clipped> (?=<weekday>)",
            _weekday_meant,
        ),
        Rule(
            "weekday.undotted",
            "weekday",
            "<undotted|clipped> (?=<slashed|iso_date>|<number> <comma> <weekday>)",
            _weekday_meant,
        ),
        Rule(
            "weekday.undotted",
            "weekday",
            "<undotted|clipped> (?=<activity>.{0,4}<comma><weekday>)",
            _weekday_meant,
        ),
        Rule(
            "weekday.undotted",
            "weekday",
            "(?<=<i>)<undotted|clipped> (?=<comma|stop|line|and>|$)",
            _weekday_meant,
        ),
        Rule("weekday.undotted", "weekday", "(?<=<comma>)<undotted|clipped> (?=<number>)", _weekday_meant),
        Rule(
            "weekday.undotted",
            "weekday",
            "<undotted|clipped> (?=<activity> <i|on|in>? <place>? <comma> <weekday>)",
            _weekday_meant,
        ),
        Rule(
            "weekday.clipped",
            "weekday",
            "(?:(?<=<comma|colon|stop|line>)|^)<clipped>"
            " (?=<activity|place|street|thing|visit>|<number> <dash> <number>)",
            _weekday_meant,
        ),
        Rule(
            "weekday.clipped", "weekday", "(?:(?<=<stop|line>)|^)<clipped> (?=<linking|but>)", _weekday_meant
        ),
        Rule("weekday.clipped", "weekday", "<clipped> (?=<clipped>)|(?<=<clipped>)<clipped>", _weekday_meant),
        Rule("weekday.clipped", "weekday", "(?<=<activity>)<clipped> (?=<place|street>)", _weekday_meant),
        Rule(
            "weekday.clipped",
            "weekday",
            "(?<=<place|street>)<clipped> (?=<comma|stop|line>|$)",
            _weekday_meant,
        ),
    )
)
