"""Signs of what a clause says: words and phrases found beside the units, one word perhaps in many roles."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.language.lexicon import Words
from bot.language.units import Unit

Key = tuple[str, ...]
_GAP = "…"
_WIDEST_GAP = 3
_GAP_ENDS = frozenset({"stop", "comma", "question"})


@dataclass(frozen=True, slots=True)
class Marker:
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
        flat = tuple(self._canonical(token.text) for token in tokens)
        return [
            Marker(name, tokens[first].start, tokens[last - 1].end)
            for first in range(len(tokens))
            for last in range(first + 1, self._longest.get(flat[first], 0) + first + 1)
            if last <= len(tokens)
            for name, last in self._ending(flat, first, last, tokens)
        ]

    def _ending(self, flat: Key, first: int, last: int, tokens: Sequence[Unit]) -> Iterator[tuple[str, int]]:
        """The signs whose first words stand here, each with where its last word ends."""
        words = flat[first:last]
        yield from ((name, last) for name in self._names.get(words, ()))
        for name, second in self._split.get(words, ()):
            for begin in range(last, min(last + _WIDEST_GAP, len(flat)) + 1):
                if flat[begin : begin + len(second)] == second:
                    yield name, begin + len(second)
                    break
                if begin < len(flat) and tokens[begin].kind in _GAP_ENDS:
                    break
