"""What one clause says of number, place, time and partners."""

from dataclasses import dataclass, field

from bot.language.days.when import When
from bot.language.entries.occasions import Amount
from bot.language.words.word_values import PlaceWord


@dataclass
class Chunk:
    """What one clause says of number, place and time.

    `shops` are things visited that are named one by one, `several` says that such things are many,
    `alone` that no partner took part there, `led_by_partners` that its partners are named before its
    number and its activity, and so hold for what follows too, `before` is the boundary that leads to it,
    `joined` says that its places are joined to those before by "och", `of_which` that it tells of a part
    of those before, `one_more` that its number adds to one before: "och en till", `timed` that it tells
    the hour, `own_partners` that its partners are said to be those of it alone, `own_request` that what
    inhabitants asked for was it alone, `asked_of` the places and days of those that they asked for,
    `rest_requested` whether they had asked for the others,
    `asked_at` which of those told they asked for, from 0 or from -1 ("det sistnämnda"),
    `of_all` that its partners are said last, of what stands before it too,
    `group` the one of several groups that it tells of, by its name: "lag ett", `somewhere` that it names a
    place that nobody knows, `in_total` that the total vouches for its number, `led` what leads to where or
    when it was, even if nobody knows that: "hos" in "hos äldre", `enclosed` that it stands in brackets.
    """

    before: str = "stop"
    amounts: list[Amount] = field(default_factory=list)
    shops: list[str] = field(default_factory=list)
    several: bool = False
    each: bool = False
    places: list[PlaceWord] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    requested: bool | None = None
    partners: frozenset[str] = frozenset()
    alone: bool = False
    led_by_partners: bool = False
    joined: bool = False
    of_which: bool = False
    one_more: bool = False
    timed: bool = False
    somewhere: bool = False
    in_total: bool = False
    own_partners: bool = False
    of_all: bool = False
    own_request: bool = False
    asked_of: list[PlaceWord | When] = field(default_factory=list)
    rest_requested: bool | None = None
    asked_at: int | None = None
    group: str = ""
    led: str = ""
    enclosed: bool = False

    @property
    def counts(self) -> bool:
        """Whether it tells a number of occasions or of things visited."""
        return bool(self.amounts or self.shops)
