"""Teams that were somewhere, by whatever word: "fältarna rörde sig i Skogås", "vi var i Vårby, fältarna".

Only where nothing else is told is that what they did; what they were there for would be named.
"""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.phrases.told_visits import sentences
from bot.language.statements.teams_out import TeamsOut
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_SIGNS = frozenset({"team_there", "have"})
_PLAIN = frozenset(
    {
        "we", "linking", "out", "walked", "when", "part", "during", "i", "on", "in", "place", "time", "comma",
        "and", "partner", "also", "only",
    }
)  # fmt: skip
_WHO = frozenset({"when", "part", "during", "on", "we", "linking", "comma", "partner", "organisation"})
_BEHIND = frozenset({"comma", "slash", "dash", "stop", "line", "we", "open"})
_COUNTED = frozenset({"number", "count", "vague"})


def name_there(units: list[Unit], markers: Sequence[Marker], teams_out: TeamsOut) -> None:
    """Name the team as what it did, in the first sentence that tells where it was."""
    signs = [marker for marker in markers if marker.name in _SIGNS]
    for first, last in sentences(units):
        for team in range(first, last):
            name = _team(units[team])
            if name not in teams_out.teams:
                continue
            if _is_told(units[first:team], units[team + 1 : last], signs) or _signs(units, team, signs):
                units[team] = teams_out.out(units[team], units[team]._replace(text=name))
                return


def _team(unit: Unit) -> str:
    """The team that a unit names: "fältare", also in "kommunens fältare"."""
    return unit.text.rpartition(" ")[2]


def _is_told(before: Sequence[Unit], behind: Sequence[Unit], signs: Sequence[Marker]) -> bool:
    """As in "ikväll har | fältarna | rört sig i Skogås"; not so "... varit på möte i Skogås"."""
    place = next((i for i, unit in enumerate(behind) if unit.kind == "place"), 0)
    there = any(m.name == "team_there" for m in signs if m.start >= behind[0].start) if behind else False
    leads = all(unit.kind in _WHO or _is_within(unit, signs) for unit in before)
    where = place > 0 and behind[place - 1].kind in {"i", "on", "in", "word"}
    told = there and leads and where and _are_plain(behind[:place], signs)
    end = next((i for i, unit in enumerate(behind) if unit.kind == "comma"), len(behind))
    errand = any(unit.kind in {"on", "for", "article"} for unit in behind[place + 1 : end])
    return told and not errand and not any(unit.kind in _COUNTED for unit in behind[:end])


def _are_plain(units: Sequence[Unit], signs: Sequence[Marker]) -> bool:
    """Whether nothing is told but that somebody was somewhere, and when."""
    return all(unit.kind in _PLAIN or _is_within(unit, signs) for unit in units)


def _is_within(unit: Unit, signs: Sequence[Marker]) -> bool:
    return any(sign.start <= unit.start and unit.end <= sign.end for sign in signs)


def _signs(units: Sequence[Unit], team: int, signs: Sequence[Marker]) -> bool:
    """As in "vi var ute i Skogås ikväll, fältarna": who tells it, behind where we were."""
    before = [*units[:team]]
    while before and before[-1].kind in _BEHIND:
        before.pop()
    apart = {unit.kind for unit in units[len(before) : team]}
    kinds = {unit.kind for unit in before}
    ends = matches("^<word>?(?:<stop|emoji>|$)", units[team + 1 : team + 3])
    told = {"we", "linking", "out", "walked"} & (kinds | apart) and "place" in kinds
    return bool(ends and apart and told) and _are_plain(before, signs)
