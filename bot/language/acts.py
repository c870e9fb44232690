"""Activities that no single word names: a team that is out, a visit told by its verb and its subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.language.acts_called_off import CalledOff
from bot.language.grammar import first_match, matches
from bot.language.inflection import Number
from bot.language.markers import Marker
from bot.language.units import Unit
from bot.language.word_values import ActivityWord, ThingWord

_NAMED = frozenset({"activity", "lookalike", "visit"})
_ENDS = frozenset({"stop", "question", "emoji", "but", "comma"})
_SENTENCE_ENDS = frozenset({"stop", "question", "emoji", "but"})
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
                _name_visit(read, first, last)
                self.called_off.name(read, first, last, markers)
        if not any(unit.kind in _NAMED for unit in read):
            _name_outing(read)
        return read

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
        return units

    def _out(self, unit: Unit, team: Unit) -> Unit:
        value = ActivityWord(self.teams[team.text], Number.EITHER, verb=True)
        return unit._replace(kind="activity", value=value, rule="act.team_out")


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
    unit = units[index]
    numbered = index > 0 and units[index - 1].kind == "number"
    return unit.kind == "shop" or (
        numbered and isinstance(unit.value, ThingWord) and bool(unit.value.venue_of)
    )


def _is_headed(sentence: Sequence[Unit]) -> bool:
    """As in "Tobak: 3 i Skogås", "tobak i Skogås, 3 st": the subject first, and its number after it."""
    if [unit.kind for unit in sentence[:2]] in (["thing", "colon"], ["thing", "count"]):
        return True
    placed = first_match("^<thing> <i|on|in>? <place>", sentence) is not None
    known = all(unit.kind != "word" for unit in sentence)
    return placed and known and any(unit.kind == "count" for unit in sentence)


def _name_outing(units: list[Unit]) -> None:
    """As in "vi var ute i Trångsund": something was done there, and nobody says what."""
    for position, unit in enumerate(units):
        if unit.kind == "out" and matches("^<i|on|in|with|mere_with|place>", units[position + 1 :]):
            linked = position > 0 and units[position - 1].kind == "linking"
            if linked and any(each.kind == "place" for each in units):
                units[position] = unit._replace(kind="lookalike", value=Number.EITHER, rule="act.outing")


def _name_visit(units: list[Unit], first: int, last: int) -> None:
    """As in "Kollade tobaken hos 4 handlare", "tobak på ICA och Coop"."""
    sentence = range(first, last)
    subjects = {
        s for i in sentence if isinstance(units[i].value, ThingWord) for s in units[i].value.subject_of
    }
    if len(subjects) != 1:
        return
    verb = next((i for i in sentence if units[i].kind == "visit_verb"), None)
    if verb is not None:
        units[verb] = units[verb]._replace(kind="visit", value=Number.EITHER, rule="act.visit_verb")
        return
    idle = sum(units[i].kind == "word" for i in sentence)
    if _is_headed(units[first:last]) or (idle < _IDLE_WORDS and any(_is_shop(units, i) for i in sentence)):
        subject = next(
            i for i in sentence if isinstance(units[i].value, ThingWord) and units[i].value.subject_of
        )
        value = ActivityWord(subjects.pop(), Number.EITHER, visited=True)
        units[subject] = units[subject]._replace(kind="activity", value=value, rule="act.subject_at_shop")
