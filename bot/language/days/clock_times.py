"""Times of day: "kl 18-20", "18.30", "mellan 18 och 20", "21 30-23"."""

from collections.abc import Sequence

from bot.language.days.when import of_kinds, value_of
from bot.language.phrases.grammar import Rule, Stage
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_DAWN = 5
_NOON = 12
_YEAR_DIGITS = 4
_UNSETTLED = "unsettled"
_ALONE = "clock.alone"


def _clock_of_afternoon(units: Sequence[Unit]) -> int | None:
    """As in "sen 18 i Vårby"; "sen 3 i Vårby" tells of so many after others."""
    return _clock(units) if units[-1].value > _NOON else None


def _clock_of_day(units: Sequence[Unit]) -> int | None:
    """As in "från 19 till 23"; "från 3 till 5" may tell how many they became."""
    hours = [unit.value for unit in of_kinds(units, "number")]
    return hours[0] if hours[0] >= _DAWN and max(hours) <= 24 else None  # noqa: PLR2004 - hours


def _clock(units: Sequence[Unit]) -> int | None:
    """The hour at which it began; None where the number is no hour."""
    for unit in units:
        if unit.kind in {"number", "dotted", "clock", "vague_range", "slashed"}:
            value = unit.value[0] if isinstance(unit.value, tuple) else unit.value
            if unit.kind == "dotted" and (len(unit.text.partition(".")[2]) != 2 or unit.value[1] > 59):  # noqa: PLR2004 - 18.30
                return None
            run_together = unit.kind == "number" and unit.text.isdigit() and len(unit.text) == _YEAR_DIGITS
            hour = value // 100 if run_together else value
            return int(hour) if 0 <= hour <= 24 else None  # noqa: PLR2004 - hours
    return None


def _four_digits(units: Sequence[Unit]) -> int | None:
    numbers = of_kinds(units, "number")
    lengths = [len(unit.text) for unit in numbers]
    return _clock(numbers[:1]) if lengths in ([4, 4], [4, 2], [2, 4]) else None


def _hour_alone(units: Sequence[Unit]) -> int | None:
    """As in "1330 fp Skogås", "Vårby ca 1500": nobody counts so many, and the hour is that of the watch."""
    text = units[-1].text
    hour, minute = text[:2], text[2:]
    four = len(text) == _YEAR_DIGITS and text.isdigit()
    return int(hour) if four and int(hour) <= 24 and int(minute) < 60 else None  # noqa: PLR2004 - hhmm


def _hours(units: Sequence[Unit]) -> int | str | None:
    """The hour of a range; a low one without its zero is as likely a house number, and tells nothing."""
    low, high = value_of(units, "vague_range")
    if high > 24:  # noqa: PLR2004 - hours
        return None
    return low if low >= _DAWN or units[0].text.startswith("0") else _UNSETTLED


def _hours_and_minutes(units: Sequence[Unit]) -> int | None:
    """As in "21 30-23"."""
    hour, minute, *_ = of_kinds(units, "number")
    two_digits = len(hour.text) == 2 and len(minute.text) == 2  # noqa: PLR2004 - 21 30
    return hour.value if two_digits and hour.value <= 24 and minute.value < 60 else None  # noqa: PLR2004 - hours


def _past_midnight(units: Sequence[Unit]) -> int | None:
    """As in "22-01", "19-00"."""
    first, last = of_kinds(units, "number")
    evening = 12 <= first.value <= 24 and last.value <= 6  # noqa: PLR2004 - hours
    return first.value if evening and len(last.text) == 2 else None  # noqa: PLR2004 - 01


def _with_zero(units: Sequence[Unit]) -> int | None:
    """As in "07-08", which no numbers of houses are."""
    first, last = of_kinds(units, "number")
    hours = first.text.startswith("0") and len(first.text) == len(last.text) == 2  # noqa: PLR2004 - 07
    return first.value if hours and first.value < last.value <= 24 else None  # noqa: PLR2004 - hours


def with_visits_numbered(units: list[Unit]) -> list[Unit]:
    """As in "1000 hembesök": before what may be so many visits no hour is sure, and the number is asked."""
    hours = [index for index, unit in enumerate(units[:-1]) if unit.rule == _ALONE]
    visits = [index for index in hours if _may_be_visits(units[index + 1].value)]
    if not visits:
        return units
    numbered = {index: units[index]._replace(kind="number", value=int(units[index].text)) for index in visits}
    return [numbered.get(index, unit) for index, unit in enumerate(units)]


def _may_be_visits(word: object) -> bool:
    return isinstance(word, ActivityWord) and word.venues and word.number is not Number.ONE


CLOCKS = Stage(
    (
        Rule("clock.named_spaced", "time", "<clock_word> <number> <number>", _hours_and_minutes),
        Rule(
            "clock.named",
            "time",
            "<clock_word> <colon>? <about>? <number|dotted|clock|vague_range>"
            " (?:<dash|to|until|or>{1,2} <clock_word>? <number|dotted|clock>)?",
            _clock,
        ),
        Rule("clock.colon", "time", "<clock> (?:<dash|to> <clock|number>)?", _clock),
        Rule("clock.four_digits", "time", "<number> <dash> <number>", _four_digits),
        Rule(
            "clock.between",
            "time",
            "<between> <clock_word>? <half>? <number|dotted|clock> <and> <clock_word>? <half>?"
            " <number|dotted|clock> (?!<month|number>)",
            _clock,
        ),
        Rule(
            "clock.from_to",
            "time",
            "<from> <number> <to|until> <number>"
            " (?=<stop|line|comma|and|when|but|i|on|in|place|close|emoji>|$)",
            _clock_of_day,
        ),
        Rule(
            "clock.since",
            "time",
            "<sen|until> <number> (?=<stop|line|comma|and|when|emoji|close>|$|<i|on|in> (?!<place|street>))",
            _clock,
        ),
        Rule(
            "clock.since", "time", "<sen|until> <number> (?=<i|on|in>? <place|street>)", _clock_of_afternoon
        ),
        Rule("clock.spaced", "time", "<number> <number> <dash> <number>", _hours_and_minutes),
        Rule("clock.past_midnight", "time", "<number> <dash> <number>", _past_midnight),
        Rule("clock.with_zero", "time", "(?<!<week>)<number> <dash> <number> (?!<month>)", _with_zero),
        Rule("clock.about", "time", "<number|clock|dotted> <dash>? <oclock>", _clock),
        Rule("clock.dotted", "time", "<dotted> <dash|to> <dotted>", _clock),
        Rule(
            _ALONE,
            "time",
            "<about> <number> (?=<stop|line|comma|and|place|i|on|in|when|activity|close>|$)",
            _hour_alone,
        ),
    )
)

TIMES = Stage(
    (
        Rule(
            _ALONE,
            "time",
            "<number> (?! <adjective>? <thing|visit|evenings|times|piece|by|krona|thousand_kronor|measure>)",
            _hour_alone,
        ),
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
