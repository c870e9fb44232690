"""Words that were run together, as dictation and hurry do it: "ivårby", "tvåhastighetskontroller"."""

from collections.abc import Sequence

from bot.language.words.units import Unit
from bot.language.words.vocabulary import Vocabulary

_SHORTEST = 4
_PARTS = (
    (frozenset({"i", "on", "in"}), frozenset({"place"})),
    (frozenset({"number"}), frozenset({"activity"})),
)
"""What kinds of words are run together: the first, and what may follow it."""


def parted(units: Sequence[Unit], vocabulary: Vocabulary) -> list[Unit]:
    """The words of a message, those parted that nobody knows as they stand."""
    return [part for unit in units for part in _parts(unit, vocabulary)]


def _parts(unit: Unit, vocabulary: Vocabulary) -> list[Unit]:
    word = vocabulary.canonical(unit.text)
    if unit.kind != "word" or (word,) in vocabulary.meanings or word in vocabulary.other_words:
        return [unit]
    for cut in range(1, len(word) - _SHORTEST + 1):
        first, second = unit.text[:cut], unit.text[cut:]
        kinds = vocabulary.kind(vocabulary.canonical(first)), vocabulary.kind(vocabulary.canonical(second))
        if any(kinds[0] in firsts and kinds[1] in seconds for firsts, seconds in _PARTS):
            middle = unit.start + cut
            return [
                unit._replace(text=first, value=first, end=middle),
                unit._replace(text=second, value=second, start=middle),
            ]
    return [unit]
