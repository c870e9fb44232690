"""Readings and standings as JSON: the shapes that others build on."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.counting.progress import PartProgress, Progress, RhythmPeriods
from bot.entries import Draft
from bot.language.reading import Change, Kind, Query, Reading
from bot.replies import Position

_WITH_ENTRIES = {Kind.REPORT, Kind.PLAN, Kind.CANCELLED, Kind.UNCLEAR, Kind.PRIVATE}


def reading_as_json(text: str, reading: Reading) -> dict[str, Any]:
    """A reading as `parse` prints it."""
    return {
        "text": text,
        "kind": reading.kind.value,
        "entries": [_entry(draft) for draft in reading.entries] if reading.kind in _WITH_ENTRIES else [],
        "missing": [missing.value for missing in reading.missing],
        "query": _query(reading.query) if reading.kind is Kind.STATUS else None,
        "change": _change(reading.change) if reading.kind is Kind.CORRECTION else None,
        "private": list(reading.private),
    }


def status_as_json(at: datetime, partnership: str, positions: Iterable[Position]) -> dict[str, Any]:
    """How promises stand, as `status --json` prints it."""
    return {
        "at": at.isoformat(timespec="minutes"),
        "partnership": partnership,
        "promises": [_position(position.promise.title, position.progress) for position in positions],
    }


def _entry(draft: Draft) -> dict[str, Any]:
    return {
        "activity": draft.activity,
        "count": draft.count,
        "date": draft.date.isoformat() if draft.date else None,
        "area": draft.area,
        "place": draft.place,
        "with": sorted(draft.partners),
        "requested": draft.requested,
    }


def _query(query: Query) -> dict[str, Any]:
    return {
        "promises": list(query.promises),
        "area": query.area,
        "from": query.first.isoformat() if query.first else None,
        "to": query.last.isoformat() if query.last else None,
    }


def _change(change: Change) -> dict[str, Any]:
    fields = {
        "activity": change.activity,
        "count": change.count,
        "date": change.date.isoformat() if change.date else None,
        "area": change.area,
        "place": change.place,
        "with": sorted(change.partners_added) or None,
        "without": sorted(change.partners_removed) or None,
        "requested": change.requested,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _position(title: str, progress: Progress) -> dict[str, Any]:
    return {
        "id": progress.promise,
        "title": title,
        "done": _number(progress.done),
        "target": _number(progress.target),
        "remaining": progress.remaining,
        "pace": _number(progress.pace),
        "reachable": progress.reachable,
        "parts": [_part(part) for part in progress.parts],
        "periods": None if progress.periods is None else _periods(progress.periods),
        "beside": progress.beside,
        "waiting": progress.waiting,
    }


def _part(part: PartProgress) -> dict[str, Any]:
    return {"id": part.id, "done": part.done, "target": part.target, "remaining": part.remaining}


def _periods(periods: RhythmPeriods) -> dict[str, Any]:
    return {
        "kept": periods.kept,
        "ended": periods.ended,
        "missed": list(periods.missed),
        "lacking": list(periods.lacking),
    }


def _number(value: float | None) -> float | None:
    """A whole number as an integer, any other with one decimal."""
    if value is None:
        return None
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
