"""Names of streets, squares and schools as they are compared: what each is called, and what it ends in.

Case, spaces and hyphens tell nothing, nor do house numbers, what a place lies at ("vid skolan"), a genitive,
or whether an ending is definite or shortened. A crossing has the names of its streets.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.language.words.units import clean, fold

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+(?: ?\.)?)|(?P<number>\d+)(?:[^\W\d_]\b)?|(?P<sign>[/&+,(])")
_CASE_ENDING = re.compile(r":[^\W\d_]+")
_NAMES_KEPT = 4096
_SHORTEST_SHORTENED = 3


@dataclass(frozen=True, slots=True)
class Street:
    """What a street is called: "Gamla Skolvägen" is `first` gamla, `stem` skol, `ending` vägen.

    Any of them may be ""; `written` is the ending as it was written.
    """

    first: str
    stem: str
    ending: str
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """The streets that a place lies on, nearly always one; `undotted` where nothing was written with dots."""

    streets: frozenset[Street]
    undotted: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The words of a language for names of places; what each list holds is said in the lexicon file."""

    endings: Mapping[str, Sequence[str]]
    shortened: Mapping[str, Sequence[str]]
    stopless: Sequence[str]
    misspelt: Sequence[str]
    firsts: Mapping[str, Sequence[str]]
    details: Sequence[str]
    joints: Sequence[str]
    between: Sequence[str]
    roads: Sequence[str]
    undotted_too: Sequence[str]
    surnames: Sequence[str]


class PlaceNames:
    """Reads names of places in one language."""

    def __init__(self, words: PlaceWords) -> None:
        self.words = words
        forms = [(fold(form), ending) for ending, forms in words.endings.items() for form in forms]
        short = [(fold(form), ending) for ending, forms in words.shortened.items() for form in forms]
        self._forms = sorted([*forms, *short], key=lambda each: -len(each[0]))
        self._firsts = {
            fold(form).rstrip("."): first for first, forms in words.firsts.items() for form in forms
        }
        self._details, self._joints, self._between, self._roads = (
            frozenset(map(fold, each)) for each in (words.details, words.joints, words.between, words.roads)
        )
        self._stopless = tuple(map(fold, words.stopless))
        self.read = lru_cache(maxsize=_NAMES_KEPT)(self._read)

    def is_first(self, word: str) -> bool:
        """Whether a word in front of a street tells it from another, as "gamla" does."""
        return fold(word).rstrip(".") in self._firsts

    def spellings(self, name: str) -> Iterator[str]:
        """How the streets of a name are written within a message, as words that nobody else may know."""
        for words in self._parts(name):
            yield " ".join(words)
            stem, ending, _ = self._ended(words[-1])
            if len(stem) >= _SHORTEST_SHORTENED:
                for short in self.words.shortened.get(ending, ()):
                    yield " ".join([*words[:-1], stem + short])
                    if stem.endswith("s"):
                        yield " ".join([*words[:-1], stem + short.rstrip(".")])

    def separated(self, item: str) -> list[str]:
        """An item of a list, or the places that it joins where it speaks of no crossing, nor of a stretch."""
        words = item.split()
        folded = [fold(word) for word in words]
        joint = next((word for word in words[1:] if fold(word) in self._joints), None)
        if joint is None or folded[0] in self._joints or not self._between.isdisjoint(folded):
            return [item]
        parts = [part.strip() for part in item.split(f" {joint} ")]
        return parts if all(map(self._names_place, parts)) else [item]

    def _names_place(self, part: str) -> bool:
        return part[:1].isupper() or any(street.ending for street in self.read(part).streets)

    def is_person(self, item: str) -> bool:
        """Whether an item without a street may be somebody's name."""
        words = item.split()
        streets = self.read(item).streets
        unknown = all(not street.ending for street in streets)
        return unknown and len(words) > 1 and words[-1].lower().endswith(tuple(self.words.surnames))

    def _read(self, name: str) -> PlaceName:
        streets = [street for words in self._parts(name) for street in self._streets(words)]
        named = [street for street in streets if street.stem or street.first]
        return PlaceName(frozenset(named or streets), undotted=name.lower() == fold(name))

    def _parts(self, name: str) -> Iterator[list[str]]:
        """The words of each street of a crossing, without numbers of houses and what the place lies at."""
        words: list[str] = []
        for match in _TOKEN.finditer(_CASE_ENDING.sub("", clean(name).lower()).replace("-", " ")):
            token = match.group().replace(" ", "")
            if match["number"]:
                if words and fold(words[-1]) in self._roads:
                    words[-1] += match["number"]
            elif token in {"/", "&", "+"} or fold(token) in self._joints:
                if words:
                    yield words
                words = []
            elif match["word"] and fold(token) not in self._details:
                words.append(f"{token}." if fold(token).endswith(self._stopless) else token)
            elif words:
                break
        if words:
            yield words

    def _streets(self, words: Sequence[str]) -> Iterator[Street]:
        """The streets that some words name one after another; words behind the last are no name."""
        before: list[str] = []
        last = 0
        for position, word in enumerate(words, start=1):
            stem, ending, written = self._ended(word)
            if word.endswith(".") and not stem and not before:
                stem, ending = word.rstrip("."), ""
            before += [stem] if stem else []
            if ending:
                yield self._street(before, ending, written)
                before, last = [], position
        if before and not last:
            yield self._street(before, "", "")

    def _street(self, words: Sequence[str], ending: str, written: str) -> Street:
        several = len(words) > 1 or (words and ending)
        first = self._firsts.get(fold(words[0]), "") if several else ""
        return Street(first, "".join(words[1:] if first else words), ending, written)

    def _ended(self, word: str) -> tuple[str, str, str]:
        """A word without its ending, which ending it is, and as it was written."""
        folded = fold(word)
        for form, ending in self._forms:
            for case in (form, f"{form}s"):
                if folded.endswith(case):
                    stem = word[: -len(case)]
                    return stem, ending, word[len(stem) :][: len(form)]
        return word.rstrip("."), "", ""
