"""First parts of the names of visits, which stand for them in a list of visits: "3 tobak, 2 alkohol"."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold
from bot.partnership import Partnership


@dataclass(frozen=True, slots=True)
class FirstParts:
    """The activities by such words: "alkohol" is "alkoholtillsyn"; `visiting` are those that visit things.

    Beside anything else such a word may be what was found: "hastighetskontroll i Vårby, 2 alkohol".
    """

    activities: Mapping[str, str]
    visiting: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon, partnership: Partnership) -> "FirstParts":
        """Those of a partnership's activities in a language."""
        visiting = [activity for activity in partnership.activities if activity.venues]
        parts = {
            fold(word.removesuffix(head)): activity.id
            for activity in visiting
            for word in activity.words
            for head in lexicon.words["visit"]
            if word.endswith(head) and " " not in word and word != head
        }
        return cls(parts, frozenset(activity.id for activity in visiting))

    def named(self, unit: Unit, others: Collection[str]) -> str | None:
        """The activity that a word stands for beside others that are named; None where it does not."""
        beside = bool(others) and self.visiting.issuperset(others)
        return self.activities.get(fold(unit.text)) if beside and unit.kind == "word" else None
