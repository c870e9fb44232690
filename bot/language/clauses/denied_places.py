"""Clauses that begin without a mark at a place where nothing was done: "... i Vårby Skogås hann vi inte"."""

from collections.abc import Iterator, Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_LEADS = frozenset({"i", "on", "in", "den"})
_NO_PLACE_OF_ITS_OWN = frozenset({"from", "to", "toward", "and", "or", "comma", "slash"})


def by_denied_place(
    before: str, units: list[Unit], markers: Sequence[Marker]
) -> Iterator[tuple[str, list[Unit]]]:
    """As in "fotpatrullen i Vårby gick bra Skogås hann vi inte med": behind what was done, what was not."""
    cut = _where_denied(units, markers)
    yield before, units[:cut]
    if cut is not None:
        yield "comma", units[cut:]


def _where_denied(units: Sequence[Unit], markers: Sequence[Marker]) -> int | None:
    places = [index for index, unit in enumerate(units) if unit.kind == "place"]
    if len(places) == 2 and (cut := _where_left(units, markers, places)) is not None:  # noqa: PLR2004
        return cut
    done = min((m.start for m in markers if m.name == "firmly_done"), default=None)
    off = [m.start for m in markers if m.name in {"called_off", "not"}]
    if len(places) < 2 or done is None or not off:  # noqa: PLR2004 - one was done, the other not
        return None
    begin = _begin(units, places[-1])
    first, apart = units[begin].start, units[begin - 1].kind not in _NO_PLACE_OF_ITS_OWN
    follows = places[-2] < begin and done < first < min(off)
    return begin if apart and follows else None


def _where_left(units: Sequence[Unit], markers: Sequence[Marker], places: Sequence[int]) -> int | None:
    """As in "bara fotpatrull i Vårby | Skogås fick utgå", "fotpatrull Vårby | hann ej Skogås".

    Not so in "fotpatrull Vårby Skogås fick utgå", which may be of both.
    """
    first, last = places
    left = [m for m in markers if m.name == "place_left"]
    only = any(unit.kind == "only" for unit in units[:first])
    begin = _begin(units, last)
    ends = units[-1].end if last + 1 < len(units) else None
    if only and ends and any(m.start == units[last + 1].start and m.end == ends for m in left):
        between = {unit.kind for unit in units[first + 1 : begin]}
        return begin if between <= {"activity", "when"} else None
    short = last == len(units) - 1 and any(unit.kind == "activity" for unit in units[: first + 1])
    bare = {m.start for m in markers if m.name in {"not", "no"}}
    led = any(
        (m.start, m.end) == (units[first + 1].start, units[begin - 1].end) and m.start not in bare
        for m in left
    )
    return first + 1 if short and led else None


def _begin(units: Sequence[Unit], place: int) -> int:
    """Where what leads to a place begins: "den i Skogås"."""
    while units[place - 1].kind in _LEADS:
        place -= 1
    return place
