"""How sure a figure is: intervals that hold the truth 95 times in 100, and what lies between two figures.

A share's interval is Wilson's, a count's is Byar's approximation of the exact Poisson interval, and that of a
difference is put together from the two, as Newcombe does for shares (MOVER).
"""

from dataclasses import dataclass
from math import hypot, sqrt

_Z = 1.959963984540054  # the standard normal distribution lies between -Z and Z 95 times in 100


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and between which bounds the truth lies."""

    value: float
    lower: float
    upper: float


def share(part: float, answers: int) -> Interval:
    """What a share of some answers, from 0 to 1, says of all who might have been asked."""
    spread = _Z * _Z / answers
    middle = (part + spread / 2) / (1 + spread)
    reach = _Z * sqrt(part * (1 - part) / answers + spread / (4 * answers)) / (1 + spread)
    return Interval(part, min(part, max(0.0, middle - reach)), max(part, min(1.0, middle + reach)))


def count(amount: float) -> Interval:
    """What a number of events says of how many there would be by chance in another year like it."""
    more = amount + 1
    upper = more * (1 - 1 / (9 * more) + _Z / (3 * sqrt(more))) ** 3
    lower = amount * (1 - 1 / (9 * amount) - _Z / (3 * sqrt(amount))) ** 3 if amount else 0.0
    return Interval(amount, max(0.0, lower), upper)


def difference(before: Interval, after: Interval) -> Interval:
    """By how much a figure has changed; bounds with 0 between them say that it may not have."""
    changed = after.value - before.value
    down = hypot(after.value - after.lower, before.upper - before.value)
    up = hypot(after.upper - after.value, before.value - before.lower)
    return Interval(changed, changed - down, changed + up)
