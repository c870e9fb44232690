"""Pubs and shops named in a row, which no list holds: "krogtillsyn på Harrys och Texas"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.words.inflection import Number
from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold, span
from bot.language.words.word_values import ActivityWord, ThingWord
from bot.partnership import Partnership

_AT = frozenset({"on", "at"})
_LINKS = frozenset({"comma", "and"})
_LONGEST_NAME = 3
_NAMING = frozenset({"word", "thing", "place_noun"})
_IN_NAMES = frozenset({"place", "thing", "place_noun", "bar", "crossing"})
_AFTER = frozenset(
    {
        "and",
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
        "close",
        "mention",
        "dash",
    }
)
_BEFORE_LIST = frozenset(
    {"when", "time", "i", "in", "place", "comma", "partner", "with", "mere_with", "organisation"}
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
        for position in range(len(units) - 1):
            visit = units[position].kind == "visit"
            if not visit and len(_named(units[position]) & self.visiting) != 1:
                continue
            led = units[position + 1].kind in _AT
            row = self._row(units, position + 2 if led else _where_listed(units, position + 1), text)
            named = _named_in(units, row) if visit else _named(units[position])
            told = len(row) > 1 and len(named & self.visiting) == 1 and not _are_all_known(units, row)
            if told and _ends(units, end := row[-1][1]):
                read = _replaced(units[:end], row, named & self.visiting, text, led=led)
                head = [*read[:position], _of(units[position], named), *read[position + 1 :]]
                return [*head, *self.apply(units[end:], text)]
        return list(units)

    def _row(self, units: Sequence[Unit], start: int, text: str) -> Row:
        row: Row = []
        position = start
        while (end := self._name(units, position, text)) > position:
            row.append((position, end))
            position = end
            while position < len(units) and units[position].kind in _LINKS | _AT:
                if row and self._name(units, position, text) > position:
                    break
                position += 1
        return row

    def _name(self, units: Sequence[Unit], start: int, text: str) -> int:
        """Where a name ends that begins at a position: "Texas", "Vårby Livs", "O'Learys"."""
        if [unit.kind for unit in units[start : start + 3]] == ["and", "other", "word"]:
            return start + 3
        if [unit.kind for unit in units[start : start + 1]] == ["shop"]:
            return start + 1
        end = start + self._is_first_name(units, start, text)
        while end < min(len(units), start + _LONGEST_NAME) and (
            self._may_be_named(units, end, text) or (end > start and _goes_on(units[end], text))
        ):
            end += 1
        if start < end and _is_numbered_name(units, end):
            end += 1
        return end if any(unit.kind in _NAMING for unit in units[start:end]) else start

    def _is_first_name(self, units: Sequence[Unit], position: int, text: str) -> bool:
        """As in "Kalles Livs", "Lilla Köket": an ordinary word before what names a shop."""
        following = units[position + 1 : position + 2]
        first = bool(following) and _is_capital_word(units[position], text, "word", "adjective")
        return first and (self._is_unknown(following[0]) or _is_capital_word(following[0], text))

    def _may_be_named(self, units: Sequence[Unit], position: int, text: str) -> bool:
        """Whether a word is unknown, or one that names have too: "Vårby Livs", "Kiosken", "ali tobak"."""
        unit, beside = units[position], [*units[position - 1 : position], *units[position + 1 : position + 2]]
        capital = text[unit.start].isupper() and not text.isupper()
        named = capital or any(map(self._is_unknown, beside)) or _names_shop(unit, beside[-1:])
        return self._is_unknown(unit) or (unit.kind in _IN_NAMES and named)

    def _is_unknown(self, unit: Unit) -> bool:
        return unit.kind == "word" and fold(unit.text) not in self.ordinary


def _names_shop(unit: Unit, following: Sequence[Unit]) -> bool:
    """As in "vårby livs": where a shop is, in its name."""
    return unit.kind == "place" and any(each.kind == "thing" for each in following)


def _are_all_known(units: Sequence[Unit], row: Row) -> bool:
    return all(units[start].kind == "shop" for start, _ in row)


def _goes_on(unit: Unit, text: str) -> bool:
    """As in "Hörnans tobak", "Restaurang Huddinge": what a name may go on with."""
    return unit.kind == "thing" or _is_capital_word(unit, text)


def _is_capital_word(unit: Unit, text: str, *kinds: str) -> bool:
    """As in "Kalles Livs", "Stora Bryggan": an ordinary word, or one of these `kinds`, in a name."""
    return unit.kind in (kinds or ("word",)) and text[unit.start].isupper() and not text.isupper()


def _where_listed(units: Sequence[Unit], position: int) -> int:
    """Where names may be listed behind an activity: "krogrunda ikväll i Skogås: ..."."""
    first = position
    while position < len(units) and units[position].kind in _BEFORE_LIST:
        position += 1
    listed = position < len(units) and units[position].kind in {"colon", "open"}
    return position + 1 if listed else first


def _is_numbered_name(units: Sequence[Unit], position: int) -> bool:
    """As in "Bistro 7": a number behind a name that nothing is counted by."""
    return position < len(units) and units[position].kind == "number" and _ends(units, position + 1)


def _named(unit: Unit) -> frozenset[str]:
    """The activity that a word names, or that the subject points to: "tillsyn av tobak på ..."."""
    if isinstance(unit.value, ActivityWord):
        return frozenset({unit.value.activity})
    return unit.value.subject_of if isinstance(unit.value, ThingWord) else frozenset()


def _named_in(units: Sequence[Unit], row: Row) -> frozenset[str]:
    """The activity whose subject is a part of names: "tillsyn på Hörnans Tobak och Kiosken"."""
    names = (units[start:end] for start, end in row if end - start > 1)
    return frozenset[str]().union(*(_named(unit) for name in names for unit in name))


def _of(visit: Unit, named: frozenset[str]) -> Unit:
    """A general word for a visit as the activity that the names of what was visited tell."""
    if visit.kind != "visit":
        return visit
    (activity,) = named
    value = ActivityWord(activity, visit.value, visited=True)
    return visit._replace(kind="activity", value=value, rule="venue.visit")


def _ends(units: Sequence[Unit], position: int) -> bool:
    return position == len(units) or units[position].kind in _AFTER


def _replaced(
    units: Sequence[Unit], row: Row, visiting: frozenset[str], text: str, *, led: bool
) -> list[Unit]:
    """Capitalised names of which "och" joins the last are so many; others may be colleagues or remarks.

    So may single words that only a colon or a bracket leads to: "krogtillsyn ikväll: Harrys och Leif".
    """
    first, last = row[0][0], row[-1][1]
    joints = [units[end:start] for (_, end), (start, _) in pairwise(row)]
    capital = all(text[units[start].start].isupper() for start, _ in row) and not text.isupper()
    surely = led or any(end - start > 1 or units[start].kind == "shop" for start, end in row)
    if not (capital and surely) or all(unit.kind != "and" for unit in joints[-1]):
        many = ThingWord(frozenset(), visiting, Number.MANY)
        return [*units[:first], span(units[first:last], "thing", many, "venue.row"), *units[last:]]
    names = [units[start:end] for start, end in row]
    placed = all(len(name) > 1 and name[0].kind == "place" for name in names)
    named = [[*name[:placed], span(name[placed:], "shop", None, "venue.named")] for name in names]
    pieces = (unit for name, joint in zip(named, [*joints, []], strict=True) for unit in (*name, *joint))
    return [*units[:first], *pieces, *units[last:]]
