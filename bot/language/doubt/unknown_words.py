"""The one word of a message that nobody knows, where it probably named what was done or where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.entries import Draft, EntryKind
from bot.language.clauses.clause import Clause
from bot.language.reading import Kind, Missing, Reading
from bot.language.words.inflection import Number
from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit
from bot.words import UnknownWord

_SHORTEST = 4
_LONGEST = 40
_SHORTEST_STEM = 4
_SENTENCE_ENDS = frozenset({"stop", "question", "line"})
_BEFORE_PLACES = frozenset({"i", "in"})
_BEFORE_PLACES_OR_THINGS = frozenset({"on"})
_BEFORE_PEOPLE = frozenset({"at", "with", "mere_with", "and", "they", "noise"})
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

    def position(self, text: str, units: Sequence[Unit]) -> int | None:
        """Where the unknown word of a cleaned text stands; None where there is none, or more than one."""
        found = [
            at for at, unit in enumerate(units) if self._may_name(text[unit.start : unit.end], units, at)
        ]
        if len(found) != 1 or self._may_be_somebody(units, found[0]):
            return None
        return found[0]

    def meaning(self, units: Sequence[Unit], at: int) -> UnknownWord:
        """What the word at a position can have named there."""
        word = units[at].text
        before = units[at - 1].kind if at else ""
        place = before in _BEFORE_PLACES | _BEFORE_PLACES_OR_THINGS
        return UnknownWord(
            activity=None if before in _BEFORE_PLACES else self._base(word), area=word if place else None
        )

    def supposed(
        self, parts: Sequence[Clause], units: Sequence[Unit], at: int
    ) -> tuple[list[Clause], list[Unit]] | None:
        """A message as if the word at a position named something that was done; None where it hardly does."""
        word = units[at]
        likely = self._is_compound(word.text) or any(part.has("past") for part in parts)
        if self.meaning(units, at).activity is None or not likely:
            return None
        act = word._replace(kind="lookalike", value=Number.EITHER)

        def named(each: Sequence[Unit]) -> list[Unit]:
            return [act if unit.start == act.start else unit for unit in each]

        return [part.with_units(named(part.units)) for part in parts], named(units)

    def told(self, reading: Reading, word: str) -> tuple[Draft, ...]:
        """What was done according to such a reading, and where; a word that may be a plural is no one."""
        done = all(draft.area and draft.kind is EntryKind.DONE for draft in reading.entries)
        if reading.kind is not Kind.UNCLEAR or not done:
            return ()
        if self._base(word) == word:
            return reading.entries
        return tuple(
            replace(draft, count=None if draft.count == 1 else draft.count) for draft in reading.entries
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
        """Whether a known word begins or ends a word, which has no capital but perhaps its first letter."""
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


def may_lack_a_word(reading: Reading) -> bool:
    """Whether a word that nobody knows may be why nothing, or not all, was understood."""
    return reading.kind is Kind.SMALLTALK or leaves_open(reading)


def leaves_open(reading: Reading) -> bool:
    """Whether what was done or where has to be asked."""
    asks = not {Missing.ACTIVITY, Missing.AREA}.isdisjoint(reading.missing)
    return asks or (reading.kind is Kind.SMALLTALK and bool(reading.entries))
