"""Which words mean what: the lexicon's and the partnership's words, in all their forms, ready to look up."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.language.calendar_words import WeekdayWord, calendar_units
from bot.language.inflection import Number, inflected
from bot.language.lexicon import Lexicon
from bot.language.numbers import number_words
from bot.language.typos import Typos
from bot.language.units import Unit, clean, fold, span, split
from bot.partnership import Activity, Partnership
from bot.promises import Count, Milestone

Key = tuple[str, ...]
_VERB_ENDINGS = (
    "a",
    "ar",
    "er",
    "ade",
    "at",
    "ats",
    "ades",
    "as",
    "ad",
    "te",
    "t",
    "ts",
    "tes",
    "ta",
    "s",
    "de",
)
_LONGEST_NUMERAL = 10
_LIKELY_AFTER = {
    "i": {"place", "weekday"}, "on": {"place", "weekday", "feast"}, "in": {"place"}, "with": {"organisation"},
}  # fmt: skip
_NUMBERS_AND_DAYS = {"weekday", "number", "vague", "relative", "days", "last"}
_TELLING = {
    "place", "organisation", "weekday", "number", "vague", "relative", "tonight", "feast", "days", "last",
    "vague_day", "site", "thing", "opened",
}  # fmt: skip
_GOVERNING = (
    "nobody",
    "not",
    "neither",
    "planned",
    "should",
    "called_off",
    "talk",
    "talk_before",
    "general",
    "aborted",
)
_SHORTEST_FIRST_PART = 3
_SHORTEST_LAST_PART = 4
_SHORTEST_CUT = 3


@dataclass(frozen=True, slots=True)
class ActivityWord:
    """A word that names an activity by itself, and the form that it has.

    `visited` says that a general word for a visit can stand for it too.
    """

    activity: str
    number: Number
    verb: bool = False
    definite: bool = False
    past: bool = False
    visited: bool = False


@dataclass(frozen=True, slots=True)
class ThingWord:
    """A word for what is visited, or for the subject of a visit, with the activities that it points to."""

    subject_of: frozenset[str]
    venue_of: frozenset[str]
    number: Number


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A place: its area, None where not known or outside, and its name if it is smaller than the area."""

    area: str | None
    name: str | None = None
    outside: bool = False
    street: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase becomes."""

    kind: str
    value: Any


class Vocabulary:
    """Looks words and phrases up, forgiving case, dots, split compounds and one slip in a long word."""

    def __init__(self, lexicon: Lexicon, partnership: Partnership) -> None:
        self._exact = lexicon.exact
        self._dots_lost = lexicon.dots_lost
        self._heads = tuple(fold(head) for head in lexicon.heads)
        self._endings = tuple(fold(ending) for ending in lexicon.place_endings)
        self._meanings: dict[Key, Meaning] = {}
        self._longest: dict[str, int] = {}
        self._parts: set[str] = set()
        for words, kind, value in _all_words(lexicon, partnership):
            self._learn(words, Meaning(kind, value))
        self.teams = self._team_words(lexicon.words["out"], partnership.activities)
        self._other_words = _words_of_signs(lexicon) | _first_parts(lexicon, partnership.activities)
        self._governing = _single_words_of(lexicon, _GOVERNING)
        self._in_governing = {
            fold(word) for name in _GOVERNING for phrase in lexicon.markers[name] for word in phrase.split()
        }
        self._asking = _single_words_of(lexicon, ("asked_for", "citizens"))
        self._pairs = self._pairs_of(lexicon)
        self._typos = Typos(self._single_words(), self._endings)

    def _single_words(self) -> set[str]:
        """Every word that is known by itself or in a phrase; long numerals are too many and too alike."""
        known = {
            part
            for key, meaning in self._meanings.items()
            for part in key
            if (meaning.kind != "number" or len(part) <= _LONGEST_NUMERAL)
            and (len(key) == 1 or meaning.kind not in {"activity", "lookalike"})
        }
        return {fold(word) for word in known | self._other_words}

    def _sense(self, word: str) -> Hashable:
        """What a word stands for; forms of one activity, or spellings of one area, are alike."""
        meaning = self._meanings.get((word,))
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
        return (
            meaning.kind
            if isinstance(value, str) and meaning.kind not in {"shop", "organisation"}
            else (meaning.kind, value)
        )

    def corrected(self, units: Sequence[Unit]) -> list[Unit]:
        """The words of a message, those put right that nobody knows and that are near to a known one."""
        read: list[Unit] = []
        for index, unit in enumerate(units):
            before = self._kind(read[-1]) if read else ""
            following = units[index + 1 : index + 3]
            read.append(self._put_right(unit, before, following) if unit.kind == "word" else unit)
        return read

    def _kind(self, unit: Unit) -> str:
        meaning = self._meanings.get((self.canonical(unit.text),))
        return unit.kind if meaning is None else meaning.kind

    def _put_right(self, unit: Unit, before: str, after: Sequence[Unit]) -> Unit:
        word = self.canonical(unit.text)
        if word in self._dots_lost and before not in {"i", "number", "article", "vague"}:
            return replace(unit, text=self._dots_lost[word], value=self._dots_lost[word])
        if self.knows(word):
            return unit
        near = self._typos.nearest(fold(word))
        meant = self._completing(near, after) or self._meant(near, before)
        ending = next((ending for ending in self._endings if word.endswith(ending)), "")
        if meant is None or not meant.endswith(ending):
            return unit
        if self._is_street(word) and not self._is_kind(meant, {"place"}):
            return unit
        return replace(unit, text=meant, value=meant)

    def _completing(self, near: Sequence[str], after: Sequence[Unit]) -> str | None:
        """The one of some words that makes a phrase with one of the next two, or leads to an organisation."""
        if len(near) < 2 or not after:  # noqa: PLR2004 - only where there is a choice
            return None
        following = [self.canonical(unit.text) for unit in after]
        fits = [w for w in near if any((w, later) in self._pairs for later in following)]
        if self._is_kind(following[0], {"organisation"}):
            fits = [w for w in near if self._is_kind(w, {"with"})]
        safe = all(word in self._in_governing for word in fits)
        return fits[0] if len(fits) == 1 or (fits and safe) else None

    def _pairs_of(self, lexicon: Lexicon) -> set[Key]:
        """Each first word of a phrase with the one after it, a gap between them or not."""
        phrases = [
            tuple(fold(word) for word in phrase.replace("…", " ").split())
            for words in lexicon.markers.values()
            for phrase in words
        ]
        return {key[:2] for key in (*phrases, *self._meanings) if len(key) > 1}

    def _meant(self, near: Sequence[str], before: str) -> str | None:
        """The one of the nearest words that is meant, the word before it telling what kind is likely.

        Where a number, a day or a place may be meant, nothing else is believed; else a word that makes
        a message no report is the safer to believe.
        """
        telling = [word for word in near if self._is_kind(word, _TELLING)]
        if any(self._is_kind(word, _NUMBERS_AND_DAYS) for word in telling) and before not in _LIKELY_AFTER:
            telling = telling if len(telling) == len(near) else []
            near = telling or ()
        expected = [word for word in telling if self._is_kind(word, _LIKELY_AFTER.get(before, ()))]
        found = expected or telling or near
        if not telling:
            for governing in (self._governing, self._in_governing):
                if safer := [word for word in near if word in governing]:
                    return safer[0]
        return found[0] if found and len({self._sense(word) for word in found}) == 1 else None

    def resembled(self, word: str, *, everyday: bool) -> frozenset[str]:
        """The kinds of the known words that one is a slip from; none of an everyday word unless asked."""
        known = fold(word) in self._other_words
        if known and not everyday:
            return frozenset()
        kinds = frozenset(
            kind for near, slips in self._typos.similar(fold(word)) for kind in self._kinds(near, slips)
        )
        return kinds & {"place"} if known else kinds

    def _kinds(self, word: str, slips: int) -> Iterator[str]:
        meaning = self._meanings.get((word,))
        if slips > 1:
            if meaning is not None and meaning.kind == "place":
                yield "far_place"
            return
        if word in self._governing:
            yield "governing"
        if word in self._asking and len(word) > 4:  # noqa: PLR2004 - short ones are too alike
            yield "asking"
        if meaning is not None:
            yield meaning.kind

    def _is_kind(self, word: str, kinds: Collection[str]) -> bool:
        meaning = self._meanings.get((word,))
        return meaning is not None and meaning.kind in kinds

    def knows(self, word: str) -> bool:
        """Whether a word, as it is looked up, means something by itself, as a part or in a phrase."""
        return (
            (word,) in self._meanings
            or fold(word) in self._other_words
            or word in self._parts
            or self._compound(word) is not None
        )

    def _team_words(self, out: Iterable[str], activities: Iterable[Activity]) -> dict[str, str]:
        """The words for teams whose being out is an activity, with and without their dots: "fältarna ute"."""
        said = ((word.rpartition(" "), activity.id) for activity in activities for word in activity.words)
        teams = {team.lower(): id_ for (team, _, last), id_ in said if team and last in out}
        return teams | {fold(team): id_ for team, id_ in teams.items()}

    def key(self, text: str) -> Key:
        """A phrase as it is looked up."""
        return tuple(self.canonical(unit.text.strip()) for unit in split(clean(text)))

    def look_up(self, units: Sequence[Unit]) -> list[Unit]:
        """The units with every known word or phrase replaced by what it means, the longest first."""
        words = [self.canonical(unit.text) for unit in units]
        read: list[Unit] = []
        position = 0
        while position < len(units):
            found = (
                self._shared_head(units, words, position)
                or self._phrase(units, words, position)
                or self._split_compound(units, words, position)
                or self._unknown(units, words, position)
            )
            read.append(found[0])
            position += found[1]
        return read

    def canonical(self, text: str) -> str:
        """A word as it is looked up: in lower case, its dots kept only where they tell words apart."""
        lower = text.lower()
        return lower if lower in self._exact else fold(lower)

    def _learn(self, words: str, meaning: Meaning) -> None:
        key = self.key(words)
        if key:
            self._meanings[key] = meaning
            if meaning.kind not in {"activity", "lookalike", "organisation"}:
                self._parts.update(key)
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def _phrase(self, units: Sequence[Unit], words: list[str], position: int) -> tuple[Unit, int] | None:
        for length in range(self._longest.get(words[position], 0), 0, -1):
            meaning = self._meanings.get(tuple(words[position : position + length]))
            if meaning is not None:
                if length == 1 and (joined := self._split_compound(units, words, position)):
                    return joined
                return _read(units[position : position + length], meaning, "word"), length
        return None

    def _split_compound(
        self, units: Sequence[Unit], words: list[str], position: int
    ) -> tuple[Unit, int] | None:
        """As in "hastighets kontroll", "krog-tillsyn", "hast.kontroll": one word, written as two."""
        for length, second in ((2, position + 1), (3, position + 2)):
            if second >= len(units) or units[position].kind != "word" or units[second].kind != "word":
                continue
            if length == 3 and units[position + 1].text not in {"-", "."}:  # noqa: PLR2004 - word, sign, word
                continue
            for link in ("", "s"):
                if len(words[second]) < _SHORTEST_LAST_PART or self._is_activity(words[position]):
                    continue
                meaning = self._meanings.get((words[position] + link + words[second],))
                if meaning is not None and meaning.kind in {"activity", "lookalike", "place"}:
                    return _read(units[position : position + length], meaning, "word.split"), length
        return None

    def _is_activity(self, word: str) -> bool:
        meaning = self._meanings.get((word,))
        return meaning is not None and meaning.kind in {"activity", "lookalike"}

    def _shared_head(self, units: Sequence[Unit], words: list[str], position: int) -> tuple[Unit, int] | None:
        """As in "hastighets- och nykterhetskontroll": the first part borrows the head of the second."""
        dash = [unit.text for unit in units[position + 1 : position + 2]] == ["-"]
        second = position + 2 + dash
        if second >= len(units) or not self._is_and(words[second - 1]):
            return None
        for head in self._heads:
            whole = words[second]
            tail = whole[whole.rfind(head) :] if head in whole else ""
            meaning = self._meanings.get((words[position] + tail,)) if tail else None
            if meaning is not None and meaning.kind in {"activity", "lookalike"}:
                return _read(units[position : second - 1], meaning, "word.shared_head"), 1 + dash
        return None

    def _is_and(self, word: str) -> bool:
        meaning = self._meanings.get((word,))
        return meaning is not None and meaning.kind == "and"

    def _unknown(self, units: Sequence[Unit], words: list[str], position: int) -> tuple[Unit, int]:
        unit = units[position]
        if unit.kind != "word":
            return unit, 1
        compound = self._compound(words[position])
        if compound is not None:
            return _read([unit], compound, "word.compound"), 1
        if self._is_street(words[position]):
            return replace(unit, kind="street", value=unit.text, rule="place.ending"), 1
        return unit, 1

    def _is_street(self, word: str) -> bool:
        """Whether a word ends as streets and squares do, with one slip in a long one: "häradsvägwn"."""
        if word.endswith(self._endings):
            return len(word) > 6  # noqa: PLR2004 - "vägen" alone
        return len(word) > 9 and word not in self._other_words and self._typos.ends_nearly(word)  # noqa: PLR2004 - a name and its ending

    def _compound(self, word: str) -> Meaning | None:
        """As in "halloweenfältning", "kinakrogen": an unknown first part before a known word."""
        for start in range(_SHORTEST_FIRST_PART, len(word) - _SHORTEST_LAST_PART + 1):
            meaning = self._meanings.get((word[start:],))
            if meaning is not None and meaning.kind in {"activity", "lookalike"}:
                return meaning
            if meaning is not None and meaning.kind == "thing" and meaning.value.venue_of:
                return meaning
        return None


def _read(units: Sequence[Unit], meaning: Meaning, rule: str) -> Unit:
    return span(units, meaning.kind, meaning.value, f"{rule}.{meaning.kind}")


def _all_words(lexicon: Lexicon, partnership: Partnership) -> Iterator[tuple[str, str, Any]]:
    """Every word with its kind and value; what comes later wins."""
    for kind, words in lexicon.words.items():
        for word in words:
            yield word, kind, word
    for word in lexicon.words["visit_verb"]:
        for ending in _VERB_ENDINGS:
            yield word.removesuffix("a") + ending, "visit_verb", word
    for word, number in _forms(lexicon, lexicon.words["visit"]):
        yield word, "visit", number
    yield from number_words(lexicon.numbers)
    yield from calendar_units(lexicon)
    yield from _organisations(partnership)
    yield from _places(lexicon, partnership)
    yield from _promises(partnership)
    yield from _things(lexicon, partnership.activities)
    yield from _activities(lexicon, partnership.activities)


def _forms(lexicon: Lexicon, words: Iterable[str]) -> Iterator[tuple[str, Number]]:
    for word in words:
        for form in inflected(word, lexicon.alike):
            if not form.verb:
                yield form.text, form.number


def _organisations(partnership: Partnership) -> Iterator[tuple[str, str, Any]]:
    for organisation in partnership.organisations:
        for word in {organisation.name, organisation.short, organisation.id, *organisation.words}:
            for form in (word, f"{word}s", f"{word}en", f"{word}er", f"{word}erna"):
                yield form, "organisation", organisation.id


def _places(lexicon: Lexicon, partnership: Partnership) -> Iterator[tuple[str, str, Any]]:
    for name in partnership.outside:
        for form in _place_forms(name):
            yield form, "place", PlaceWord(None, name, outside=True)
    street_endings = (*lexicon.place_endings, *lexicon.known_street_endings)
    for area in partnership.areas:
        for neighbourhood in area.neighbourhoods:
            street = neighbourhood.name.endswith(street_endings)
            place = PlaceWord(area.id, neighbourhood.name, street=street)
            for name in (neighbourhood.name, *neighbourhood.words):
                for form in _place_forms(name):
                    yield form, "place", place
    for area in partnership.areas:
        for name in (area.name, *area.words):
            for form in _place_forms(name):
                yield form, "place", PlaceWord(area.id)


def _promises(partnership: Partnership) -> Iterator[tuple[str, str, Any]]:
    """What a promise is called that no activity counts towards, such as a follow-up or an evaluation."""
    for promise in partnership.promises:
        if isinstance(promise, Count | Milestone) and getattr(promise, "counts", None) is None:
            noun = promise.unit if isinstance(promise, Count) else None
            forms = (noun.singular, noun.plural, noun.definite_plural) if noun else ()
            for form in (*forms, promise.title):
                yield form, "promise", promise.id


def _place_forms(name: str) -> tuple[str, ...]:
    return name, f"{name}s"


def _things(lexicon: Lexicon, activities: Sequence[Activity]) -> Iterator[tuple[str, str, Any]]:
    forms: dict[str, ThingWord] = {}
    for activity in activities:
        one = frozenset({activity.id})
        for words, subject_of, venue_of in (
            (activity.subjects, one, frozenset[str]()),
            (activity.venues, frozenset[str](), one),
        ):
            for text, number in _forms(lexicon, words):
                known = forms.get(fold(text), ThingWord(frozenset(), frozenset(), number))
                forms[fold(text)] = replace(
                    known, subject_of=known.subject_of | subject_of, venue_of=known.venue_of | venue_of
                )
    for text, thing in forms.items():
        yield text, "thing", thing


def _activities(lexicon: Lexicon, activities: Sequence[Activity]) -> Iterator[tuple[str, str, Any]]:
    for activity in activities:
        for word in activity.words:
            for cut in _cut_short(word, lexicon.heads):
                yield cut, "activity", ActivityWord(activity.id, Number.EITHER)
    for activity in activities:
        visited = bool(activity.subjects or activity.venues)
        for word in activity.words:
            for form in inflected(word, lexicon.alike):
                who = word.rpartition(" ")[2] in lexicon.words["out"]
                occasion = form.definite and word.endswith(lexicon.heads)
                value = ActivityWord(activity.id, form.number, form.verb or who, occasion, form.past, visited)
                yield form.text, "activity", value
    for activity in activities:
        for word in activity.lookalikes:
            for form in inflected(word, lexicon.alike):
                yield form.text, "lookalike", form.number


def _cut_short(word: str, heads: Iterable[str]) -> Iterator[str]:
    """As in "hastkontr", "krogtills": a compound broken off within its head."""
    head = next((head for head in heads if word.endswith(head) and word != head), None)
    if head is not None:
        first = word.removesuffix(head)
        yield from (first + head[:length] for length in range(_SHORTEST_CUT, len(head) - 1))


def _single_words_of(lexicon: Lexicon, names: Iterable[str]) -> set[str]:
    """The signs of these names that are one word; one of several ("gick" in "gick i stöpet") is no sign."""
    return {fold(phrase) for name in names for phrase in lexicon.markers[name] if " " not in phrase}


def _words_of_signs(lexicon: Lexicon) -> set[str]:
    phrases = (*(phrase for words in lexicon.markers.values() for phrase in words), *lexicon.ordinary)
    return {fold(word) for phrase in phrases for word in phrase.split() if word.isalpha()}


def _first_parts(lexicon: Lexicon, activities: Iterable[Activity]) -> set[str]:
    """What may stand before a split head: "hastighets kontroll"."""
    words = [fold(word) for activity in activities for word in activity.words]
    heads = {fold(form.text) for head in lexicon.heads for form in inflected(head, lexicon.alike)}
    phrases = (*words, *(fold(word) for activity in activities for word in activity.lookalikes))
    parts = {part for phrase in phrases for part in phrase.split()}
    return parts | heads | {word.removesuffix(head) for word in words for head in heads}
