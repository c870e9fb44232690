"""Corrections of the latest report: "nej, det var i Skogås", "tre, inte två", "polisen var med"."""

from collections.abc import Sequence

from bot.language.binding import bind, entries
from bot.language.days import Calendar
from bot.language.named_reports import named, named_then_corrected, parts_of
from bot.language.reading import Change, Kind, Reading
from bot.language.statements import Segment, Statement
from bot.language.units import Unit
from bot.language.vocabulary import ActivityWord
from bot.partnership import Partnership

_NOTHING = Unit("visit", None, 0, 0, "")
_OPENERS = 3


class Corrections:
    """Reads what a message changes in the latest report; None where it changes nothing."""

    def __init__(self, partnership: Partnership) -> None:
        self._partnership = partnership

    def read(
        self, parts: Sequence[Segment], units: Sequence[Unit], calendar: Calendar, organisation: str, *, reports: bool
    ) -> Reading | None:
        """The change that a message makes, if it is a correction, and the report that it names."""
        if split := named_then_corrected(units):
            about, said = (parts_of(piece) for piece in split)
            change = self._change(said, calendar, organisation, split[1])
            if change != Change():
                return Reading(
                    kind=Kind.CORRECTION, change=change, named=named(about, split[0], calendar, organisation)
                )
        if not _corrects(parts, units, reports=reports):
            return None
        kept = [part for part in parts if not _is_taken_back(part, parts)]
        found = self._change(kept or list(parts), calendar, organisation, units)
        return Reading(kind=Kind.CORRECTION, change=found) if found != Change() else None

    def _change(self, parts: Sequence[Segment], calendar: Calendar, organisation: str, units: Sequence[Unit]) -> Change:
        acts = [unit for part in parts for unit in part.of("activity") if isinstance(unit.value, ActivityWord)]
        statement = Statement(acts[0] if acts else _NOTHING, tuple(parts))
        bound = bind(statement, acts[0].value.activity if acts else None)
        draft = entries(bound, calendar)[0]
        counted = any(chunk.said or chunk.venues > 1 for chunk in bound.chunks) or None
        number = _bare_number(parts) if not counted else draft.count
        removed = frozenset[str]().union(*(u.value for u in units if u.kind == "without_partner"))
        return Change(
            activity=bound.activity if not counted else None,
            count=number,
            date=draft.date if bound.whens else None,
            area=draft.area,
            place=draft.place,
            partners_added=bound.partners - {organisation} - removed,
            partners_removed=removed - {organisation},
            requested=draft.requested,
        )


def _corrects(parts: Sequence[Segment], units: Sequence[Unit], *, reports: bool) -> bool:
    acts = any(part.act is not None for part in parts)
    if any(part.has("firm_correction") for part in parts):
        return True
    if acts:
        return _contrasts(parts) and any(part.has("correction", "it") for part in parts[:1])
    opens = any(part.has("correction", "it", "we_were") for part in parts[:2])
    fragments = any(unit.kind in {"place", "when", "number", "count", "article", "partner", "without_partner"} for unit in units)
    return fragments and (opens or _contrasts(parts) or any(part.of("partner", "without_partner") for part in parts))


def _contrasts(parts: Sequence[Segment]) -> bool:
    return any(part.has("not_verb", "nobody") for part in parts)


def _is_taken_back(part: Segment, parts: Sequence[Segment]) -> bool:
    """Whether a segment names what was wrong: "inte tre", "ingen dialog"."""
    return part.has("not_verb", "nobody") and not part.has("asked_for") and len(parts) > 1


def _bare_number(parts: Sequence[Segment]) -> int | None:
    for part in parts:
        for unit in part.of("number", "count", "article"):
            return 1 if unit.kind == "article" else int(unit.value)
    return None
