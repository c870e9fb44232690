"""Abbreviations: the full stop behind a word that is cut short ends no sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold
from bot.language.words.vocabulary import Vocabulary
from bot.language.words.word_values import ActivityWord

_FOLLOWING_ACT = frozenset(
    {
        "place", "street", "weekday", "undotted", "clipped", "part", "relative", "tonight", "clock_word", "i",
        "on", "in", "with", "mere_with", "and", "organisation", "comma", "colon", "dash", "of", "for",
    }
)  # fmt: skip
"""What follows an activity that is cut short, rather than the end of a sentence."""

_SENTENCE_ENDS = frozenset({"stop", "line", "question"})


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Knows words that are cut short; those of `vocabulary` that name an activity are cut by rule."""

    words: frozenset[str]
    heads: tuple[str, ...]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, lexicon: Lexicon, vocabulary: Vocabulary) -> "Abbreviations":
        """Those of a lexicon."""
        return cls(frozenset(map(fold, lexicon.abbreviations)), lexicon.heads, vocabulary)

    def cut_short(self, units: Sequence[Unit], index: int) -> bool:
        """As in "inga anm. utöver en get", "Ingen helgins. lö": whether a unit is the stop of such a word.

        Before a capital or a number it may end a sentence, and is left where it is; not so in "Övr. 33 bilar
        ok", "Uteserv. Fullt", where nothing stands before it.
        """
        before, stop = units[index - 1 : index + 1]
        if stop.kind != "stop" or before.kind != "word" or before.end != stop.start:
            return False
        if fold(before.text) in self.words:
            goes_on = stop.text == "." and not any(u.kind == "number" for u in units[index + 1 : index + 2])
            return goes_on or index == 1 or units[index - 2].kind in _SENTENCE_ENDS
        return stop.text == "." and self._is_act(before, units[index + 1 : index + 2])

    def _is_act(self, word: Unit, following: Sequence[Unit]) -> bool:
        """Whether a word names an activity and is not written out, and what follows it belongs to it."""
        canonical = self.vocabulary.canonical
        meaning = self.vocabulary.meanings.get((canonical(word.text),))
        if meaning is None or not isinstance(meaning.value, ActivityWord):
            return False
        kinds = {self.vocabulary.kind(canonical(unit.text)) or unit.kind for unit in following}
        return not word.text.endswith(self.heads) and bool(kinds & _FOLLOWING_ACT)
