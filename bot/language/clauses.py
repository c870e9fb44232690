"""A message cut into clauses, each with what was read in it and the signs of what it says."""

from collections.abc import Iterator, Sequence

from bot.language.markers import Marker
from bot.language.units import Unit
from bot.language.when import When
from bot.language.word_values import ActivityWord

_BOUNDARIES = frozenset(
    {
        "stop",
        "question",
        "comma",
        "and",
        "or",
        "but",
        "then",
        "sen",
        "open",
        "close",
        "which",
        "of_which",
        "so",
        "line",
        "colon",
        "because",
    }
)
_READ = frozenset({"when", "time", "place", "activity", "partner", "presents"})
_SENTENCE_ENDS = frozenset({"stop", "question", "line"})
_CHANGES = frozenset({"place", "when", "number", "i", "on", "den"})
_LEADS_TO_ACT = frozenset({"number", "count", "article", "adjective", "vague", "both", "vague_range"})
_DETAILS = frozenset(
    {
        "place", "when", "time", "i", "on", "in", "part", "number", "count", "den", "clock_word", "article",
        "vague", "to", "either", "both", "thing", "shop", "all_of", "colon", "each", "about", "more", "also",
        "partner", "noise", "label", "adjective", "vague_range", "from",
        "alone", "presents",
    }
)  # fmt: skip
_ASKED_BY = 3


class Clause:
    """The units between two boundaries, the boundary before them, and the signs among them.

    `sentence` counts from 0; `asked` says that a question mark ends it. `act` is the activity that is
    named here, if any; a general word for a visit only where nothing else is. `words` is how many words
    nobody knows.
    """

    __slots__ = (
        "_kinds",
        "_known",
        "_signs",
        "act",
        "asked",
        "before",
        "markers",
        "sentence",
        "units",
        "words",
    )

    def __init__(
        self, before: str, units: tuple[Unit, ...], markers: tuple[Marker, ...], sentence: int, *, asked: bool
    ) -> None:
        self.before = before
        self.units = units
        self.markers = markers
        self.sentence = sentence
        self.asked = asked
        self._kinds = frozenset([unit.kind for unit in units])
        self._known = _covered(units, markers)
        self._signs = frozenset([marker.name for marker in markers])
        named = self.of("activity", "lookalike") or self.of("visit")
        self.act = named[0] if named else None
        self.words = len([unit for unit in self.of("word", "you") if not self.knows(unit)])

    def with_units(self, units: Sequence[Unit]) -> "Clause":
        """The same clause with some units read otherwise."""
        return Clause(self.before, tuple(units), self.markers, self.sentence, asked=self.asked)

    def has(self, *names: str) -> bool:
        """Whether any sign of these names is here."""
        return not self._signs.isdisjoint(names)

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


def clauses(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Clause]:
    """The message cut at its boundaries."""
    return [
        Clause(before, tuple(piece), within, sentence, asked=asked or _asks_by_order(piece, within))
        for before, whole, sentence, asked in _cut(units)
        for before, part in _by_act(before, whole)
        for before, share in _by_share(before, part)
        for before, rest in _by_absence(before, share, markers)
        for before, piece in _by_contrast(before, rest, markers)
        for within in (_within(piece, markers),)
    ]


def _asks_by_order(units: Sequence[Unit], markers: Sequence[Marker]) -> bool:
    """As in "när hade vi fotpatrull senast": a question by its first words, where no mark says so."""
    if len(units) <= _ASKED_BY:
        return False
    word, verb, subject = ({m.name for m in markers if m.start == unit.start} for unit in units[:_ASKED_BY])
    inverted = bool(verb & {"past", "present"}) or units[1].kind == "linking"
    return (
        "question_word" in word and inverted and (units[2].kind in {"we", "organisation"} or "it" in subject)
    )


def _within(units: Sequence[Unit], markers: Sequence[Marker]) -> tuple[Marker, ...]:
    """The signs among some units; what only looks like one within a time or a place is none: "i går"."""
    start, end = units[0].start, units[-1].end
    read = [(unit.start, unit.end) for unit in units if unit.kind in _READ]
    return tuple(
        marker
        for marker in markers
        if start <= marker.start < end and not any(a <= marker.start and marker.end <= b for a, b in read)
    )


def _cut(units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit], int, bool]]:
    before, sentence = "stop", 0
    current: list[Unit] = []
    for index, unit in enumerate(units):
        kind = _boundary(units, index)
        if unit.kind == "crossed":
            kind = "stop" if current else None
            current.append(unit)
        elif kind is None:
            current.append(unit)
        if kind is None:
            continue
        if current:
            yield before, current, sentence, kind == "question"
            current, before = [], kind
        elif not (before in _SENTENCE_ENDS and kind == "comma"):
            before = kind
        sentence += kind in _SENTENCE_ENDS
    if current:
        yield before, current, sentence, False


def _boundary(units: Sequence[Unit], index: int) -> str | None:
    """The kind of boundary that a unit is; a dash between spaces is one, a dash within words is not."""
    unit = units[index]
    following = units[index + 1].kind if index + 1 < len(units) else None
    if unit.kind == "so" and following in _LEADS_TO_ACT:
        return None
    if unit.kind in _BOUNDARIES:
        return unit.kind
    if unit.kind == "including" and following in {"number", "article"}:
        return "of_which"
    if unit.kind == "emoji":
        return "stop"
    if unit.kind == "without" and index and following in _CHANGES:
        return "but"
    if unit.kind == "dash" and _stands_free(units, index):
        return "comma"
    return None


def _stands_free(units: Sequence[Unit], index: int) -> bool:
    before = index == 0 or units[index - 1].end < units[index].start
    after = index + 1 == len(units) or units[index].end < units[index + 1].start
    return before and after


def _by_act(before: str, units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """A second activity begins a clause without a comma: "fotpat vårby 20-21 hastkontroll smistavägen"."""
    named: str | None = None
    start = 0
    for index, unit in enumerate(units):
        if not isinstance(unit.value, ActivityWord):
            continue
        told = any(u.kind in {"place", "when", "time"} for u in units[start:index])
        cut = index if _heads_number(units, index) else _start_of_phrase(units, index)
        told = told or _heads_number(units, index)
        if named is not None and unit.value.activity != named and (told or cut < index):
            yield before, units[start:cut]
            before, start = "comma", cut
        named = unit.value.activity
    yield before, units[start:]


def _heads_number(units: Sequence[Unit], index: int) -> bool:
    """As in "tobak 4 st krog 2 st": the number follows, and the one before is another's."""
    following = {unit.kind for unit in units[index + 1 : index + 2]}
    return units[index].rule == "act.listed" and bool(following & {"number", "count"})


def _by_share(before: str, units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "14 st tre av dem öppnade inte": what is told of some of them begins a clause without a comma."""
    for index in range(1, len(units) - 2):
        kinds = [unit.kind for unit in units[index : index + 3]]
        led = units[index - 1].kind in {"partner", "on", "in", "at"}
        if kinds[0] in {"number", "article"} and kinds[1:] == ["of", "they"] and not led:
            yield before, units[:index]
            yield "comma", units[index:]
            return
    yield before, units


def _by_absence(
    before: str, units: list[Unit], markers: Sequence[Marker]
) -> Iterator[tuple[str, list[Unit]]]:
    """As in "12 hembesök i Visättra 3 öppnade ej": how many were not met begins a clause without a comma."""
    denied = {marker.start for marker in markers if marker.name == "not"}
    told = False
    for index, unit in enumerate(units):
        rest = units[index + 1 : index + 3]
        met = any(each.kind in {"opened", "at_home"} for each in rest)
        if told and unit.kind == "number" and met and any(each.start in denied for each in rest):
            yield before, units[:index]
            yield "comma", units[index:]
            return
        told = told or unit.kind in {"number", "count"}
    yield before, units


def _by_contrast(
    before: str, units: list[Unit], markers: Sequence[Marker]
) -> Iterator[tuple[str, list[Unit]]]:
    """As in "Segeltorp inte Vårby", "tre ej två": what it was not begins a clause without a comma."""
    starts = {marker.start for marker in markers if marker.name == "not"}
    for index, unit in enumerate(units[:-1]):
        following = units[index + 1].kind
        opens = index and unit.start in starts and following in _CHANGES | {"thing", "count"}
        alike = following in {"i", "on", "den"} or any(u.kind == following for u in units[:index])
        if opens and alike:
            yield before, units[:index]
            yield "comma", units[index:]
            return
    yield before, units


def _start_of_phrase(units: Sequence[Unit], index: int) -> int:
    while units[index - 1].kind in _LEADS_TO_ACT:
        index -= 1
    return index
