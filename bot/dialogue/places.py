"""The list of places that inhabitants have asked for: shown to all, and kept by coordinators."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.dialogue import requested
from bot.dialogue.asking import asked
from bot.dialogue.turn import Turn
from bot.language.reading import Kind, Reading
from bot.language.words.units import clean
from bot.members import Member, Role
from bot.messages import Message, MessageKey
from bot.place_lists import Unlistable, asked_again, items, on_list, request_of, unlistable
from bot.place_visits import Visits, visits
from bot.questions import Asking, Question
from bot.replies import (
    MayNot,
    NoSuchPlace,
    PlaceChecked,
    PlacesAdded,
    PlacesListed,
    PlacesPost,
    PlacesRefused,
    PlacesRemoved,
    PrivateData,
    Reply,
    Reserved,
    StaleButton,
)
from bot.requested_places import Request, RequestedPlace

COMMANDS = frozenset({Kind.PLACES, Kind.PLACE_CHECKS, Kind.PLACES_POST, Kind.ADD_PLACES, Kind.REMOVE_PLACES})
_CHANGING = frozenset({Kind.ADD_PLACES, Kind.REMOVE_PLACES})


def wished(turn: Turn, key: MessageKey, reading: Reading, text: str) -> list[Reply]:
    """Carry out one of COMMANDS."""
    told = clean(text)[reading.told_from :]
    if reading.kind in _CHANGING and turn.member.role is not Role.COORDINATOR:
        return [MayNot(Reserved.LISTING_PLACES)]
    match reading.kind:
        case Kind.ADD_PLACES:
            return _added_or_asked(turn, key, told)
        case Kind.REMOVE_PLACES:
            return [_removed(turn, told)]
        case Kind.PLACE_CHECKS:
            return [_checked(turn, told)]
        case Kind.PLACES_POST:
            return [post(turn)]
        case _:
            return [listed(turn)]


def again(turn: Turn, reading: Reading, text: str) -> list[Reply]:
    """The answer to one of COMMANDS that was carried out before and comes again."""
    if reading.kind in _CHANGING and turn.member.role is Role.COORDINATOR:
        return [listed(turn)]
    return wished(turn, MessageKey(channel=turn.channel, message=""), reading, text)


# What is on the list


def listed(turn: Turn) -> Reply:
    """The list: what waits, and how often and when last the others were checked."""
    return PlacesListed(tuple(_visits(turn, turn.work.requested_places.all())))


def post(turn: Turn) -> Reply:
    """The question to the inhabitants, for social media."""
    found = _visits(turn, turn.work.requested_places.all())
    return PlacesPost(places=len(found), checked=sum(each.last is not None for each in found))


def _visits(turn: Turn, places: Sequence[RequestedPlace]) -> list[Visits]:
    asking = requested.activities(turn.partnership)
    entries = turn.work.reports.entries(asking) if places else []
    return visits(turn.reader.place_names, places, entries)


def _checked(turn: Turn, told: str) -> Reply:
    """How often a place was checked, on the list or not."""
    places = turn.work.requested_places.all()
    name = next(iter(_items(turn, told.rstrip("? "))), "")
    if not name:
        return listed(turn)
    request = _request(turn, name)
    known = on_list(turn.reader.place_names, places, request)
    (found,) = _visits(turn, [known or RequestedPlace(id=0, request=request)])
    return PlaceChecked(found, listed=known is not None)


# Additions


def _added_or_asked(turn: Turn, key: MessageKey, told: str) -> list[Reply]:
    """Add what a list names; of a longer text, ask whether its places are to be added."""
    named = _items(turn, told)
    found = {name: unlistable(turn.reader.place_names, name, _read(turn, name)) for name in named}
    for name, why in found.items():
        if why is Unlistable.NO_NAME:
            return picked(turn, key, told) or [PlacesRefused(name, why)]
        if why is not None:
            return [PlacesRefused(name, why)]
    return [add(turn, named)]


def may_be_picked(event: Message, member: Member) -> bool:
    """Whether a forwarded message may be an inhabitant's, whose places a coordinator wants on the list."""
    return event.addressed and member.role is Role.COORDINATOR


def picked(turn: Turn, key: MessageKey, text: str) -> list[Reply]:
    """Ask whether the places that a text names are to be added; nothing else of it is kept."""
    reading = turn.reader.read(text, turn.at, turn.member.organisation)
    if reading.kind is Kind.PRIVATE:
        return [PrivateData(kinds=reading.private)]
    places = (unit.value for unit in reading.units if unit.kind == "place")
    named = dict.fromkeys(place.name for place in places if place.name and not place.outside)
    if not named:
        return []
    question = Question(key=key, asking=Asking.PLACES, asked_at=turn.at, said_at=turn.at, places=tuple(named))
    dropped = turn.dropping()
    turn.ask(question)
    return [replace(asked(turn, question), dropped=dropped)]


def agreed(turn: Turn, question: Question) -> list[Reply]:
    """Add the places that were shown; who was asked as a coordinator may be one no longer."""
    turn.close_question()
    if turn.member.role is not Role.COORDINATOR:
        return [StaleButton()]
    return [add(turn, question.places)]


def add(turn: Turn, named: Iterable[str]) -> Reply:
    """Put places on the list, or count that they were asked for once more; then settle what waited."""
    names, work, by = turn.reader.place_names, turn.work.requested_places, turn.member.id
    added, more = [], []
    for request in dict.fromkeys(_request(turn, name) for name in named):
        known = on_list(names, work.all(), request)
        if known is None:
            added.append(work.add(request, by=by).request)
        else:
            work.change(asked_again(known), by=by)
            more.append(asked_again(known).request)
    settled = requested.settle(turn.partnership, names, turn.work, by=by, at=turn.at)
    return PlacesAdded(
        added=tuple(added), again=tuple(more), settled=len(settled), positions=turn.positions(settled)
    )


def _removed(turn: Turn, told: str) -> Reply:
    """Take places off the list; what was counted for them stays counted."""
    places = turn.work.requested_places.all()
    gone = []
    for name in _items(turn, told):
        known = on_list(turn.reader.place_names, places, _request(turn, name))
        if known is None:
            return NoSuchPlace(name)
        gone.append(known)
    for place in gone:
        turn.work.requested_places.remove(place.id, by=turn.member.id)
    return PlacesRemoved(tuple(place.request for place in gone))


# What is told


def _items(turn: Turn, told: str) -> list[str]:
    return list(items(turn.reader.place_names, told.lstrip(": \n")))


def _request(turn: Turn, name: str) -> Request:
    return request_of(name, _read(turn, name), turn.today)


def _read(turn: Turn, text: str) -> Reading:
    return turn.reader.read(text, turn.at, turn.member.organisation)
