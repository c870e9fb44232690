"""Whether inhabitants had asked for the place of a check: their list tells it, or whoever was there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.dialogue.turn import Turn
from bot.entries import Entry, EntryKind, Facts
from bot.language.reading import Reading
from bot.language.words.place_names import PlaceNames
from bot.partnership import Partnership
from bot.ports import UnitOfWork
from bot.replies import Disputed
from bot.requested_places import Found, RequestedPlace, find


def read(turn: Turn, text: str, at: datetime) -> Reading:
    """What a message of the member's means that was sent at a moment, the places of the list being known."""
    reading = turn.reader.read(text, at, turn.member.organisation)
    if not any(draft.activity and asks(turn.partnership, draft.activity) for draft in reading.entries):
        return reading
    names = tuple(place.request.name for place in turn.work.requested_places.all())
    return turn.reader.seeing(names).read(text, at, turn.member.organisation) if names else reading


def asks(partnership: Partnership, activity: str) -> bool:
    """Whether it decides for an activity that inhabitants had asked for the place."""
    return "requested" in partnership.activity(activity).asks


def activities(partnership: Partnership) -> tuple[str, ...]:
    """The activities for which it decides that inhabitants had asked for the place."""
    return tuple(activity.id for activity in partnership.activities if asks(partnership, activity.id))


def waits(partnership: Partnership, facts: Facts) -> bool:
    """Whether it is not known yet, of something done, that inhabitants had asked for the place."""
    undecided = facts.requested is None and facts.kind is EntryKind.DONE
    return undecided and asks(partnership, facts.activity)


def told_by_list(turn: Turn, told: Sequence[Facts]) -> list[Facts]:
    """The same, of which the list answers what it surely can: the place is then told as the list has it."""
    if not any(facts.place and waits(turn.partnership, facts) for facts in told):
        return list(told)
    listed = turn.work.requested_places.all()
    return [_answered(turn.partnership, turn.reader.place_names, listed, facts) for facts in told]


def moved(turn: Turn, before: Facts, after: Facts) -> Facts:
    """What an entry says after a change; what was known of another place is not known of this one."""
    kept = after.requested is not None and after.requested == before.requested
    elsewhere = after.place != before.place and after.place is not None
    if kept and elsewhere and asks(turn.partnership, after.activity) and turn.work.requested_places.all():
        after = replace(after, requested=None)
    return told_by_list(turn, [after])[0]


def settle(
    partnership: Partnership, names: PlaceNames, work: UnitOfWork, *, by: int, at: datetime
) -> tuple[Entry, ...]:
    """Let the list answer what still waits for an answer; what anybody has answered stays as it is."""
    listed = work.requested_places.all()
    settled = []
    for entry in work.reports.entries(activities(partnership)) if listed else ():
        facts = _answered(partnership, names, listed, entry.facts)
        if facts != entry.facts:
            work.reports.revise(entry.id, facts, by=by, at=at)
            settled.append(replace(entry, facts=facts))
    return tuple(settled)


def _answered(
    partnership: Partnership, names: PlaceNames, listed: Iterable[RequestedPlace], facts: Facts
) -> Facts:
    if facts.place is None or not waits(partnership, facts):
        return facts
    place = find(names, listed, facts.place, facts.area).place
    return facts if place is None else at_place(facts, place)


def at_place(facts: Facts, place: RequestedPlace) -> Facts:
    """What was done at a place of the list."""
    area = facts.area or place.request.area
    return replace(facts, place=place.request.name, area=area, requested=True)


@dataclass(frozen=True, slots=True)
class Likely:
    """What the list says to a question: the places that may be meant, or which place is not on it."""

    near: tuple[RequestedPlace, ...] = ()
    unlisted: str | None = None


def likely(turn: Turn, entries: Sequence[Entry]) -> Likely:
    """What the list says of the place of some entries, which is one; nothing where there is no list."""
    facts = next((entry.facts for entry in entries if entry.facts.place), None)
    listed = turn.work.requested_places.all() if facts else []
    if facts is None or facts.place is None or not listed:
        return Likely()
    found = _found(turn, listed, facts)
    near = (found.place,) if found.place else found.near
    return Likely(near, None if near else facts.place)


def at_once(turn: Turn, waiting: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of some waiting entries that one question serves: with a list, those at one place."""
    if len(waiting) > 1 and turn.work.requested_places.all():
        first = waiting[0].facts
        return tuple(e for e in waiting if (e.facts.place, e.facts.area) == (first.place, first.area))
    return waiting


def disputed(turn: Turn, entries: Iterable[Entry]) -> tuple[Disputed, ...]:
    """The places of which a reporter has said something else than the list does."""
    answered = [
        facts
        for facts in (entry.facts for entry in entries)
        if facts.requested is not None and facts.place and asks(turn.partnership, facts.activity)
    ]
    listed = turn.work.requested_places.all() if answered else []
    return tuple(
        Disputed(facts.place, listed=is_listed)
        for facts in answered
        if listed and facts.place
        if (is_listed := _found(turn, listed, facts).place is not None) is not facts.requested
    )


def _found(turn: Turn, listed: Iterable[RequestedPlace], facts: Facts) -> Found:
    return find(turn.reader.place_names, listed, facts.place or "", facts.area)
