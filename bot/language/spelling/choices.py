"""Which of the known words that a misspelt one is near to is meant, by what stands around it."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

from bot.language.spelling.typos import Typos, single_letters, undoubled
from bot.language.words.calendar_words import WeekdayWord
from bot.language.words.inflection import Number
from bot.language.words.lexicon import Lexicon
from bot.language.words.sign_words import SignWords
from bot.language.words.units import Unit, fold
from bot.language.words.vocabulary import Key, Vocabulary
from bot.language.words.word_values import ActivityWord, Meaning, PlaceWord, ThingWord

_LONG = 7
_STEM = 4
_NAMED = frozenset({"place", "feast"})
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
_OF_DONE = ("past", "affirmed", "firmly_done")
_FEW_UNITS = 3
_JOINING = frozenset({"in", "on", "i", "toward", "from"})


class Choices:
    """Chooses among the nearest words; `pairs` are two words that stand together in a known phrase."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary, signs: SignWords, typos: Typos) -> None:
        self._vocabulary = vocabulary
        self._signs = signs
        self._typos = typos
        self.pairs = _pairs(lexicon, vocabulary.meanings)
        self._names = _names(vocabulary.meanings)
        self._past = frozenset(fold(word) for sign in _OF_DONE for word in lexicon.markers[sign])

    def meant(self, units: Sequence[Unit], index: int, word: str, before: str) -> str | None:
        """The word that is meant at a position; `before` is the kind of unit before it; None if unsure."""
        near = self._typos.nearest(fold(word))
        return (
            self._undoing(near, units)
            or self._ending(near, units[index - 1] if index else None)
            or self._completing(near, units[index + 1 : index + 3])
            or self._with_letter_too_many(word, near)
            or self._swapped(word, near)
            or self._meant(self._as_doubled(word, near), before)
            or self._without_doubling(word, near)
            or self._form(word, near)
        )

    def _undoing(self, near: Sequence[str], units: Sequence[Unit]) -> str | None:
        """As in "ångta", "rderaa det": in a message of few words, one that takes back."""
        few = len(units) <= _FEW_UNITS and bool(near)
        return near[0] if few and self._signs.undoing.issuperset(near) else None

    def _as_doubled(self, word: str, near: Sequence[str]) -> Sequence[str]:
        """The weekdays that a word is near to, also if a letter was only doubled: "toosdags"."""
        single = undoubled(fold(word))
        is_weekday = any(self._vocabulary.is_kind(each, {"weekday"}) for each in near)
        if not is_weekday or single == fold(word) or self._vocabulary.knows(single):
            return near
        return tuple(dict.fromkeys((*near, *self._typos.nearest(single))))

    def _with_letter_too_many(self, word: str, near: Sequence[str]) -> str | None:
        """As in "fotpatrulll", "fältadde": of an activity, the form with that letter once."""
        meanings = [self._vocabulary.meanings.get((each,)) for each in near]
        values = [meaning.value for meaning in meanings if meaning is not None]
        activities = {value.activity if isinstance(value, ActivityWord) else None for value in values}
        fits = single_letters(fold(word)) & {*near}
        alike = len(values) == len(near) and len(activities) == 1 and None not in activities
        return fits.pop() if alike and len(fits) == 1 else None

    def _without_doubling(self, word: str, near: Sequence[str]) -> str | None:
        """As in "klaart", "krogaar": of words that tell no number, day or place, the one with it once."""
        single = undoubled(fold(word))
        if single in near and self._vocabulary.is_kind(single, {"thing"}):
            return single
        others = [each for each in near if each != single]
        if any(self._vocabulary.kind(each) or each in self._signs.asking for each in others):
            return None
        return single if single in near and not self._vocabulary.is_kind(single, _TELLING) else None

    def _swapped(self, word: str, near: Sequence[str]) -> str | None:
        """As in "köred": of words that all tell of the past, the one with the same letters."""
        same = _with_same_letters(word, near)
        return same if self._past.issuperset(near) else None

    def _form(self, word: str, near: Sequence[str]) -> str | None:
        """As in "fotpatrullre", "ngåra": of forms of one word, or beside words that tell nothing."""
        folded, same = fold(word), _with_same_letters(word, near)
        forms = len(folded) >= _LONG and all(each.startswith(folded[:_STEM]) for each in near)
        alone = not any(self._vocabulary.kind(each) for each in near if each != same)
        counts = same is not None and self._vocabulary.is_kind(same, _NUMBERS_AND_DAYS)
        return same if forms or (alone and not counts) else None

    def _ending(self, near: Sequence[str], before: Unit | None) -> str | None:
        """The one of some words that ends a name of two words: "Kungens kyrva", "Kristi himmelsärd"."""
        if before is None or not near:
            return None
        first = self._vocabulary.canonical(before.text)
        fits = [word for word in near if (first, word) in self._names]
        meant = {self._names[first, word] for word in fits}
        safe = [word for word in near if word in self._signs.in_governing and (first, word) in self.pairs]
        return fits[0] if len(meant) == 1 else next(iter(safe), None)

    def _completing(self, near: Sequence[str], after: Sequence[Unit]) -> str | None:
        """The one of some words that makes a phrase with one of the next two, or leads to an organisation."""
        if len(near) < 2 or not after:  # noqa: PLR2004 - only where there is a choice
            return None
        following = [self._vocabulary.canonical(unit.text) for unit in after]
        fits = [word for word in near if any((word, later) in self.pairs for later in following)]
        if after[0].kind == "number":
            fits = [word for word in near if self._vocabulary.is_kind(word, {"about"})] or fits
        if self._vocabulary.is_kind(following[0], {"organisation"}):
            fits = [word for word in near if self._vocabulary.is_kind(word, {"with", "mere_with"})]
        safe = all(word in self._signs.in_governing for word in fits)
        return fits[0] if len(fits) == 1 or (fits and safe) else None

    def _meant(self, near: Sequence[str], before: str) -> str | None:
        """The one of the nearest words that is meant, the word before it telling what kind is likely.

        Where a number, a day or a place may be meant, nothing else is believed; else a word that makes
        a message no report is the safer to believe.
        """
        is_kind = self._vocabulary.is_kind
        acts = any(is_kind(word, {"activity"}) for word in near)
        kinds = _TELLING - {"organisation"} if acts and before not in _LIKELY_AFTER else _TELLING
        telling = [word for word in near if is_kind(word, kinds)]
        if before not in _LIKELY_AFTER and any(is_kind(word, _JOINING) for word in near):
            return None
        unexpected = before not in _LIKELY_AFTER and len(telling) < len(near)
        if unexpected and any(is_kind(word, _NUMBERS_AND_DAYS) for word in telling):
            return None
        if not telling and (safest := self._safest(near)):
            return safest
        expected = [word for word in telling if is_kind(word, _LIKELY_AFTER.get(before, ()))]
        found = expected or telling or near
        if len({self._sense(word) for word in found}) != 1:
            return self._ours(found) or self._asked_about(found)
        return max(found, key=len) if is_kind(found[0], {"activity"}) else found[0]

    def _ours(self, near: Sequence[str]) -> str | None:
        """As in "Mamo", which is "Masmo" or "Malmö": of two places the one that is ours."""
        known = [self._vocabulary.meanings.get((word,)) for word in near]
        values = [meaning.value for meaning in known if meaning and isinstance(meaning.value, PlaceWord)]
        ours = [word for word, value in zip(near, values, strict=False) if value.area]
        one = len(values) == len(near) and len({self._sense(word) for word in ours}) == 1
        return ours[0] if one else None

    def _asked_about(self, near: Sequence[str]) -> str | None:
        """As in "fltade", which is "fältade" or "fotade": of two deeds the one that asks which it was."""
        kinds = {self._vocabulary.kind(word) for word in near}
        lookalikes = (word for word in near if self._vocabulary.is_kind(word, {"lookalike"}))
        return next(lookalikes, None) if kinds == {"activity", "lookalike"} else None

    def _safest(self, near: Sequence[str]) -> str | None:
        """The word that denies; else one that makes a message no report, if no other may tell of one."""
        for signs in (self._signs.denying, self._signs.governing, self._signs.in_governing):
            if safer := [word for word in near if word in signs]:
                sure = signs is self._signs.denying or not any(map(self._may_tell, near))
                return safer[0] if sure else None
        return None

    def _may_tell(self, word: str) -> bool:
        tells = word in self._signs.asking or self._vocabulary.kind(word) is not None
        return tells and word not in self._signs.in_governing

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


def _names(meanings: Mapping[Key, Meaning]) -> dict[Key, Hashable]:
    """Every two words that stand together in a name of a place or a feast, with what it names."""
    return {
        key[index : index + 2]: meaning.value
        for key, meaning in meanings.items()
        if meaning.kind in _NAMED
        for index in range(len(key) - 1)
    }


def _with_same_letters(word: str, near: Sequence[str]) -> str | None:
    """The only one of some words that has the letters of a word in another order."""
    same = [each for each in near if sorted(each) == sorted(fold(word))]
    return same[0] if len(same) == 1 else None


def _pairs(lexicon: Lexicon, keys: Iterable[Key]) -> set[Key]:
    """Two words that stand together in a phrase, a gap between them or not."""
    phrases = [
        tuple(fold(word) for word in phrase.replace("…", " ").split())
        for words in lexicon.markers.values()
        for phrase in words
    ]
    return {pair for key in phrases for pair in pairwise(key)} | {key[:2] for key in keys if len(key) > 1}
