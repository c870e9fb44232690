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
    done = min((m.start for m in markers if m.name == "firmly_done"), default=None)
    off = [m.start for m in markers if m.name in {"called_off", "not"}]
    if len(places) < 2 or done is None or not off:  # noqa: PLR2004 - one was done, the other not
        return None
    begin = _begin(units, places[-1])
    first, apart = units[begin].start, units[begin - 1].kind not in _NO_PLACE_OF_ITS_OWN
    follows = places[-2] < begin and done < first < min(off)
    return begin if apart and follows else None


def _begin(units: Sequence[Unit], place: int) -> int:
    """Where what leads to a place begins: "den i Skogås"."""
    while units[place - 1].kind in _LEADS:
        place -= 1
    return place
