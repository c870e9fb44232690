"""Field work that no noun names: of those whose teams are out, to be among young people is what they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.language.phrases.grammar import matches
from bot.language.words.inflection import Number
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

FIELD_WORK = "act.field_work"
"""The rule of what is told only by whom somebody was out among: "ute bland ungdomarna i Vårby"."""

_OUT_THERE = "<out|linking|walked> (?:<we|organisation|also|when|part|i|on|in|place|throughout>)*$"
_BEGINS = "(?:^|<stop|comma|line|colon|emoji|and|but|when|part|we|partner|organisation|at_home>)"
_IN_FIELD = f"{_BEGINS} <linking>? $"
_SIGNS = frozenset({"among_young", "in_field", "back_from_field"})


@dataclass(frozen=True, slots=True)
class FieldWork:
    """Finds it; `owners` are the organisations whose teams are out, by what they do then."""

    owners: Mapping[str, str]

    def name(self, units: list[Unit], markers: Sequence[Marker]) -> None:
        """As in "ute bland ungdomarna i Vårby", "hemma från fältet": where only one activity can be meant."""
        signs = [marker for marker in markers if marker.name in _SIGNS]
        if not signs or len(self.owners) != 1:
            return
        ((activity, owner),) = self.owners.items()
        value = ActivityWord(activity, Number.EITHER, verb=True, team=owner)
        position = next((i for i in range(len(units)) if any(_is_work(units, i, m) for m in signs)), None)
        if position is not None:
            units[position] = units[position]._replace(kind="activity", value=value, rule=FIELD_WORK)


def _is_work(units: Sequence[Unit], position: int, sign: Marker) -> bool:
    """Whether a sign of it begins at a unit, as what we did: not so "bråk bland ungdomarna"."""
    unit, before = units[position], units[:position]
    if not unit.start <= sign.start < unit.end or isinstance(unit.value, ActivityWord):
        return False
    if sign.name == "among_young":
        return matches(_OUT_THERE, before)
    elsewhere = matches("^<and> <word>", units[position + 1 : position + 3])
    return sign.name == "back_from_field" or (matches(_IN_FIELD, before[-2:]) and not elsewhere)
