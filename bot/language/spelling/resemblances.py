"""Misspelt words that were not put right: what the known words are that they resemble."""

from collections.abc import Iterator, Mapping

from bot.language.spelling.typos import Typos, single_letters, undoubled
from bot.language.words.lexicon import Lexicon
from bot.language.words.sign_words import SignWords
from bot.language.words.units import fold
from bot.language.words.vocabulary import Key, Vocabulary
from bot.language.words.word_values import Meaning

_SHORTEST_WEEKDAY = 6
_SHORTEST_FOLDED = 4
_SHORTEST_FAR = 4
_SHORTEST_NAMED_DAY = 7
_FAR = 2


class Resemblances:
    """Knows them for the words of a vocabulary."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary, signs: SignWords, typos: Typos) -> None:
        """Everyday words resemble nothing but places, where one is expected."""
        self._signs = signs
        self._other_words = vocabulary.other_words
        self._typos = typos
        self._everyday = lexicon.everyday | frozenset(lexicon.colleagues["names"])
        self._day_endings = tuple(map(fold, lexicon.day_endings))
        self._kinds_by_word = _kinds_by_word(vocabulary.meanings)
        self._places = Typos([word for word, kinds in self._kinds_by_word.items() if "place" in kinds])

    def kinds(self, word: str, *, everyday: bool) -> frozenset[str]:
        """The kinds of the known words that one is a slip from; none of an everyday word unless asked."""
        known = fold(word) in self._other_words or word in self._everyday
        if known and not everyday:
            return frozenset()
        similar = self._typos.similar(fold(word))
        kinds = frozenset(kind for near in similar for kind in self._kinds(near))
        if known:
            return kinds & {"place"}
        far = len(word) >= _SHORTEST_FAR and self._places.similar(fold(word), _FAR)
        kinds |= self._doubled_weekday(word) | (frozenset({"far_place"}) if far else frozenset())
        return kinds | (frozenset({"named_day"}) if self._names_day(word) else frozenset())

    def _names_day(self, word: str) -> bool:
        """As in "studentnatten": the night of some day."""
        forms = {fold(word), *single_letters(fold(word))}
        return len(word) >= _SHORTEST_NAMED_DAY and any(form.endswith(self._day_endings) for form in forms)

    def _doubled_weekday(self, word: str) -> frozenset[str]:
        """As in "tosddags", a slip from "tosdags": which may be two weekdays, and so is none yet."""
        single = undoubled(fold(word))
        short = single == fold(word) or len(single) < _SHORTEST_WEEKDAY
        similar = () if short else self._typos.similar(single)
        kinds = (kind for near in similar for kind in self._kinds(near))
        return frozenset(kinds) & {"weekday"}

    def _kinds(self, word: str) -> Iterator[str]:
        yield from self._signs.kinds(word)
        yield from self._kinds_by_word.get(word, ())


def _kinds_by_word(meanings: Mapping[Key, Meaning]) -> dict[str, set[str]]:
    """The kinds of the single words, as hurried thumbs write them."""
    kinds: dict[str, set[str]] = {}
    for key, meaning in meanings.items():
        if len(key) == 1 and (len(key[0]) >= _SHORTEST_FOLDED or fold(key[0]) == key[0]):
            kinds.setdefault(fold(key[0]), set()).add(meaning.kind)
    return kinds
