"""Who took part in the latest report, which is named: "lägg till kommunen på det jag skrev nyss"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.latest_report import SIGN
from bot.language.reading import Change, Kind, Reading
from bot.language.words.units import Unit

_WHO = ("organisation", "mention", "partner")
_TELLS_MORE = (
    "place",
    "when",
    "number",
    "count",
    "activity",
    "visit",
    "lookalike",
    "without_partner",
    "not_joined",
)
_TURNS = ("nobody", "called_off", "asked_for", "said_then", "told_of", "passes_on", "talk_before")
_WHO_ALONE = frozenset({*_WHO, "word", "den", "on", "also"})
_FEW_WORDS = 3


def joined_latest(parts: Sequence[Clause], organisation: str) -> Reading | None:
    """The partner that a message adds to the latest report; None where it says more, or names none."""
    pointed = any(part.has(SIGN, "told_last", "wishes_change") for part in parts)
    if not (pointed or _is_forgotten(parts)) or any(part.of(*_TELLS_MORE) for part in parts):
        return None
    if any(part.has(*_TURNS) or (part.has("not") and not part.has("not_only")) for part in parts):
        return None
    named = next((part for part in parts if part.of(*_WHO)), None)
    asked = any(part.asked and not part.has("wishes_change") for part in parts)
    if named is None or asked or not any(map(_adds, parts)) or named.words > _FEW_WORDS:
        return None
    added = _organisations(named.of(*_WHO)) - {organisation}
    return Reading(kind=Kind.CORRECTION, change=Change(partners_added=added)) if added else None


def _is_forgotten(parts: Sequence[Clause]) -> bool:
    """As in "glömde kommunen", "glömde nämna kommunen": who was forgotten, and nothing else."""
    if len(parts) != 1 or parts[0].words or not parts[0].begins_with("forgot"):
        return False
    return _WHO_ALONE.issuperset(unit.kind for unit in parts[0].units)


def _adds(part: Clause) -> bool:
    """As in "lägg till ...", "... var med", "tillsammans med ...", "... också", "... saknas på den"."""
    signs = part.has("adds", "wishes_change", "forgot", "missed", "puts", "left_out_there")
    return signs or bool(part.of("joined", "also", "partner", "followed"))


def _organisations(units: Sequence[Unit]) -> frozenset[str]:
    each = (frozenset({unit.value}) if isinstance(unit.value, str) else unit.value for unit in units)
    return frozenset[str]().union(*each)
