"""Misspelt words: put right where only one word can be meant, and else known for what they resemble."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from rapidfuzz.distance import OSA

from bot.language.calendar_words import WeekdayWord
from bot.language.inflection import Number
from bot.language.lexicon import Lexicon
from bot.language.typos import Typos
from bot.language.units import Unit, fold
from bot.language.vocabulary import Key, Vocabulary
from bot.language.word_values import ActivityWord, PlaceWord, ThingWord

_LONGEST_NUMERAL = 10
_SHORTEST_ASKING = 5
_AFTER_A_NUMBER = frozenset({"i", "number", "article", "vague"})
_LIKELY_AFTER = {
    "i": {"place", "weekday"}, "on": {"place", "weekday", "feast"}, "in": {"place"}, "with": {"organisation"},
    "mere_with": {"organisation"},
}  # fmt: skip
_NUMBERS_AND_DAYS = frozenset({"weekday", "number", "vague", "relative", "days", "last"})
_TELLING = frozenset(
    {
        "place", "organisation", "weekday", "number", "vague", "relative", "tonight", "feast", "days", "last",
        "vague_day", "site", "thing", "opened",
    }
)  # fmt: skip
_JOINING = frozenset({"in", "on", "i", "toward", "from"})
_GOVERNING = (
    "nobody", "not", "neither", "planned", "should", "called_off", "talk", "talk_before", "general",
    "aborted", "absent",
)  # fmt: skip
_ASKING = ("asked_for", "citizens")


class Spelling:
    """Knows how the words of a vocabulary are misspelt.

    Words that make a message no report ("inställd", "skulle") govern it; to read one too many of them is
    safe, to miss one is not.
    """

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._dots_lost = lexicon.dots_lost
        self._endings = tuple(fold(ending) for ending in lexicon.place_endings)
        self._governing = _single_words(lexicon, _GOVERNING)
        self._in_governing = {word for name in _GOVERNING for word in _words_of(lexicon, name)}
        self._asking = _single_words(lexicon, _ASKING)
        self._pairs = _pairs(lexicon, vocabulary.meanings)
        self._typos = Typos(_correctable(vocabulary))

    def put_right(self, units: Sequence[Unit]) -> list[Unit]:
        """The words of a message, those put right that nobody knows and that are near to a known one."""
        read = list(units)
        for index, unit in enumerate(units):
            if unit.kind != "word":
                continue
            word = self._vocabulary.canonical(unit.text)
            if word in self._dots_lost or not self._vocabulary.knows(word):
                read[index] = self._meant_by(read, index, word)
        return read

    def resembled(self, word: str, *, everyday: bool) -> frozenset[str]:
        """The kinds of the known words that one is a slip from; none of an everyday word unless asked."""
        known = fold(word) in self._vocabulary.other_words
        if known and not everyday:
            return frozenset()
        similar = self._typos.similar(fold(word))
        kinds = frozenset(kind for near, slips in similar for kind in self._kinds(near, slips))
        return kinds & {"place"} if known else kinds

    def _kinds(self, word: str, slips: int) -> Iterator[str]:
        kind = self._vocabulary.kind(word)
        if slips > 1:
            yield from ("far_place",) if kind == "place" else ()
            return
        if word in self._governing:
            yield "governing"
        if word in self._asking and len(word) >= _SHORTEST_ASKING:
            yield "asking"
        if kind is not None:
            yield kind

    def _meant_by(self, units: Sequence[Unit], index: int, word: str) -> Unit:
        unit = units[index]
        before = self._kind_of(units[index - 1]) if index else ""
        if word in self._dots_lost:
            return unit if before in _AFTER_A_NUMBER else _with_text(unit, self._dots_lost[word])
        near = self._typos.nearest(fold(word))
        meant = self._completing(near, units[index + 1 : index + 3]) or self._meant(near, before)
        return unit if meant is None or self._is_other_street(word, meant) else _with_text(unit, meant)

    def _kind_of(self, unit: Unit) -> str:
        return self._vocabulary.kind(self._vocabulary.canonical(unit.text)) or unit.kind

    def _is_other_street(self, word: str, meant: str) -> bool:
        """Whether a word ends as a street does, and what it is like is another street or thing."""
        ending = next((ending for ending in self._endings if word.endswith(ending)), "")
        if self._vocabulary.is_kind(meant, {"place"}):
            slips = OSA.distance(fold(word), meant)
            return self._vocabulary.is_street(word) and (slips > 1 or not meant.endswith(ending))
        return bool(ending)

    def _completing(self, near: Sequence[str], after: Sequence[Unit]) -> str | None:
        """The one of some words that makes a phrase with one of the next two, or leads to an organisation."""
        if len(near) < 2 or not after:  # noqa: PLR2004 - only where there is a choice
            return None
        following = [self._vocabulary.canonical(unit.text) for unit in after]
        fits = [word for word in near if any((word, later) in self._pairs for later in following)]
        if self._vocabulary.is_kind(following[0], {"organisation"}):
            fits = [word for word in near if self._vocabulary.is_kind(word, {"with", "mere_with"})]
        safe = all(word in self._in_governing for word in fits)
        return fits[0] if len(fits) == 1 or (fits and safe) else None

    def _meant(self, near: Sequence[str], before: str) -> str | None:
        """The one of the nearest words that is meant, the word before it telling what kind is likely.

        Where a number, a day or a place may be meant, nothing else is believed; else a word that makes
        a message no report is the safer to believe.
        """
        is_kind = self._vocabulary.is_kind
        telling = [word for word in near if is_kind(word, _TELLING)]
        if before not in _LIKELY_AFTER and any(is_kind(word, _JOINING) for word in near):
            return None
        unexpected = before not in _LIKELY_AFTER and len(telling) < len(near)
        if unexpected and any(is_kind(word, _NUMBERS_AND_DAYS) for word in telling):
            return None
        if not telling:
            for governing in (self._governing, self._in_governing):
                if safer := [word for word in near if word in governing]:
                    return safer[0]
        expected = [word for word in telling if is_kind(word, _LIKELY_AFTER.get(before, ()))]
        found = expected or telling or near
        return found[0] if len({self._sense(word) for word in found}) == 1 else None

    def _sense(self, word: str) -> Hashable:
        """What a word stands for; forms of one activity, or spellings of one area, are alike."""
        meaning = self._vocabulary.meanings.get((word,))
        if meaning is None:
            return word
        value = meaning.value
        if isinstance(value, ActivityWord):
            return value.activity, value.number is Number.MANY, value.verb and value.past
        if isinstance(value, ThingWord):
            return value.subject_of, value.venue_of, value.number is Number.MANY
        if isinstance(value, PlaceWord):
            return value.area or value.name
        if isinstance(value, WeekdayWord):
            return value.weekday, value.part
        alike = isinstance(value, str) and meaning.kind not in {"shop", "organisation"}
        return meaning.kind if alike else (meaning.kind, value)


def _with_text(unit: Unit, text: str) -> Unit:
    return unit._replace(text=text, value=text)


def _correctable(vocabulary: Vocabulary) -> set[str]:
    """Every word that is known by itself or in a phrase; long numerals are too many and too alike."""
    known = {
        part
        for key, meaning in vocabulary.meanings.items()
        for part in key
        if (meaning.kind != "number" or len(part) <= _LONGEST_NUMERAL)
        and (len(key) == 1 or meaning.kind not in {"activity", "lookalike"})
    }
    return {fold(word) for word in known | vocabulary.other_words}


def _single_words(lexicon: Lexicon, names: Iterable[str]) -> set[str]:
    """The signs of these names that are one word; one of several ("gick" in "gick i stöpet") is no sign."""
    return {fold(phrase) for name in names for phrase in lexicon.markers[name] if " " not in phrase}


def _words_of(lexicon: Lexicon, name: str) -> Iterator[str]:
    return (fold(word) for phrase in lexicon.markers[name] for word in phrase.split())


def _pairs(lexicon: Lexicon, keys: Iterable[Key]) -> set[Key]:
    """Each first word of a phrase with the one after it, a gap between them or not."""
    phrases = [
        tuple(fold(word) for word in phrase.replace("…", " ").split())
        for words in lexicon.markers.values()
        for phrase in words
    ]
    return {key[:2] for key in (*phrases, *keys) if len(key) > 1}
