"""Places around Huddinge, by their own coordinates, against the centres in the data file."""

from dataclasses import replace

import pytest

from bot.nearness import CLEAR_WITHIN_KM, CLEARLY_NEARER, Nearness, distance_km, nearness
from bot.partnership import Area
from tests.dialogues.playing import partnership

AREAS = partnership("huddinge-2020").areas

INSIDE = {
    "Huddinge station": (59.2364, 17.9795, "sjodalen-fullersta"),
    "Fullersta": (59.236, 17.964, "sjodalen-fullersta"),
    "Stuvsta station": (59.2533, 17.9961, "stuvsta-snattringe"),
    "Snättringe": (59.258, 17.972, "stuvsta-snattringe"),
    "Flemingsbergs station": (59.2197, 17.9472, "flemingsberg"),
    "Huddinge sjukhus": (59.2236, 17.9375, "flemingsberg"),
    "Visättra": (59.215, 17.931, "flemingsberg"),
    "Segeltorps centrum": (59.2775, 17.9395, "segeltorp"),
    "Vårby gård": (59.2647, 17.8844, "varby"),
    "Masmo": (59.2497, 17.8803, "varby"),
    "Skogås station": (59.2183, 18.1547, "skogas"),
    "Trångsunds station": (59.2278, 18.1292, "trangsund"),
}
NEIGHBOURS = {
    "Fittja": (59.2475, 17.8606),
    "Skärholmen": (59.277, 17.907),
    "Vårberg": (59.2758, 17.8906),
    "Farsta strand": (59.235, 18.1018),
    "Hagsätra": (59.2628, 18.0125),
    "Älvsjö": (59.279, 18.01),
    "Tullinge": (59.205, 17.903),
    "Vega": (59.182, 18.13),
}
FAR = {"Stockholms central": (59.33, 18.06), "Göteborg": (57.7, 11.97), "the other side": (-59.2, -162.0)}


@pytest.mark.parametrize("place", INSIDE)
def test_the_middle_of_an_area_is_clear(place: str) -> None:
    latitude, longitude, area = INSIDE[place]
    found = nearness(AREAS, latitude, longitude)
    assert (found.area, found.candidates[0]) == (area, area)


@pytest.mark.parametrize("place", NEIGHBOURS)
def test_a_place_beyond_the_border_is_never_taken_for_an_area(place: str) -> None:
    found = nearness(AREAS, *NEIGHBOURS[place])
    assert found.area is None
    assert found.candidates


@pytest.mark.parametrize("place", FAR)
def test_a_place_far_away_is_in_no_area(place: str) -> None:
    assert nearness(AREAS, *FAR[place]) == Nearness(None, ())


def test_the_areas_a_place_may_be_in_come_nearest_first() -> None:
    assert nearness(AREAS, 59.271, 17.917).candidates[:2] == ("segeltorp", "varby")
    assert nearness(AREAS, 59.262, 17.893).candidates[:2] == ("varby", "segeltorp")


def test_halfway_between_two_centres_nothing_is_clear() -> None:
    skogas, trangsund = (next(area for area in AREAS if area.id == name) for name in ("skogas", "trangsund"))
    assert skogas.centre is not None
    assert trangsund.centre is not None
    for part in (0.35, 0.5, 0.65):
        north, east = (a + (b - a) * part for a, b in zip(skogas.centre, trangsund.centre, strict=True))
        assert nearness(AREAS, north, east).area is None


@pytest.mark.parametrize(("far", "clear"), [(1.4, True), (1.6, False)])
def test_one_area_alone_is_clear_only_near_its_centre(far: float, clear: bool) -> None:  # noqa: FBT001 - a case
    alone = Area(id="mitten", name="Mitten", centre=(0.0, 0.0))
    one_degree = distance_km((0.0, 0.0), (1.0, 0.0))
    found = nearness([alone], far / one_degree, 0.0)
    assert (found.area is not None) is clear is (far < CLEAR_WITHIN_KM)
    assert CLEARLY_NEARER == 2


def test_areas_without_centres_may_all_be_meant() -> None:
    blank = [replace(area, centre=None) for area in AREAS]
    assert nearness(blank, 59.26, 17.88) == Nearness(None, tuple(area.id for area in AREAS))


def test_distances_are_those_of_the_globe() -> None:
    assert distance_km((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=1)
    assert distance_km((59.33, 18.06), (57.7, 11.97)) == pytest.approx(397, abs=3)
    assert distance_km((59.0, 179.9), (59.0, -179.9)) == pytest.approx(11.5, abs=0.1)
