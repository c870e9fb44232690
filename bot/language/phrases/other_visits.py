"""Visits of another kind than those that are named, told by their verb or their subject alone."""

from collections.abc import Sequence
from itertools import takewhile

from bot.language.phrases.grammar import matches
from bot.language.phrases.stood_there import name_standing
from bot.language.phrases.told_visits import (
    LISTED,
    NAMED,
    VISIT_VERB,
    is_numbered_venue,
    name_subject,
    name_visit,
)
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_CLAUSE_ENDS = frozenset({"stop", "question", "emoji", "but", "comma", "and", "then", "sen", "line"})
_HEADS_ROW = "^<on>? (?:<when|part>)* <thing> <colon>"
_ITEM = frozenset(
    {"thing", "place", "when", "part", "time", "times", "by", "i", "on", "in", "colon", "clock_word"}
)


def name_other_visits(units: list[Unit], visiting: frozenset[str]) -> bool:
    """As in "fotpatrull i Skogås, sen mätte vi farten i Vårby": by verb or subject; whether any is."""
    before = list(units)
    named = {unit.value.activity for unit in units if isinstance(unit.value, ActivityWord)}
    named |= _visited_by_name(units)
    ends = [i for i, unit in enumerate(units) if unit.kind in _CLAUSE_ENDS]
    for first, last in zip([0, *(end + 1 for end in ends)], [*ends, len(units)], strict=True):
        clause = units[first:last]
        kinds = {unit.kind for unit in clause}
        subjects = {s for u in clause if isinstance(u.value, ThingWord) for s in u.value.subject_of}
        told = not kinds.isdisjoint({"place", "shop"}) or (
            "word" not in kinds and any(is_numbered_venue(clause, i) for i in range(len(clause)))
        )
        apart = named.isdisjoint(subjects) or _is_verb_apart(units, first, last, subjects)
        heads = bool(subjects & visiting) and matches(_HEADS_ROW, clause)
        if len(subjects) != 1 or not apart or kinds & NAMED:
            continue
        if not told and name_standing(units, first, last, next(iter(subjects))):
            continue
        if not (told or heads):
            continue
        if named and (heads or kinds <= _ITEM):
            name_subject(units, next(i for i in range(first, last) if units[i].kind == "thing"), LISTED)
        else:
            name_visit(units, first, last)
    return units != before


def _is_verb_apart(units: Sequence[Unit], first: int, last: int, subjects: set[str]) -> bool:
    """As in "mätte farten i Stuvsta, fotpatrull i Vårby, laser i Skogås": again, after another act."""
    if not any(unit.kind == "visit_verb" for unit in units[first:last]):
        return False
    before = next((u.value for u in reversed(units[:first]) if isinstance(u.value, ActivityWord)), None)
    after = next((u.value for u in units[last:] if isinstance(u.value, ActivityWord)), None)
    return all(act is None or act.activity not in subjects for act in (before, after))


def _visited_by_name(units: Sequence[Unit]) -> set[str]:
    """As in "Tillsyn serveringstillstånd, ...", "knackade vi dörr": what a visit has as its subject."""
    subjects = {
        subject
        for index, unit in enumerate(units)
        if unit.kind == "visit"
        for thing in _beside_visit(units[index + 1 :], told=unit.rule == VISIT_VERB)
        for subject in thing.subject_of
    }
    return subjects if len(subjects) == 1 else set()


def _beside_visit(following: Sequence[Unit], *, told: bool) -> list[ThingWord]:
    """What stands right behind a visit; behind a verb, in its clause."""
    clause = takewhile(lambda unit: unit.kind not in _CLAUSE_ENDS, following)
    near = clause if told else following[:1]
    return [unit.value for unit in near if isinstance(unit.value, ThingWord)]
