"""How it stands: all promises, some of them, an organisation, an area, a stretch of time; or as a picture."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.counting.chances import planned
from bot.counting.counters import progress
from bot.counting.progress import Progress
from bot.counting.rhythms import kept_within
from bot.dialogue.finding import just_reported, last_spoken_of, own_reports
from bot.dialogue.turn import Turn
from bot.entries import Entry
from bot.language.reading import Query
from bot.partnership import AnyPromise
from bot.pictures.areas import as_log, by_area
from bot.pictures.curve import course
from bot.pictures.overview import overview
from bot.pictures.picture import Picture
from bot.pictures.strip import strip
from bot.promises import Checklist, Count, Log, Rhythm
from bot.replies import DRAW, DRAW_AREAS, DRAW_ONE, SHOW, STATUS, Position, Status
from bot.working_time import ONE_DAY, Period

# A shorter stretch of time is too short to be compared with an even pace.
_A_WEEK = 6 * ONE_DAY


def status(turn: Turn, query: Query) -> Status:
    """How the promises of a question stand; with an area or dates, what was done there and then."""
    named = [turn.partnership.promise(p) for p in query.promises] or _of_latest(turn, query)
    promises = named or list(turn.partnership.promises)
    own = [each for each in promises if query.organisation in each.responsible]
    if query.area or query.first or query.last or (query.organisation and not own):
        return _partial(turn, promises, query)
    return Status(
        positions=turn.standings(own or promises),
        organisation=query.organisation,
        detailed=bool(named),
        picture=_picture(turn, own or promises, areas=query.by_area) if query.picture else None,
    )


def whether_counted(turn: Turn, query: Query) -> Status | None:
    """How that stands, and by which rule it counts, of which it is asked whether or why it counts.

    None where no promise is named and nothing was told.
    """
    told = own_reports(turn)
    days = Period(query.first or date.min, query.last or date.max)
    of_days = [report for report in told if any(entry.facts.date in days for entry in report.done)]
    latest = last_spoken_of(of_days or told)[:1]
    meant = turn.promises_of(entry.facts.activity for report in latest for entry in report.entries)
    promises = query.promises or tuple(promise.id for promise in meant)
    return status(turn, Query(promises=promises)) if promises else None


def _of_latest(turn: Turn, query: Query) -> list[AnyPromise]:
    """The promises of what was told just before "hur många är kvar?"; none where it asks anything else."""
    report = just_reported(turn) if query == Query(remaining=True) else None
    return [] if report is None else turn.promises_of(entry.facts.activity for entry in report.entries)


# By button


def pressed(turn: Turn, action: str) -> Status | None:
    """What a button under a status shows; None where it is no such button, or the promise is not there."""
    if action in {STATUS, DRAW}:
        return status(turn, Query(picture=action == DRAW))
    known = {promise.id for promise in turn.partnership.promises}
    for beginning in (SHOW, DRAW_ONE, DRAW_AREAS):
        promise = action.removeprefix(beginning)
        if promise != action and promise in known:
            drawn, areas = beginning != SHOW, beginning == DRAW_AREAS
            return status(turn, Query(promises=(promise,), picture=drawn, by_area=areas))
    return None


# As a picture


def _picture(turn: Turn, promises: Sequence[AnyPromise], *, areas: bool) -> Picture | None:
    """One promise as it has come, or in its areas; several at a glance; None for what has no number."""
    if len(promises) > 1:
        standings = turn.standings(promises)
        return overview([(each.promise, each.progress) for each in standings], turn.today)
    (promise,) = promises
    entries = turn.entries_for(promises)
    if areas and promise.counts is not None:
        return by_area(promise, turn.partnership.areas, entries, turn.today)
    match promise:
        case Rhythm():
            return strip(promise, entries, turn.today)
        case Count() | Checklist() | Log():
            return course(promise, entries, turn.today, turn.work.marks.all())
        case _:
            return None


# A part of what was done


def _partial(turn: Turn, promises: Sequence[AnyPromise], query: Query) -> Status:
    """What was done towards some promises; where none was asked about, only those with anything to tell."""
    entries = [entry for entry in turn.entries_for(promises) if _is_meant(entry, query)]
    counted = [promise for promise in promises if promise.counts is not None]
    found = [_position(turn, promise, entries, query) for promise in counted]
    return Status(
        positions=tuple(each for each in found if query.promises or _tells(each.progress)),
        area=query.area,
        organisation=query.organisation,
        first=query.first,
        last=query.last,
        partial=True,
    )


def _is_meant(entry: Entry, query: Query) -> bool:
    took_part = {entry.organisation} | entry.facts.partners
    by_them = query.organisation is None or query.organisation in took_part
    return by_them and query.area in {None, entry.facts.area}


def _tells(found: Progress) -> bool:
    """Whether anything was done, or by the plan should have been."""
    was_due = round(found.pace or 0) < 0 or found.periods is not None
    return bool(found.done or found.beside or found.waiting or was_due)


def _position(turn: Turn, promise: AnyPromise, entries: Sequence[Entry], query: Query) -> Position:
    asked = Period(query.first or promise.period.first, query.last or turn.today)
    found = _between(promise, entries, Period(asked.first, min(asked.last, turn.today)))
    whole = query.area is None and (
        query.organisation is None or promise.responsible == (query.organisation,)
    )
    if whole and asked.last - asked.first >= _A_WEEK:
        found = _against_plan(promise, found, entries, asked, turn.today)
    return Position(promise=promise, progress=found)


def _between(promise: AnyPromise, entries: Sequence[Entry], days: Period) -> Progress:
    """What was done in some days: how it stood after them, less how it stood before."""
    plain = as_log(promise)
    after = progress(plain, entries, days.last)
    before = progress(plain, entries, days.first - ONE_DAY)
    return Progress(
        promise=promise.id,
        done=max(0, (after.done or 0) - (before.done or 0)),
        beside=max(0, after.beside - before.beside),
        waiting=max(0, after.waiting - before.waiting),
    )


def _against_plan(
    promise: AnyPromise, found: Progress, entries: Sequence[Entry], asked: Period, today: date
) -> Progress:
    """The same with the pace of those days alone, or the slices of a rhythm that ended in them."""
    match promise:
        case Count():
            due = planned(promise, min(asked.last + ONE_DAY, today)) - planned(promise, asked.first)
            return replace(found, pace=round((found.done or 0) - due, 1))
        case Rhythm():
            return replace(found, periods=kept_within(promise, entries, asked, today))
        case _:
            return found
