"""Homes rung at, with how many of them were met and how many were not: the first number is the sum of both.

So many visits are told as were met: "ringde på hos tolv, åtta släppte in oss, fyra var inte hemma" is eight,
whatever the words and their order. Where the numbers don't add up, other rules read or ask them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from bot.language.phrases.grammar import matches
from bot.language.phrases.told_visits import SUBJECT_VISITED
from bot.language.words.inflection import Number
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_NUMBERS = frozenset({"number", "count"})
_ENDS = frozenset(
    {"stop", "question", "emoji", "line", "comma", "and", "but", "open", "close", "which", "dash"}
)
_LEADS = frozenset({"at", "on", "i", "in", "of", "only", "all_of", "the", "den", "they", "adjective"})
_MET = frozenset({"at_home", "opened"})
_DETAILS = frozenset({"place", "when", "part", "time", "clock_word"})
_LEADS_TO_DETAIL = frozenset({"i", "on", "in", "at"})
_NOT_TOLD = frozenset({"planned", "wish", "hedged"})
_MOST_NUMBERS = 6


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is told with one number: the units from `begin` to `end`, and the signs among them."""

    number: int
    begin: int
    end: int
    units: Sequence[Unit]
    signs: frozenset[str]

    def of(self, kinds: frozenset[str]) -> bool:
        return any(unit.kind in kinds for unit in self.units)

    @property
    def unmet(self) -> bool:
        """As in "fyra var inte hemma", "4 tomma"."""
        denied = bool(self.signs & {"not", "nobody"}) and self.of(_MET)
        return denied or bool(self.signs & {"absent", "none_there", "not_met"})

    @property
    def let_in(self) -> bool:
        """As in "åtta släppte in oss"."""
        return self.of(_MET) or bool(self.signs & {"let_in", "answered", "those_met"})

    @property
    def met(self) -> bool:
        """As in "åtta släppte in oss", "8 hembesök"."""
        told = self.let_in or self.of(frozenset({"activity"}))
        return told and not self.unmet and self.signs.isdisjoint({"not", "nobody", "home_safety", "planned"})

    def is_beside(self, met: "_Piece") -> bool:
        """Whether it tells how many were not met, where another one tells of those that were."""
        denied = met.let_in and bool(self.signs & {"not", "nobody"})
        return (self.unmet or denied) and "home_safety" not in self.signs


def with_homes_reckoned(units: list[Unit], markers: list[Marker]) -> tuple[list[Unit], list[Marker]]:
    """The units and their signs, with those alone that were met as homes visited."""
    numbers = [i for i, unit in enumerate(units) if unit.kind in _NUMBERS and isinstance(unit.value, int)]
    if not 2 < len(numbers) <= _MOST_NUMBERS or len(_visited(units)) != 1:  # noqa: PLR2004 - of three
        return units, markers
    pieces = list(_pieces(units, markers, numbers))
    told = next((told for three in combinations(pieces, 3) if (told := _reckoned(three)) is not None), None)
    return _with_met(units, markers, *told) if told is not None else (units, markers)


def _visited(units: Sequence[Unit]) -> set[str]:
    """The activities that are told of, by their names or by what they visit."""
    named = {u.value.activity for u in units if isinstance(u.value, ActivityWord) and u.kind == "activity"}
    things = {
        v for u in units if isinstance(u.value, ThingWord) for v in u.value.venue_of & u.value.subject_of
    }
    return named | things


def _pieces(units: Sequence[Unit], markers: Sequence[Marker], numbers: Sequence[int]) -> Iterator[_Piece]:
    """What belongs to each number: up to a mark, or to the next number with what leads to it."""
    for number in numbers:
        begin, end = number, number + 1
        while begin and units[begin - 1].kind not in _ENDS and begin - 1 not in numbers:
            begin -= 1
        if begin and begin - 1 in numbers:
            begin = _leading(units, number, begin)
        while end < len(units) and units[end].kind not in _ENDS and end not in numbers:
            end += 1
        if end < len(units) and end in numbers:
            end = _leading(units, end, number + 1)
        first, last = units[begin].start, units[end - 1].end
        signs = frozenset(m.name for m in markers if first <= m.start < last)
        yield _Piece(number, begin, end, units[begin:end], signs)


def _leading(units: Sequence[Unit], number: int, least: int) -> int:
    """Where that begins which leads to a number: "insläppt | hos 8"."""
    while number > least and units[number - 1].kind in _LEADS:
        number -= 1
    return number


def _reckoned(three: Sequence[_Piece]) -> tuple[_Piece, _Piece, _Piece] | None:
    """All that were rung at, those met and those not met; None where three numbers tell something else."""
    for whole, met, unmet in permutations(three):
        number, *parts = (piece.units[piece.number - piece.begin].value for piece in (whole, met, unmet))
        if number != sum(parts) or min(parts) < 1:
            continue
        told = (met.met or _is_said_before(whole, met)) and whole.signs.isdisjoint(_NOT_TOLD)
        if told and unmet.is_beside(met) and not whole.unmet and _are_of_one(three):
            return whole, met, unmet
    return None


def _is_said_before(whole: _Piece, met: _Piece) -> bool:
    """As in "av tolv dörrar öppnade | åtta": that some were met is told before how many."""
    bare = all(unit.kind in _LEADS | _NUMBERS for unit in met.units)
    return bare and whole.end == met.begin and whole.met


def _are_of_one(three: Sequence[_Piece]) -> bool:
    """Whether one place and one day at most are told, and nobody who was with us at some of them."""
    told = [unit for piece in three for unit in piece.units]
    single = all(len({u.text for u in told if u.kind == kind}) < 2 for kind in ("place", "when"))  # noqa: PLR2004
    return single and not any(unit.kind in {"partner", "organisation"} for unit in told)


def _with_met(
    units: Sequence[Unit], markers: list[Marker], whole: _Piece, met: _Piece, unmet: _Piece
) -> tuple[list[Unit], list[Marker]]:
    """The number of those met where all of them were told, or right before what names the visits."""
    told = [*units]
    number = units[met.number]
    its_own = matches("^<adjective>? <activity>", units[met.number + 1 :])
    inside = {i for piece in (whole, met, unmet) for i in range(piece.begin, piece.end)}
    heads = any(i not in inside and _may_be_many(unit) for i, unit in enumerate(units[: whole.begin]))
    things = [
        i for i in range(whole.begin, whole.end) if isinstance(units[i].value, ActivityWord | ThingWord)
    ]
    kept: set[int] = set()
    if its_own and not any(units[i].kind == "activity" for i in things):
        kept.update(range(met.begin, met.end))
    elif things and not heads:
        kept.update(i for i in range(whole.begin, whole.end) if _is_told(units, i, whole))
        told[whole.number] = number._replace(start=units[whole.number].start, end=units[whole.number].end)
    dropped = {i for i in inside - kept if not _is_detail(units, i)}
    act = next((i for i, unit in enumerate(units) if unit.kind == "activity" and i not in dropped), None)
    if not kept and act is None:
        return [*units], markers
    if act is None:
        thing = things[0]
        told[thing] = _named(units[thing])
    spans = [(units[i].start, units[i].end) for i in dropped]
    signs = [m for m in markers if not any(first <= m.start < last for first, last in spans)]
    lead = [] if kept or act is None else [number._replace(start=units[act].start, end=units[act].start)]
    read = [
        each
        for i, unit in enumerate(told)
        if i not in dropped
        for each in ([*lead, unit] if i == act else [unit])
    ]
    return read, signs


def _is_told(units: Sequence[Unit], index: int, whole: _Piece) -> bool:
    """What is kept of those rung at: "ringde på hos" so many, "12 dörrar"; not "provade", "påringda"."""
    leads = index == whole.number - 1 and units[index].kind in {"at", "on"}
    return leads or index == whole.number or isinstance(units[index].value, ActivityWord | ThingWord)


def _may_be_many(unit: Unit) -> bool:
    """As in "hembesök", before which a number may stand; "dörrknackning" is one round of many doors."""
    act = unit.value
    return isinstance(act, ActivityWord) and not act.verb and act.number is not Number.ONE


def _is_detail(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit tells where or when, or leads to what does: "i Vårby idag"."""
    leads = units[index].kind in _LEADS_TO_DETAIL and matches("^<place|when|part>", units[index + 1 :])
    return units[index].kind in _DETAILS or leads


def _named(thing: Unit) -> Unit:
    """What was visited as the activity."""
    (activity,) = thing.value.subject_of & thing.value.venue_of
    value = ActivityWord(activity, Number.MANY, visited=True)
    return thing._replace(kind="activity", value=value, rule=SUBJECT_VISITED)
