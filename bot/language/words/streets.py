"""Streets, known by how their names end: written in full, cut short or with a slip in the ending."""

from collections.abc import Callable, Collection
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.language.words.lexicon import Lexicon
from bot.language.words.place_names import PlaceWords
from bot.language.words.units import fold

_SHORTEST = 7
_SHORTEST_CUT = 6
_SHORTEST_MISSPELT = 10
_KNOWN_TAILS = range(4, 9)
_NAMES_KEPT = 8192


class Streets:
    """Knows streets by their endings, and which words that end so are something else."""

    def __init__(
        self,
        lexicon: Lexicon,
        municipality: str,
        kind: Callable[[str], str | None],
        other_words: Collection[str],
    ) -> None:
        """`kind` tells what a word means by itself; `other_words` are words that mean something else."""
        self._kind = kind
        self._other_words = other_words
        self._municipality = fold(municipality)
        self._endings = tuple(fold(ending) for ending in lexicon.place_endings)
        self._misspelt_endings = tuple(fold(ending) for ending in lexicon.misspelt_endings)
        self._cut_short = _cut_short(lexicon.place_names)
        self._stopless = tuple(map(fold, lexicon.place_names.stopless))
        self.has = lru_cache(maxsize=_NAMES_KEPT)(self._has)

    def in_full(self, text: str, word: str) -> str | None:
        """A street cut short without a stop, known by its ending or its place: "häradsv", "lännav".

        `word` is the text as it is looked up.
        """
        for cut, ending in self._cut_short:
            stem = word.removesuffix(cut)
            if stem == word or len(word) < _SHORTEST_CUT:
                continue
            named = self._is_place(stem) or fold(stem) == self._municipality
            if named or fold(word).endswith(self._stopless) or self._is_place(stem + fold(ending)):
                return text[: len(stem)] + ending
        return None

    def _is_place(self, word: str) -> bool:
        return self._kind(word) == "place"

    def _has(self, word: str) -> bool:
        """Whether a word ends as streets and squares do, with one slip in a long one: "häradsvägwn"."""
        if word.endswith(self._endings):
            return len(word) >= _SHORTEST
        return len(word) >= _SHORTEST_MISSPELT and self._ends_nearly(word)

    def _ends_nearly(self, word: str) -> bool:
        """Whether a word ends as a street does but for one slip in it, and with no known word."""
        tails = {word[-length:] for length in _KNOWN_TAILS}
        if not tails.isdisjoint(self._other_words) or any(self._kind(tail) for tail in tails):
            return False
        return word not in self._other_words and any(
            OSA.distance(word[-length:], ending, score_cutoff=1) <= 1
            for ending in self._misspelt_endings
            for length in (len(ending) - 1, len(ending), len(ending) + 1)
        )


def _cut_short(words: PlaceWords) -> list[tuple[str, str]]:
    """How the endings of streets are written for short, without a stop, each with the whole ending."""
    return [(fold(form).rstrip("."), ending) for ending, forms in words.shortened.items() for form in forms]
