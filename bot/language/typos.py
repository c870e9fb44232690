"""Words with one slip of the thumb, or two in a long one, put right where only one word can be meant."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4
_SHORTEST_MEANT = 5
_LONG = 10
_NEAREST = 8


class Typos:
    """Knows all words, and for an unknown one those that it may be."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` are folded words; a slip is never looked for in the first letter."""
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(known):
            if len(word) >= _SHORTEST:
                self._by_letter.setdefault(word[0], []).append(word)
        self.nearest = lru_cache(maxsize=4096)(self._nearest)

    def _nearest(self, word: str) -> Sequence[str]:
        """The known words that are nearest to an unknown one; none where all are too far."""
        if len(word) < _SHORTEST:
            return ()
        near = process.extract(
            word,
            self._by_letter.get(word[0], ()),
            scorer=OSA.distance,
            score_cutoff=2 if len(word) >= _LONG else 1,
            limit=_NEAREST,
        )
        fits = [
            (found, slips)
            for found, slips, _ in near
            if len(found) >= _SHORTEST_MEANT or len(word) > len(found)
        ]
        return tuple(found for found, slips in fits if slips == fits[0][1])
