"""The list of places that inhabitants have asked for is kept as loaded, for its partnership alone."""

from dataclasses import replace
from datetime import date

from bot.ports import UnitOfWork
from bot.requested_places import Request
from storage.database import Database

DAY = date(2020, 4, 3)
HARADSVAGEN = Request(name="Häradsvägen vid skolan", area="segeltorp", date=DAY, times=3)
STORGATAN = Request(name="Storgatan", date=DAY)


def requests(work: UnitOfWork) -> list[Request]:
    return [place.request for place in work.requested_places.all()]


def test_places_are_kept_changed_and_removed(database: Database) -> None:
    with database.units_of_work("huddinge-2020")() as work:
        first = work.requested_places.add(HARADSVAGEN, by=None)
        second = work.requested_places.add(STORGATAN, by=None)
        work.commit()
    asked_again = replace(STORGATAN, times=2)
    with database.units_of_work("huddinge-2020")() as work:
        assert work.requested_places.all() == [first, second]
        work.requested_places.change(replace(second, request=asked_again), by=None)
        work.requested_places.remove(first.id, by=None)
        work.commit()
    with database.units_of_work("huddinge-2020")() as work:
        assert requests(work) == [asked_again]
    assert database.audit("huddinge-2020").findings == ()


def test_what_is_gone_can_be_changed_and_removed_without_harm(database: Database) -> None:
    with database.units_of_work("huddinge-2020")() as work:
        gone = work.requested_places.add(STORGATAN, by=None)
        work.requested_places.remove(gone.id, by=None)
        work.requested_places.change(gone, by=None)
        work.requested_places.remove(gone.id, by=None)
        assert requests(work) == []
        work.commit()
    assert database.audit("huddinge-2020").findings == ()


def test_another_partnership_sees_and_changes_none_of_it(database: Database) -> None:
    with database.units_of_work("huddinge-2020")() as work:
        kept = work.requested_places.add(STORGATAN, by=None)
        work.commit()
    with database.units_of_work("haninge-2020")() as work:
        assert requests(work) == []
        work.requested_places.change(replace(kept, request=HARADSVAGEN), by=None)
        work.requested_places.remove(kept.id, by=None)
        work.commit()
    with database.units_of_work("huddinge-2020")() as work:
        assert work.requested_places.all() == [kept]
