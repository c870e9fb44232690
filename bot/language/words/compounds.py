"""Compounds: known words written as two, with a head they share, or with an unknown first part."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.language.words.units import Unit, fold, span
from bot.language.words.word_values import Meaning

_ACTS = frozenset({"activity", "lookalike"})
_JOINED = frozenset({"activity", "lookalike", "organisation", "place", "street", "thing", "visit", "noise"})
_TEAMS = frozenset({"organisation"})
_LINKS = ("", "s")
_JOINTS = frozenset({"-", "."})
_SHORTEST_FIRST_PART = 3
_SHORTEST_LAST_PART = 4
_SHORTEST_PLACE = 5
_WORDS_KEPT = 8192

Found = tuple[Unit, int]
"""A unit, and how many words it was made of."""


class Compounds:
    """Finds them with the words that are known, which may grow; `heads` are the last parts of activities."""

    def __init__(self, meanings: Mapping[tuple[str, ...], Meaning], heads: Iterable[str]) -> None:
        self._meanings = meanings
        self._heads = tuple(fold(head) for head in heads)
        self.of = lru_cache(maxsize=_WORDS_KEPT)(self._of)
        self._joined = lru_cache(maxsize=_WORDS_KEPT)(self._find_joined)

    def split(self, units: Sequence[Unit], words: Sequence[str], position: int) -> Found | None:
        """As in "hastighets kontroll", "krog-tillsyn", "hast.kontroll": one word, written as two."""
        if units[position].kind != "word":
            return None
        if (in_three := self._split_in_three(units, words, position)) is not None:
            return in_three
        joint = position + 1 < len(units) and units[position + 1].text in _JOINTS
        second = position + 1 + joint
        if second >= len(units) or units[second].kind != "word":
            return None
        meaning = self._joined(words[position], words[second])
        if meaning is None and joint:
            meaning = self._cut_short(units[position : second + 1], words[position] + words[second])
        if meaning is None:
            return None
        length = second - position + 1
        return meant(units[position : position + length], meaning, "word.split"), length

    def _cut_short(self, parts: Sequence[Unit], whole: str) -> Meaning | None:
        """As in "hast.ktr", "fot-patr": both parts cut short, with nothing but the joint between them."""
        touching = all(before.end == after.start for before, after in pairwise(parts))
        meaning = self._meanings.get((whole,)) if touching else None
        return meaning if meaning is not None and meaning.kind in _ACTS | {"visit"} else None

    def joins(self, first: str, second: str) -> bool:
        """Whether two words are one that is known, written as two."""
        return self._joined(first, second) is not None

    def _split_in_three(self, units: Sequence[Unit], words: Sequence[str], position: int) -> Found | None:
        """As in "tobaks till syn": an activity that dictation wrote as three words."""
        parts = units[position : position + 3]
        if [unit.kind for unit in parts] != ["word"] * 3 or len(words[position + 2]) < _SHORTEST_FIRST_PART:
            return None
        meaning = self._joined(words[position], words[position + 1] + words[position + 2])
        if meaning is None or meaning.kind != "activity":
            return None
        return meant(parts, meaning, "word.split"), len(parts)

    def sharing_head(self, units: Sequence[Unit], words: Sequence[str], position: int) -> Found | None:
        """As in "hastighets- och nykterhetskontroll": the first part borrows the head of the second."""
        dash = units[position + 1].text == "-"
        second = position + 2 + dash
        if second >= len(units) or self._kind(words[second - 1]) != "and":
            return None
        whole = words[second]
        for head in self._heads:
            tail = whole[whole.rfind(head) :] if head in whole else ""
            meaning = self._meanings.get((words[position] + tail,)) if tail else None
            if meaning is not None and meaning.kind in _ACTS:
                return meant(units[position : second - 1], meaning, "word.shared_head"), 1 + dash
        return None

    def _of(self, word: str) -> Meaning | None:
        """As in "halloweenfältning", "kinakrogen": an unknown first part before a known word."""
        for start in range(_SHORTEST_FIRST_PART, len(word) - _SHORTEST_LAST_PART + 1):
            meaning = self._meanings.get((word[start:],))
            if meaning is not None and meaning.kind in _ACTS:
                return meaning
            if meaning is not None and meaning.kind == "thing" and meaning.value.venue_of:
                return meaning
        return None

    def _find_joined(self, first: str, second: str) -> Meaning | None:
        if len(second) < _SHORTEST_LAST_PART:
            return self._find_split_place(first, second)
        joined = _TEAMS if self._kind(first) in _ACTS else _JOINED
        found = (self._meanings.get((first + link + second,)) for link in _LINKS)
        return next((meaning for meaning in found if meaning is not None and meaning.kind in joined), None)

    def _find_split_place(self, first: str, second: str) -> Meaning | None:
        """As in "sko gås", "vår by": a place that dictation wrote as two short words."""
        whole = fold(first) + fold(second)
        meaning = self._meanings.get((whole,)) if len(whole) >= _SHORTEST_PLACE else None
        return meaning if meaning is not None and meaning.kind == "place" else None

    def _kind(self, word: str) -> str | None:
        meaning = self._meanings.get((word,))
        return None if meaning is None else meaning.kind


def meant(units: Sequence[Unit], meaning: Meaning, rule: str) -> Unit:
    """What some units mean, as one."""
    return span(units, meaning.kind, meaning.value, f"{rule}.{meaning.kind}")
