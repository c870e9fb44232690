"""Abbreviations: the full stop behind a word that is cut short ends no sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold
from bot.language.words.vocabulary import Vocabulary
from bot.language.words.word_values import ActivityWord

_FOLLOWING_ACT = frozenset({"with", "mere_with", "comma", "colon", "dash", "of"})
"""What follows an activity that is cut short, rather than the end of a sentence."""

_BEGINNING = frozenset(
    {"number", "weekday", "undotted", "clipped", "activity", "lookalike", "place", "visit"}
)
"""What begins another sentence, also where no capital says so."""

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
        """As in "inga anm. utöver en get", "hast.ktr. m kommunen": whether it is the stop of such a word.

        Before a capital, a number or another act it may end a sentence, and is left where it is; not so in
        "Övr. 33 bilar ok", where nothing stands before the word.
        """
        before, stop = units[index - 1 : index + 1]
        if stop.kind != "stop" or before.kind != "word" or before.end != stop.start:
            return False
        following = {self._kind(unit) for unit in units[index + 1 : index + 2]}
        if fold(before.text) in self.words:
            goes_on = stop.text == "." and following.isdisjoint(_BEGINNING)
            return goes_on or index == 1 or units[index - 2].kind in _SENTENCE_ENDS
        return stop.text == "." and bool(following & _FOLLOWING_ACT) and self._is_act(before)

    def _kind(self, unit: Unit) -> str:
        return self.vocabulary.kind(self.vocabulary.canonical(unit.text)) or unit.kind

    def _is_act(self, word: Unit) -> bool:
        """Whether a word names an activity and is not written out."""
        meaning = self.vocabulary.meanings.get((self.vocabulary.canonical(word.text),))
        named = meaning is not None and isinstance(meaning.value, ActivityWord)
        return named and not word.text.endswith(self.heads)
