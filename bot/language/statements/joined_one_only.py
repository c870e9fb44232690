"""Partners at one of two: "polisen hängde på när vi fältade i Vårby men inte när vi fältade i Skogås".

What is denied of the other one is their being there, and not what was done.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches

_OTHER = "^<word|noise>{2,3} <we> <activity|walked|visit_verb>"
_JOINS = frozenset({"comma", "but", "and"})
_DENIALS = frozenset({"not", "no", "opens_correction"})


def with_unjoined_acts(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses, those that only deny that the partners were there as told of us alone."""
    first = list(parts[:1])
    return first + [
        _alone(part) if _denies_company(before, part) else part for before, part in pairwise(parts)
    ]


def _denies_company(before: Clause, part: Clause) -> bool:
    joined = before.units[0].kind == "partner" and before.act is not None
    same = part.sentence == before.sentence and part.before in _JOINS
    denied = any(
        m.name == "not" and m.start < part.units[2:3][0].start for m in part.markers if part.units[2:3]
    )
    return joined and same and denied and part.has("subordinates") and matches(_OTHER, part.units)


def _alone(part: Clause) -> Clause:
    first, *others = part.units
    rest = others[next(i for i, unit in enumerate(others) if unit.kind == "we") :]
    kept = [marker for marker in part.markers if marker.name not in _DENIALS]
    return part.with_units([*rest, first._replace(kind="alone", value=None)]).with_markers(kept)
