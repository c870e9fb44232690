"""How it stands: all promises, some of them, an area, a stretch of time."""

from collections.abc import Sequence
from datetime import date

from bot.counting import progress
from bot.courses import as_log
from bot.dialogue.turn import Turn
from bot.language.reading import Query
from bot.partnership import AnyPromise
from bot.replies import Position, Status
from bot.working_time import Period


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


def _within(turn: Turn, promises: Sequence[AnyPromise], query: Query) -> tuple[Position, ...]:
    """What was done of some promises; where no single one was asked about, only those with anything done."""
    days = Period(query.first or date.min, query.last or date.max)
    entries = [
        entry
        for entry in turn.entries_for(promises, days)
        if query.area is None or entry.facts.area == query.area
    ]
    counted = [promise for promise in promises if getattr(promise, "counts", None) is not None]
    found = (
        Position(promise=promise, progress=progress(as_log(promise), entries, turn.today))
        for promise in counted
    )
    return tuple(
        p for p in found if query.promises or p.progress.done or p.progress.beside or p.progress.waiting
    )
