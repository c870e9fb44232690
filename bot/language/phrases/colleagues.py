"""Colleagues who did it, by their names or as a crew: "Emma och Jocke gick", "tredje bilen körde"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.language.phrases.grammar import first_match, matches
from bot.language.words.lexicon import Words
from bot.language.words.units import Unit, fold, span
from bot.language.words.word_values import ActivityWord

COLLEAGUES = "we.colleagues"
"""The rule of those who did it beside the one who tells."""

_BEGINS = frozenset(
    {
        "stop", "line", "comma", "colon", "and", "but", "sen", "then", "when", "part", "time", "emoji",
        "open", "noise", "presents",
    }
)  # fmt: skip
_LEADS = frozenset({"when", "part", "time", "sen", "then", "place", "noise"})
_OF_CREW = frozenset({"number", "article", "adjective", "ordinal", "both", "den", "all_of"})
_GOES_ON = frozenset({"from", "and", "comma", "open", "clipped"})
_JOINS = frozenset({"and", "comma"})
_MOST_NAMED = 5
_REACH = 4
_BETWEEN = frozenset({"when", "part", "time", "noise", "also", "on", "during"})
_SHARE = "^<number|article>? <activity|count>? <i|on|in>? <place>"


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Finds them beside a word for what they did; elsewhere a name is only somebody's."""

    names: frozenset[str]
    crews: frozenset[str]
    cars: frozenset[str]
    did: frozenset[str]
    have: frozenset[str]

    @classmethod
    def of(cls, words: Mapping[str, Words]) -> "Colleagues":
        """Those that a lexicon tells of."""
        return cls(
            *(
                frozenset(fold(word) for word in words[key])
                for key in ("names", "crews", "cars", "did", "have")
            )
        )

    def named(self, units: Sequence[Unit], text: str) -> list[Unit]:
        """The units of a text with colleagues as ourselves where they did it, or are told beside us."""
        if not any(self._is_somebody(unit, text) for unit in units):
            return list(units)
        read: list[Unit] = []
        position = 0
        while position < len(units):
            length = self._length(units, position, text)
            if length and self._did_it([*read, *units[position:]], len(read), len(read) + length):
                read.append(span(units[position : position + length], "we", "", COLLEAGUES))
            else:
                length = 1
                theirs = first_match("^<from|on> <organisation>", units[position + 1 :]) is not None
                person = theirs and self._is_named(units[position], text)
                read.append(units[position]._replace(kind="person") if person else units[position])
            position += length
        return read

    def _did_it(self, units: Sequence[Unit], first: int, end: int) -> bool:
        """As in "igår gick Omar och jag", "Karin och Peter har kört", "nu har Sara gjort"."""
        if end == first + 1 and units[first].kind == "we":
            return False
        before, following = units[:first], units[end : end + _REACH]
        if following and following[0].kind in _GOES_ON:
            return False
        begins = not before or before[-1].kind in _BEGINS
        on_foot = bool(following) and following[0].kind == "on_foot"
        if begins and (on_foot or self._does(following) or _took_share(units, first, end)):
            return True
        inverted = bool(before) and self._is_verb(before[-1])
        helped = bool(before) and before[-1].text in self.have and self._does(following)
        led = len(before) > 1 and before[-2].kind in _LEADS
        return led and (helped or inverted)

    def _does(self, following: Sequence[Unit]) -> bool:
        """Whether a verb for what was done follows: "har under dagen kört"."""
        if following and following[0].text in self.have:
            rest = (unit for unit in following[1:] if unit.kind not in _BETWEEN)
            if any(self._is_verb(unit) for unit in islice(rest, 1)):
                return True
        return any(self._is_verb(unit) for unit in following[:1])

    def _is_verb(self, unit: Unit) -> bool:
        told = isinstance(unit.value, ActivityWord) and unit.value.past
        return told or fold(unit.text.partition(" ")[0]) in self.did

    def _length(self, units: Sequence[Unit], first: int, text: str) -> int:
        """How many units name somebody: "Emma, Jocke och jag", "två kollegor"."""
        end, named = first, 0
        while named < _MOST_NAMED:
            length = self._one(units, end, text)
            if not length:
                break
            end, named = end + length, named + 1
            if end >= len(units) - 1 or units[end].kind not in _JOINS or not self._one(units, end + 1, text):
                return end - first
            end += 1
        return end - first if named else 0

    def _one(self, units: Sequence[Unit], position: int, text: str) -> int:
        """How many units name one, or one crew: "jag", "Emma", "den tredje bilen"."""
        end = position
        while end < len(units) and units[end].kind in _OF_CREW and end < position + 3:
            end += 1
        if end < len(units) and self._is_crew(units[end], units[position:end]):
            return end + 1 - position
        unit = units[position]
        return int(unit.kind == "we" or self._is_named(unit, text))

    def _is_named(self, unit: Unit, text: str) -> bool:
        """Whether a word, as it was written, is a name: "Linnea" is no slip of "linne"."""
        return unit.kind == "word" and fold(text[unit.start : unit.end]) in self.names

    def _is_somebody(self, unit: Unit, text: str) -> bool:
        said = fold(unit.text.rpartition(" ")[2])
        return said in self.crews or said in self.cars or self._is_named(unit, text)

    def _is_crew(self, unit: Unit, led: Sequence[Unit]) -> bool:
        """As in "gruppen", "tredje bilen"; a car alone is where they sat, a "fot-patrull" what they did."""
        if isinstance(unit.value, ActivityWord):
            return False
        one_of_several = any(each.kind == "ordinal" for each in led)
        said = fold(unit.text.rpartition(" ")[2])
        return said in self.crews or (one_of_several and said in self.cars)


def _took_share(units: Sequence[Unit], first: int, end: int) -> bool:
    """As in "jag o Linnea Trångsund", "och Lisa en i Vårby", behind what one of us took."""
    told = any(unit.kind == "we" for unit in units[:first]) or any(u.kind == "we" for u in units[first:end])
    beside = first > 1 and units[first - 1].kind in {"and", "comma", "but"} and units[first - 2].kind != "we"
    return told and beside and matches(_SHARE, units[end:])
