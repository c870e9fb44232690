"""Places that mean something else without their dots, put right beside other places: "Grantorp och Kasta"."""

from collections.abc import Sequence

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold
from bot.language.words.vocabulary import Vocabulary

_JOINING = frozenset({"and", "comma", "slash"})
_LEADING = "i"


class ListedPlaces:
    """Knows the places whose dots tell them from another word."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        places = (word for word in lexicon.exact if vocabulary.kind(word) == "place")
        self._dotted = {fold(word): word for word in places}

    def dotted(self, units: Sequence[Unit], index: int) -> str | None:
        """The place that the word at an index is, by the place that it is listed with or by "i" before it."""
        place = self._dotted.get(units[index].text.lower())
        if place is None:
            return None
        before = [self._kind_of(unit) for unit in units[max(index - 2, 0) : index]]
        after = [self._kind_of(unit) for unit in units[index + 1 : index + 3]]
        led = before[-1:] == [_LEADING] or _is_listed(before[::-1]) or _is_listed(after)
        return place if led else None

    def _kind_of(self, unit: Unit) -> str:
        return self._vocabulary.kind(self._vocabulary.canonical(unit.text)) or unit.kind


def _is_listed(beside: Sequence[str]) -> bool:
    """Whether the kinds beside a word, the nearest first, join it to a place."""
    return len(beside) > 1 and beside[0] in _JOINING and beside[1] == "place"
