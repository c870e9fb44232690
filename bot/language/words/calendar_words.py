"""The words of the calendar as units, and the days that they speak of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.entries import PartOfDay
from bot.language.words.lexicon import Lexicon
from bot.working_time import Weekday

_FEAST = re.compile(r"(?P<name>.+?)(?P<offset>[+-]\d)?$")
_PART_ENDINGS = ("", "en", "n", "s", "ens", "arna")


@dataclass(frozen=True, slots=True)
class WeekdayWord:
    """A weekday as it was written: "måndag", "måndagen" (definite), "måndags" (past), "måndagskväll"."""

    weekday: int
    form: str
    part: PartOfDay | None = None


@dataclass(frozen=True, slots=True)
class FeastWord:
    """A feast day: a holiday's name or "12-13", days to add, and the part of the day that is joined to it."""

    name: str
    offset: int
    part: PartOfDay | None = None


def calendar_units(lexicon: Lexicon) -> Iterator[tuple[str, str, Any]]:
    """Every calendar word with its kind and value."""
    for kind, words in lexicon.calendar_words.items():
        yield from ((word, kind, word) for word in words)
    yield from ((word, "week", word) for word in lexicon.week)
    for month, words in lexicon.months.items():
        yield from ((word, "month", int(month)) for word in words)
    for month, words in lexicon.months_after_day.items():
        yield from ((word, "month_after_day", int(month)) for word in words)
    yield from _parts_of_day(lexicon)
    yield from _weekdays(lexicon)
    yield from _relative_days(lexicon)
    yield from _feasts(lexicon)


def _parts_of_day(lexicon: Lexicon) -> Iterator[tuple[str, str, Any]]:
    for part, words in lexicon.parts_of_day.items():
        for word in words:
            for ending in _PART_ENDINGS:
                yield word + ending, "part", PartOfDay(part)


def _weekdays(lexicon: Lexicon) -> Iterator[tuple[str, str, Any]]:
    for index, weekday in enumerate(Weekday):
        for word in lexicon.weekdays[weekday]:
            yield word.removesuffix("g") + "s", "weekday", WeekdayWord(index, "past")
            yield f"i{word}s", "weekday", WeekdayWord(index, "past")
            for ending, form in (
                ("", "plain"),
                ("en", "definite"),
                ("n", "definite"),
                ("s", "past"),
                ("ens", "definite"),
            ):
                yield word + ending, "weekday", WeekdayWord(index, form)
        for word in lexicon.weekdays_short[weekday]:
            yield word, "weekday", WeekdayWord(index, "plain")
        for word in lexicon.weekdays_undotted.get(weekday, ()):
            yield word, "undotted", WeekdayWord(index, "plain")
        for word in lexicon.weekdays_clipped.get(weekday, ()):
            yield word, "clipped", WeekdayWord(index, "plain")
        yield from _evenings(lexicon, index, lexicon.weekdays[weekday][0])


def _evenings(lexicon: Lexicon, index: int, weekday: str) -> Iterator[tuple[str, str, Any]]:
    """As in "måndagskväll", "fredagsnatten": a weekday joined to a part of it."""
    for part, words in lexicon.parts_of_day.items():
        for word in words:
            for ending in _PART_ENDINGS:
                for link in ("s", ""):
                    value = WeekdayWord(index, "joined", PartOfDay(part))
                    yield weekday + link + word + ending, "weekday", value


def _relative_days(lexicon: Lexicon) -> Iterator[tuple[str, str, Any]]:
    for offset, words in lexicon.relative_days.items():
        yield from ((word, "relative", int(offset)) for word in words)
    for part, words in lexicon.tonight.items():
        yield from ((word, "tonight", PartOfDay(part)) for word in words)
    for direction, words in lexicon.vague_days.items():
        yield from ((word, "vague_day", direction) for word in words)


def _feasts(lexicon: Lexicon) -> Iterator[tuple[str, str, Any]]:
    for feast, words in lexicon.feasts.items():
        match = _FEAST.fullmatch(feast) if not re.fullmatch(r"\d\d-\d\d", feast) else None
        name = match["name"] if match else feast
        offset = int(match["offset"] or 0) if match else 0
        yield from ((word, "feast", FeastWord(name, offset)) for word in words)
        for word in words:
            yield from _evenings_of_feast(lexicon, word, FeastWord(name, offset))


def _evenings_of_feast(lexicon: Lexicon, word: str, feast: FeastWord) -> Iterator[tuple[str, str, Any]]:
    """As in "nationaldagskvällen", "valborgsnatt": a feast joined to its evening or night."""
    if " " in word or not word.endswith(lexicon.feast_endings):
        return
    for part in (PartOfDay.EVENING, PartOfDay.NIGHT):
        later = lexicon.parts_of_day[part][0]
        for ending in _PART_ENDINGS[:2]:
            yield f"{word.removesuffix('s')}s{later}{ending}", "feast", replace(feast, part=part)
