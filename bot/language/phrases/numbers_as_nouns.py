"""Numbers by the name of their digit, where one is to become another: "byt trean mot en fyra", "3:an"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold

_NAMED = "number.as_noun"
_DIGITS = re.compile(r"(\d{1,2}):?a(n?)")
_ALSO_NUMBERS = frozenset({"fyra", "atta", "elva"})
_LONGEST, _BOTH, _FEW_WORDS = 3, 2, 16


@dataclass(frozen=True, slots=True)
class NumbersAsNouns:
    """Knows what the digits are called, and the words that say what ought to stand.

    "Trean" may be the third of several reports, so that it is a number only beside another one: "ändra trean
    till Vårby" is of the third. A floor is none either, as no wish and no "ska vara" stands there.
    """

    values: Mapping[str, int]
    articles: frozenset[str]
    ought: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "NumbersAsNouns":
        """Those of a lexicon, whose list of digits begins with one."""
        called = {fold(name): value for value, name in enumerate(lexicon.endings["called_digit"], 1)}
        definite = {f"{name}n": value for name, value in called.items()}
        ought = tuple(f" {fold(phrase)} " for phrase in lexicon.markers["ought"])
        return cls(called | definite, frozenset(map(fold, lexicon.numbers.units[1])), ought)

    def as_numbers(self, words: Sequence[Unit], *, wished: bool) -> list[Unit]:
        """The words of a short message with numbers in place of such names."""
        if len(words) > _FEW_WORDS or not (wished or self._ought(words)):
            return list(words)
        read = list(self._read(words))
        alone = sum(unit.kind == "number" or fold(unit.text) in self.values for unit in read) < _BOTH
        definite = any(unit.rule == _NAMED and unit.text.endswith("n") for unit in read)
        return list(words) if alone and definite else read

    def _ought(self, words: Sequence[Unit]) -> bool:
        said = f" {' '.join(fold(unit.text) for unit in words)} "
        return any(phrase in said for phrase in self.ought)

    def _read(self, words: Sequence[Unit]) -> Iterator[Unit]:
        at = 0
        while at < len(words):
            led = fold(words[at].text) in self.articles
            value, end = self._value(words, at + led, led=led)
            if value:
                text = words[end - 1].text
                yield Unit("number", value, words[at].start, words[end - 1].end, text, _NAMED)
            else:
                yield words[at]
            at = end if value else at + 1

    def _value(self, words: Sequence[Unit], at: int, *, led: bool) -> tuple[int, int]:
        """The number called by its digit at a position, and where it ends; 0 where there is none.

        A bare "fyra" is no noun, and "4:a" is the fourth of a month unless an article stands before it.
        """
        if at >= len(words):
            return 0, at
        name = fold(words[at].text)
        if name in self.values:
            noun = led or name.endswith("an") or name not in _ALSO_NUMBERS
            return (self.values[name] if noun else 0), at + 1
        for end in range(min(at + _LONGEST, len(words)), at, -1):
            digits = _DIGITS.fullmatch("".join(unit.text for unit in words[at:end]))
            if digits and (led or digits[2]):
                return int(digits[1]), end
        return 0, at
