"""Walks: of those who patrol on foot, having walked somewhere is what they did ("gick runt i Visättra")."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.phrases.grammar import first_match, matches
from bot.language.phrases.noise import LABEL
from bot.language.statements.teams_out import begins_clause
from bot.language.words.inflection import Number
from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, PlaceWord
from bot.partnership import Partnership

WALK = "act.walk"
"""The rule of what is told only by where somebody walked."""

MANNER = "act.manner"
"""The rule of what only says that something else was done on foot."""

_REPEATED = "^<we> <walked> <also>"
_WALKS = frozenset({"walked", "on_foot", "walking"})
_LEADS = frozenset({"sen", "then", "line", "colon", "open", "when", "part", "time", "also"})
_BEFORE_ON_FOOT = _LEADS | {"and", "place", "measure", "noise", "we", "alone"}
_DETAILS = (
    "<on|in|when|part|time|clock_word|measure|number|article|also|only|about|noise|with|mere_with|partner"
    "|organisation|place_noun|throughout|alone|adjective|times|all_of|vague>"
)
_THERE = f"^{_DETAILS}{{0,5}} (?:<comma>? <i|on|in> <place_noun|adjective|all_of|each>{{0,2}})? <place>"
_PIECES = frozenset({"stop", "comma", "and", "but", "line", "colon", "sen", "then", "emoji", "open", "close"})
_SENTENCE_ENDS = frozenset({"stop", "question", "line", "comma"})
_PLACE_BEFORE = "<i|on|in>? <place> <when|part|time>*$"
_ON_FOOT_THERE = f"^{_DETAILS}{{0,3}} <i|on|in>? <place>"
_ENDS = "^(?:<stop|comma|line|and|but|when|part|time|number|article|emoji|dash|open|mere_with|partner>|$)"
_WALKING_THERE = "^(?:<i|on|in> )?<place> (?:<on|in>? <when|part|time>)*(?=<stop|comma|line|and|but|emoji>|$)"
_PLACE_ABOVE = "<place> <when|part|time>* (?:<stop|comma|colon|line|dash>)?$"


@dataclass(frozen=True, slots=True)
class Walks:
    """Finds them; `activity` is what it is to have walked, None where nobody patrols on foot.

    `have` are the words that stand before the verb: "vi har gått"; `to` those that begin "till fots".
    """

    activity: str | None
    have: frozenset[str]
    to: frozenset[str]

    @classmethod
    def of(cls, partnership: Partnership, lexicon: Lexicon) -> "Walks":
        """What a walk is in a partnership, told in a language."""
        walked = next((activity.id for activity in partnership.activities if activity.walked_by), None)
        return cls(walked, frozenset(lexicon.colleagues["have"]), frozenset(lexicon.words["to"]))

    def name(self, units: list[Unit]) -> None:
        """Read walks as activities, where they are told for themselves."""
        self._leave_manner(units)
        if self.activity is None or not any(unit.kind in _WALKS for unit in units):
            return
        named = [unit for unit in units if isinstance(unit.value, ActivityWord)]
        if any(unit.value.activity == self.activity for unit in named) or matches(_REPEATED, units):
            return
        value = ActivityWord(self.activity, Number.EITHER, verb=True, past=True)
        elsewhere = _areas_of_others(units)
        standing = all(unit.value.visited and not unit.value.venues for unit in named)
        for position, unit in enumerate(units):
            where = self._where(units, position) if unit.kind in _WALKS else None
            if where is None:
                continue
            if standing or (elsewhere and (unit.kind == "walked") and where not in elsewhere):
                units[position] = unit._replace(kind="activity", value=value, rule=WALK)

    def _leave_manner(self, units: list[Unit]) -> None:
        """As in "Trygghetsbesiktning i Segeltorp. Två timmar till fots": how something else was done."""
        others = False
        for position, unit in enumerate(units):
            if not isinstance(unit.value, ActivityWord):
                continue
            manner = unit.value.activity == self.activity and unit.text.partition(" ")[0] in self.to
            if manner and others and not _has_place(units, position):
                units[position] = unit._replace(kind="noise", value=True, rule=MANNER)
            others = others or not manner

    def _where(self, units: Sequence[Unit], position: int) -> str | None:
        """The area that a walk was in, empty for a place in none; None where it is no walk of ours."""
        before, following = units[:position], units[position + 1 :]
        if units[position].kind == "walking":
            return _area_of_walking(units, position)
        if units[position].kind == "on_foot":
            if not _stands_alone(units, position):
                return None
            above = matches(_PLACE_ABOVE, before) and matches(_ENDS, following)
            length = first_match(_ON_FOOT_THERE, following)
        elif self._is_by_us(units, position):
            inverted = matches("^<we>", following)
            above = inverted and matches(_PLACE_BEFORE, before)
            length = first_match(_THERE, following[inverted:])
            following = following[inverted:]
        else:
            return None
        if length is not None:
            return _area(following[length - 1])
        return next(_area(unit) for unit in reversed(before) if unit.kind == "place") if above else None

    def _is_by_us(self, units: Sequence[Unit], position: int) -> bool:
        """As in "vi gick", "sen gick vi", "har gått", "bil två gick"; others and other things go too."""
        if matches("^<we>", units[position + 1 :]):
            return True
        if position and units[position - 1].text in self.have:
            position -= 1
        before = units[position - 1] if position else None
        if before is None or before.kind == "we" or before.rule == LABEL:
            return True
        if begins_clause(units, position) or before.kind in _LEADS:
            return True
        return _goes_on(units[:position])


def _area_of_walking(units: Sequence[Unit], position: int) -> str | None:
    """As in "gående i Vårby på eftermiddagen"; not so in "gående i Vårby klagade", of others."""
    length = first_match(_WALKING_THERE, units[position + 1 :]) if _stands_alone(units, position) else None
    told = units[position + 1 : position + 1 + length] if length is not None else []
    return next((_area(unit) for unit in told if unit.kind == "place"), None)


def _stands_alone(units: Sequence[Unit], position: int) -> bool:
    """As in "Vårby. Fot.", "en timme fot i Skogås"; not so in "bröt en fot i Vårby"."""
    return begins_clause(units, position) or units[position - 1].kind in _BEFORE_ON_FOOT


def _goes_on(before: Sequence[Unit]) -> bool:
    """As in "vi parkerade och", "var ute och"; not so in "en kille skrek och"."""
    begin = max((at + 1 for at, unit in enumerate(before) if unit.kind in _SENTENCE_ENDS), default=0)
    said = before[begin:-1]
    first = any(unit.kind in {"out", "linking"} or "past" in unit.looks for unit in said[:1])
    return before[-1].kind == "and" and (first or any(unit.kind == "we" for unit in said))


def _has_place(units: Sequence[Unit], position: int) -> bool:
    """Whether a walk has a place of its own, or is told as what came next, not so "+ 2 poliser till fots"."""
    ends = (at for at in range(position, len(units)) if units[at].kind in _SENTENCE_ENDS)
    begin = max((at + 1 for at in range(position) if units[at].kind in _SENTENCE_ENDS), default=0)
    said = units[begin : next(ends, len(units))]
    theirs = position > 0 and units[position - 1].kind == "organisation"
    return any(unit.kind in ({"place"} if theirs else {"place", "sen", "then", "and", "we"}) for unit in said)


def _areas_of_others(units: Sequence[Unit]) -> set[str]:
    """The areas that are told beside the activities of a message, piece by piece."""
    found: set[str] = set()
    piece: list[Unit] = []
    for unit in (*units, None):
        if unit is not None and unit.kind not in _PIECES:
            piece.append(unit)
            continue
        if any(isinstance(each.value, ActivityWord) for each in piece):
            found.update(area for each in piece if (area := _area(each)))
        piece = []
    return found


def _area(unit: Unit) -> str:
    """The area of a place, empty where it has none."""
    return (unit.value.area or "") if isinstance(unit.value, PlaceWord) else ""
