"""Lines that begin with the day of the month and a colon: "15: helginsats", "16: fotpatrull Vårby"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.days.meanings import OnDate
from bot.language.days.when import When, day_number
from bot.language.words.units import Unit

RULE = "date.in_margin"
_FEWEST = 2
_ACTS = frozenset({"activity", "lookalike"})


def with_days_in_margin(units: Sequence[Unit]) -> list[Unit]:
    """The units with such numbers as days; not so where they only number the items of a list: 1, 2, 3.

    Each heads an activity, they rise, and the first of them is a later one than the first.
    """
    at = [i for i in range(len(units) - 2) if _heads_line(units, i)]
    days = [day_number(units[i]) for i in at]
    rising = all(a is not None and b is not None and a <= b for a, b in pairwise(days))
    if len(at) < _FEWEST or not rising or days[0] == 1:
        return list(units)
    return [
        unit._replace(kind="when", value=When(OnDate(unit.value)), rule=RULE) if i in at else unit
        for i, unit in enumerate(units)
    ]


def _heads_line(units: Sequence[Unit], at: int) -> bool:
    begins = at == 0 or units[at - 1].kind == "line"
    following = units[at + 1 : at + 3]
    return (
        begins and units[at].kind == "number" and following[0].kind == "colon" and following[1].kind in _ACTS
    )
