"""In which area a shared place lies, as far as the areas' centres can tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from bot.partnership import Area

EARTH_RADIUS_KM = 6371.0

# Centres are good to about a kilometre, and an area reaches one to three from its own. So near to a centre,
# and with the next one at least so many times as far, a place is in the area unless the border to the next
# runs in the first third of the way between the two. Farther out, a neighbouring municipality may have begun.
CLEAR_WITHIN_KM = 1.5
CLEARLY_NEARER = 2.0

# No area reaches farther: a place beyond this is outside them all.
FARTHEST_KM = 8.0


@dataclass(frozen=True, slots=True)
class Nearness:
    """The area of a place, where it is clear, and all that it may be, nearest first; none far from all."""

    area: str | None
    candidates: tuple[str, ...]


def nearness(areas: Sequence[Area], latitude: float, longitude: float) -> Nearness:
    """What the centres of some areas tell of a place in degrees; areas without centres can tell nothing."""
    distances = sorted(
        (distance_km(area.centre, (latitude, longitude)), area.id)
        for area in areas
        if area.centre is not None
    )
    if not distances:
        return Nearness(None, tuple(area.id for area in areas))
    candidates = tuple(area for distance, area in distances if distance <= FARTHEST_KM)
    return Nearness(candidates[0] if _is_clear([distance for distance, _ in distances]) else None, candidates)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The length of the great circle between two places, each a latitude and a longitude in degrees."""
    (north, east), (other_north, other_east) = (map(radians, place) for place in (one, other))
    across = sin((other_north - north) / 2) ** 2
    along = sin((other_east - east) / 2) ** 2 * cos(north) * cos(other_north)
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, across + along)))


def _is_clear(distances: Sequence[float]) -> bool:
    """Whether the first of some distances, nearest first, is small and much smaller than the second."""
    nearest = distances[0]
    return nearest <= CLEAR_WITHIN_KM and all(nearest * CLEARLY_NEARER <= other for other in distances[1:2])
