"""What a message hints at where it leaves something open: the likeliest answers, best guess first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import TypeVar

from bot.entries import Draft, Guesses
from bot.language.days.joined_days import WeekdayOnDate
from bot.language.days.meanings import Calendar, NoDay, OnWeekday
from bot.language.days.spans import Span
from bot.language.days.when import When
from bot.language.statements.acts import HINTED
from bot.language.statements.statement import Modality, Statement
from bot.language.words.calendar_words import WeekdayWord
from bot.language.words.inflection import Number
from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold, split
from bot.language.words.vocabulary import Vocabulary
from bot.language.words.word_values import ActivityWord, PlaceWord, ThingWord
from bot.partnership import Area, Partnership
from bot.working_time import ONE_DAY

Guess = TypeVar("Guess")

_MOST = 7
_FRIDAY = 4
_WEEK = timedelta(days=7)
_TWO = 2
_SAME_BEGINNING = 4
_BEFORE_PLACES = frozenset({"i", "in", "on"})


class Guessing:
    """Guesses by a language's words and a partnership's names."""

    def __init__(self, lexicon: Lexicon, partnership: Partnership, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._partnership = partnership
        self._vocabulary = vocabulary
        self._areas_by_beginning = _areas_by_beginning(partnership.areas)

    def noted(self, draft: Draft, read: Draft, statement: Statement, calendar: Calendar) -> Draft:
        """A draft with guesses for what it leaves open, first what was `read` there and is doubted."""
        if None not in {draft.activity, draft.count, draft.date, draft.area}:
            return draft
        days, areas = _known(read.date), _known(read.area)
        return replace(
            draft,
            guesses=Guesses(
                activities=_first(self._activities(statement)) if draft.activity is None else (),
                counts=_first(self._counts(statement, read.count)) if draft.count is None else (),
                days=_first([*days, *self._days(statement, calendar)]) if draft.date is None else (),
                areas=_first([*areas, *self._areas(statement)]) if draft.area is None else (),
                ahead=statement.modality is Modality.ANNOUNCED,
            ),
        )

    def _activities(self, statement: Statement) -> Iterator[str]:
        """Those that the things named point to; else those whose names end in the general word said."""
        things = [unit.value for unit in statement.of("thing") if isinstance(unit.value, ThingWord)]
        pointed = {activity for thing in things for activity in thing.subject_of | thing.venue_of}
        pointed |= {
            activity for unit in statement.of("word", "lookalike") for activity in self._about_what(unit)
        }
        said = fold(statement.act.text) if statement.act.kind == "visit" else ""
        heads = tuple(head for head in self._lexicon.heads if fold(head) in said)
        for activity in self._partnership.activities:
            named = any(word.endswith(heads) and word not in heads for word in activity.words)
            if activity.id in pointed or (not pointed and named):
                yield activity.id

    def _about_what(self, unit: Unit) -> Iterator[str]:
        """As in "krogsväng", which nobody knows but which begins with an activity's subject; a team's own."""
        if unit.text in self._vocabulary.teams:
            yield self._vocabulary.teams[unit.text]
        for activity in self._partnership.activities:
            subjects = (fold(subject) for subject in activity.subjects if len(subject) >= _SAME_BEGINNING)
            if fold(unit.text).startswith(tuple(subjects)):
                yield activity.id

    def _counts(self, statement: Statement, read: int | None) -> Iterator[int]:
        """A number that is doubted; those between or about which one was said; of a plural, at least two."""
        if statement.act.rule == HINTED:
            yield from (unit.value for unit in statement.of("number", "count") if unit.value)
        if met := list(_met(statement)):
            yield from chain(met, *map(_near, met))
        elif read is not None:
            yield from _near(read, least=1)
        for unit in statement.of("vague", "vague_range"):
            yield from self._about(unit)
        for unit in statement.of("thing"):
            if unit.rule == "venue.row":
                yield from _near(1 + sum(u.kind in {"comma", "and"} for u in self._read(unit)))
        if isinstance(statement.act.value, ActivityWord) and statement.act.value.number is Number.MANY:
            yield from _near(_TWO)

    def _about(self, unit: Unit) -> Iterator[int]:
        if isinstance(unit.value, tuple):
            low, high = unit.value
            yield from range(low, high + 1, max(1, (high - low) // (_MOST - 2)))
            return
        said = [int(u.value) for u in self._read(unit) if u.kind == "number"]
        words = {fold(word) for word in unit.text.split()}
        likely = [int(n) for n, known in self._lexicon.likely_counts.items() if words & {*map(fold, known)}]
        yield from (said if len(said) > 1 else ())
        yield from chain.from_iterable(map(_near, said or likely))

    def _days(self, statement: Statement, calendar: Calendar) -> Iterator[date]:
        """The days of the time that is spoken of, the latest first, and none that lies ahead."""
        for unit in statement.of("when"):
            if isinstance(unit.value, When):
                yield from (day for day in self._meant(unit, calendar) if day <= calendar.today)

    def _meant(self, unit: Unit, calendar: Calendar) -> Sequence[date]:
        phrase = unit.value.phrase
        match phrase:
            case Span():
                return _latest_first(phrase.period(calendar).days(), calendar)
            case NoDay():
                return self._vague_days(unit, calendar)
            case WeekdayOnDate(weekday=weekday, date=on):
                return [*(on.latest(calendar) or ()), *OnWeekday(weekday).latest(calendar)]
            case _:
                return _latest_first(phrase.latest(calendar) or (), calendar)

    def _vague_days(self, unit: Unit, calendar: Calendar) -> Sequence[date]:
        """As in "förra fredagen", "i helgen", "häromdagen"."""
        named = [u.value.weekday for u in self._read(unit) if isinstance(u.value, WeekdayWord)]
        if named:
            (last,) = OnWeekday(named[0], before_today=True).latest(calendar)
            return [last, last - _WEEK]
        if any(word in unit.text for word in self._lexicon.weekend):
            (friday,) = OnWeekday(_FRIDAY, before_today=True).latest(calendar)
            return _latest_first((friday + n * ONE_DAY for n in range(3)), calendar)
        return [calendar.today - n * ONE_DAY for n in range(1, _MOST)]

    def _areas(self, statement: Statement) -> Iterator[str]:
        """Those that are named, and those of places whose names begin as a word does that nobody knows."""
        for place in statement.of("place"):
            if isinstance(place.value, PlaceWord) and place.value.area:
                yield place.value.area
            elif isinstance(place.value, PlaceWord) and place.value.outside:
                yield from self._begin_like(place.text)
        for clause in statement.clauses:
            for before, unit in zip(clause.units, clause.units[1:], strict=False):
                if before.kind in _BEFORE_PLACES and unit.kind == "word":
                    yield from self._begin_like(unit.text)

    def _begin_like(self, word: str) -> list[str]:
        return self._areas_by_beginning.get(fold(word)[:_SAME_BEGINNING], [])

    def _read(self, unit: Unit) -> list[Unit]:
        """The words of a unit by themselves."""
        return self._vocabulary.look_up(split(unit.text))


def _areas_by_beginning(areas: Iterable[Area]) -> dict[str, list[str]]:
    """The areas that have a name with a beginning, or a place in them, by that beginning."""
    found: dict[str, list[str]] = {}
    for area in areas:
        for name in (area.name, *area.words, *(place.name for place in area.neighbourhoods)):
            found.setdefault(fold(name)[:_SAME_BEGINNING], []).append(area.id)
    return found


def _met(statement: Statement) -> Iterator[int]:
    """As in "7 hembesök, 2 öppnade inte": the number without those in vain, then with them."""
    told: list[int] = []
    for clause in statement.clauses:
        numbers = [int(unit.value) for unit in clause.of("number", "count") if unit.value]
        if clause.has("absent") and told and len(numbers) == 1 and told[0] > numbers[0]:
            yield from (told[0] - numbers[0], told[0])
        told += numbers


def _first(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    return tuple(dict.fromkeys(guesses))[:_MOST]


def _known(value: Guess | None) -> tuple[Guess, ...]:
    return () if value is None else (value,)


def _near(count: int, least: int = _TWO) -> list[int]:
    """A number and those around it, the nearest first; of what is many, never one."""
    around = range(least, count + _MOST)
    return sorted(around, key=lambda each: (abs(each - count), each))[:_MOST]


def _latest_first(days: Iterable[date], calendar: Calendar) -> list[date]:
    return sorted((day for day in days if day <= calendar.today), reverse=True)
