"""Activities that are named again by the head of their names alone: "kontrollen var i Stuvsta"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.language.words.inflection import inflected
from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold
from bot.language.words.word_values import ActivityWord

BY_HEAD = "act.by_head"
"""The rule of a head, or of a whole name, that points at what was named before."""

_BEFORE = frozenset({"stop", "comma", "and", "line", "question", "but", "emoji", "open"})
_HEADS = frozenset({"word", "visit", "talked"})
_SEVERAL = 2
_PLURAL = "na"


@dataclass(frozen=True, slots=True)
class NamedByHead:
    """Finds them behind two or more other activities; `heads` are heads by their definite forms."""

    heads: Mapping[str, str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "NamedByHead":
        """The heads of a language."""
        forms = {
            fold(form.text): fold(head)
            for head in lexicon.heads
            for form in inflected(head, lexicon.alike)
            if form.definite or form.text.endswith(_PLURAL)
        }
        return cls(forms)

    def name(self, units: list[Unit]) -> None:
        """As in "Hastkontroll, fotpatrull. Kontrollen var i Stuvsta, patrullen i Vårby"."""
        named: list[Unit] = []
        for index, unit in enumerate(units):
            begins = index > 0 and units[index - 1].kind in _BEFORE
            if begins and len({each.value.activity for each in named}) >= _SEVERAL:
                units[index] = self._pointing(unit, named)
            if isinstance(unit.value, ActivityWord):
                named.append(unit)

    def _pointing(self, unit: Unit, named: Sequence[Unit]) -> Unit:
        """The unit as what it points at, where that is one activity."""
        value = unit.value
        if isinstance(value, ActivityWord):
            again = (each for each in named if each.value.activity == value.activity)
            return unit._replace(rule=BY_HEAD) if any(_inflects(unit, each) for each in again) else unit
        head = self.heads.get(fold(unit.text)) if unit.kind in _HEADS else None
        meant = {each.value.activity: each for each in named if head and head in fold(each.text)}
        if len(meant) != 1:
            return unit
        (one,) = meant.values()
        return unit._replace(kind="activity", value=replace(one.value, definite=True), rule=BY_HEAD)


def _inflects(unit: Unit, other: Unit) -> bool:
    """As in "lasern" behind "laser"."""
    value = unit.value
    longer = unit.text.startswith(other.text) and len(unit.text) > len(other.text)
    return isinstance(value, ActivityWord) and (value.definite or longer)
