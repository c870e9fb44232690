"""Slips of the tongue that were put right in the same breath: "på Vårbyvägen nej Glömstavägen menar jag".

Who dictates says it anew where he or she slipped. What was said first is taken out, with the words that take
it back, before the message is cut: nothing is in doubt, and nothing was called off.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_ALIKE = {
    "place": "place", "activity": "activity", "when": "when", "number": "number", "count": "number",
    "article": "number",
}  # fmt: skip
_LEADS = frozenset({"i", "on", "in", "at"})
_PAUSES = frozenset({"comma", "dash"})
_SENTENCE_ENDS = frozenset({"stop", "question", "line", "colon", "open", "close"})
_COUNTED = frozenset({"activity", "visit", "thing", "adjective"})
_ENDS = frozenset({"comma", "stop", "line", "and", "but", "close", "emoji", "activity", "visit"})


class _Slip(NamedTuple):
    """Where in the units it stands what was said first, and what comes in its place from where to where."""

    first: int
    begin: int
    anew: Sequence[Unit]
    end: int


def said_anew(units: Sequence[Unit], markers: Sequence[Marker]) -> tuple[Sequence[Unit], Sequence[Marker]]:
    """The units of a report and their signs with what was said anew in place of what was said first."""
    back = {marker.start for marker in markers if marker.name == "takes_back"}
    if not back or not any(unit.kind == "activity" for unit in units):
        return units, markers
    for index in range(len(units) - 1, 0, -1):
        slip = _slip(units, index, markers) if units[index].start in back else None
        if slip is not None:
            start, end = units[slip.begin].start, units[slip.end - 1].end
            kept = [unit for at, unit in enumerate(units[: slip.begin]) if at != slip.first]
            kept[slip.first : slip.first] = slip.anew
            left = [marker for marker in markers if not start <= marker.start < end]
            return said_anew([*kept, *units[slip.end :]], left)
    return units, markers


def _slip(units: Sequence[Unit], back: int, markers: Sequence[Marker]) -> _Slip | None:
    """The slip that the words at an index take back; None where nothing like it is said anew behind them."""
    at = _behind(units, back, markers, "takes_back", "second_thought")
    led = units[at : at + 1]
    at += bool(led) and led[0].kind in _LEADS
    closed = _behind(units, at + 1, markers, "closes_second_thought")
    said = units[at] if at < len(units) else None
    if said is not None and said.kind == "word" and closed > at + 1 and closed < len(units):
        said, closed = units[closed], closed + 1
    if said is None or said.kind not in _ALIKE:
        return None
    begin = back - (units[back - 1].kind in _PAUSES)
    first = _first(units[:begin], said)
    if first is None or not _is_settled(units, first, begin, at, closed) or _is_off(units[at:], markers):
        return None
    return _Slip(first, begin, [_like(said, units[first])], closed)


def _behind(units: Sequence[Unit], index: int, markers: Sequence[Marker], *names: str) -> int:
    """Where the words end from an index on that are signs of these names, or pauses between them."""
    ends = {m.start: m.end for m in sorted(markers, key=lambda m: m.end) if m.name in names}
    end = index
    while index < len(units) and (units[index].start in ends or units[index].kind in _PAUSES):
        pause = units[index].kind in _PAUSES
        until = units[index].end if pause else ends[units[index].start]
        while index < len(units) and units[index].start < until:
            index += 1
        end = end if pause and "closes_second_thought" in names else index
    return end


def _first(said: Sequence[Unit], anew: Unit) -> int | None:
    """The index of the last unit of the same kind in the sentence; of a number, that of the activity."""
    for index in range(len(said) - 1, -1, -1):
        unit = said[index]
        if unit.kind in _SENTENCE_ENDS:
            return None
        if _ALIKE.get(unit.kind) != _ALIKE[anew.kind]:
            continue
        following = said[index + 1].kind if index + 1 < len(said) else "activity"
        if _ALIKE[anew.kind] != "number" or following in _COUNTED:
            return index
        if unit.kind != "article":
            return None
    return None


def _is_settled(units: Sequence[Unit], first: int, begin: int, at: int, closed: int) -> bool:
    """Whether "menar jag" or the like closes it, or it stands just behind what was said first, or last."""
    following = units[closed].kind if closed < len(units) else "stop"
    if closed > at + 1:
        return True
    numbered = _ALIKE[units[at].kind] == "number"
    return following in _ENDS or (first == begin - 1 and not numbered)


def _is_off(following: Sequence[Unit], markers: Sequence[Marker]) -> bool:
    """As in "Vårby, nej Skogås hann vi inte": behind it stands what was not done."""
    ends = (index for index, unit in enumerate(following) if index and unit.kind in _ENDS | _SENTENCE_ENDS)
    said = {unit.start for unit in following[: next(ends, len(following))]}
    return any(m.name in {"not", "nobody", "called_off"} and m.start in said for m in markers)


def _like(anew: Unit, first: Unit) -> Unit:
    """What was said anew; an article is a number where a number was: "två, nej en blev det"."""
    if anew.kind == "article" and first.kind in {"number", "count"}:
        return anew._replace(kind="number", value=1)
    return anew
