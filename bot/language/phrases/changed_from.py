"""A wish to change something from one thing to another: "ändra platsen från Vårby till Skogås"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold

_WITHIN = 4


@dataclass(frozen=True, slots=True)
class ChangedFrom:
    """Knows the words that wish for a change, and those between what it was and what it is to be.

    Behind such a wish nobody goes from one place to another, so that the first of those words is left out.
    """

    wishes: frozenset[str]
    leaves: frozenset[str]
    reaches: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "ChangedFrom":
        """Those of a lexicon."""
        lists = (lexicon.markers["exchanges"], lexicon.calendar_words["from"], lexicon.words["to"])
        return cls(*(frozenset(fold(word) for word in words if " " not in word) for words in lists))

    def without_from(self, units: Sequence[Unit]) -> list[Unit]:
        """The words of a message without the one between the wish and what it was."""
        words = [fold(unit.text) for unit in units]
        wish = next((at for at, word in enumerate(words[:_WITHIN]) if word in self.wishes), len(words))
        leaving = next((at for at in range(wish, len(words)) if words[at] in self.leaves), len(words))
        if self.reaches.isdisjoint(words[leaving:]):
            return list(units)
        return [*units[:leaving], *units[leaving + 1 :]]
