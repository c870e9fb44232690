"""Signs of what a clause says: words and phrases found beside the units, one word perhaps in many roles."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bot.language.words.lexicon import Words
from bot.language.words.units import Unit

Key = tuple[str, ...]
POSITIONS = {"told_first": 0, "told_second": 1, "told_third": 2, "told_last": -1, "told_before_last": -2}
"""The signs that say which of several that were told, from 0 or, backwards, from -1."""
TURNS = {"third_one": 3, "fourth_one": 4, "fifth_one": 5, "sixth_one": 6, "seventh_one": 7, "eighth_one": 8}
"""The signs that say which one something is, counted from the first that was done."""
_GAP = "…"
_WIDEST_GAP = 3
_GAP_ENDS = frozenset({"stop", "comma", "question"})


class Marker(NamedTuple):
    """A sign by its name in the lexicon, and where it stands in the text."""

    name: str
    start: int
    end: int


class Markers:
    """Finds every sign of a lexicon in the words of a message."""

    def __init__(
        self, markers: Mapping[str, Words], key: Callable[[str], Key], canonical: Callable[[str], str]
    ) -> None:
        self._canonical = canonical
        self._names: dict[Key, list[str]] = {}
        self._longest: dict[str, int] = {}
        self._split: dict[Key, list[tuple[str, Key]]] = {}
        for name, phrases in markers.items():
            for phrase in phrases:
                self._learn(name, phrase, key)

    def _learn(self, name: str, phrase: str, key: Callable[[str], Key]) -> None:
        first, gap, second = phrase.partition(_GAP)
        words = key(first)
        self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        if gap:
            self._split.setdefault(words, []).append((name, key(second)))
        else:
            self._names.setdefault(words, []).append(name)

    def find(self, tokens: Sequence[Unit]) -> list[Marker]:
        """Every sign, in order of where it begins."""
        flat = tuple([self._canonical(token.text) for token in tokens])
        found: list[Marker] = []
        for first, word in enumerate(flat):
            longest = self._longest.get(word)
            if longest is not None:
                self._add(found, flat, first, min(first + longest, len(flat)), tokens)
        return found

    def _add(self, found: list[Marker], flat: Key, first: int, end: int, tokens: Sequence[Unit]) -> None:
        """Add the signs that begin at a position, and whose first words end at another at most."""
        start = tokens[first].start
        for last in range(first + 1, end + 1):
            words = flat[first:last]
            for name in self._names.get(words, ()):
                found.append(Marker(name, start, tokens[last - 1].end))  # noqa: PERF401 - with those below
            for name, second in self._split.get(words, ()):
                closing = _closing(flat, last, second, tokens)
                if closing is not None:
                    found.append(Marker(name, start, tokens[closing - 1].end))


def _closing(flat: Key, last: int, second: Key, tokens: Sequence[Unit]) -> int | None:
    """Where the second part of a sign ends whose first part ends at a position; None where it is not said."""
    for begin in range(last, min(last + _WIDEST_GAP, len(flat)) + 1):
        if flat[begin : begin + len(second)] == second:
            return begin + len(second)
        if begin < len(flat) and tokens[begin].kind in _GAP_ENDS:
            return None
    return None
