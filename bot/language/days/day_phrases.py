"""Days by other names: nights, "igår", feast days, stretches of time, and what gives no day."""

from collections.abc import Sequence

from bot.entries import PartOfDay
from bot.language.days import numeric_dates, weekday_phrases, written_dates
from bot.language.days.feasts import OnFeast
from bot.language.days.joined_days import NextTo, Several, Shifted, WeekdayOnDate
from bot.language.days.meanings import (
    NoDay,
    OnDate,
    OnWeekday,
    Relative,
    Tonight,
)
from bot.language.days.spans import Span, month_span, quarter_span, week_span, whole_year_span
from bot.language.days.when import Reading, When, day_number, of_kinds, value_of
from bot.language.words.units import Unit

_YEAR_DIGITS = 4


def contrasts(units: Sequence[Unit]) -> bool:
    """Whether both yesterday and today are told of: "igår i Vårby, ikväll i Skogås".

    "Igår kväll o inatt" is one evening, which went on into the night.
    """
    told = [unit.value for unit in units if isinstance(unit.value, When)]
    before = [when.part for when in told if when.phrase == Relative(-1)]
    nights = PartOfDay.NIGHT in before
    return bool(before) and any(
        when.phrase == Relative(0)
        or (isinstance(when.phrase, Tonight) and (nights or when.part is not PartOfDay.NIGHT))
        for when in told
    )


def night_before(units: Sequence[Unit]) -> When | None:
    """As in "natten till lördag": the night before it."""
    if units[0].kind == "part" and units[0].value is not PartOfDay.NIGHT:
        return None
    inner = of_kinds(units, "weekday", "feast", "slashed", "month", "relative", "ordinal")[-1]
    readings: dict[str, Reading] = {
        "weekday": weekday_phrases.bare, "feast": feast, "slashed": numeric_dates.slashed,
        "relative": relative, "ordinal": numeric_dates.day_of_month,
        "month": lambda _: written_dates.written(units),
    }  # fmt: skip
    base = readings[inner.kind]([inner])
    return None if base is None else When(Shifted(base.phrase, -1), PartOfDay.NIGHT)


def night_between(units: Sequence[Unit]) -> When | None:
    """The night "natten fredag-lördag" is Friday's; "kvällen mån och tis" are two evenings."""
    if value_of(units, "part") is not PartOfDay.NIGHT and of_kinds(units, "and"):
        return None
    return When(OnWeekday(value_of(units, "weekday").weekday), PartOfDay.NIGHT)


def night_between_dates(units: Sequence[Unit]) -> When | None:
    """The night "natten 28-29 mars" is the 28th's."""
    if value_of(units, "part") is not PartOfDay.NIGHT:
        return None
    span = value_of(units, "vague_range")
    day = span[0] if span else day_number(of_kinds(units, "number", "ordinal")[0])
    return None if day is None else When(OnDate(day, value_of(units, "month")), PartOfDay.NIGHT)


def relative(units: Sequence[Unit]) -> When:
    """As in "Igår", "i förrgår kväll"; of "igår fredag" both must be true."""
    day, said = Relative(value_of(units, "relative")), value_of(units, "weekday")
    both = WeekdayOnDate(said.weekday, day, ahead=day.ahead) if said else day
    return When(both, value_of(units, "part"))


def tonight(units: Sequence[Unit]) -> When:
    """As in "Ikväll", "i natt"."""
    part = value_of(units, "tonight")
    return When(Tonight(part), part)


def days_ago(units: Sequence[Unit]) -> When | None:
    """As in "För två dagar sen"; "för några dagar sen" gives no day."""
    if value_of(units, "relative"):
        return None
    if of_kinds(units, "vague", "word"):
        return When(NoDay())
    return When(Relative(-_days_said(units)))


def days_ahead(units: Sequence[Unit]) -> When | None:
    """As in "Om tre dagar"."""
    return When(Relative(_days_said(units)))


def _days_said(units: Sequence[Unit]) -> int:
    if of_kinds(units, "fortnight"):
        return 14
    number = next((unit.value for unit in of_kinds(units, "number")), 1)
    return int(number) * (7 if of_kinds(units, "week") else 1)


def feast(units: Sequence[Unit]) -> When:
    """As in "Midsommarafton", "på julafton"."""
    word = value_of(units, "feast")
    return When(OnFeast(word.name, word.offset), value_of(units, "part") or word.part)


def beside_feast(units: Sequence[Unit]) -> When | None:
    """As in "dagen efter långfredagen", "kvällen före midsommarafton", "midsommarafton och kvällen efter"."""
    offset = 1 if of_kinds(units, "day_after") else -1
    day = feast(units).phrase
    if units[0].kind == "feast":
        return When(Several((day, Shifted(day, offset))))
    return When(Shifted(day, offset))


def and_beside(units: Sequence[Unit]) -> When | None:
    """As in "i natt och natten innan", "i lördags och kvällen före"; a stretch of time has no such day."""
    told = units[0].value
    if isinstance(told.phrase, NoDay | Span):
        return None
    offset = 1 if of_kinds(units, "day_after") else -1
    return When(Several((told.phrase, NextTo(told.phrase, offset))), told.part)


def no_day(units: Sequence[Unit]) -> When:
    """As in "Häromdagen", "framöver"."""
    direction = value_of(units, "vague_day")
    return When(NoDay(ahead=direction == "ahead", decisive=direction == "differing"))


def no_day_of_period(_units: Sequence[Unit]) -> When:
    """As in "årets hembesök": what was done in all that time."""
    return When(NoDay())


def coming_feast(units: Sequence[Unit]) -> bool | None:
    """As in "sista helginsatsen före jul": which one it was, and not when."""
    return True if value_of(units, "vague_day") == "ahead" else None


def no_single_day(_units: Sequence[Unit]) -> When:
    """Such as "förra fredagen": Swedes differ, and a day beside it does not settle it."""
    return When(NoDay(decisive=True))


def since(units: Sequence[Unit]) -> When:
    """As in "sen i måndags": that day, if it tells when something was finished, else a stretch of time."""
    return When(units[-1].value.phrase)


def so_many(_units: Sequence[Unit]) -> bool:
    """As in "sex hastighetskontroller på tre dagar": which ones need not be said."""
    return True


def all_evenings(_units: Sequence[Unit]) -> bool:
    """As in "Båda kvällarna"."""
    return True


def stretch(span: Span) -> Reading:
    """A stretch of time, always the same."""
    return lambda _units: When(span)


def whole_month(units: Sequence[Unit]) -> When:
    """As in "I mars"."""
    return When(month_span(value_of(units, "month")))


def whole_week(units: Sequence[Unit]) -> When | None:
    """As in "Vecka 14"."""
    number = of_kinds(units, "number")[0].value
    return When(week_span(number)) if 1 <= number <= 53 else None  # noqa: PLR2004 - weeks of a year


def year_by_number(units: Sequence[Unit]) -> When | None:
    """As in "under 2020", "avslutar 2020 med tre hembesök"."""
    written = units[-1].text
    return When(whole_year_span()) if len(written) == _YEAR_DIGITS and written.startswith("20") else None


def whole_quarter(units: Sequence[Unit]) -> When | None:
    """As in "Första kvartalet"."""
    number = of_kinds(units, "ordinal", "number")[0].value
    return When(quarter_span(number)) if 1 <= number <= 4 else None  # noqa: PLR2004 - quarters
