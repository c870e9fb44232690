"""Promises told by what they aim at, and not by name: "hinner vi 350", "hur många helger har vi"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.words.units import Unit, fold
from bot.language.words.word_values import ActivityWord, ThingWord
from bot.partnership import AnyPromise, activities_of
from bot.promises import Checklist, Count, Distinct, Figure, Log, Rhythm

_NOTHING = Unit("stop", None, 0, 0, "")
_NAMING = ("activity", "thing", "promise", "lookalike", "visit")
_COUNTED = frozenset({*_NAMING, "word", "percent", "measure", "evenings", "when"})


def aimed_at(parts: Sequence[Clause], promises: Sequence[AnyPromise], heads: Sequence[str]) -> list[str]:
    """The ids of the promises that a question means by their unit, areas, target or rule, the surest first.

    `heads` is what is in the words for something that is done.
    """
    by_unit = [p.id for p in promises if any(_has_any(part, _units(p, heads)) for part in parts)]
    areas = [number for part in parts if part.has("areas_asked") for number in _numbers(part)]
    asked = any(part.has("asked_for", "requested_place") and not _is_our_wish(part) for part in parts)
    return (
        by_unit
        or [p.id for p in promises if areas and _is_of_areas(p, areas[0])]
        or [p.id for p in promises if any(_target_in(part, p) for part in parts)]
        or [p.id for p in promises if asked and _is_of_requests(p)]
    )


def aimed_at_beside(
    parts: Sequence[Clause], promises: Sequence[AnyPromise], heads: Sequence[str]
) -> list[str]:
    """As in "antal hastighetskontroller, antal helger", "... och helgerna": those by their unit."""
    nameless = [part for part in parts if not part.of(*_NAMING) and not part.has("question_word")]
    return [
        p.id
        for p in promises
        if any(_has_any(part, _units(p, heads)[: 1 + (len(part.units) == 1)]) for part in nameless)
    ]


def asks_for_target(parts: Sequence[Clause], promises: Sequence[AnyPromise]) -> bool:
    """As in "hinner vi 350 eller är det kört": whether so many will be reached as are promised."""
    first = [part for part in parts[:1] if part.begins_with("reaches")]
    return any(_target_in(part, promise) for part in first for promise in promises)


def _is_our_wish(part: Clause) -> bool:
    """As in "jag önskar en lägesrapport": who asks, and no inhabitant."""
    return part.units[0].kind == "we" and not part.has("citizens")


def _units(promise: AnyPromise, heads: Sequence[str]) -> list[str]:
    """The words for many of what it counts: "helger", "helgerna"; "kontroller" are of many kinds."""
    words = [promise.unit.plural, promise.unit.definite_plural]
    return [fold(word) for word in words if not any(head in word for head in heads)]


def _has_any(part: Clause, words: Sequence[str]) -> bool:
    return any(fold(unit.text) in words for unit in part.units)


def _target_in(part: Clause, promise: AnyPromise) -> bool:
    """As in "till 350", "klarar vi 60 innan nyår", "30 helger": its number, and not of anything else."""
    aims = _aims(promise)
    return any(
        unit.kind == "number"
        and unit.value in aims
        and (following.kind not in _COUNTED or part.knows(following) or _is_of(promise, following))
        for unit, following in pairwise((*part.units, _NOTHING))
    )


def _is_of(promise: AnyPromise, unit: Unit) -> bool:
    """Whether a unit names what a promise counts: "helger", "krogar"."""
    named = set[str]()
    if isinstance(unit.value, ActivityWord):
        named = {unit.value.activity}
    elif isinstance(unit.value, ThingWord):
        named = {*unit.value.subject_of, *unit.value.venue_of}
    return fold(unit.text) in _units(promise, ()) or not named.isdisjoint(activities_of(promise))


def _aims(promise: AnyPromise) -> set[float | None]:
    own = {promise.target} if isinstance(promise, Count | Checklist | Figure) else set[float | None]()
    parts = {part.target for part in promise.parts} if isinstance(promise, Count) else set[float | None]()
    return (own | parts) - {None}


def _numbers(part: Clause) -> list[int | None]:
    """How many areas a clause asks about, where it says so: "alla tre områdena"."""
    return [unit.value for unit in part.of("number")] or [None]


def _is_of_areas(promise: AnyPromise, number: int | None) -> bool:
    """Whether it is counted by areas, and of so many where a number is said."""
    each = promise.each_area if isinstance(promise, Rhythm) else ()
    parts = promise.parts if isinstance(promise, Count) else ()
    if each:
        return number in {None, len(each)}
    return number is None and any(part.distinct is Distinct.AREA for part in parts)


def _is_of_requests(promise: AnyPromise) -> bool:
    """Whether only that counts which inhabitants had asked for, or had not."""
    counts = promise.counts if isinstance(promise, Count | Checklist | Rhythm | Log) else None
    return counts is not None and counts.requested is not None
