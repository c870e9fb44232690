"""What else a message may say where a word of it is misspelt: what hinges on such a word is asked.

Where only one word can be meant it has been put right already. Of the others, each word that it may be is
tried in its place; what the message then says otherwise is not sure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TypeVar

from bot.entries import Draft
from bot.language.doubt.certainty import left_open
from bot.language.reading import Kind, Missing, Reading
from bot.language.spelling.typos import Typos
from bot.language.words.lexicon import Lexicon, Words
from bot.language.words.units import Unit, fold
from bot.language.words.vocabulary import Vocabulary

Value = TypeVar("Value")

_SHORTEST = 4
_SHORTEST_FAR = 9
_FAR = 2
_MOST_TRIED = 24
_MOST_UNITS = 2000  # in all that is tried, so that a long message takes little longer than it would
_NAMES = frozenset({"place", "organisation", "shop", "weekday", "feast"})
_NUMBERS = frozenset({"number", "article", "vague"})
_SENTENCE_ENDS = frozenset({"stop", "question", "line", "colon"})


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Knows the words that a misspelt one may be.

    `mistaken` are known words that are often others, and meant where they are numbered ("fyra man") unless
    they are `uncountable`, or where they end one of the `phrases` ("polisen sa"); `street` is how what is
    cut short may end, `everyday` are no others.
    """

    vocabulary: Vocabulary
    typos: Typos
    places: Typos
    mistaken: Mapping[str, Words]
    uncountable: frozenset[str]
    phrases: frozenset[str]
    street: str
    everyday: frozenset[str]

    @classmethod
    def known_to(cls, lexicon: Lexicon, vocabulary: Vocabulary, typos: Typos) -> "Alternatives":
        """Those among the words of a lexicon and a vocabulary."""
        places = {
            fold(key[0])
            for key, each in vocabulary.meanings.items()
            if each.kind == "place" and len(key) == 1
        }
        weekdays = {word for words in lexicon.weekdays_undotted.values() for word in words}
        uncountable = weekdays.difference(lexicon.ordinary)
        street = lexicon.misspelt_endings[0]
        return cls(
            vocabulary,
            typos,
            Typos(places),
            lexicon.mistaken,
            frozenset(uncountable),
            frozenset(lexicon.markers["talk_before"]),
            street,
            lexicon.everyday,
        )

    def of(self, text: str, units: Sequence[Unit]) -> Iterator[list[Unit]]:
        """The words of a text with one of them replaced, in every way that may be what was meant."""
        tried = (
            changed
            for index, unit in enumerate(units)
            if unit.kind == "word" and not self._is_half(units, index)
            for changed in self._changed(text, units, index)
        )
        return islice(tried, min(_MOST_TRIED, _MOST_UNITS // max(len(units), 1)))

    def _is_half(self, units: Sequence[Unit], index: int) -> bool:
        """As in "hast kontr", "skatte verket": a word that is known together with the one beside it."""
        beside = pairwise(units[max(index - 1, 0) : index + 2])
        return any(
            first.kind == second.kind == "word" and len(self.vocabulary.look_up([first, second])) == 1
            for first, second in beside
        )

    def _changed(self, text: str, units: Sequence[Unit], index: int) -> Iterator[list[Unit]]:
        """The words of a text with the one at a position replaced."""
        unit = units[index]
        if _is_cut_short(units, index):
            if not self._is_whole(unit):
                yield [*units[:index], _with_text(unit, unit.text + self.street), *units[index + 2 :]]
            return
        if unit.text in self.mistaken:
            others = () if index and self._is_meant(units[index - 1], unit) else self.mistaken[unit.text]
        else:
            others = self._others(text[unit.start : unit.end], unit, begins=_begins(units, index))
        for other in others:
            yield [*units[:index], _with_text(unit, other), *units[index + 1 :]]

    def _is_whole(self, unit: Unit) -> bool:
        """As in "Vårbyvägen. 44 bilar": no street that is cut short."""
        word = self.vocabulary.canonical(unit.text)
        return unit.text in self.everyday or self.vocabulary.knows(word) or self.vocabulary.streets.has(word)

    def _is_meant(self, before: Unit, unit: Unit) -> bool:
        """Whether a word that is often another one goes with the word before it."""
        numbered = self._numbers(before) and unit.text not in self.uncountable
        return numbered or f"{before.text} {unit.text}" in self.phrases

    def _others(self, written: str, unit: Unit, *, begins: bool) -> Sequence[str]:
        """What a word may be, as it is written in the message."""
        word = self.vocabulary.canonical(written)
        put_right = unit.text != written.lower()
        if (
            put_right
            or unit.text in self.everyday
            or len(word) < _SHORTEST
            or self.vocabulary.knows(word)
            or self.vocabulary.streets.has(word)
        ):
            return ()
        folded = fold(word)
        is_name = not begins and written[0].isupper() and not written.isupper()
        far = self.places.similar(folded, _FAR) if len(folded) >= _SHORTEST_FAR else ()
        return [
            other
            for other in dict.fromkeys((*self.typos.similar(folded), *far))
            if self.vocabulary.is_kind(other, _NAMES) or not (is_name or _is_form(folded, other))
        ]

    def _numbers(self, unit: Unit) -> bool:
        """As in "fyra man": no other word is meant by what is numbered."""
        return unit.kind == "number" or self.vocabulary.is_kind(
            self.vocabulary.canonical(unit.text), _NUMBERS
        )


def hinging(told: Reading, others: Iterable[Reading]) -> Reading:
    """A report without what others, of what it may say as well, tell otherwise."""
    for other in others:
        alike = other.kind is Kind.REPORT and len(other.entries) == len(told.entries)
        theirs: Sequence[Draft | None] = other.entries if alike else [None] * len(told.entries)
        compared = [_compared(mine, its) for mine, its in zip(told.entries, theirs, strict=True)]
        missing = {*told.missing, *(field for _, fields in compared for field in fields)}
        drafts = tuple(draft for draft, _ in compared)
        told = replace(told, entries=drafts, missing=tuple(each for each in Missing if each in missing))
    return told


def _compared(mine: Draft, other: Draft | None) -> tuple[Draft, frozenset[Missing]]:
    """A draft without what is told otherwise of it, with guesses; nothing else is told where it is None."""
    differing = frozenset({Missing.COUNT}) if other is None else frozenset(_differing(mine, other))
    if not differing:
        return mine, differing
    other = other or mine
    guesses = replace(
        mine.guesses,
        counts=_known(*mine.guesses.counts, mine.count, other.count),
        days=_known(*mine.guesses.days, mine.date, other.date),
        areas=_known(*mine.guesses.areas, mine.area, other.area),
    )
    return replace(left_open(mine, differing), guesses=guesses), differing


def _differing(mine: Draft, other: Draft) -> Iterator[Missing]:
    if (mine.activity, mine.count) != (other.activity, other.count):
        yield Missing.COUNT
    if (mine.partners, mine.requested) != (other.partners, other.requested):
        yield Missing.COUNT
    if mine.date != other.date:
        yield Missing.DATE
    if mine.area != other.area:
        yield Missing.AREA


def _known(*values: Value | None) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(value for value in values if value is not None))


def _is_form(word: str, other: str) -> bool:
    """Whether one is the other with a letter more at its end, as forms of one word are: "görs", "gör"."""
    short, long = sorted((word, other), key=len)
    return len(short) < len(long) and long.startswith(short)


def _is_cut_short(units: Sequence[Unit], index: int) -> bool:
    """As in "Storg. 5": a stop that ends no sentence stands at the word, and a number behind it."""
    long = len(units[index].text) >= _SHORTEST
    stop, number = (*units[index + 1 : index + 3], *[units[index]] * 2)[:2]
    return long and stop.text == "." and stop.start == units[index].end and number.kind == "number"


def _with_text(unit: Unit, text: str) -> Unit:
    return unit._replace(text=text, value=text)


def _begins(units: Sequence[Unit], index: int) -> bool:
    return index == 0 or units[index - 1].kind in _SENTENCE_ENDS
