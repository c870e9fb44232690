"""Signs of what a clause says: words and phrases found beside the units, one word perhaps in several roles."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.language.lexicon import Words
from bot.language.units import Unit

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign by its name in the lexicon, and where it stands in the text."""

    name: str
    start: int
    end: int
    text: str


class Markers:
    """Finds every sign of a lexicon in the words of a message."""

    def __init__(
        self, markers: Mapping[str, Words], key: Callable[[str], Key], canonical: Callable[[str], str]
    ) -> None:
        self._canonical = canonical
        self._names: dict[Key, list[str]] = {}
        self._longest = 1
        for name, phrases in markers.items():
            for phrase in phrases:
                words = key(phrase)
                self._names.setdefault(words, []).append(name)
                self._longest = max(self._longest, len(words))

    def find(self, tokens: Sequence[Unit]) -> list[Marker]:
        """Every sign, in order of where it begins."""
        flat = tuple(self._canonical(token.text) for token in tokens)
        return [
            Marker(name, tokens[i].start, tokens[i + n - 1].end, " ".join(flat[i : i + n]))
            for i in range(len(tokens))
            for n in range(1, min(self._longest, len(tokens) - i) + 1)
            for name in self._names.get(flat[i : i + n], ())
        ]
