"""The command `status`: how the promises stand, in words or as JSON."""

from collections.abc import Sequence
from datetime import datetime

from bot.counting.counters import progresses
from bot.partnership import AnyPromise
from bot.replies import Position, Status
from bot.working_time import working_day
from handlers.app import App
from handlers.figures import status_as_json
from handlers.json_lines import line_of
from handlers.lookups import promise
from handlers.moments import moment, now


def status(app: App, at: str | None, promise_ids: Sequence[str], *, as_json: bool) -> str:
    """How some promises, or all, stand at a moment."""
    zone = app.partnership.zone
    when = now(zone) if at is None else moment(at, zone, "--at")
    chosen = [promise(app.partnership, promise_id) for promise_id in dict.fromkeys(promise_ids)]
    standing = positions(app, when, chosen or app.partnership.promises)
    if as_json:
        return line_of(status_as_json(when, app.partnership.id, standing))
    return app.voice.say(Status(positions=standing, detailed=bool(chosen))).text


def positions(app: App, when: datetime, promises: Sequence[AnyPromise]) -> tuple[Position, ...]:
    """How some promises stand at a moment, by what is known now."""
    today = working_day(when, app.partnership.zone)
    with app.database.units_of_work(app.partnership.id)() as work:
        entries = work.reports.entries()
        marks = work.marks.all()
    found = progresses(promises, entries, today, marks)
    return tuple(Position(promise=p, progress=each) for p, each in zip(promises, found, strict=True))
