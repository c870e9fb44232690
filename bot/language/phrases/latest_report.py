"""The latest report, by whatever it is called: "det jag skrev nyss", "min senaste", "föregående rapport".

Each such name becomes the one word "den", with which everything else that is said of it is read: "kommunen
var med på det jag skrev nyss" is "kommunen var med på den". No day is told by its "nyss".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.language.words.lexicon import Words
from bot.language.words.markers import Marker
from bot.language.words.units import Unit, fold

SIGN = "of_latest"
"""The sign where the latest report is named."""
LAST = "last_of_them"
"""The sign where that may be the last of those that it tells of: "på den sista"."""

_CLASSES = {
    "may_follow": "f", "on": "o", "never_before": "q", "that": "d", "there": "t", "who": "w", "which": "s",
    "now": "n", "latest": "l", "just": "b", "just_now": "c", "wrong": "e", "wrote": "v", "written": "a",
    "wrote_or_written": "r", "was_written": "u", "into": "i", "mine": "p", "report": "R", "former": "z",
}  # fmt: skip
_LATEST, _WRITTEN, _NOW, _END = "[lbc]", "[ar]", "[nbc]", "(?=[fo.]|$)"
_I_WROTE = f"s?w{_NOW}*[vr]i?(?:{_NOW}+|(?=[f.]|$))"
_WAS_WRITTEN = f"sui?{_NOW}+"
_NAMES = re.compile(
    f"(?:(?:dt?)?{_LATEST}{{0,2}}R?)(?<=[dtlbcR])(?:{_I_WROTE}|{_WAS_WRITTEN})"
    f"|[pd]t?{_LATEST}{{1,2}}{_WRITTEN}?R|(?<!q){_LATEST}{{1,2}}{_WRITTEN}?R{_END}"
    f"|[pd]t?{_LATEST}{{1,2}}{_WRITTEN}{_END}"
    f"|p{_LATEST}{{1,2}}{_END}|pzR"
    f"|(?:(?<=o)|^)dt?o?[bc]{_END}|(?<=o)(?:dt?)?l{_END}"
)
_WHEN_WRITTEN = re.compile("(?<=[vre])c|(?<=ex)c|(?<=w[vr]x)c")
_OTHER, _SIGN_OF_TEXT = "x", "."
_NUMBERED = frozenset({"number", "ordinal", "slashed", "dotted"})
_TRIGGERS = frozenset("lbcwpu")


@dataclass(frozen=True, slots=True)
class LatestReport:
    """Knows the words that name the latest report: the class of each, and the one that stands for all."""

    classes: Mapping[str, str]
    called: str
    last: frozenset[str]

    @classmethod
    def of(cls, lists: Mapping[str, Words]) -> "LatestReport":
        """The one that a lexicon tells of."""
        words = {word: sign for name, sign in _CLASSES.items() for word in lists[name]}
        undotted = {fold(word): sign for word, sign in words.items()}
        return cls(undotted | words, lists["called"][0], frozenset(lists["very_last"]))

    def named(self, units: Sequence[Unit]) -> list[Unit]:
        """The words of a message with the one word in place of each name.

        As in "fel dag nyss", "jag skrev Vårby nyss": when it was written is left out too, as no day is told.
        """
        signs = "".join([self._class(unit) for unit in units])
        if _TRIGGERS.isdisjoint(signs):
            return list(units)
        read, position = list[Unit](), 0
        for first, end in _found(signs, units):
            read += [*units[position:first], self._name(units[first], units[end - 1])]
            position = end
        left_out = {units[match.start()].start for match in _WHEN_WRITTEN.finditer(signs)}
        return [unit for unit in (*read, *units[position:]) if unit.start not in left_out]

    def _name(self, first: Unit, last: Unit) -> Unit:
        value = LAST if last.text in self.last else self.called
        return Unit("word", value, first.start, last.end, self.called, SIGN)

    def _class(self, unit: Unit) -> str:
        if unit.kind != "word":
            return _OTHER if unit.kind in _NUMBERED else _SIGN_OF_TEXT
        return self.classes.get(unit.text, _OTHER)


def _found(signs: str, units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Where the names stand; "Senaste rapporten: ..." is a heading, and "den 3" would be a day."""
    for match in _NAMES.finditer(signs):
        following = units[match.end()].kind if match.end() < len(units) else "stop"
        heading = match.start() == 0 and following == "colon"
        if not heading and following not in _NUMBERED:
            yield match.span()


def signs_of_latest(words: Sequence[Unit]) -> list[Marker]:
    """The signs where the latest report was named."""
    named = [word for word in words if word.rule == SIGN]
    last = [Marker(LAST, word.start, word.end) for word in named if word.value == LAST]
    return [*(Marker(SIGN, word.start, word.end) for word in named), *last]
