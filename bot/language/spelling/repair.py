"""Misspelt words, put right where only one word can be meant by what stands around it."""

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from bot.language.spelling.abbreviations import Abbreviations
from bot.language.spelling.choices import Choices
from bot.language.spelling.listed_places import ListedPlaces
from bot.language.spelling.misspelt_streets import MisspeltStreets
from bot.language.spelling.run_together import parted
from bot.language.spelling.typos import Typos
from bot.language.words.lexicon import Lexicon
from bot.language.words.sign_words import SignWords
from bot.language.words.units import Unit, fold
from bot.language.words.vocabulary import Vocabulary

_AFTER_A_NUMBER = frozenset({"i", "number", "article", "vague"})


class Spelling:
    """Knows how the words of a vocabulary are misspelt, and which of them are the safer to believe."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary, signs: SignWords, typos: Typos) -> None:
        self._vocabulary = vocabulary
        self._everyday = lexicon.everyday
        self._dots_lost = lexicon.dots_lost
        self._asking = frozenset(lexicon.markers["question_word"])
        self._endings = tuple(fold(ending) for ending in lexicon.place_endings)
        self._choices = Choices(lexicon, vocabulary, signs, typos)
        self._planned = frozenset(fold(word) for word in lexicon.markers["planned"])
        self._listed_places = ListedPlaces(lexicon, vocabulary)
        self._misspelt_streets = MisspeltStreets(lexicon, vocabulary)
        self._abbreviations = Abbreviations.of(lexicon, vocabulary)

    def put_right(self, units: Sequence[Unit]) -> list[Unit]:
        """The words of a message, those put right that nobody knows and that are near to a known one."""
        units = parted(units, self._vocabulary)
        read = list(units)
        for index, unit in enumerate(units):
            if unit.kind != "word":
                continue
            word = self._vocabulary.canonical(unit.text)
            if place := self._listed_places.dotted(units, index):
                read[index] = _with_text(unit, place)
                continue
            known = self._vocabulary.knows(word) or unit.text in self._everyday
            known = known or self._ends_name(units, index, word)
            if word in self._dots_lost or not (known or self._is_split(units, index)):
                read[index] = self._meant_by(read, index, word)
        return [unit for index, unit in enumerate(read) if not (index and self._cuts_short(units, index))]

    def _ends_name(self, units: Sequence[Unit], index: int, word: str) -> bool:
        """As in "upphöjda passager": the second word of a known name, and no slip of another."""
        return index > 0 and (self._vocabulary.canonical(units[index - 1].text), word) in self._choices.pairs

    def _is_split(self, units: Sequence[Unit], index: int) -> bool:
        """As in "brand kåren": part of a known word that is written as two, and no slip of another."""
        beside = pairwise(units[max(index - 1, 0) : index + 2])
        return any(self._vocabulary.joins(first.text, second.text) for first, second in beside)

    def _is_planned(self, following: Sequence[Unit]) -> bool:
        """As in "nasta ar planerad", which is the next one; not so in "nasta ar blir det Vårby"."""
        return any(fold(unit.text) in self._planned for unit in following)

    def _cuts_short(self, units: Sequence[Unit], index: int) -> bool:
        """As in "Häradsv. 12": the stop of a street that was put in full; no sentence ends there."""
        if self._abbreviations.cut_short(units, index):
            return True
        before, stop = units[index - 1 : index + 1]
        joined = stop.text == "." and before.kind == "word" and before.end == stop.start
        return joined and self._street(before.text) is not None

    def _meant_by(self, units: Sequence[Unit], index: int, word: str) -> Unit:
        unit = units[index]
        before = self._kind_of(units[index - 1]) if index else ""
        if word in self._dots_lost:
            asked = index and self._vocabulary.kind(word) == "days" and units[index - 1].text in self._asking
            year = before == "on_coming" and not self._is_planned(units[index + 1 : index + 2])
            days = before in _AFTER_A_NUMBER or asked or year
            return unit if days else _with_text(unit, self._dots_lost[word])
        if street := self._street(unit.text):
            return _with_text(unit, street)
        meant = self._choices.meant(units, index, word, before)
        return unit if meant is None or self._is_other_street(word, meant) else _with_text(unit, meant)

    def _street(self, text: str) -> str | None:
        word = self._vocabulary.canonical(text)
        return self._misspelt_streets.put_right(text) or self._vocabulary.streets.in_full(text, word)

    def _kind_of(self, unit: Unit) -> str:
        return self._vocabulary.kind(self._vocabulary.canonical(unit.text)) or unit.kind

    def _is_other_street(self, word: str, meant: str) -> bool:
        """Whether a word ends as a street does, and what it is like is another street or thing."""
        ending = next((ending for ending in self._endings if word.endswith(ending)), "")
        slips = OSA.distance(fold(word), meant)
        if self._vocabulary.is_kind(meant, {"place"}):
            return self._vocabulary.streets.has(word) and (slips > 1 or not meant.endswith(ending))
        return bool(ending) or (slips > 1 and self._vocabulary.streets.has(word))


def _with_text(unit: Unit, text: str) -> Unit:
    return unit._replace(text=text, value=text)
