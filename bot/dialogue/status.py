"""How it stands: all promises, some of them, an area, a stretch of time."""

from bot.counting import progress
from bot.dialogue.turn import Turn
from bot.entries import Entry
from bot.language.reading import Query
from bot.partnership import AnyPromise
from bot.replies import Position, Status


def status(turn: Turn, query: Query) -> Status:
    """How the promises of a question stand; with an area or dates, what was done there and then."""
    promises = [turn.partnership.promise(p) for p in query.promises] or list(turn.partnership.promises)
    limited = query.area or query.first or query.last
    positions = _within(turn, promises, query) if limited else turn.standings(promises)
    return Status(
        positions=positions,
        area=query.area,
        first=query.first,
        last=query.last,
        detailed=bool(query.promises) and not limited,
    )


def _within(turn: Turn, promises: list[AnyPromise], query: Query) -> tuple[Position, ...]:
    entries = [entry for entry in turn.work.reports.entries() if _matches(entry, query)]
    counted = [promise for promise in promises if getattr(promise, "counts", None) is not None]
    return tuple(
        Position(promise=promise, progress=progress(promise, entries, turn.today)) for promise in counted
    )


def _matches(entry: Entry, query: Query) -> bool:
    facts = entry.facts
    if query.area is not None and facts.area != query.area:
        return False
    after = query.first is None or facts.date >= query.first
    return after and (query.last is None or facts.date <= query.last)
