"""Activities that no single word names: a team that is out, an outing, what is only pointed to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.clauses.first_parts import FirstParts
from bot.language.clauses.list_items import name_items
from bot.language.phrases.grammar import first_match, matches
from bot.language.phrases.other_venues import name_other_venues
from bot.language.phrases.other_visits import name_other_visits
from bot.language.phrases.places import STREETS
from bot.language.phrases.told_by_number import name_by_number
from bot.language.phrases.told_homes import name_homes, without_way_home
from bot.language.phrases.told_rounds import name_rounds
from bot.language.phrases.told_visits import (
    NAMED,
    SUBJECT_VISITED,
    name_list,
    name_list_behind_total,
    name_subject,
    name_visit,
    sentences,
)
from bot.language.statements import acts_called_off
from bot.language.statements.acts_called_off import CalledOff
from bot.language.statements.field_work import FieldWork
from bot.language.statements.heads_apart import HeadsApart
from bot.language.statements.named_by_head import NamedByHead
from bot.language.statements.teams_out import ENDS, TeamsOut, begins_clause
from bot.language.statements.teams_there import name_there
from bot.language.statements.walks import Walks
from bot.language.words.inflection import Number
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

HINTED = "act.hinted"
"""The rule of what stands for an activity that only things visited, or a team, point to."""

OUTING = "act.outing"
"""The rule of what is told only by where somebody was out, walked or talked."""

RAN = "act.subject_ran"
"""The rule of an activity that only its subject names, behind the verb that tells of it: "kört krogar"."""

FORMAL = "act.formal"
"""The rule of a general word for what an office does, where it is told as done."""

_COUNTING = frozenset({"number", "article"})
_DEFINITE = ("en", "na")
_TELLS = frozenset({"finished", "firmly_done"})
_BEFORE_STOOD = 1
_SUBJECT_PLACED = (
    "^(?:<when> <comma>? <thing> <comma>? <i|on|in>? <place>"
    "|<thing> <comma>? <i|on|in>? <place> <comma>? <when>)"
)
_OTHERS = frozenset({"organisation", "partner", "mention"})
_BEHIND_SUBJECT = "^(?:$|<when|i|on|in|place|with|mere_with|comma|stop|and|also|emoji|joined>)"
_SUBJECT_ALONE = "^(?:<when> <comma>?)? <thing> (?:<comma>? <when>|<comma>? <i|on|in>? <place>)*$"
_NOT_DONE = frozenset({"called_off", "not", "planned", "should", "wish"})
_OUTINGS = frozenset({"walked", "on_foot", "out", "talked", "stood", "linking"})
_WERE_THERE = "^<we>? <linking> <i|on> <place> <when>+$"


@dataclass(frozen=True, slots=True)
class Acts:
    """Finds them; `teams_out` those of teams that are out, `walks` those of somebody who walked.

    `called_off` knows the shorter names that are enough where something is called off, `named_by_head`
    those that are enough for what was named before, `first_parts` those that are enough in a list;
    `heads_apart` are names whose first part is told behind their head.
    """

    teams_out: TeamsOut
    walks: Walks
    called_off: CalledOff
    named_by_head: NamedByHead
    first_parts: FirstParts
    heads_apart: HeadsApart

    def apply(self, units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
        """The units with such activities as units of their own."""
        read = self.teams_out.named(without_way_home(units, markers))
        name_rounds(read)
        self.heads_apart.name(read, markers)
        self.heads_apart.name_elsewhere(read)
        plain = list(read)
        for first, last in sentences(read):
            if not any(unit.kind in NAMED for unit in read[first:last]):
                if not name_list(read, first, last):
                    name_visit(read, first, last)
                self.called_off.name(read, first, last, markers)
        name_list_behind_total(read)
        done = frozenset(marker.start for marker in markers if marker.name == "done")
        name_items(read, self.first_parts, done)
        name_other_venues(read)
        if name_other_visits(read, self.first_parts.visiting):
            name_items(read, self.first_parts, done)
        self.named_by_head.name(read)
        self.walks.name(read)
        if not any(unit.kind in NAMED and unit.rule != acts_called_off.RULE for unit in read):
            read = name_by_number(plain, self.first_parts.visiting, markers) or read
        if not any(unit.kind in NAMED for unit in read):
            name_homes(read, markers)
        self._name_presence(read, markers)
        if not any(unit.kind in NAMED for unit in read):
            self._name_hint(read, markers)
        if not any(unit.kind in NAMED for unit in read):
            _name_formal(read, markers)
        return read

    def _name_presence(self, units: list[Unit], markers: Sequence[Marker]) -> None:
        """As in "ute bland ungdomarna", "fältarna rörde sig i Skogås", "vi var ute i Trångsund"."""
        if not any(unit.kind in NAMED for unit in units):
            FieldWork(self.teams_out.owners).name(units, markers)
        if not any(unit.kind in NAMED for unit in units):
            name_there(units, markers, self.teams_out)
        _name_outing(units)

    def _name_checked(self, units: list[Unit], markers: Sequence[Marker]) -> bool:
        """As in "hastighet Häradsvägen ikväll på begäran av boende", "fart Vårby idag, 6 böter"."""
        signs = {marker.name for marker in markers}
        if first_match(_SUBJECT_PLACED, units) is None or "was_checked" not in signs or signs & _NOT_DONE:
            return False
        index = next(at for at, unit in enumerate(units) if unit.kind == "thing")
        value = units[index].value
        subjects = value.subject_of if isinstance(value, ThingWord) else frozenset[str]()
        plain = len(subjects) == 1 and subjects.isdisjoint(self.first_parts.visiting)
        if not plain or units[index].text.endswith(_DEFINITE):
            return False
        name_subject(units, index, SUBJECT_VISITED)
        return True

    def _name_hint(self, units: list[Unit], markers: Sequence[Marker]) -> None:
        """As in "hann med fyra tobakshandlare idag", "2 fältare i Vårby": told of, and not what was done."""
        if self._name_checked(units, markers) or _name_ran(units, markers):
            return
        told = any(marker.name in _TELLS for marker in markers)
        position = next((i for i in range(len(units)) if self._hints(units, i)), None)
        if position is None and told:
            position = next((i for i in range(1, len(units)) if _is_numbered_site(units, i)), None)
        if position is not None:
            units[position] = units[position]._replace(kind="lookalike", rule=HINTED)

    def _hints(self, units: Sequence[Unit], position: int) -> bool:
        unit = units[position]
        if unit.text in self.teams_out.teams:
            leads = position == 0 or units[position - 1].kind in ENDS | _COUNTING | {"from", "clipped"}
            return leads and any(each.kind in {"place", "when"} for each in units)
        following = units[position + 1 : position + 5]
        if unit.text.endswith(_DEFINITE) and matches("^<linking> <only>? <number>$", following):
            return False
        pointing = isinstance(unit.value, ThingWord) and bool(unit.value.subject_of | unit.value.venue_of)
        return pointing and (_counts_visits(units) or _heads_telling(units))


def _name_ran(units: list[Unit], markers: Sequence[Marker]) -> bool:
    """As in "kört krogar i Vårby", "ikväll blir det tobak i Stuvsta", "tobak idag": how many is not said."""
    ran = {marker.end + 1 for marker in markers if marker.name == "ran"}
    verb = next((index for index, unit in enumerate(units) if unit.start in ran), len(units))
    index = verb + 1 if matches("^<we>", units[verb:]) else verb
    if _is_subject_alone(units):
        index = next(at for at, unit in enumerate(units) if unit.kind == "thing")
    subjects = units[index].value.subject_of if matches("^<thing>", units[index:]) else frozenset[str]()
    behind = matches(_BEHIND_SUBJECT, units[index + 1 :])
    ours = not any(unit.kind in _OTHERS for unit in units[:1])
    if len(subjects) != 1 or not (behind and ours) or units[index].text.endswith(_DEFINITE):
        return False
    name_subject(units, index, RAN)
    return True


def _is_subject_alone(units: Sequence[Unit]) -> bool:
    """As in "tobak", "krogar ikväll", "tobak i Stuvsta igår"; "pizzeria" alone is no telling."""
    if first_match(_SUBJECT_ALONE, units) is None:
        return False
    subjects = [unit.value for unit in units if isinstance(unit.value, ThingWord)]
    return len(units) > 1 or any(each.number is Number.MANY or not each.venue_of for each in subjects)


def _counts_visits(units: Sequence[Unit]) -> bool:
    """Not so in "bråk utanför krogen, två omhändertagna": so many of what happened there."""
    return any(
        unit.kind in {"number", "count"} and "incident" not in after.looks
        for unit, after in pairwise((*units, units[-1]))
    )


def _name_formal(units: list[Unit], markers: Sequence[Marker]) -> None:
    """As in "åtgärd på Lännavägen genomförd", "samråd hölls igår": done, in a word that may be of much."""
    formal = {marker.start for marker in markers if marker.name == "formal_act"}
    done = any(marker.name == "firmly_done" for marker in markers) or matches("<linking>", units[1:])
    position = next((i for i, unit in enumerate(units) if unit.start in formal), None)
    if position is not None and units[position].kind == "word" and done:
        units[position] = units[position]._replace(kind="lookalike", value=Number.EITHER, rule=FORMAL)


def _is_numbered_site(units: Sequence[Unit], position: int) -> bool:
    """As in "vi hann med 5 lgh", "delade ut brandvarnare på 12 adresser"."""
    return units[position].kind == "site" and units[position - 1].kind in {"number", "count"}


def _heads_telling(units: Sequence[Unit]) -> bool:
    """As in "tobak i Stuvsta igår", "i lördags krogarna i centrum": what, where and perhaps when."""
    return matches("^(?:<when> <comma>?)? <thing> (?:<when>? <i|on|in>? <place> <when>?)(?:<stop>|$)", units)


def _name_outing(units: list[Unit]) -> None:
    """As in "vi var ute i Trångsund", "har gått i Vårby": something was done there, and nobody says what."""
    if any(unit.kind in NAMED for unit in units):
        return
    placed = any(unit.kind == "place" for unit in units)
    verbs = (at for at, unit in enumerate(units) if unit.kind in _OUTINGS)
    position = next((at for at in verbs if _is_outing(units, at, placed=placed)), None)
    if position is not None:
        outing = units[position]._replace(kind="lookalike", value=Number.EITHER, rule=OUTING)
        units[position] = outing


def _is_outing(units: Sequence[Unit], position: int, *, placed: bool) -> bool:
    """As in "trafikgruppen stod på Häradsvägen", "var i Skogås igår"; "den gick i Vårby" is of a report."""
    kind, following = units[position].kind, units[position + 1 : position + 3]
    if kind == "linking":
        return matches(_WERE_THERE, units)
    if kind == "stood":
        return position <= _BEFORE_STOOD and _is_at_street(following)
    begins = begins_clause(units, position)
    linked = matches("<linking> <we>?$", units[:position])
    one = kind == "talked" and position > 0 and units[position - 1].kind == "article"
    report = position > 0 and units[position - 1].kind == "den"
    out = kind == "out" and linked
    told = (kind in {"walked", "on_foot"} and not report) or begins or one or out
    if kind == "out" and told and matches("^<when>", following):
        return True
    return placed and told and matches("^<i|on|in|with|mere_with|place|when>", following)


def _is_at_street(units: Sequence[Unit]) -> bool:
    """As in "trafikgruppen stod på Häradsvägen"."""
    length = first_match("^<on|i|in> <place>", units)
    return length is not None and units[length - 1].rule in STREETS
