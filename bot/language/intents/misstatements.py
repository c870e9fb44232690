"""What a member wrote and what it was: "skrev Skogås men det var Vårby", "råkade skriva 3, ska vara 4"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.intents.exchanges import Exchange
from bot.language.intents.signs_of_correction import only_opens
from bot.language.phrases.latest_report import SIGN
from bot.language.words.units import Unit

_FIELDS = {
    "activity": "activity", "thing": "activity", "lookalike": "activity",
    "place": "place", "when": "when",
    "number": "count", "count": "count", "article": "count",
}  # fmt: skip
_LED = frozenset({"i", "on", "in", "at", "we", "den"})
_BOTH = 2
_DENIED = ("not", "nobody", "planned", "called_off")


def misstated(parts: Sequence[Clause]) -> Exchange | None:
    """What a member says to have written, and what it was instead; None for any other message."""
    told = [part for part in parts if not (only_opens(part) or _only_points(part))]
    if len(told) == 1:
        return _ought_to_be(told[0])
    written = [part for part in told if part.has("wrote")]
    if len(told) != _BOTH or len(written) != 1 or any(part.asked for part in parts):
        return None
    (right,) = (part for part in told if part is not written[0])
    if not right.has("it_was", "ought", "meant") or (right.has(*_DENIED) and not right.has("ought")):
        return None
    was, becomes = _said(written[0]), _said(right)
    alike = {_FIELDS[unit.kind] for unit in was} & {_FIELDS[unit.kind] for unit in becomes}
    return Exchange(was, becomes) if alike else None


def _ought_to_be(part: Clause) -> Exchange | None:
    """As in "två ska vara tre", "skrev Vårby menade Skogås": what it was and is to be, in one clause."""
    sign = next((m for m in part.markers if m.name in {"ought", "meant"}), None)
    if sign is None or part.asked or part.act is not None or part.has("not", "nobody", "called_off"):
        return None
    was = _named(part, [unit for unit in part.units if unit.end <= sign.start])
    becomes = _named(part, [unit for unit in part.units if unit.start >= sign.end])
    alike = len(was) == len(becomes) == 1 and _FIELDS[was[0].kind] == _FIELDS[becomes[0].kind]
    return Exchange(was, becomes) if alike else None


def _only_points(part: Clause) -> bool:
    """As in "det där sista jag skrev, ...": the report that is meant, and nothing else."""
    return part.has(SIGN) and len(part.units) == 1


def _said(part: Clause) -> tuple[Unit, ...]:
    """What a clause names; nothing where it says anything else: "skrev 12 böter"."""
    return _named(part, part.units)


def _named(part: Clause, units: Sequence[Unit]) -> tuple[Unit, ...]:
    named = [unit for unit in units if unit.kind in _FIELDS]
    others = [unit for unit in units if unit.kind not in _FIELDS.keys() | _LED and not part.knows(unit)]
    counted = any(unit.kind != "article" for unit in named)
    return () if others else tuple(unit for unit in named if unit.kind != "article" or not counted)
