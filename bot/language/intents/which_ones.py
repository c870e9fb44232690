"""Which of those told are meant: "den första", "de två sista", "två av dem", "den ena"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.words.markers import POSITIONS
from bot.language.words.units import Unit

_OF_SOME = frozenset({"number", "count", "article", "both", "of", "they", "den", "noise"})


def position(parts: Sequence[Clause], about: Sequence[Unit]) -> int | None:
    """As in "den första", "de två sista": which of those told; None where it is not told by its place."""
    starts = {unit.start for unit in about}
    places = {
        POSITIONS[m.name] for part in parts for m in part.markers if m.name in POSITIONS and m.start in starts
    }
    return places.pop() if len(places) == 1 else None


def is_of_some(parts: Sequence[Clause], about: Sequence[Unit]) -> bool:
    """As in "två av dem", "den ena", "ena": some of what was told, and nothing that tells which."""
    ones = {m.start for part in parts for m in part.markers if m.name == "one_of_them"}
    kinds = {unit.kind for unit in about if unit.start not in ones}
    one = any(unit.start in ones for unit in about)
    return _OF_SOME.issuperset(kinds) and (one or {"of", "they"} <= kinds)


def how_many(about: Sequence[Unit]) -> int | None:
    """The one number that is said, as in "två av dem"."""
    values = [1 if u.kind == "article" else u.value for u in about if u.kind in {"number", "article"}]
    return int(values[0]) if len(values) == 1 else None
