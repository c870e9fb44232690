"""What others have measured, such as a safety survey or reported crimes."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What kind of figure an indicator is, which decides how sure it is."""

    SHARE = "share"
    COUNT = "count"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure of a year, or of a month of it, in an area or, where that is None, in all of them.

    A share is in percent; `answers` are those it was worked out from. `lower` and `upper` are the bounds that
    its source gives, both or neither.
    """

    year: int
    month: int | None = None
    area: str | None = None
    value: float
    lower: float | None = None
    upper: float | None = None
    answers: int | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A series of figures; `unit` is what they are in, as the source calls it."""

    name: str
    unit: str
    measure: Measure
    figures: tuple[Measured, ...]
