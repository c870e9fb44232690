"""How often each place on the list of what inhabitants have asked for was checked, and when last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812 - `date` is the field that holds one

from bot.entries import Entry, Facts, occasions
from bot.language.words.place_names import PlaceNames
from bot.requested_places import RequestedPlace, find


@dataclass(frozen=True, slots=True)
class Visits:
    """How often a place was checked, and when last; None where it waits."""

    place: RequestedPlace
    count: int = 0
    last: Day | None = None


def visits(names: PlaceNames, listed: Sequence[RequestedPlace], entries: Iterable[Entry]) -> list[Visits]:
    """How often each place was checked by some entries of such checks: those that wait come first.

    Of them, those come first that were asked for most and have waited longest; of the others, those that
    were checked longest ago. Joint occasions count once.
    """
    counted = {place.id: Visits(place) for place in listed}
    for facts in (occasion.facts for occasion in occasions(entries)):
        place = find(names, listed, facts.place, facts.area).place if facts.place else None
        if place is not None:
            counted[place.id] = _visited(counted[place.id], facts)
    return sorted(counted.values(), key=_waiting_first)


def _visited(visits: Visits, facts: Facts) -> Visits:
    last = facts.date if visits.last is None else max(visits.last, facts.date)
    return replace(visits, count=visits.count + facts.count, last=last)


def _waiting_first(visits: Visits) -> tuple[Day, int, Day, int]:
    request = visits.place.request
    if visits.last is None:
        return Day.min, -request.times, request.date, visits.place.id
    return visits.last, visits.count, request.date, visits.place.id
