"""The middles of areas."""

from collections.abc import Iterator

from bot.data_file.faults import Fault
from bot.data_file.tables import File


def _centres(file: File) -> Iterator[Fault]:
    remedy = "write latitude and longitude in degrees, for example centre = [59.22, 18.15]"
    for area in file.areas:
        match area.values.get("centre"):
            case [int() | float() as north, int() | float() as east] if not _on_earth(north, east):
                yield area.fault("centre", f"is no place on earth: [{north}, {east}]", remedy)
            case None if any("centre" in other.values for other in file.areas):
                yield area.fault("centre", "is missing, while other areas have theirs", remedy)


def _on_earth(north: float, east: float) -> bool:
    return -90 <= north <= 90 and -180 <= east <= 180  # noqa: PLR2004 - degrees


CHECKS = (_centres,)
