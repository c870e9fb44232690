"""A wish to change something from one thing to another: "ändra platsen från Vårby till Skogås"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold

_WITHIN = 4


@dataclass(frozen=True, slots=True)
class ChangedFrom:
    """Knows the words that wish for a change, and those between what it was and what it is to be.

    Behind such a wish nobody goes from one place to another, so that the first of those words is left out;
    so is what names the report before it, which is no day: "höj den från två till tre".
    """

    wishes: frozenset[str]
    leaves: frozenset[str]
    reaches: frozenset[str]
    report: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "ChangedFrom":
        """Those of a lexicon."""
        leading = [word for kind in ("i", "on") for word in lexicon.words.get(kind, ())]
        report = [*lexicon.calendar_words["den"], *lexicon.calendar_words["for"], *leading]
        between = (lexicon.calendar_words["from"], lexicon.words["to"], report)
        lists = (lexicon.markers["exchanges"], *between)
        return cls(*(frozenset(fold(word) for word in words if " " not in word) for words in lists))

    def without_from(self, units: Sequence[Unit]) -> list[Unit]:
        """The words of a message without the one between the wish and what it was."""
        words = [fold(unit.text) for unit in units]
        wish = next((at for at, word in enumerate(words[:_WITHIN]) if word in self.wishes), len(words))
        leaving = next((at for at in range(wish, len(words)) if words[at] in self.leaves), len(words))
        if self.reaches.isdisjoint(words[leaving:]):
            return list(units)
        end = leaving
        while end > wish + 1 and words[end - 1] in self.report:
            end -= 1
        return [*units[:end], *units[leaving + 1 :]]
