"""A CSV file of places that inhabitants have asked for: read whole, or refused with its first fault."""

import re
from datetime import date, datetime

from bot.errors import InputError
from bot.language.reader import Reader
from bot.language.reading import Reading
from bot.partnership import Partnership
from bot.place_lists import LONGEST, Unlistable, on_list, request_of, unlistable
from bot.requested_places import Request, RequestedPlace
from bot.working_time import working_day
from handlers.csv_files import Line, lines

_NEEDED, _OPTIONAL = ("plats",), ("kommundel", "antal", "datum")
_TIMES = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_DAY = re.compile(r"20\d\d-\d\d-\d\d", re.ASCII)
_FAULTS = {
    Unlistable.NO_NAME: (
        "has a plats that is no name",
        f"write the street or place alone, in at most {LONGEST} signs",
    ),
    Unlistable.AREA: ("names a whole kommundel as plats", "write the street or place"),
    Unlistable.OUTSIDE: ("has a plats outside the municipality", "leave the line out"),
    Unlistable.PERSON: ("has what may be a person's name as plats", "write the street or place"),
    Unlistable.PRIVATE: ("holds personal data", "write the street or place alone"),
}


class PlaceFiles:
    """Reads such files at a moment; `reader` knows the partnership's areas."""

    def __init__(self, partnership: Partnership, reader: Reader, at: datetime) -> None:
        self._partnership = partnership
        self._reader = reader
        self._at = at
        self._today = working_day(at, partnership.zone)

    def read(self, path: str) -> list[Request]:
        """The places of a file, in its order; InputError for the first fault."""
        found: list[RequestedPlace] = []
        for line in lines(path, _NEEDED, _OPTIONAL):
            request = self._request(line)
            same = on_list(self._reader.place_names, found, request)
            if same is not None:
                raise line.fault(
                    f"names the same place as line {same.id}", "keep one of them, with the antal of both"
                )
            found.append(RequestedPlace(id=line.number, request=request))
        if not found:
            raise InputError(f"{path} holds no places; write them in lines below the names of the columns.")
        return [place.request for place in found]

    def told(self, name: str) -> Request:
        """A place by the name that somebody gives it, with its area if they say one."""
        return request_of(name, self._reading(name), self._today)

    def _request(self, line: Line) -> Request:
        name = " ".join(line.cells["plats"].split())
        if any(self._reading(cell).private for cell in line.cells.values()):
            raise line.fault(*_FAULTS[Unlistable.PRIVATE])
        why = unlistable(self._reader.place_names, name, self._reading(name))
        if why is not None:
            raise line.fault(*_FAULTS[why])
        told = self.told(name)
        return Request(
            name=told.name, area=self._area(line, told.area), date=self._day(line), times=self._times(line)
        )

    def _area(self, line: Line, named: str | None) -> str | None:
        told = line.cells.get("kommundel", "")
        known = {
            each.casefold(): area.id for area in self._partnership.areas for each in (area.id, area.name)
        }
        if told.casefold() not in {"", *known}:
            names = ", ".join(area.name for area in self._partnership.areas)
            raise line.fault(f"has the kommundel {told[:40]!r}", f"write one of {names}, or nothing")
        area = known.get(told.casefold())
        if named is not None and area not in {None, named}:
            raise line.fault("has a plats that lies in another kommundel", "see which of the two is wrong")
        return area or named

    def _times(self, line: Line) -> int:
        told = line.cells.get("antal", "")
        if told and _TIMES.fullmatch(told) is None:
            raise line.fault(
                f"has the antal {told[:40]!r}", "write a whole number from 1 to 9999, or nothing"
            )
        return int(told or 1)

    def _day(self, line: Line) -> date:
        told = line.cells.get("datum", "")
        if not told:
            return self._today
        day = _day(told)
        if day is None or day > self._today:
            raise line.fault(
                f"has the datum {told[:40]!r}",
                "write a day that has been, for example 2020-04-03, or nothing",
            )
        return day

    def _reading(self, text: str) -> Reading:
        return self._reader.read(text, self._at, self._partnership.organisations[0].id)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if _DAY.fullmatch(told) else None
    except ValueError:
        return None
