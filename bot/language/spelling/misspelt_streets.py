"""Streets with a slip: "storvertsv" is put right by a street that is known, "Lännaägen" by its place."""

from rapidfuzz.distance import OSA

from bot.language.spelling.typos import Typos
from bot.language.words.lexicon import Lexicon
from bot.language.words.units import fold
from bot.language.words.vocabulary import Vocabulary

_SHORTEST_CUT = 9


class MisspeltStreets:
    """Knows the streets and places of a vocabulary, and how streets end."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._endings = lexicon.misspelt_endings
        self._cut_short = [
            (fold(form).rstrip("."), fold(ending))
            for ending, forms in lexicon.place_names.shortened.items()
            for form in forms
        ]
        names = (key[0] for key, known in vocabulary.meanings.items() if known.kind == "place")
        self._known = Typos([name for name in names if vocabulary.streets.has(name)])

    def put_right(self, text: str) -> str | None:
        """A word that is a street with a slip in it, in full; None where it is none."""
        return self._like_known(fold(text)) or self._at_place(text)

    def _like_known(self, word: str) -> str | None:
        """As in "storvertsv": in full it is like one street only."""
        for cut, ending in self._cut_short:
            stem = word.removesuffix(cut)
            if stem != word and len(word) >= _SHORTEST_CUT:
                similar = self._known.similar(stem + ending)
                return similar[0] if len(similar) == 1 else None
        return None

    def _at_place(self, text: str) -> str | None:
        """As in "Lännaägen": a place, spelt right, and behind it how a street ends but for one slip."""
        word = fold(text)
        for ending in self._endings:
            for cut in range(len(ending) - 1, len(ending) + 2):
                place, rest = word[:-cut], word[-cut:]
                if OSA.distance(rest, fold(ending), score_cutoff=1) == 1 and self._is_place(place):
                    return text[:-cut] + ending
        return None

    def _is_place(self, word: str) -> bool:
        return self._vocabulary.is_kind(word, {"place"})
