"""Reads a message: the one way from Swedish text to a reading."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from threading import Lock

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.clauses.unmarked_clauses import tells_share
from bot.language.days.day_phrases import contrasts
from bot.language.days.meanings import Calendar
from bot.language.doubt.alternatives import Alternatives, hinging
from bot.language.doubt.guessing import Guessing
from bot.language.doubt.near_misses import NearMisses
from bot.language.doubt.unknown_words import UnknownWords, leaves_open, may_lack_a_word
from bot.language.entries.company import without_own_name
from bot.language.entries.told_days import is_headed_later
from bot.language.intents.asked_of_noted import asks_of_noted, asks_whether_counted
from bot.language.intents.asked_periods import period_asked
from bot.language.intents.commands import commanded, is_assessment
from bot.language.intents.corrections import correction
from bot.language.intents.denials import not_taken_back
from bot.language.intents.fragments import fragment, with_signs
from bot.language.intents.intent import Intents
from bot.language.intents.repeats import repeated
from bot.language.intents.sayings import Saying, sayings
from bot.language.intents.taking_back import denied, taken_back
from bot.language.parsing import Parsed, Parser
from bot.language.personal_data.findings import blank
from bot.language.personal_data.guard import Guard
from bot.language.reading import Change, Fragment, Kind, Query, Reading, Talk
from bot.language.spelling.repair import Spelling
from bot.language.spelling.resemblances import Resemblances
from bot.language.spelling.typos import typos_of
from bot.language.statements.fewer_places import with_fewer_places
from bot.language.statements.gathering import statements
from bot.language.statements.modality import judged
from bot.language.statements.stayed_away import without_those_who_stayed_away
from bot.language.telling import Tellings
from bot.language.words.lexicon import Lexicon
from bot.language.words.markers import Markers
from bot.language.words.place_names import PlaceNames
from bot.language.words.sign_words import SignWords
from bot.language.words.units import Unit, clean, split
from bot.language.words.vocabulary import Vocabulary
from bot.partnership import Partnership
from bot.words import Word, with_words
from bot.working_time import working_day

MAX_LENGTH = 2000
"""How many characters are read: some six times as many as the longest report of a shift has had."""

_LISTS_KEPT = 4
_TOLD_TO_ITS_END = frozenset(
    {Kind.REPORT, Kind.PLAN, Kind.CANCELLED, Kind.UNCLEAR, Kind.UNDO, Kind.PUT_BACK, Kind.CORRECTION}
)
_LEAVING = frozenset({Talk.FAREWELL, Talk.THANKS, Talk.ASSENT, Talk.GREETING})
_FEW_WORDS = 5
_LONGEST_FAREWELL = 15
_TELLS_ITSELF = {"number", "count", "article", "place", "when", "i", "on", "in", "both", "either", "den"}


class Reader:
    """Reads messages about one partnership's promises in one language."""

    def __init__(self, partnership: Partnership, lexicon: Lexicon, places: tuple[str, ...] = ()) -> None:
        """`places` are names of streets and the like that are known beside those of the data file."""
        self._partnership = partnership
        self._lexicon = lexicon
        self._guard = Guard(lexicon)
        self.place_names = PlaceNames(lexicon.place_names)
        streets = [written for name in places for written in self.place_names.spellings(name)]
        self._vocabulary = Vocabulary(lexicon, partnership, streets)
        signs, typos = SignWords.of(lexicon), typos_of(self._vocabulary)
        spelling = Spelling(lexicon, self._vocabulary, signs, typos)
        self._parser = Parser(partnership, lexicon, self._vocabulary, spelling, self.place_names)
        self._alternatives = Alternatives.known_to(lexicon, self._vocabulary, typos)
        self._answers = Markers(lexicon.answers, self._vocabulary.key, self._vocabulary.canonical)
        resemblances = Resemblances(lexicon, self._vocabulary, signs, typos)
        guessing = Guessing(lexicon, partnership, self._vocabulary)
        self._tellings = Tellings(partnership, NearMisses(resemblances.kinds), guessing)
        self._intents = Intents(partnership, self._vocabulary.teams, lexicon.heads)
        self._unknown_words = UnknownWords(lexicon, self.knows)
        self._learning = Lock()
        self._with_words = lru_cache(maxsize=_LISTS_KEPT)(self._taught)
        self._with_places = lru_cache(maxsize=_LISTS_KEPT)(self._shown)

    def knowing(self, words: tuple[Word, ...]) -> "Reader":
        """A reader that knows some words beside the data file's; the same ones need not be learnt anew."""
        if not words:
            return self
        with self._learning:
            return self._with_words(words)

    def seeing(self, places: tuple[str, ...]) -> "Reader":
        """A reader that knows some places by their names; the same ones need not be learnt anew."""
        with self._learning:
            return self._with_places(places)

    def knows(self, word: str) -> bool:
        """Whether a word means something already."""
        return self._vocabulary.knows(self._vocabulary.canonical(word))

    def _taught(self, words: tuple[Word, ...]) -> "Reader":
        return Reader(with_words(self._partnership, words), self._lexicon)

    def _shown(self, places: tuple[str, ...]) -> "Reader":
        return Reader(self._partnership, self._lexicon, places)

    def read(self, text: str, now: datetime, organisation: str) -> Reading:
        """What a message of an organisation's member means; `now` is the aware moment it was sent."""
        text = clean(text)
        local = now.astimezone(self._partnership.zone)
        private = self._guard.find(text, local)
        reading = self._read(blank(text, private)[:MAX_LENGTH], local, organisation)
        if len(text) > MAX_LENGTH and (reading.entries or reading.kind in _TOLD_TO_ITS_END):
            reading = Reading(kind=Kind.TOO_LONG)
        if private:
            kinds = tuple(sorted({finding.kind for finding in private}))
            return replace(
                reading, kind=Kind.PRIVATE, private=kinds, query=Query(), change=Change(), unknown=None
            )
        return reading

    def fragment(self, text: str, now: datetime, organisation: str) -> Fragment:
        """What a short answer to a question of the bot says; `now` is the aware moment it was sent.

        A question says nothing: "vem gick i Vårby igår?".
        """
        local = now.astimezone(self._partnership.zone)
        cleaned = clean(text)
        safe = blank(cleaned, self._guard.find(cleaned, local))
        if len(safe) > MAX_LENGTH:
            return Fragment(change=Change(), yes=None, cancel=False)
        parsed = self._parser.parse(safe)
        calendar = Calendar(local, working_day(local, self._partnership.zone))
        tokens = split(safe)
        signs = {sign.name for sign in self._answers.find(tokens)}
        said = with_signs(fragment(parsed.clauses, parsed.units, calendar, organisation), signs)
        if tokens and self._asks(tokens):
            return replace(said, change=Change(), yes=None)
        doubted = any(clause.has("hedged") for clause in parsed.clauses)
        about = said.change.count if doubted else self._about(parsed.units)
        change = replace(said.change, count=None) if doubted else said.change
        return replace(said, change=change, about=about)

    def sayings(self, text: str, now: datetime, organisation: str) -> tuple[Saying, ...]:
        """What a message says clause by clause, to be understood by what was told before it.

        A question says nothing, unless it asks for a change: "kan du lägga på två till?".
        """
        local = now.astimezone(self._partnership.zone)
        cleaned = clean(text)
        if len(cleaned) > MAX_LENGTH:
            return ()
        parsed = self._parser.parse(blank(cleaned, self._guard.find(cleaned, local)))
        asked = any(part.asked for part in parsed.clauses) or self._asks(split(cleaned)[:1])
        if asked and not any(part.has("puts", "adds", "exchanges") for part in parsed.clauses):
            return ()
        calendar = Calendar(local, working_day(local, self._partnership.zone))
        starred = cleaned.startswith("*") != cleaned.endswith("*")
        told = [part for part in parsed.clauses if not self._is_farewell(part, cleaned)]
        return sayings(told, calendar, organisation, starred=starred)

    def talk(self, text: str) -> Talk:
        """What a message is that wants nothing done; thanks and such only where little else is said."""
        tokens = split(clean(text)[:MAX_LENGTH])
        signs = {sign.name for sign in self._answers.find(tokens)}
        if any(token.kind == "question" for token in tokens) or self._asks(tokens):
            return Talk.QUESTION
        if self._bids_farewell(tokens):
            return Talk.FAREWELL
        if len(tokens) <= _FEW_WORDS:
            return next(
                (
                    talk
                    for talk in (Talk.DISPLEASED, Talk.THANKS, Talk.GREETING, Talk.ASSENT)
                    if talk in signs
                ),
                Talk.OTHER,
            )
        return Talk.OTHER

    def _is_farewell(self, part: Clause, text: str) -> bool:
        """As in "Flemingsberg också. Vi ses imorgon", where nothing is told of the day after."""
        return bool(part.units) and self._bids_farewell(split(text[part.units[0].start : part.units[-1].end]))

    def _bids_farewell(self, tokens: list[Unit]) -> bool:
        """As in "tack, god natt!"; not so in "Masmo, god natt", which may be a report."""
        if len(tokens) > _LONGEST_FAREWELL:
            return False
        signs = [sign for sign in self._answers.find(tokens) if sign.name in _LEAVING]
        said = [token for token in tokens if any(map(str.isalnum, token.text))]
        covered = all(any(sign.start <= token.start < sign.end for sign in signs) for token in said)
        return covered and any(sign.name == Talk.FAREWELL for sign in signs)

    def _asks(self, tokens: list[Unit]) -> bool:
        """As in "vem har rapporterat mest": a question by its first word."""
        return any(s.name == "asks" for s in self._answers.find(tokens[:1]))

    def told_of(
        self, activity: str, text: str, now: datetime, organisation: str, of: int | None = None
    ) -> Reading:
        """What a text tells of an activity that it need not name; nothing where it denies.

        `of` is how many were told of before, of which the text may tell some: "en av dem i Skogås".
        """
        told = clean(text)
        parsed = self._parser.parse(told)
        kept = not_taken_back(parsed.clauses)
        if any(clause.has("not", "said_wrong", "you_wrote", "stands_so") for clause in kept):
            return Reading(kind=Kind.SMALLTALK)
        for clause in (clause for clause in parsed.clauses if clause not in kept):
            first, last = clause.units[0].start, clause.units[-1].end
            told = told[:first] + " " * (last - first) + told[last:]
        units = (unit for clause in kept for unit in clause.units)
        begins = next((unit.start for unit in units if unit.kind in _TELLS_ITSELF), 0)
        noun = self._partnership.activity(activity).noun
        whole = f"{of} {noun.plural}," if of and tells_share(parsed.units) else noun.singular
        return self.read(f"{whole} {told[begins:]}", now, organisation)

    def _about(self, units: list[Unit]) -> int | None:
        """The one number of a vague count."""
        vague = [unit for unit in units if unit.kind == "vague"]
        said = [unit for each in vague for unit in self._vocabulary.look_up(split(each.text))]
        numbers = [int(unit.value) for unit in said if unit.kind == "number"]
        return numbers[0] if len(numbers) == 1 else None

    def _read(self, text: str, now: datetime, organisation: str) -> Reading:
        if is_assessment(text, self._lexicon.markers["assessment"]):
            return Reading(kind=Kind.ASSESSMENT)
        parsed = self._parser.parse(text)
        parts, units = parsed.clauses, parsed.units
        calendar = self._calendar(parts, units, now)
        reading = self._meaning(parts, units, calendar, organisation)
        if reading.kind is Kind.REPORT and not reading.missing:
            reading = hinging(reading, self._else_meant(parsed, now, organisation))
        at = self._unknown_words.position(parsed.text, units) if may_lack_a_word(reading) else None
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

    def _else_meant(self, parsed: Parsed, now: datetime, organisation: str) -> Iterator[Reading]:
        """What a text says if a misspelt word in it is another one."""
        for words in self._alternatives.of(parsed.text, parsed.words):
            _, _, units, parts = self._parser.parse_words(parsed.text, words)
            yield self._meaning(parts, units, self._calendar(parts, units, now), organisation)

    def _calendar(self, parts: list[Clause], units: list[Unit], now: datetime) -> Calendar:
        calendar = Calendar(now, working_day(now, self._partnership.zone), contrasted=contrasts(units))
        return replace(calendar, later=is_headed_later(parts, calendar))

    def _asked_of_noted(self, parts: list[Clause], units: list[Unit], calendar: Calendar) -> Reading:
        """A question behind which nothing is told: what is noted, or whether it counts; else only talk."""
        if parts and asks_whether_counted(parts):
            query = self._intents.query(parts, units, calendar)
            return Reading(kind=Kind.STATUS, query=replace(query, counted=True))
        if parts and asks_of_noted(parts):
            first, last = period_asked(units, calendar)
            return Reading(kind=Kind.OWN_REPORTS, query=Query(first=first, last=last))
        return Reading(kind=Kind.SMALLTALK)

    def _meaning(
        self, parts: list[Clause], units: list[Unit], calendar: Calendar, organisation: str
    ) -> Reading:
        asked = any(unit.kind == "question" for unit in units) or any(part.asked for part in parts)
        if self._intents.is_help(parts) or (asked and not parts):
            return Reading(kind=Kind.HELP)
        if (command := commanded(parts, calendar)) is not None:
            return command
        if self._intents.is_put_back(parts):
            return Reading(kind=Kind.PUT_BACK)
        if self._intents.is_undo(parts):
            return taken_back(parts, units, calendar, organisation)
        if (off := denied(parts, units, calendar, organisation)) is not None:
            return off
        if (again := repeated(parts, units, calendar, organisation)) is not None:
            return again
        ours = without_those_who_stayed_away(without_own_name(parts, organisation), organisation)
        named = with_fewer_places(ours)
        found = judged(statements(named), calendar.now)
        if self._intents.is_status(parts, asked=asked):
            return Reading(kind=Kind.STATUS, query=self._intents.query(parts, units, calendar))
        if (change := correction(parts, units, calendar, organisation)) is not None:
            return change
        told = self._tellings.read(found, named, calendar, organisation)
        if told is None:
            return self._asked_of_noted(parts, units, calendar)
        undated = not any(unit.kind == "when" for unit in units)
        same_day = undated and any(part.has("same_day") for part in parts)
        return replace(told, same_day=same_day, agreed=parts[0].begins_with("yes"))
