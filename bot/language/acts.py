"""Activities that no single word names: a team that is out, a visit told by its verb and its subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.acts_called_off import CalledOff
from bot.language.grammar import first_match, matches
from bot.language.inflection import Number
from bot.language.markers import Marker
from bot.language.units import Unit
from bot.language.word_values import ActivityWord, ThingWord

HINTED = "act.hinted"
"""The rule of what stands for an activity that only things visited, or a team, point to."""

LISTED = "act.listed"
"""The rule of activities that are only named by their subjects, each with its number."""

_NAMED = frozenset({"activity", "lookalike", "visit"})
_ENDS = frozenset({"stop", "question", "emoji", "but", "comma"})
_LISTED = frozenset(
    {
        "thing", "lookalike", "number", "count", "comma", "and", "colon", "when", "place", "i", "on", "in",
        "stop",
    }
)  # fmt: skip
_CLAUSE_ENDS = frozenset({*_ENDS, "and", "then", "sen", "line"})
_SENTENCE_ENDS = frozenset({"stop", "question", "emoji", "but", "line"})
_COUNTING = frozenset({"number", "article"})
_REACH = 6
_IDLE_WORDS = 2


@dataclass(frozen=True, slots=True)
class Acts:
    """Finds them; `teams` are the words for teams, each with the activity that it means that they are out.

    `called_off` knows the shorter names that are enough where something is called off.
    """

    teams: Mapping[str, str]
    called_off: CalledOff

    def apply(self, units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
        """The units with such activities as units of their own."""
        read = self._teams_out(list(units))
        for first, last in _sentences(read):
            if not any(unit.kind in _NAMED for unit in read[first:last]):
                if not _name_list(read, first, last):
                    _name_visit(read, first, last)
                self.called_off.name(read, first, last, markers)
        _name_list_behind_total(read)
        _name_other_visits(read)
        if not any(unit.kind in _NAMED for unit in read):
            _name_outing(read)
        if not any(unit.kind in _NAMED for unit in read):
            self._name_hint(read)
        return read

    def _name_hint(self, units: list[Unit]) -> None:
        """As in "hann med fyra tobakshandlare idag", "2 fältare i Vårby": told of, and not what was done."""
        position = next((i for i in range(len(units)) if self._hints(units, i)), None)
        if position is not None:
            units[position] = units[position]._replace(kind="lookalike", value=Number.EITHER, rule=HINTED)

    def _hints(self, units: Sequence[Unit], position: int) -> bool:
        unit = units[position]
        if unit.text in self.teams:
            leads = position == 0 or units[position - 1].kind in _ENDS | _COUNTING | {"from"}
            return leads and any(each.kind in {"place", "when"} for each in units)
        pointing = isinstance(unit.value, ThingWord) and bool(unit.value.subject_of | unit.value.venue_of)
        return pointing and any(each.kind in {"number", "count"} for each in units)

    def _teams_out(self, units: list[Unit]) -> list[Unit]:
        """As in "Fältarna var ute i Vårby", "rapport från fältarna! Ute i Skogås"."""
        teams = [i for i, unit in enumerate(units) if unit.text in self.teams and not _is_partner(units, i)]
        if not teams:
            return units
        for out in (i for i, unit in enumerate(units) if unit.kind == "out"):
            team = next((t for t in teams if _is_near(units, t, out)), None)
            if team is not None:
                units[team] = self._out(units[team], units[team])
            elif _begins_clause(units, out):
                units[out] = self._out(units[out], units[teams[0]])
        for team in teams:
            if matches("^<linking> <i|on|in> <place>", units[team + 1 : team + 4]):
                units[team] = self._out(units[team], units[team])
        return units

    def _out(self, unit: Unit, team: Unit) -> Unit:
        whose = team.value if team.kind == "organisation" else None
        value = ActivityWord(self.teams[team.text], Number.EITHER, verb=True, team=whose)
        return unit._replace(kind="activity", value=value, rule="act.team_out")


def _visited_by_name(units: Sequence[Unit]) -> set[str]:
    """As in "Tillsyn serveringstillstånd, ...": what a general word for a visit has as its subject."""
    subjects = {
        subject
        for before, unit in pairwise(units)
        if before.kind == "visit" and isinstance(unit.value, ThingWord)
        for subject in unit.value.subject_of
    }
    return subjects if len(subjects) == 1 else set()


def _is_partner(units: Sequence[Unit], team: int) -> bool:
    """As in "ute o gick med fältarna": the team was with others, who do something else."""
    return team > 0 and units[team - 1].kind in {"with", "mere_with"}


def _begins_clause(units: Sequence[Unit], position: int) -> bool:
    """Whether a word stands first, or first after "var"."""
    if position and units[position - 1].kind == "linking":
        position -= 1
    return position == 0 or units[position - 1].kind in _ENDS


def _is_near(units: Sequence[Unit], team: int, out: int) -> bool:
    between = units[team + 1 : out]
    return team < out <= team + _REACH and not any(unit.kind in _ENDS for unit in between)


def _sentences(units: Sequence[Unit]) -> list[tuple[int, int]]:
    ends = [i for i, unit in enumerate(units) if unit.kind in _SENTENCE_ENDS]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(units)], strict=True))


def _is_shop(units: Sequence[Unit], index: int) -> bool:
    """Whether a shop is named, or so many of them."""
    return units[index].kind == "shop" or _is_numbered_venue(units, index)


def _is_numbered_venue(units: Sequence[Unit], index: int) -> bool:
    value = units[index].value
    numbered = index > 0 and units[index - 1].kind in {"number", "vague"}
    return numbered and isinstance(value, ThingWord) and bool(value.venue_of)


def _is_headed(sentence: Sequence[Unit]) -> bool:
    """As in "Tobak: 3 i Skogås", "tobak i Skogås, 3 st": the subject first, and its number after it."""
    if [unit.kind for unit in sentence[:2]] in (["thing", "colon"], ["thing", "count"]):
        return True
    placed = first_match("^<thing> <i|on|in>? <place>", sentence) is not None
    known = all(unit.kind != "word" for unit in sentence)
    if any(
        matches("^<number> <thing> <i|on|in>? <place>", sentence[index:]) for index in range(len(sentence))
    ):
        return True
    counted = any(unit.kind == "count" for unit in sentence) or matches("<place> <number>$", sentence)
    return placed and known and counted


def _name_outing(units: list[Unit]) -> None:
    """As in "vi var ute i Trångsund", "har gått i Vårby": something was done there, and nobody says what."""
    placed = any(unit.kind == "place" for unit in units)
    for position, unit in enumerate(units):
        linked = position > 0 and units[position - 1].kind == "linking"
        told = unit.kind == "walked" or (unit.kind == "out" and (linked or _begins_clause(units, position)))
        if placed and told and matches("^<i|on|in|with|mere_with|place|when>", units[position + 1 :]):
            units[position] = unit._replace(kind="lookalike", value=Number.EITHER, rule="act.outing")
            return


def _name_list(units: list[Unit], first: int, last: int) -> bool:
    """As in "tobak 4 st, krog 2 st", "6 tobak och 3 krog": each subject with its number beside it."""
    things = [i for i in range(first, last) if isinstance(units[i].value, ThingWord)]
    if len(things) == 1 or not _LISTED.issuperset(unit.kind for unit in units[first:last]):
        return False
    subjects = [
        next(iter(units[i].value.subject_of), None) for i in things if len(units[i].value.subject_of) == 1
    ]
    beside = all(_is_beside(units, i, 1) for i in things) or all(_is_beside(units, i, -1) for i in things)
    if not beside or len({*subjects}) != len(things):
        return False
    for index, subject in zip(things, subjects, strict=True):
        value = ActivityWord(str(subject), Number.EITHER, visited=True)
        units[index] = units[index]._replace(kind="activity", value=value, rule=LISTED)
    return True


def _name_list_behind_total(units: list[Unit]) -> None:
    """As in "9 tillsyner idag: 6 tobak, 3 krog"."""
    colon = next((i for i, unit in enumerate(units) if unit.kind == "colon"), len(units))
    if not any(isinstance(unit.value, ActivityWord) for unit in units):
        _name_list(units, colon + 1, len(units))


def _is_beside(units: Sequence[Unit], index: int, step: int) -> bool:
    return 0 <= index + step < len(units) and units[index + step].kind in {"number", "count"}


def _name_other_visits(units: list[Unit]) -> None:
    """As in "fotpatrull i Skogås, sen mätte vi farten i Vårby": an act told by its verb alone."""
    named = {unit.value.activity for unit in units if isinstance(unit.value, ActivityWord)}
    named |= _visited_by_name(units)
    ends = [i for i, unit in enumerate(units) if unit.kind in _CLAUSE_ENDS]
    for first, last in zip([0, *(end + 1 for end in ends)], [*ends, len(units)], strict=True):
        clause = units[first:last]
        subjects = {s for u in clause if isinstance(u.value, ThingWord) for s in u.value.subject_of}
        kinds = {unit.kind for unit in clause}
        told = "place" in kinds or (
            "word" not in kinds and any(_is_numbered_venue(clause, i) for i in range(len(clause)))
        )
        if len(subjects) == 1 and named.isdisjoint(subjects) and told and not kinds & _NAMED:
            _name_visit(units, first, last)


def _name_visit(units: list[Unit], first: int, last: int) -> None:
    """As in "Kollade tobaken hos 4 handlare", "tobak på ICA och Coop"."""
    sentence = range(first, last)
    subjects = {
        s for i in sentence if isinstance(units[i].value, ThingWord) for s in units[i].value.subject_of
    }
    verb = next((i for i in sentence if units[i].kind == "visit_verb"), None)
    if verb is not None and not subjects and any(_is_numbered_venue(units, i) for i in sentence):
        units[verb] = units[verb]._replace(kind="visit", value=Number.EITHER, rule="act.venues_visited")
    if len(subjects) != 1:
        return
    if verb is not None:
        units[verb] = units[verb]._replace(kind="visit", value=Number.EITHER, rule="act.visit_verb")
        return
    subject = next(i for i in sentence if isinstance(units[i].value, ThingWord) and units[i].value.subject_of)
    remark = next((i for i in range(subject, last) if units[i].kind == "comma"), last)
    shop = any(_is_shop(units, i) for i in sentence)
    idle = sum(unit.kind == "word" for unit in units[first : remark if _is_shop(units, subject) else last])
    if _is_headed(units[first:last]) or (idle < _IDLE_WORDS and shop):
        value = ActivityWord(subjects.pop(), Number.EITHER, visited=True)
        units[subject] = units[subject]._replace(kind="activity", value=value, rule="act.subject_at_shop")
