"""A greeting before a question, in one breath with it: "hej hur många hembesök är det kvar?"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold

_LONGEST = 2


@dataclass(frozen=True, slots=True)
class Greetings:
    """Knows what greets, and the words that questions begin with."""

    greetings: frozenset[str]
    asking: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Greetings":
        """Those of a lexicon."""
        asking = frozenset(fold(phrase.split()[0]) for phrase in lexicon.markers["question_word"])
        return cls(frozenset(map(fold, lexicon.answers["greeting"])), asking)

    def apart(self, words: Sequence[Unit]) -> list[Unit]:
        """The words of a message with a full stop between a greeting and the question behind it."""
        for length in range(1, min(_LONGEST, len(words) - 1) + 1):
            greeting, begins = " ".join(fold(unit.text) for unit in words[:length]), words[length]
            if greeting in self.greetings and begins.kind == "word" and fold(begins.text) in self.asking:
                end = words[length - 1].end
                return [*words[:length], Unit("stop", ".", end, end, "."), *words[length:]]
        return list(words)
