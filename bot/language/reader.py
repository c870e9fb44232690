"""Reads a message: the one way from Swedish text to a reading."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from threading import Lock

from bot.entries import Draft
from bot.language.acts import Acts
from bot.language.binding import Bound, bind, lend
from bot.language.certainty import doubts, left_open
from bot.language.clauses import Clause, clauses
from bot.language.commands import commanded
from bot.language.corrections import Corrections
from bot.language.dates import CLOCKS, DATES, TIMES, WEEKDAYS
from bot.language.days import Calendar
from bot.language.findings import blank
from bot.language.fragments import fragment
from bot.language.guessing import Guessing
from bot.language.intents import Intents
from bot.language.lexicon import Lexicon
from bot.language.markers import Markers
from bot.language.modality import judged
from bot.language.named_reports import named
from bot.language.named_venues import NamedVenues
from bot.language.near_misses import NearMisses
from bot.language.numbers import AMOUNTS, NOISE, NUMBERS
from bot.language.partners import PARTNERS
from bot.language.personal_data import Guard
from bot.language.places import PLACES
from bot.language.reading import Change, Fragment, Kind, Missing, Query, Reading
from bot.language.repeats import repeated
from bot.language.spending import Spending, in_kronor
from bot.language.spreading import entries, is_outside
from bot.language.statements import Modality, Statement, statements
from bot.language.units import Unit, clean, split
from bot.language.unknown_words import UnknownWords, leaves_open, may_lack_a_word
from bot.language.vocabulary import ActivityWord, ThingWord, Vocabulary
from bot.partnership import Partnership
from bot.words import Word, with_words
from bot.working_time import working_day

STAGES = (WEEKDAYS, NOISE, NUMBERS, CLOCKS, AMOUNTS, DATES, TIMES, PLACES)
MAX_LENGTH = 4000
_ORDER = tuple(Missing)
_LISTS_KEPT = 4


class Reader:
    """Reads messages about one partnership's promises in one language."""

    def __init__(self, partnership: Partnership, lexicon: Lexicon) -> None:
        self._partnership = partnership
        self._lexicon = lexicon
        self._guard = Guard(lexicon)
        self._vocabulary = Vocabulary(lexicon, partnership)
        self._markers = Markers(lexicon.markers, self._vocabulary.key, self._vocabulary.canonical)
        self._spending = Spending.of(partnership, lexicon)
        self._named_venues = NamedVenues.of(partnership, lexicon)
        self._near_misses = NearMisses(self._vocabulary.resembled)
        self._acts = Acts(self._vocabulary.teams)
        self._intents = Intents(partnership, self._vocabulary.teams)
        self._corrections = Corrections(partnership)
        self._guessing = Guessing(lexicon, partnership, self._vocabulary)
        self._unknown_words = UnknownWords(lexicon, self.knows)
        self._learning = Lock()
        self._with_words = lru_cache(maxsize=_LISTS_KEPT)(self._taught)

    def knowing(self, words: tuple[Word, ...]) -> "Reader":
        """A reader that knows some words beside the data file's; the same ones need not be learnt anew."""
        if not words:
            return self
        with self._learning:
            return self._with_words(words)

    def knows(self, word: str) -> bool:
        """Whether a word means something already."""
        return self._vocabulary.knows(self._vocabulary.canonical(word))

    def _taught(self, words: tuple[Word, ...]) -> "Reader":
        return Reader(with_words(self._partnership, words), self._lexicon)

    def read(self, text: str, now: datetime, organisation: str) -> Reading:
        """What a message of an organisation's member means; `now` is the aware moment it was sent."""
        text = clean(text)
        local = now.astimezone(self._partnership.zone)
        private = self._guard.find(text, local)
        reading = self._read(blank(text, private)[:MAX_LENGTH], local, organisation)
        if private:
            kinds = tuple(sorted({finding.kind for finding in private}))
            return replace(
                reading, kind=Kind.PRIVATE, private=kinds, query=Query(), change=Change(), unknown=None
            )
        return reading

    def fragment(self, text: str, now: datetime, organisation: str) -> Fragment:
        """What a short answer to a question of the bot says; `now` is the aware moment it was sent."""
        local = now.astimezone(self._partnership.zone)
        cleaned = clean(text)
        parts, units = self._parts(blank(cleaned, self._guard.find(cleaned, local))[:MAX_LENGTH])
        calendar = Calendar(local, working_day(local, self._partnership.zone))
        return fragment(parts, units, calendar, organisation)

    def _read(self, text: str, now: datetime, organisation: str) -> Reading:
        parts, units = self._parts(text)
        calendar = Calendar(now, working_day(now, self._partnership.zone))
        reading = self._meaning(parts, units, calendar, organisation)
        at = self._unknown_words.position(text, units) if may_lack_a_word(reading) else None
        if at is None:
            return replace(reading, units=tuple(units))
        unknown = self._unknown_words.meaning(units, at)
        if reading.kind is Kind.SMALLTALK:
            reading = replace(reading, entries=self._supposed(parts, units, at, calendar, organisation))
        return replace(reading, units=tuple(units), unknown=unknown if leaves_open(reading) else None)

    def _supposed(
        self, parts: list[Clause], units: list[Unit], at: int, calendar: Calendar, organisation: str
    ) -> tuple[Draft, ...]:
        """What a message tells if the word at a position names something that was done."""
        supposed = self._unknown_words.supposed(parts, units, at)
        if supposed is None:
            return ()
        told = self._meaning(*supposed, calendar, organisation)
        return self._unknown_words.told(told, units[at].text)

    def _parts(self, text: str) -> tuple[list[Clause], list[Unit]]:
        tokens = self._vocabulary.corrected(split(text))
        units = self._spending.sums(self._vocabulary.look_up(tokens))
        for stage in STAGES:
            units = stage.apply(units)
        units = self._named_venues.apply(self._acts.apply(self._spending.apply(units)), text)
        units = PARTNERS.apply(units)
        return clauses(units, self._markers.find(tokens)), units

    def _meaning(
        self, parts: list[Clause], units: list[Unit], calendar: Calendar, organisation: str
    ) -> Reading:
        asked = any(unit.kind == "question" for unit in units)
        if self._intents.is_help(parts):
            return Reading(kind=Kind.HELP)
        if (command := commanded(parts, calendar.today)) is not None:
            return command
        if self._intents.is_undo(parts):
            return Reading(kind=Kind.UNDO, named=named(parts, units, calendar, organisation))
        if (again := repeated(parts, units, calendar, organisation)) is not None:
            return again
        found = judged(statements(parts), calendar.now)
        if self._intents.is_status(parts, asked=asked):
            return Reading(kind=Kind.STATUS, query=self._intents.query(parts, units, calendar))
        correction = self._corrections.read(parts, units, calendar, organisation)
        if correction is not None:
            return correction
        return self._told(found, calendar, organisation)

    def _told(self, found: Sequence[Statement], calendar: Calendar, organisation: str) -> Reading:
        """What a message reports, or plans, or calls off; small talk where it does none of these."""
        for modality, kind in (
            (Modality.DONE, Kind.REPORT), (Modality.PLANNED, Kind.PLAN), (Modality.CANCELLED, Kind.CANCELLED),
            (Modality.UNSURE, Kind.REPORT),
        ):  # fmt: skip
            chosen = [s for s in found if s.modality is modality]
            if chosen and modality is Modality.DONE:
                chosen = [s for s in found if s.modality in {Modality.DONE, Modality.UNSURE}]
            known = any(s.act.kind == "activity" for s in chosen)
            others = any(s.act.kind == "activity" and s.modality is not Modality.TALK for s in found)
            if chosen and (known or not others):
                return self._telling(kind, chosen, calendar, organisation)
        return Reading(kind=Kind.SMALLTALK)

    def _telling(
        self, kind: Kind, found: Sequence[Statement], calendar: Calendar, organisation: str
    ) -> Reading:
        bounds = [self._bound(statement, organisation) for statement in found]
        known = [bound for bound in bounds if bound.activity is not None]
        lend(bounds)
        bounds = known or bounds
        drafts: list[Draft] = []
        missing: set[Missing] = set()
        for bound in bounds:
            doubted = (
                doubts(bound, self._near_misses, organisation)
                if kind is Kind.REPORT and bound.activity
                else frozenset()
            )
            for draft in self._entries(bound, calendar):
                opened = left_open(draft, doubted)
                drafts.append(self._guessing.noted(opened, draft, bound.statement, calendar))
                if kind is Kind.REPORT:
                    missing |= doubted | self._missing(draft, outside=is_outside(bound))
        if not known:
            kind = Kind.UNCLEAR
            missing |= {Missing.ACTIVITY}
        return Reading(kind=kind, entries=tuple(drafts), missing=tuple(m for m in _ORDER if m in missing))

    def _entries(self, bound: Bound, calendar: Calendar) -> list[Draft]:
        drafts = entries(bound, calendar)
        if bound.activity and self._partnership.activity(bound.activity).measure == "kronor":
            return [in_kronor(drafts, bound.statement)]
        return drafts

    def _missing(self, draft: Draft, *, outside: bool) -> set[Missing]:
        lacks = set()
        if draft.activity is None:
            lacks.add(Missing.ACTIVITY)
        if draft.count is None:
            lacks.add(Missing.COUNT)
        if draft.date is None:
            lacks.add(Missing.DATE)
        needs = draft.activity is not None and "area" in self._partnership.activity(draft.activity).needs
        if draft.area is None and draft.activity is not None and (needs or outside):
            lacks.add(Missing.AREA)
        return lacks

    def _bound(self, statement: Statement, organisation: str) -> Bound:
        bound = bind(statement, None)
        took_part = bound.partners | {organisation}
        activity = self._activity(statement, took_part)
        bound = bind(statement, activity)
        bound.partners = bound.partners - {organisation}
        return bound

    def _activity(self, statement: Statement, took_part: frozenset[str]) -> str | None:
        """The activity that the words mean when these organisations took part; None if it can't be told."""
        named = statement.act.value.activity if isinstance(statement.act.value, ActivityWord) else None
        if statement.act.kind == "visit":
            named = self._by_subject(statement)
        if named is None:
            return None
        activity = self._partnership.activity(named)
        if activity.only_from and took_part.isdisjoint(activity.only_from):
            return None
        if activity.not_from and took_part <= set(activity.not_from):
            return None
        return named

    def _by_subject(self, statement: Statement) -> str | None:
        """As in "Tillsyn på krogen": a general word with the one subject that is named beside it."""
        things = [unit.value for unit in statement.of("thing") if isinstance(unit.value, ThingWord)]
        subjects = {subject for thing in things for subject in thing.subject_of}
        return subjects.pop() if len(subjects) == 1 else None
