"""Messages that say something of what was told: "Skogås var igår", "två av dem var i Vårby"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.intents.named_reports import named, parts_of
from bot.language.intents.which_ones import how_many, is_of_some, position
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

_OF_ONE = frozenset({"den", "they", "i", "on", "place", "when", "part"})
_SAID = frozenset(
    {"i", "on", "in", "place", "when", "part", "number", "count", "only", "partner", "without_partner"}
)
_POINTS = frozenset({"place", "when", "part"})
_THE_THINGS = ("en", "na")
_BY_US = 2
_IN_SOME = (
    "^<partner|organisation> <linking>? <only>? <joined>? <on>? <they>?"
    " (?:<number|article> <ordinal>?|<number|article> <of> <they>|<noise>)$"
)
_IN = frozenset({"only", "joined", "on", "partner"})
_BY_US_ALL = (["we", "word", "they"], ["we", "word", "den"])
_PARTNERS = frozenset({"partner", "without_partner"})
_ALL = ({"both"}, {"all_of"}, {"they", "both"}, {"we", "word", "they"}, {"we", "word", "den"})
_SAYS_NOTHING = frozenset({"plain", "opens_correction", "closes_correction", "only"})


@dataclass(frozen=True, slots=True)
class PointedBack:
    """What is pointed at, and the units of what is said of it.

    `named` is an entry as far as the words tell, `position` its place among those told, from 0 or, backwards,
    from -1. `some` is how many of them are meant, None where nobody says so. `all_told` is true where all
    of the latest report is.
    """

    said: tuple[Unit, ...]
    named: Draft | None = None
    position: int | None = None
    some: int | None = None
    all_told: bool = False


def pointed_back(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> PointedBack | None:
    """What a message points back at and says of it; None where it does not, or denies, asks or tells more."""
    if any(part.asked or part.ahead or part.words or part.has("not", "nobody", "planned") for part in parts):
        return None
    spoken = _after_opening(parts, units)
    if (joint := _joint_in_some(parts, spoken)) is not None:
        return joint
    cut = _cut(parts, spoken)
    if cut is None:
        return None
    about, said = cut[0], tuple(unit for unit in cut[1] if not _says_nothing(parts, unit))
    if not said or not _SAID.issuperset(unit.kind for unit in said):
        return None
    if (place := position(parts, about)) is not None:
        return PointedBack(said, position=place, some=how_many(about))
    if {unit.kind for unit in about} in _ALL or _is_ours(parts, about, said):
        return PointedBack(said, all_told=True)
    if is_of_some(parts, about) or _is_counted(about):
        return PointedBack(said, some=how_many(about) or 1)
    if _is_of_one(about):
        found = named(parts_of(about), about, calendar, organisation)
        return PointedBack(said, named=found, some=None if found else 1)
    return None


def _joint_in_some(parts: Sequence[Clause], units: Sequence[Unit]) -> PointedBack | None:
    """As in "skatteverket bara på en", "polisen var med på den ena": who took part in so many."""
    if not (matches(_IN_SOME, units) and any(unit.kind in _IN for unit in units)):
        return None
    who, *others = units
    if others[-1].kind == "noise" and not _is_one_of_two(parts, others[-1]):
        return None
    names = who.value if who.kind == "partner" else frozenset({who.value})
    return PointedBack((who._replace(kind="partner", value=names),), some=how_many(others) or 1)


def _is_one_of_two(parts: Sequence[Clause], unit: Unit) -> bool:
    """As in "den ena"."""
    return any(m.name == "one_of_two" and m.start == unit.start for part in parts for m in part.markers)


def _is_ours(parts: Sequence[Clause], about: Sequence[Unit], said: Sequence[Unit]) -> bool:
    """As in "mina", and in "det gjorde vi med kommunen": all that the member told."""
    marked = {m.name for part in parts for m in part.markers if m.start == about[0].start}
    joint = "it" in marked and _PARTNERS.issuperset(unit.kind for unit in said)
    return len(about) == 1 and ("ours" in marked or joint)


def _is_counted(about: Sequence[Unit]) -> bool:
    """As in "varav två", "två utan polisen"."""
    return [unit.kind for unit in about] in (["of_which", "number"], ["of_which", "article"], ["number"])


def _says_nothing(parts: Sequence[Clause], unit: Unit) -> bool:
    """As in "egentligen", "bara", "ju": a word that leaves what is said as it is."""
    marked = {m.name for part in parts for m in part.markers if m.start == unit.start}
    return unit.kind == "word" and bool(marked) and marked <= _SAYS_NOTHING


def _is_of_one(about: Sequence[Unit]) -> bool:
    """As in "Skogås", "den i tisdags", "krogarna igår"; "krogar" are news."""
    first, *others = about
    if isinstance(first.value, ThingWord):
        return first.text.endswith(_THE_THINGS) and _OF_ONE.issuperset(unit.kind for unit in others)
    kinds = {unit.kind for unit in about}
    return kinds <= _OF_ONE and bool(kinds & _POINTS) and first.kind != "when"


def _after_opening(parts: Sequence[Clause], units: Sequence[Unit]) -> list[Unit]:
    """The units after "nej", "oj förresten", "och"."""
    opening = {start for part in parts[:2] for start in _openings(part)}
    first = next(
        (
            index
            for index, unit in enumerate(units)
            if unit.start not in opening and unit.kind not in {"and", "but", "comma", "stop"}
        ),
        len(units),
    )
    return list(units[first:])


def _openings(part: Clause) -> Iterator[int]:
    """Where words begin that do nothing but open what is said."""
    signs = {(m.start, m.end) for m in part.markers if m.name in {"refusal", "opens_correction"}}
    return (unit.start for unit in part.of("word") if (unit.start, unit.end) in signs)


def _cut(parts: Sequence[Clause], units: Sequence[Unit]) -> tuple[Sequence[Unit], tuple[Unit, ...]] | None:
    """What is pointed at and what is said of it, as in "den igår | var 2", "två av dem | igår"."""
    kinds = [unit.kind for unit in units]
    if kinds[:3] in _BY_US_ALL and _is_done(parts, units[1]):
        return units[:3], _partners_of(units[3:])
    if kinds[:1] == ["of_which"]:
        return units[:2], tuple(units[2:])
    if len(kinds) > 1 and kinds[0] == "number" and _PARTNERS.issuperset(kinds[1:]):
        return units[:1], tuple(units[1:])
    for index, unit in enumerate(units):
        if unit.kind == "linking":
            return (units[:index], tuple(units[index + 1 :])) if index else None
        if index and _is_done_by_us(parts, units[index : index + _BY_US]):
            return units[:index], _partners_of(units[index + _BY_US :])
    ends = [index for index, unit in enumerate(units) if unit.kind == "they" and index]
    return (units[: ends[0] + 1], tuple(units[ends[0] + 1 :])) if ends else None


def _is_done_by_us(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "gjorde vi"."""
    return [unit.kind for unit in units] == ["word", "we"] and _is_done(parts, units[0])


def _is_done(parts: Sequence[Clause], unit: Unit) -> bool:
    return any(m.name == "firmly_done" and m.start == unit.start for part in parts for m in part.markers)


def _partners_of(said: Sequence[Unit]) -> tuple[Unit, ...]:
    """With whom it was done; a day or a place behind "gjorde vi" may be news."""
    return tuple(said) if _PARTNERS.issuperset(unit.kind for unit in said) else ()
