"""What one clause says of number, place, time and partners."""

from dataclasses import dataclass, field

from bot.language.occasions import Amount
from bot.language.when import When
from bot.language.word_values import PlaceWord


@dataclass
class Chunk:
    """What one clause says of number, place and time.

    `shops` are things visited that are named one by one, `several` says that such things are many,
    `alone` that no partner took part there, `joined` that its places are joined to those before by "och",
    `of_which` that it tells of a part of those before, `headed` that a colon leads to it.
    """

    amounts: list[Amount] = field(default_factory=list)
    shops: list[str] = field(default_factory=list)
    several: bool = False
    each: bool = False
    places: list[PlaceWord] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    requested: bool | None = None
    partners: frozenset[str] = frozenset()
    alone: bool = False
    joined: bool = False
    of_which: bool = False
    headed: bool = False

    @property
    def counts(self) -> bool:
        """Whether it tells a number of occasions or of things visited."""
        return bool(self.amounts or self.shops)
