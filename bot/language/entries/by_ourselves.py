"""Where we were alone, said without a word for it: "Skogås bara vi", "... inte på den i Skogås"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit, span

_OURS_ONLY = ("<only> <organisation|we>$", "<organisation> <only>$")
_JOINED = "^<partner> (?:<on|at> )?<activity>"
_DENIALS = frozenset({"not", "no", "opens_correction", "place_remains"})
_JOINS = frozenset({"comma", "but", "and"})
_THE_ONE_THERE = "^<on|at>? <den> <i|in|on> <place>$"
_DENIED_COMPANY = "<organisation|they> <denied> <mere_with|joined>$"


def ourselves(parts: Sequence[Clause], organisation: str) -> list[Clause]:
    """The clauses with a word for it, where the reporter's organisation is said to have been alone."""
    said = [_by_own_name(part, organisation) for part in parts]
    return said[:1] + [_without_company(before, part) for before, part in pairwise(said)]


def denies_company(clause: Clause) -> bool:
    """As in "men där var fältarna inte med"."""
    return matches(_DENIED_COMPANY, _with_denials(clause))


def _by_own_name(part: Clause, organisation: str) -> Clause:
    """As in "Skogås enbart polis", told by the police, "Skogås bara vi"."""
    last = part.units[-2:]
    ours = all(unit.kind != "organisation" or unit.value == organisation for unit in last)
    if not (ours and part.of("place") and any(matches(pattern, last) for pattern in _OURS_ONLY)):
        return part
    return part.with_units([*part.units[:-2], span(last, "alone", last[0].value, "alone.only_ours")])


def _without_company(before: Clause, part: Clause) -> Clause:
    """As in "fältarna var med på fotpatrullen i Vårby, inte på den i Skogås": there we were alone."""
    joined = matches(_JOINED, before.units) and bool(before.of("place")) and part.before in _JOINS
    denied = [unit for unit in _with_denials(part) if unit.kind == "denied"]
    others = [unit for unit in _with_denials(part) if unit.kind != "denied"]
    if not joined or len(denied) != 1 or not matches(_THE_ONE_THERE, others):
        return part
    alone = denied[0]._replace(kind="alone", rule="alone.denied_there")
    kept = [marker for marker in part.markers if marker.name not in _DENIALS]
    return part.with_units([*others, alone]).with_markers(kept)


def _with_denials(clause: Clause) -> list[Unit]:
    denied = {marker.start for marker in clause.markers if marker.name == "not"}
    return [
        unit._replace(kind="denied") if unit.start in denied and unit.kind == "word" else unit
        for unit in clause.units
    ]
