"""Words with one slip of the thumb, or two in a long one, put right where only one word can be meant."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.words.units import fold
from bot.language.words.vocabulary import Vocabulary

_LONGEST_NUMERAL = 10
_DOUBLED = re.compile(r"(.)\1")
_SHORTEST = 4
_SHORTEST_MEANT = 5
_LONG = 13
_LONG_ENOUGH = 13
_MOST_LOST = 3
_NEAREST = 8
_SHORTEST_SIMILAR = 3
_SAME_SOUND = {"s": "cz", "z": "s", "c": "sk", "k": "cq", "q": "k", "w": "v", "f": "v", "v": "w", "j": "g"}


class Typos:
    """Knows all words, and for an unknown one those that it may be."""

    def __init__(self, known: Collection[str]) -> None:
        """`known` are folded words; no slip is looked for in a first letter."""
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(known):
            if len(word) >= _SHORTEST:
                self._by_letter.setdefault(word[0], []).append(word)
        self._words = sorted(word for word in known if len(word) >= _SHORTEST_SIMILAR)
        self.nearest = lru_cache(maxsize=4096)(self._nearest)
        self.similar = lru_cache(maxsize=4096)(self._similar)

    def _similar(self, word: str, slips: int = 1) -> Sequence[str]:
        """The known words that are so many slips at most from an unknown one."""
        if len(word) < _SHORTEST_SIMILAR:
            return ()
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return tuple(similar for similar, _, _ in found)

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
        alike = tuple(found for found, slips in fits if slips == fits[0][1]) or self._sounding_alike(word)
        return alike or self._with_letters_lost(word)

    def _with_letters_lost(self, word: str) -> Sequence[str]:
        """As in "hastigetkontrol", of a long word, two or three letters are not written."""
        if len(word) < _LONG_ENOUGH:
            return ()
        near = process.extract(
            word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=_MOST_LOST, limit=None
        )
        lost = [(found, slips) for found, slips, _ in near if slips == len(found) - len(word)]
        fewest = min((slips for _found, slips in lost), default=0)
        return tuple(found for found, slips in lost if slips == fewest)

    def _sounding_alike(self, word: str) -> Sequence[str]:
        """As in "sentrum": the known word that begins with another letter of the same sound."""
        others = (other + word[1:] for other in _SAME_SOUND.get(word[0], ()))
        return tuple(other for other in others if other in self._words and len(word) >= _SHORTEST_MEANT)


def undoubled(word: str) -> str:
    """A word with each letter once that stands twice in it: "klaart" as "klart"."""
    return _DOUBLED.sub(r"\1", word)


def single_letters(word: str) -> set[str]:
    """What a word is if one of two equal letters side by side is a slip: "fotpatrulll" as "fotpatrull"."""
    doubled = (at for at in range(1, len(word)) if word[at] == word[at - 1])
    return {word[:at] + word[at + 1 :] for at in doubled}


def typos_of(vocabulary: Vocabulary) -> Typos:
    """Every word that is known by itself or in a phrase; long numerals are too many and too alike.

    Streets are left out: what is one slip from a street may be another.
    """
    known = {
        part
        for key, meaning in vocabulary.meanings.items()
        for part in key
        if meaning.kind != "street"
        and (meaning.kind != "number" or len(part) <= _LONGEST_NUMERAL)
        and (len(key) == 1 or meaning.kind not in {"activity", "lookalike"})
    }
    return Typos({fold(word) for word in known | vocabulary.other_words})
