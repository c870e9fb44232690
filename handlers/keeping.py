"""The commands about promises and the database: status, data files, marks, migration."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.counting import progress
from bot.entries import Mark
from bot.errors import InputError
from bot.partnership import AnyPromise, Partnership
from bot.partnership_file import read_partnership
from bot.promises import Checklist, Count, Figure, Milestone
from bot.replies import Position, Status
from bot.working_time import working_day
from handlers.app import App
from handlers.figures import status_as_json
from handlers.moments import moment, now
from handlers.partnership_files import built_in, read_file
from storage.database import Database

_BY = "command line"


def status(app: App, at: str | None, promises: Sequence[str], *, as_json: bool) -> str:
    """How the promises stand at a moment, in words or as JSON."""
    zone = app.partnership.zone
    when = now(zone) if at is None else moment(at, zone)
    positions = _positions(app, when, [_promise(app.partnership, p) for p in promises])
    if as_json:
        return json.dumps(status_as_json(when, app.partnership.id, positions), ensure_ascii=False)
    return app.voice.say(Status(positions=positions, detailed=bool(promises))).text


def migrate(app: App) -> str:
    """Bring the database up to date."""
    Database(app.settings.database_url).migrate()
    return "The database is up to date."


def checked(path: str) -> str:
    """That a data file is right; PartnershipFileError names every fault in it."""
    partnership = read_partnership(read_file(path), path)
    return f"{path} is right: {partnership.title}, {len(partnership.promises)} promises."


def loaded(app: App, path: str) -> str:
    """Keep a data file in the database."""
    source = read_file(path)
    partnership = read_partnership(source, path)
    app.database.save_partnership(partnership.id, source, now(partnership.zone))
    return f"Loaded {partnership.id}; use it with PARTNERSHIP={partnership.id}."


def listed(app: App) -> Iterator[str]:
    """The partnerships that can be used, then the promises of the one in use."""
    for name in built_in():
        yield f"{name}  (comes with the program)"
    for name, loaded_at in app.database.loaded_partnerships().items():
        yield f"{name}  (loaded {loaded_at:%Y-%m-%d})"
    yield f"In use: {app.partnership.id}"
    for promise in app.partnership.promises:
        yield f"  {promise.id}  {promise.title}"


def marked(
    app: App,
    promise_id: str,
    day: str | None,
    *,
    item: str | None,
    stage: str | None,
    value: float | None,
    source: str | None,
) -> str:
    """Keep a mark, and say how the promise stands then."""
    promise = _promise(app.partnership, promise_id)
    _check_mark(promise, item, stage, value, source)
    at = now(app.partnership.zone)
    mark = Mark(
        promise=promise.id, date=_day(day, at, app), item=item, stage=stage, value=value, source=source
    )
    with app.database.units_of_work(app.partnership.id)() as work:
        work.marks.add(mark, by=_BY, at=at)
        work.commit()
    positions = _positions(app, max(at, _at_noon(mark.date, at)), [promise])
    return app.voice.say(Status(positions=positions)).text


def _positions(app: App, when: datetime, promises: Sequence[AnyPromise]) -> tuple[Position, ...]:
    today = working_day(when, app.partnership.zone)
    with app.database.units_of_work(app.partnership.id)() as work:
        entries = work.reports.entries()
        marks = work.marks.all()
    return tuple(
        Position(promise=promise, progress=progress(promise, entries, today, marks))
        for promise in promises or app.partnership.promises
    )


def _promise(partnership: Partnership, promise_id: str) -> AnyPromise:
    try:
        return partnership.promise(promise_id)
    except KeyError:
        known = ", ".join(promise.id for promise in partnership.promises)
        raise InputError(f"no promise is called {promise_id}; there are {known}") from None


def _check_mark(
    promise: AnyPromise, item: str | None, stage: str | None, value: float | None, source: str | None
) -> None:
    match promise:
        case Checklist():
            _known(item, [i.id for i in promise.items], "--item")
            _known(stage, promise.stages, "--stage", needed=bool(promise.stages))
        case Milestone():
            _known(stage, promise.stages, "--stage", needed=bool(promise.stages))
        case Figure() if value is None or source is None:
            raise InputError(f"{promise.id} is a figure; give --value and --source")
        case Count(counts=None) | Figure():
            return
        case _:
            raise InputError(
                f"{promise.id} is counted from reports and can't be marked; report what was done"
            )


def _known(value: str | None, allowed: Sequence[str], option: str, *, needed: bool = True) -> None:
    if value is None and not needed:
        return
    if value not in allowed:
        raise InputError(f"{option} must be one of {', '.join(allowed) or 'none here'}")


def _day(text: str | None, at: datetime, app: App) -> date:
    if text is None:
        return working_day(at, app.partnership.zone)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"--date {text} is no day; write for example 2020-12-15") from None


def _at_noon(day: date, like: datetime) -> datetime:
    return like.replace(year=day.year, month=day.month, day=day.day, hour=12)
