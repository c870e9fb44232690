"""Teams that are out: being out is what they do, so that no other word need name it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.language.days.meanings import NoDay
from bot.language.days.spans import Span
from bot.language.days.when import When
from bot.language.phrases.grammar import matches
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

OUT = "act.team_out"
"""The rule of a team as what it did."""

SHORT = "word.team_cut_short"
"""The rule of a team that only the first part of its name tells: "med fält"."""

ENDS = frozenset({"stop", "question", "emoji", "but", "comma"})
"""The kinds of units that end what is told of a team."""

_CLAUSE_ENDS = ENDS | {"line", "colon", "open", "close"}
_WHEN = frozenset({"when", "part", "on"})
_REACH = 6
_BEFORE_HOUR = frozenset({"from", "to", "clock_word", "dash"})
_NUMBERS = frozenset({"number", "count", "vague", "article"})
_DETAILS = _NUMBERS | frozenset(
    {
        "when", "part", "time", "clock_word", "from", "to", "i", "on", "in", "place", "and",
        "slash", "dash", "also",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TeamsOut:
    """Finds them; `teams` are their words with what each is out for, `owners` whose such teams are."""

    teams: Mapping[str, str]
    owners: Mapping[str, str]

    def named(self, units: Sequence[Unit]) -> list[Unit]:
        """The units with such teams as activities: "Fältarna var ute i Vårby", "fältarna! Ute i Skogås"."""
        read = list(self._with_company([self._with_owner(unit) for unit in units]))
        teams = [i for i, unit in enumerate(read) if unit.text in self.teams and not _is_partner(read, i)]
        for out in (i for i, unit in enumerate(read) if teams and unit.kind == "out"):
            team = next((t for t in teams if _is_near(read, t, out)), None)
            if team is not None and _goes_on(read, out):
                read[out + 2] = self._done_by(read[out + 2], read[team])
            elif team is not None:
                read[team] = self.out(read[team], read[team])
            elif begins_clause(read, out):
                read[out] = self.out(read[out], read[teams[0]])
        for team in teams:
            if _was_there(read, team) or _is_told_where(read, team):
                read[team] = self.out(read[team], read[team])
        return list(_with_members(read))

    def _with_owner(self, unit: Unit) -> Unit:
        """As in "fältarna ute", which names the activity as a whole."""
        activity = self.teams.get(unit.text.rpartition(" ")[0])
        if unit.kind != "activity" or activity is None:
            return unit
        return unit._replace(value=replace(unit.value, team=self.owners.get(activity)), rule=OUT)

    def _with_company(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """As in "fotpatrull med fält": cut short, a team that went along with another activity."""
        named = False
        for position, unit in enumerate(units):
            act = unit.value if unit.kind == "activity" else None
            owner = self.owners.get(act.activity) if act is not None else None
            joins = owner is not None and named and _goes_along(units, position)
            if joins and any(team.startswith(unit.text) for team in self.teams):
                yield unit._replace(kind="organisation", value=owner, rule=SHORT)
            else:
                yield unit
            named = named or (act is not None and owner is None)

    def _done_by(self, verb: Unit, team: Unit) -> Unit:
        """As in "Förebyggarna var ute och fältade": one act, which the verb names."""
        return verb._replace(value=replace(verb.value, team=self.out(verb, team).value.team))

    def out(self, unit: Unit, team: Unit) -> Unit:
        """A unit as what a team did, and whose that team is."""
        activity = self.teams[team.text]
        whose = team.value if team.kind == "organisation" else self.owners.get(activity)
        value = ActivityWord(activity, Number.EITHER, verb=True, team=whose)
        return unit._replace(kind="activity", value=value, rule=OUT)


def _is_partner(units: Sequence[Unit], team: int) -> bool:
    """As in "ute o gick med fältarna": the team was with others, who do something else."""
    return team > 0 and units[team - 1].kind in {"with", "mere_with"}


def _goes_along(units: Sequence[Unit], team: int) -> bool:
    """As in "fotpatrull med fält", "fotpatrull, fält var med"."""
    return _is_partner(units, team) or matches("^<linking>? (?:<joined>|<mere_with>$)", units[team + 1 :])


def begins_clause(units: Sequence[Unit], position: int) -> bool:
    """Whether a word stands first, or first after "var" or a day: "I lördags ute i Skogås"."""
    if position and units[position - 1].kind == "linking":
        position -= 1
    while position and units[position - 1].kind in _WHEN:
        position -= 1
    return position == 0 or units[position - 1].kind in ENDS


def _is_near(units: Sequence[Unit], team: int, out: int) -> bool:
    between = units[team + 1 : out]
    return team < out <= team + _REACH and not any(unit.kind in ENDS for unit in between)


def _goes_on(units: Sequence[Unit], out: int) -> bool:
    """As in "var ute och fältade"."""
    return matches("^<and> <activity>", units[out + 1 : out + 3]) and units[out + 2].value.verb


def _was_there(units: Sequence[Unit], team: int) -> bool:
    """As in "fältarna var i Skogås", "i fredags var fältarna i Skogås"."""
    following = units[team + 1 : team + 4]
    inverted = matches("<when> <linking>$", units[:team]) and matches("^<i|on|in> <place>", following)
    return inverted or matches("^<linking> <i|on|in> <place>", following)


def _is_told_where(units: Sequence[Unit], team: int) -> bool:
    """As in "Teamet i Vårby 19-23, lugnt", "Fältarna: Skogås och Vårby": where it was, and nothing else."""
    first = team
    while first and units[first - 1].kind in _WHEN:
        first -= 1
    if first and units[first - 1].kind not in _CLAUSE_ENDS:
        return False
    begin = team + 1 + any(unit.kind == "colon" for unit in units[team + 1 : team + 2])
    clause = _clause_from(units, begin)
    counts = any(
        unit.kind == "number" and before.kind not in _BEFORE_HOUR and not _is_placed(clause[i + 1 :])
        for i, (before, unit) in enumerate(pairwise((units[team], *clause)))
    )
    return not counts and _DETAILS.issuperset(kinds := {unit.kind for unit in clause}) and "place" in kinds


def _with_members(units: Sequence[Unit]) -> Iterator[Unit]:
    """With how many of a team were where: "teamet ute i fredags, tre i Skogås och två i Vårby"."""
    team = spans = False
    for index, unit in enumerate(units):
        if isinstance(unit.value, ActivityWord):
            team, spans = unit.rule == OUT, False
        spans = spans or (isinstance(unit.value, When) and isinstance(unit.value.phrase, NoDay | Span))
        members = team and not spans and unit.kind in _NUMBERS and _is_placed(units[index + 1 :])
        yield unit._replace(kind="noise", rule="noise.of_team") if members else unit


def _is_placed(following: Sequence[Unit]) -> bool:
    return matches("^<out>? <i|on|in>? <place>", following)


def _clause_from(units: Sequence[Unit], begin: int) -> Sequence[Unit]:
    end = next((i for i in range(begin, len(units)) if units[i].kind in _CLAUSE_ENDS), len(units))
    return units[begin:end]
