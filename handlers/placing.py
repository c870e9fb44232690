"""The commands `places`: the list of what inhabitants have asked for, from a file, shown, and shortened."""

from collections.abc import Iterator
from dataclasses import replace

from bot.dialogue.requested import activities, settle
from bot.errors import InputError
from bot.members import Role
from bot.place_lists import on_list
from bot.place_visits import Visits, visits
from bot.ports import UnitOfWork
from bot.requested_places import Request
from handlers.app import App
from handlers.moments import now
from handlers.place_files import PlaceFiles


def loaded(app: App, path: str) -> str:
    """Keep what a file tells, each place in place of what was told of it before; all of it or nothing."""
    at = now(app.partnership.zone)
    requests = PlaceFiles(app.partnership, app.reader, at).read(path)
    with app.database.units_of_work(app.partnership.id)() as work:
        by = _coordinator(work)
        new = sum(_kept(app, work, request, by) for request in requests)
        settled = settle(app.partnership, app.reader.place_names, work, by=by, at=at)
        work.commit()
    told = f"Loaded {len(requests)} places, {new} of them new to the list."
    return f"{told} Waiting checks that count now: {len(settled)}." if settled else told


def listed(app: App) -> Iterator[str]:
    """Every place on a line, with how often it was asked for and checked: those that wait first."""
    with app.database.units_of_work(app.partnership.id)() as work:
        places = work.requested_places.all()
        entries = work.reports.entries(activities(app.partnership))
    for each in visits(app.reader.place_names, places, entries):
        yield _told(each)


def removed(app: App, name: str) -> str:
    """Take a place off the list; InputError if it is not on it."""
    at = now(app.partnership.zone)
    request = PlaceFiles(app.partnership, app.reader, at).told(name)
    with app.database.units_of_work(app.partnership.id)() as work:
        place = on_list(app.reader.place_names, work.requested_places.all(), request)
        if place is None:
            raise InputError(
                f"NAME {name[:100]!r} is not one place on the list; see places list, and add its area"
                " as in 'Storvägen i Skogås'."
            )
        work.requested_places.remove(place.id, by=None)
        work.commit()
    return f"{place.request.name} is removed; what was counted for it stays counted."


def _coordinator(work: UnitOfWork) -> int:
    """The coordinator in whose name checks are answered for."""
    for member, _ in work.members.all():
        if member.role is Role.COORDINATOR and member.active:
            return member.id
    raise InputError("Places are listed in a coordinator's name; invite one first: members link.")


def _kept(app: App, work: UnitOfWork, request: Request, by: int) -> bool:
    """Put a place on the list, or let it say what the file says; whether it is new there."""
    known = on_list(app.reader.place_names, work.requested_places.all(), request)
    if known is None:
        work.requested_places.add(request, by=by)
    elif known.request != request:
        work.requested_places.change(replace(known, request=request), by=by)
    return known is None


def _told(each: Visits) -> str:
    request = each.place.request
    where = f"{request.name} ({request.area})" if request.area else request.name
    checked = "waits" if each.last is None else f"checked {each.count}, last {each.last}"
    return f"{where}  asked for {request.times}, first {request.date}  {checked}"
