"""The one word of a message that nobody knows, where it probably named what was done or where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.language.lexicon import Lexicon
from bot.language.units import Unit
from bot.words import UnknownWord

_SHORTEST = 4
_LONGEST = 40
_SHORTEST_STEM = 4
_SENTENCE_ENDS = frozenset({"stop", "question", "line"})
_BEFORE_PLACES = frozenset({"i", "in"})
_BEFORE_PLACES_OR_THINGS = frozenset({"on"})
_BEFORE_PEOPLE = frozenset({"at", "with", "and", "they", "noise"})
_FORMS_OF_ALIKE = ("ena", "na", "en", "n")
_FORMS = (
    ("orna", "a"),
    ("or", "a"),
    ("arna", ""),
    ("erna", ""),
    ("ar", ""),
    ("er", ""),
    ("en", ""),
    ("et", ""),
)


@dataclass(frozen=True, slots=True)
class UnknownWords:
    """Finds it; a word that may be a name of somebody, or is no noun by its ending, is never it."""

    lexicon: Lexicon
    knows: Callable[[str], bool]

    def find(self, text: str, units: Sequence[Unit]) -> UnknownWord | None:
        """The unknown word of a cleaned text; None where there is none, or more than one."""
        found = [
            at for at, unit in enumerate(units) if self._may_name(text[unit.start : unit.end], units, at)
        ]
        if len(found) != 1 or self._may_be_somebody(units, found[0]):
            return None
        word = units[found[0]].text
        before = units[found[0] - 1].kind if found[0] else ""
        place = before in _BEFORE_PLACES | _BEFORE_PLACES_OR_THINGS
        return UnknownWord(
            activity=None if before in _BEFORE_PLACES else self._base(word), area=word if place else None
        )

    def _may_name(self, written: str, units: Sequence[Unit], at: int) -> bool:
        """Whether a word, as it was written, may be a common noun for an activity or a place."""
        word = units[at].text
        plain = units[at].kind == "word" and not units[at].rule and written.lower() == word and word.isalpha()
        return (
            plain
            and _SHORTEST <= len(word) <= _LONGEST
            and not word.endswith((*self.lexicon.name_endings, *self.lexicon.other_endings))
            and not self.knows(word)
            and (written == word or (self._begins_sentence(units, at) and self._is_compound(written)))
        )

    def _may_be_somebody(self, units: Sequence[Unit], at: int) -> bool:
        """As in "hos ...", "med ...", "familjen ...": what follows may be a name."""
        if not at:
            return False
        before = units[at - 1]
        return before.kind in _BEFORE_PEOPLE or before.text in self.lexicon.before_names

    def _begins_sentence(self, units: Sequence[Unit], at: int) -> bool:
        return at == 0 or units[at - 1].kind in _SENTENCE_ENDS

    def _is_compound(self, written: str) -> bool:
        """Whether only the first letter is a capital, and a word that is known begins or ends the word."""
        word = written.lower()
        splits = range(_SHORTEST_STEM, len(word) - _SHORTEST_STEM + 1)
        known = any(self.knows(word[:cut]) or self.knows(word[cut:]) for cut in splits)
        return known and written[1:] == word[1:]

    def _base(self, word: str) -> str:
        """The form from which all others are made, as far as the ending tells it."""
        if word.endswith((*self.lexicon.words["bar"], *self.lexicon.alike, *self.lexicon.heads)):
            return word
        for ending in _FORMS_OF_ALIKE:
            if word.removesuffix(ending).endswith(self.lexicon.alike):
                return word.removesuffix(ending)
        for ending, base in _FORMS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word.removesuffix(ending) + base
        return word
