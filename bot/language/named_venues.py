"""Pubs and shops named in a row, which no list holds: "krogtillsyn på Harrys och Texas"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.inflection import Number
from bot.language.lexicon import Lexicon
from bot.language.units import Unit, fold, span
from bot.language.word_values import ActivityWord, ThingWord
from bot.partnership import Partnership

_AT = frozenset({"on", "at"})
_LINKS = frozenset({"comma", "and"})
_LONGEST_NAME = 3
_AFTER = frozenset(
    {
        "stop",
        "line",
        "comma",
        "i",
        "in",
        "place",
        "when",
        "with",
        "mere_with",
        "time",
        "open",
        "but",
        "emoji",
        "without",
    }
)
Row = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class NamedVenues:
    """Finds them; `visiting` are the activities that visit something, `ordinary` words are no names."""

    visiting: frozenset[str]
    ordinary: frozenset[str]

    @classmethod
    def of(cls, partnership: Partnership, lexicon: Lexicon) -> "NamedVenues":
        """What a partnership's activities visit, and a language's ordinary words."""
        phrases = [phrase for words in lexicon.markers.values() for phrase in words]
        ordinary = {fold(word) for phrase in (*phrases, *lexicon.ordinary) for word in phrase.split()}
        visiting = {activity.id for activity in partnership.activities if activity.venues}
        return cls(frozenset(visiting), frozenset(ordinary))

    def apply(self, units: Sequence[Unit], text: str) -> list[Unit]:
        """The units with two names joined by "och" as shops, and a longer row as so many that it is asked."""
        for position in range(1, len(units)):
            named = _named(units[position - 1]) & self.visiting
            if len(named) == 1 and units[position].kind in _AT:
                row = self._row(units, position + 1)
                if len(row) > 1 and _ends(units, row[-1][1]):
                    return _replaced(units, row, named, text)
        return list(units)

    def _row(self, units: Sequence[Unit], start: int) -> Row:
        row: Row = []
        position = start
        while (end := self._name(units, position)) > position:
            row.append((position, end))
            position = end
            while position < len(units) and units[position].kind in _LINKS | _AT:
                if row and self._name(units, position) > position:
                    break
                position += 1
        return row

    def _name(self, units: Sequence[Unit], start: int) -> int:
        """Where a name ends that begins at a position: "Texas", "Vårby Livs", "O'Learys"."""
        if [unit.kind for unit in units[start : start + 3]] == ["and", "other", "word"]:
            return start + 3
        end = start
        while end < min(len(units), start + _LONGEST_NAME) and self._is_unknown(units[end]):
            end += 1
        return end

    def _is_unknown(self, unit: Unit) -> bool:
        return unit.kind == "word" and fold(unit.text) not in self.ordinary


def _named(unit: Unit) -> frozenset[str]:
    """The activity that a word names, or that the subject points to: "tillsyn av tobak på ..."."""
    if isinstance(unit.value, ActivityWord):
        return frozenset({unit.value.activity})
    return unit.value.subject_of if isinstance(unit.value, ThingWord) else frozenset()


def _ends(units: Sequence[Unit], position: int) -> bool:
    return position == len(units) or units[position].kind in _AFTER


def _replaced(units: Sequence[Unit], row: Row, visiting: frozenset[str], text: str) -> list[Unit]:
    """Two capitalised names joined by "och" are surely two; others may be colleagues or remarks."""
    first, last = row[0][0], row[-1][1]
    between = [unit.kind for unit in units[row[0][1] : row[1][0]]]
    capital = all(text[units[start].start].isupper() for start, _ in row)
    if len(row) > 2 or "and" not in between or not capital:  # noqa: PLR2004 - a pair
        many = ThingWord(frozenset(), visiting, Number.MANY)
        return [*units[:first], span(units[first:last], "thing", many, "venue.row"), *units[last:]]
    one, other = (span(units[start:end], "shop", None, "venue.named") for start, end in row)
    return [*units[:first], one, *units[row[0][1] : row[1][0]], other, *units[last:]]
