"""Words with one slip of the thumb, or two in a long one, put right where only one word can be meant."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4
_SHORTEST_MEANT = 5
_LONG = 10
_NEAREST = 8


class Typos:
    """Knows all words, and for an unknown one the word that it most likely is."""

    def __init__(self, known: Iterable[str], sense: Callable[[str], Hashable]) -> None:
        """`known` are folded words; two words of equal `sense` may stand for each other."""
        self._sense = sense
        self._by_letter: dict[str, list[str]] = {}
        for word in known:
            if len(word) >= _SHORTEST_MEANT:
                self._by_letter.setdefault(word[0], []).append(word)
        self.corrected = lru_cache(maxsize=4096)(self._corrected)

    def _corrected(self, word: str) -> str:
        """The known word that an unknown one is a misspelling of; the word itself where none or several fit."""
        if len(word) < _SHORTEST:
            return word
        near = process.extract(
            word,
            self._by_letter.get(word[0], ()),
            scorer=OSA.distance,
            score_cutoff=2 if len(word) >= _LONG else 1,
            limit=_NEAREST,
        )
        best: Sequence[str] = [found for found, distance, _ in near if distance == near[0][1]]
        return best[0] if len({self._sense(found) for found in best}) == 1 else word
