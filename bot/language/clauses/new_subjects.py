"""Clauses that begin without any mark at a subject of their own: "... idag det är mord i Fittja".

Who dictates puts no commas. Behind the activity and what was said of it, a subject with its verb behind it
begins something else: "vi stod ju där", "det är valborg på torsdag", "fyra stycken blev av med körkortet".
"""

from collections.abc import Iterator, Sequence

from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_FINITE = ("past", "present", "had", "have")
_VERBS = frozenset({"linking", "stood", "walked"})
_LEADS_ON = frozenset(
    {
        "i", "on", "in", "at", "from", "to", "of", "with", "mere_with", "between", "toward", "about_time",
        "about", "den", "for", "without", "we", "they", "article", "also", "only", "noise", "linking", "than",
        "all_of", "both", "label", "week", "number", "clock_word", "half", "adjective", "each", "sen", "then",
        "slash",
    }
)  # fmt: skip
_SUBJECTS = frozenset({"we", "count", "number"})
_PRONOUNS = frozenset({"word", "they", "den"})
_TOLD = frozenset({"place", "when", "time", "part", "noise", "throughout", "street"})


def by_new_subject(
    before: str, units: list[Unit], markers: Sequence[Marker]
) -> Iterator[tuple[str, list[Unit]]]:
    """As in "hastighetskontroll igår klockan tio fyra stycken fick böter": what follows the activity."""
    act = next((at for at, unit in enumerate(units) if isinstance(unit.value, ActivityWord)), None)
    begin = 2 if act is None else act + 2
    cut = _next_subject(units, begin, markers) if act is not None or _goes_on(units) else None
    yield before, units[:cut]
    if cut is not None:
        yield from (("comma", part) for part in _rest(units[cut:], markers))


def _goes_on(units: Sequence[Unit]) -> bool:
    """As in "lördag klar jag är trött": what is told further of the activity comes first."""
    return units[0].kind in _TOLD | {"article", "number"}


def _rest(units: list[Unit], markers: Sequence[Marker]) -> Iterator[list[Unit]]:
    """The clauses behind the first one, which may begin in the same way."""
    cut = _next_subject(units, 2, markers)
    yield units[:cut]
    if cut is not None:
        yield from _rest(units[cut:], markers)


def _next_subject(units: Sequence[Unit], begin: int, markers: Sequence[Marker]) -> int | None:
    verbs = {m.start for m in markers if m.name in _FINITE}
    subordinate = {m.start for m in markers if m.name in {"subordinates", *_FINITE}}
    it = {m.start for m in markers if m.name == "begins_anew"}
    for index in range(begin, len(units) - 1):
        unit, following = units[index], units[index + 1]
        if (unit.kind, following.kind) == ("all_of", "on") and units[index - 1].kind == "place":
            return index
        if not (unit.kind in _SUBJECTS or (unit.start in it and unit.kind in _PRONOUNS)):
            continue
        last = units[index - 1]
        led = last.kind in _LEADS_ON or last.start in subordinate or "past" in last.looks
        led = led or (unit.kind != "we" and unit.start not in it and last.kind not in _TOLD)
        if not led and (following.start in verbs or following.kind in _VERBS or "past" in following.looks):
            return index
    return None
