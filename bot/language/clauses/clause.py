"""A clause: a piece of a message with what was read in it and the signs of what it says."""

from collections.abc import Sequence

from bot.language.days.when import When
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_DETAILS = frozenset(
    {
        "place", "when", "time", "i", "on", "in", "part", "number", "count", "den", "clock_word", "article",
        "vague", "to", "either", "both", "thing", "shop", "all_of", "colon", "each", "about", "more", "also",
        "partner", "noise", "label", "adjective", "vague_range", "from",
        "alone", "presents", "so_many_days", "there",
    }
)  # fmt: skip
_KEPT_UNKNOWN = frozenset(
    {
        "persons", "got_in_touch", "told_of", "asked_matter", "other_matter", "leads_to_matter",
        "unsure_whether", "had", "bare_past", "home_safety", "saw_to", "other_deed", "fled", "built",
        "mended", "before_building", "presented", "formal_act", "to_be_done", "any_report",
        "approved", "deciders", "homeward", "worked", "praise", "has_spoken", "passes_on", "counts_too",
        "said_then", "owing_to", "being", "intended", "settled_for", "fell_to",
        "place_left", "place_remains", "regretted", "news_medium", "checked_traffic",
        "own_word", "noted_word", "own_word_beside", "asks_what", "asks_why", "counts_as", "stands_at",
        "noted_off", "noted_ahead", "noted_wish", "noted_in_doubt", "noted_then",
        "opens_off", "opens_ahead", "opens_wish",
    }
)  # fmt: skip


class Clause:
    """The units between two boundaries, the boundary before them, and the signs among them.

    `sentence` counts from 0; `asked` says that a question mark ends it. `act` is the activity that is
    named here, if any; a general word for a visit only where nothing else is. `words` is how many words
    nobody knows. `enclosed` says that it stands in brackets.
    """

    __slots__ = (
        "_kinds",
        "_known",
        "_signs",
        "act",
        "asked",
        "before",
        "enclosed",
        "markers",
        "sentence",
        "units",
        "words",
    )

    def __init__(
        self,
        before: str,
        units: tuple[Unit, ...],
        markers: tuple[Marker, ...],
        sentence: int,
        *,
        asked: bool,
        enclosed: bool = False,
    ) -> None:
        self.before = before
        self.units = units
        self.markers = markers
        self.sentence = sentence
        self.asked = asked
        self.enclosed = enclosed
        self._kinds = frozenset([unit.kind for unit in units])
        self._known = _covered(units, [marker for marker in markers if marker.name not in _KEPT_UNKNOWN])
        self._signs = frozenset([marker.name for marker in markers])
        named = self.of("activity", "lookalike") or self.of("visit")
        self.act = named[0] if named else None
        self.words = len([unit for unit in self.of("word", "you") if not self.knows(unit)])

    def with_units(self, units: Sequence[Unit]) -> "Clause":
        """The same clause with some units read otherwise."""
        told = {"asked": self.asked, "enclosed": self.enclosed}
        return Clause(self.before, tuple(units), self.markers, self.sentence, **told)

    def with_markers(self, markers: Sequence[Marker]) -> "Clause":
        """The same clause with other signs."""
        told = {"asked": self.asked, "enclosed": self.enclosed}
        return Clause(self.before, self.units, tuple(markers), self.sentence, **told)

    def has(self, *names: str) -> bool:
        """Whether any sign of these names is here."""
        return not self._signs.isdisjoint(names)

    def begins_with(self, *names: str) -> bool:
        """Whether it opens with a sign of any of these names."""
        start = self.units[0].start
        return any(marker.start == start and marker.name in names for marker in self.markers)

    def says_only(self, name: str, start: int) -> bool:
        """Whether from a position on it is one sign of this name, and nothing else."""
        end = self.units[-1].end
        return any((m.name, m.start, m.end) == (name, start, end) for m in self.markers)

    def of(self, *kinds: str) -> list[Unit]:
        """The units of these kinds."""
        if self._kinds.isdisjoint(kinds):
            return []
        return [unit for unit in self.units if unit.kind in kinds]

    @property
    def ahead(self) -> bool:
        """Whether a time that can only lie ahead is named."""
        return any(isinstance(unit.value, When) and unit.value.phrase.ahead for unit in self.of("when"))

    @property
    def is_detail(self) -> bool:
        """Whether it holds nothing but places, times, numbers and what joins them."""
        return self._kinds <= _DETAILS

    def knows(self, unit: Unit) -> bool:
        """Whether a word is part of a sign."""
        return unit.start in self._known


def _covered(units: Sequence[Unit], markers: Sequence[Marker]) -> frozenset[int]:
    """Where the units begin that are part of a sign; both come in the order of the text."""
    covered: list[int] = []
    signs, end = iter(markers), 0
    sign = next(signs, None)
    for unit in units:
        while sign is not None and sign.start <= unit.start:
            end = max(end, sign.end)
            sign = next(signs, None)
        if unit.start < end:
            covered.append(unit.start)
    return frozenset(covered)
