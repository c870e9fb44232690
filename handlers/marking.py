"""The command `promises mark`: what no report adds up to is entered by hand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.entries import Mark
from bot.errors import InputError
from bot.partnership import AnyPromise
from bot.promises import Checklist, Count, Figure, Milestone
from bot.replies import Marked
from bot.working_time import working_day
from handlers.app import App
from handlers.lookups import promise
from handlers.moments import now, past_day
from handlers.standing import positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The options of the command, as they were given."""

    day: str | None = None
    item: str | None = None
    stage: str | None = None
    value: float | None = None
    source: str | None = None


def marked(app: App, promise_id: str, said: Said) -> str:
    """Keep a mark, and say how the promise stands then."""
    zone = app.partnership.zone
    chosen = promise(app.partnership, promise_id)
    _check(chosen, said)
    at = now(zone)
    mark = Mark(
        promise=chosen.id,
        date=working_day(at, zone) if said.day is None else past_day(said.day, zone, "--date"),
        item=said.item,
        stage=said.stage,
        value=said.value,
        source=said.source,
    )
    with app.database.units_of_work(app.partnership.id)() as work:
        work.marks.add(mark, by=None, at=at)
        work.commit()
    (position,) = positions(app, at, [chosen])
    return app.voice.say(Marked(position)).text


def _check(promise: AnyPromise, said: Said) -> None:
    """InputError unless exactly what this kind of promise needs was said."""
    match promise:
        case Checklist():
            _check_names(promise, said, items=[item.id for item in promise.items], stages=promise.stages)
        case Milestone():
            _check_names(promise, said, stages=promise.stages)
        case Figure() | Count(counts=None):
            _check_names(promise, said)
        case _:
            raise InputError(
                f"{promise.id} is counted from reports and can't be marked; report what was done."
            )
    _check_figure(promise, said)


def _check_names(
    promise: AnyPromise, said: Said, *, items: Sequence[str] = (), stages: Sequence[str] = ()
) -> None:
    for option, name, known in (("--item", said.item, items), ("--stage", said.stage, stages)):
        if known and name not in known:
            raise InputError(f"{promise.id} needs {option}, one of {', '.join(known)}.")
        if not known and name is not None:
            raise InputError(f"{promise.id} has no use for {option}; leave it out.")


def _check_figure(promise: AnyPromise, said: Said) -> None:
    if not isinstance(promise, Figure):
        if said.value is not None:
            raise InputError(f"{promise.id} has no use for --value; leave it out.")
    elif said.value is None or not math.isfinite(said.value) or not said.source:
        raise InputError(f"{promise.id} is a figure; give it as a number in --value, and its --source.")
