"""The places at which inhabitants have asked for checks."""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - `date` is the field that holds one


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A place as somebody wrote it for the list; `area` is None where the list names none.

    `date` is when it was first asked for, `times` how often. Who asked is known nowhere.
    """

    name: str
    area: str | None = None
    date: Day
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedPlace:
    """A place on the list, by its number there."""

    id: int
    request: Request
