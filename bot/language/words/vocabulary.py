"""Which words mean what: looked up in a message's words, the longest phrase first."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from bot.language.words.compounds import Compounds, Found, meant
from bot.language.words.inflection import Number, inflected
from bot.language.words.lexicon import Lexicon
from bot.language.words.streets import Streets
from bot.language.words.units import Unit, clean, fold, split
from bot.language.words.word_list import all_words, staff_of_other_towns
from bot.language.words.word_values import ActivityWord, Meaning, PlaceWord
from bot.partnership import Activity, Partnership

Key = tuple[str, ...]
OF_ANOTHER_TOWN = "of_another_town"
"""How a word looks that joins another town to who works there: "Haningepolisen"."""

_SHORTEST_WITH_STOPS = 4
_FULL_STOP = ". "
_WORDS_KEPT = 8192


class Vocabulary:
    """Looks words and phrases up, forgiving case, dots and split compounds."""

    def __init__(self, lexicon: Lexicon, partnership: Partnership, streets: Iterable[str] = ()) -> None:
        """`streets` are names that are read as streets, unless they mean something else."""
        self._exact = lexicon.exact
        self._in_a_chat = {
            fold(spelling): fold(word) for word, spelt in lexicon.chat_spellings.items() for spelling in spelt
        }
        self._word_endings = {name: tuple(endings) for name, endings in lexicon.endings.items()}
        self._staff_elsewhere = frozenset(map(fold, staff_of_other_towns(lexicon, partnership.outside)))
        self.canonical = lru_cache(maxsize=_WORDS_KEPT)(self._canonical)
        self.knows = lru_cache(maxsize=_WORDS_KEPT)(self._knows)
        self._looks = lru_cache(maxsize=_WORDS_KEPT)(self._looks_of)
        self.meanings: dict[Key, Meaning] = {}
        self._compounds = Compounds(self.meanings, lexicon.heads)
        self._longest: dict[str, int] = {}
        self._parts: set[str] = set()
        for words, kind, value in all_words(lexicon, partnership):
            self._learn(words, Meaning(kind, value))
        self.teams = _team_words(lexicon.words["out"], partnership.activities)
        self.team_owners = {
            activity: known.value
            for team, activity in self.teams.items()
            if (known := self.meanings.get(self.key(team))) is not None and known.kind == "organisation"
        }
        self.other_words = _words_of_signs(lexicon) | _first_parts(lexicon, partnership.activities)
        self.streets = Streets(lexicon, partnership.name, self.kind, self.other_words)
        self._before_head = {"-"} | {key[0] for key, known in self.meanings.items() if known.kind == "and"}
        for street in [name for name in streets if not self._means_something(self.key(name))]:
            self._learn(street, Meaning("street", street))

    def key(self, text: str) -> Key:
        """A phrase as it is looked up."""
        return tuple(self.canonical(unit.text.strip()) for unit in split(clean(text)))

    def kind(self, word: str) -> str | None:
        """What kind of unit a word becomes by itself; None for an unknown one."""
        meaning = self.meanings.get((word,))
        return None if meaning is None else meaning.kind

    def is_kind(self, word: str, kinds: Collection[str]) -> bool:
        """Whether a word becomes a unit of one of these kinds."""
        return self.kind(word) in kinds

    def joins(self, first: str, second: str) -> bool:
        """Whether two words, as they are written, are one that is known: "brand kåren"."""
        return self._compounds.joins(self.canonical(first), self.canonical(second))

    def look_up(self, units: Sequence[Unit]) -> list[Unit]:
        """The units with every known word or phrase replaced by what it means."""
        words = [self.canonical(unit.text) for unit in units]
        units = [
            unit._replace(looks=self._looks(unit.text)) if unit.kind == "word" else unit for unit in units
        ]
        read: list[Unit] = []
        position = 0
        while position < len(words):
            unit, length = self._at(units, words, position)
            read.append(unit)
            position += length
        return read

    def _at(self, units: Sequence[Unit], words: list[str], position: int) -> Found:
        """What stands at a position, and how many words it is."""
        following = words[position + 1] if position + 1 < len(words) else ""
        unit, word, found = units[position], words[position], None
        if following in self._before_head:
            found = self._compounds.sharing_head(units, words, position)
        if found is None and word in self._longest:
            found = self._phrase(units, words, position)
        if found is None and unit.kind == "word":
            found = self._compounds.split(units, words, position) or (self._unknown(unit, word), 1)
        return found or (unit, 1)

    # How words are stored

    def _canonical(self, text: str) -> str:
        """A word as it is looked up: lower case, spelt in full, with the dots that tell words apart."""
        lower = text.lower()
        if lower in self._exact:
            return lower
        folded = fold(lower)
        return self._in_a_chat.get(folded, folded)

    def _looks_of(self, text: str) -> frozenset[str]:
        """How a word looks by its ending."""
        looks = frozenset(name for name, endings in self._word_endings.items() if text.endswith(endings))
        return looks | {OF_ANOTHER_TOWN} if fold(text) in self._staff_elsewhere else looks

    def _learn(self, words: str, meaning: Meaning) -> None:
        key = self.key(words)
        if key:
            self.meanings[key] = meaning
            if meaning.kind not in {"activity", "lookalike", "organisation"}:
                self._parts.update(key)
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def _means_something(self, key: Key) -> bool:
        return key in self.meanings or (len(key) == 1 and self._knows(key[0]))

    def _knows(self, word: str) -> bool:
        """Whether a word, as it is looked up, means something by itself, as a part or in a phrase."""
        return (
            (word,) in self.meanings
            or fold(word) in self.other_words
            or word in self._parts
            or self._compounds.of(word) is not None
        )

    # How they are found

    def _phrase(self, units: Sequence[Unit], words: list[str], position: int) -> Found | None:
        for length in range(self._longest[words[position]], 0, -1):
            key = tuple(words[position : position + length])
            meaning = self.meanings.get(key)
            if len(key) > 1 and self._are_pieces(units, words, position):
                continue
            if len(key) > 1 and self._ends_before_verb(key, words[position + len(key) :]):
                continue
            if meaning is None and key[-1] == _FULL_STOP:
                meaning = self._shortened(key)
            if meaning is not None:
                joined = self._compounds.split(units, words, position + len(key) - 1)
                if length == 1 and joined is not None:
                    return joined
                if joined is not None and _goes_on(joined[0], key[-1]):
                    continue
                if meaning.kind == "organisation" and self._ends_in_place(words, position, len(key)):
                    continue
                return meant(units[position : position + length], meaning, "word"), length
        return None

    def _ends_before_verb(self, key: Key, following: Sequence[str]) -> bool:
        """As in "krogtillsyn 2 st. inspekterade ...", where the stop of what is shortened ends a sentence."""
        return key[-1].strip() == "." and bool(following) and self.kind(following[0]) == "visit_verb"

    def _ends_in_place(self, words: list[str], position: int, length: int) -> bool:
        """As in "med polisen i Huddinge centrum", where "polisen i Huddinge" is not all that is named."""
        last = position + length - 1
        longer = range(2, self._longest.get(words[last], 0) + 1) if length > 1 else ()
        named = (self.meanings.get(tuple(words[last : last + size])) for size in longer)
        return any(meaning is not None and meaning.kind == "place" for meaning in named)

    def _are_pieces(self, units: Sequence[Unit], words: list[str], position: int) -> bool:
        """As in "2 st 1 brist", where "st 1" is no petrol station."""
        counted = position > 0 and (
            words[position - 1].isdigit() or self.kind(words[position - 1]) == "number"
        )
        apart = units[position].text.islower() and units[position].end < units[position + 1].start
        return counted and apart and self.kind(words[position]) == "piece"

    def _shortened(self, key: Key) -> Meaning | None:
        """What ends with the stop of something shortened, and surely with no sentence: "resp. Skogås"."""
        meaning = self.meanings.get((*key[:-1], _FULL_STOP.strip()))
        joins = meaning is not None and meaning.kind == "and"
        return meaning if joins or len(key) >= _SHORTEST_WITH_STOPS else None

    def _unknown(self, unit: Unit, word: str) -> Unit:
        compound = self._compounds.of(word)
        if compound is not None:
            return meant([unit], compound, "word.compound")
        if self.streets.has(word):
            return unit._replace(kind="street", value=unit.text, rule="place.ending")
        return unit


def _goes_on(whole: Unit, last: str) -> bool:
    """As in "körde hastighets-kontroll", "körde hastighets kontroller", where "körde hastighet" ends none.

    Nor does "i vår" where "vår by" is a place.
    """
    if isinstance(whole.value, PlaceWord):
        return True
    activity = isinstance(whole.value, ActivityWord)
    return activity and (last.endswith("s") or whole.value.number is Number.MANY)


def _team_words(out: Iterable[str], activities: Iterable[Activity]) -> dict[str, str]:
    """The words for teams whose being out is an activity, with and without their dots: "fältarna ute"."""
    said = ((word.rpartition(" "), activity.id) for activity in activities for word in activity.words)
    teams = {team.lower(): id_ for (team, _, last), id_ in said if team and last in out}
    return teams | {fold(team): id_ for team, id_ in teams.items()}


def _words_of_signs(lexicon: Lexicon) -> set[str]:
    phrases = (*(phrase for words in lexicon.markers.values() for phrase in words), *lexicon.ordinary)
    return {fold(word) for phrase in phrases for word in phrase.split() if word.isalpha()}


def _first_parts(lexicon: Lexicon, activities: Iterable[Activity]) -> set[str]:
    """What may stand before a split head: "hastighets kontroll"."""
    words = [fold(word) for activity in activities for word in activity.words]
    heads = {fold(form.text) for head in lexicon.heads for form in inflected(head, lexicon.alike)}
    phrases = (*words, *(fold(word) for activity in activities for word in activity.lookalikes))
    parts = {part for phrase in phrases for part in phrase.split()}
    return parts | heads | {word.removesuffix(head) for word in words for head in heads}
