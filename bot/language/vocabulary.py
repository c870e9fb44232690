"""Which words mean what: looked up in a message's words, the longest phrase first."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.language.inflection import inflected
from bot.language.lexicon import Lexicon
from bot.language.place_names import PlaceWords
from bot.language.units import Unit, clean, fold, span, split
from bot.language.word_list import all_words
from bot.language.word_values import Meaning
from bot.partnership import Activity, Partnership

Key = tuple[str, ...]
_ACTS = frozenset({"activity", "lookalike"})
_JOINED = frozenset({"activity", "lookalike", "place", "street", "visit", "noise"})
_LINKS = ("", "s")
_JOINTS = frozenset({"-", "."})
_SHORTEST_FIRST_PART = 3
_SHORTEST_LAST_PART = 4
_SHORTEST_STREET = 7
_SHORTEST_MISSPELT_STREET = 10
_SHORTEST_SHORT_STREET = 6
_SHORTEST_WITH_STOPS = 4
_FULL_STOP = ". "
_KNOWN_TAILS = range(4, 9)
_WORDS_KEPT = 8192


class Vocabulary:
    """Looks words and phrases up, forgiving case, dots and split compounds."""

    def __init__(self, lexicon: Lexicon, partnership: Partnership, streets: Iterable[str] = ()) -> None:
        """`streets` are names that are read as streets, unless they mean something else."""
        self._exact = lexicon.exact
        self._word_endings = {name: tuple(endings) for name, endings in lexicon.endings.items()}
        self._heads = tuple(fold(head) for head in lexicon.heads)
        self._endings = tuple(fold(ending) for ending in lexicon.place_endings)
        self._short_streets = _short_endings(lexicon.place_names)
        self._stopless = tuple(map(fold, lexicon.place_names.stopless))
        self._municipality = fold(partnership.name)
        self._misspelt_endings = tuple(fold(ending) for ending in lexicon.misspelt_endings)
        self.canonical = lru_cache(maxsize=_WORDS_KEPT)(self._canonical)
        self.knows = lru_cache(maxsize=_WORDS_KEPT)(self._knows)
        self.is_street = lru_cache(maxsize=_WORDS_KEPT)(self._is_street)
        self._looks = lru_cache(maxsize=_WORDS_KEPT)(self._looks_of)
        self._joined = lru_cache(maxsize=_WORDS_KEPT)(self._find_joined)
        self._compound = lru_cache(maxsize=_WORDS_KEPT)(self._find_compound)
        self.meanings: dict[Key, Meaning] = {}
        self._longest: dict[str, int] = {}
        self._parts: set[str] = set()
        for words, kind, value in all_words(lexicon, partnership):
            self._learn(words, Meaning(kind, value))
        self.teams = _team_words(lexicon.words["out"], partnership.activities)
        self.other_words = _words_of_signs(lexicon) | _first_parts(lexicon, partnership.activities)
        self._before_head = {key[0] for key, meaning in self.meanings.items() if meaning.kind == "and"} | {
            "-"
        }
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

    def street_in_full(self, text: str) -> str | None:
        """A street cut short without a stop, known by its ending or its place: "häradsv", "lännav"."""
        word = self.canonical(text)
        for cut, ending in self._short_streets:
            stem = word.removesuffix(cut)
            if stem == word or len(word) < _SHORTEST_SHORT_STREET:
                continue
            named = self.is_kind(stem, {"place"}) or fold(stem) == self._municipality
            if named or fold(word).endswith(self._stopless) or self.is_kind(stem + fold(ending), {"place"}):
                return text[: len(stem)] + ending
        return None

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

    def _at(self, units: Sequence[Unit], words: list[str], position: int) -> tuple[Unit, int]:
        """What stands at a position, and how many words it is."""
        following = words[position + 1] if position + 1 < len(words) else ""
        if following in self._before_head and (shared := self._shared_head(units, words, position)):
            return shared
        if words[position] in self._longest and (phrase := self._phrase(units, words, position)):
            return phrase
        if units[position].kind != "word":
            return units[position], 1
        return self._split_compound(units, words, position) or (
            self._unknown(units[position], words[position]),
            1,
        )

    # How words are stored

    def _canonical(self, text: str) -> str:
        """A word as it is looked up: in lower case, its dots kept only where they tell words apart."""
        lower = text.lower()
        return lower if lower in self._exact else fold(lower)

    def _looks_of(self, text: str) -> frozenset[str]:
        """How a word looks by its ending."""
        return frozenset(name for name, endings in self._word_endings.items() if text.endswith(endings))

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
            or self._compound(word) is not None
        )

    # How they are found

    def _phrase(self, units: Sequence[Unit], words: list[str], position: int) -> tuple[Unit, int] | None:
        for length in range(self._longest[words[position]], 0, -1):
            key = tuple(words[position : position + length])
            meaning = self.meanings.get(key)
            if meaning is None and length >= _SHORTEST_WITH_STOPS and key[-1] == _FULL_STOP:
                meaning = self.meanings.get((*key[:-1], _FULL_STOP.strip()))
            if meaning is not None:
                if length == 1 and (joined := self._split_compound(units, words, position)):
                    return joined
                return _read(units[position : position + length], meaning, "word"), length
        return None

    def _split_compound(
        self, units: Sequence[Unit], words: list[str], position: int
    ) -> tuple[Unit, int] | None:
        """As in "hastighets kontroll", "krog-tillsyn", "hast.kontroll": one word, written as two."""
        if units[position].kind != "word":
            return None
        joint = position + 1 < len(units) and units[position + 1].text in _JOINTS
        second = position + 1 + joint
        if second >= len(units) or units[second].kind != "word":
            return None
        meaning = self._joined(words[position], words[second])
        if meaning is None:
            return None
        length = second - position + 1
        return _read(units[position : position + length], meaning, "word.split"), length

    def _find_joined(self, first: str, second: str) -> Meaning | None:
        if len(second) < _SHORTEST_LAST_PART or self.is_kind(first, _ACTS):
            return None
        found = (self.meanings.get((first + link + second,)) for link in _LINKS)
        return next((meaning for meaning in found if meaning is not None and meaning.kind in _JOINED), None)

    def _shared_head(self, units: Sequence[Unit], words: list[str], position: int) -> tuple[Unit, int] | None:
        """As in "hastighets- och nykterhetskontroll": the first part borrows the head of the second."""
        dash = units[position + 1].text == "-"
        second = position + 2 + dash
        if second >= len(units) or not self.is_kind(words[second - 1], {"and"}):
            return None
        whole = words[second]
        for head in self._heads:
            tail = whole[whole.rfind(head) :] if head in whole else ""
            meaning = self.meanings.get((words[position] + tail,)) if tail else None
            if meaning is not None and meaning.kind in _ACTS:
                return _read(units[position : second - 1], meaning, "word.shared_head"), 1 + dash
        return None

    def _unknown(self, unit: Unit, word: str) -> Unit:
        compound = self._compound(word)
        if compound is not None:
            return _read([unit], compound, "word.compound")
        if self.is_street(word):
            return unit._replace(kind="street", value=unit.text, rule="place.ending")
        return unit

    def _find_compound(self, word: str) -> Meaning | None:
        """As in "halloweenfältning", "kinakrogen": an unknown first part before a known word."""
        for start in range(_SHORTEST_FIRST_PART, len(word) - _SHORTEST_LAST_PART + 1):
            meaning = self.meanings.get((word[start:],))
            if meaning is not None and meaning.kind in _ACTS:
                return meaning
            if meaning is not None and meaning.kind == "thing" and meaning.value.venue_of:
                return meaning
        return None

    def _is_street(self, word: str) -> bool:
        """Whether a word ends as streets and squares do, with one slip in a long one: "häradsvägwn"."""
        if word.endswith(self._endings):
            return len(word) >= _SHORTEST_STREET
        return len(word) >= _SHORTEST_MISSPELT_STREET and self._ends_nearly(word)

    def _ends_nearly(self, word: str) -> bool:
        """Whether a word ends as a street does but for one slip in it, and with no known word."""
        tails = {word[-length:] for length in _KNOWN_TAILS}
        if word in self.other_words or any((t,) in self.meanings or t in self.other_words for t in tails):
            return False
        return any(
            OSA.distance(word[-length:], ending, score_cutoff=1) <= 1
            for ending in self._misspelt_endings
            for length in (len(ending) - 1, len(ending), len(ending) + 1)
        )


def _read(units: Sequence[Unit], meaning: Meaning, rule: str) -> Unit:
    return span(units, meaning.kind, meaning.value, f"{rule}.{meaning.kind}")


def _team_words(out: Iterable[str], activities: Iterable[Activity]) -> dict[str, str]:
    """The words for teams whose being out is an activity, with and without their dots: "fältarna ute"."""
    said = ((word.rpartition(" "), activity.id) for activity in activities for word in activity.words)
    teams = {team.lower(): id_ for (team, _, last), id_ in said if team and last in out}
    return teams | {fold(team): id_ for team, id_ in teams.items()}


def _short_endings(words: PlaceWords) -> list[tuple[str, str]]:
    """How the endings of streets are written for short, without a stop, each with the whole ending."""
    return [(fold(form).rstrip("."), ending) for ending, forms in words.shortened.items() for form in forms]


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
