"""Small numbers that could point at a person are held back, and so is what would let one work them out.

An activity that comes to people's homes is `discreet` in the data file: whoever knows the street may guess
who was visited. The rule is that of Swedish official statistics: counts from one to four are not told.
"""

from collections.abc import Sequence
from math import inf

FEW = 5


def held_back(amounts: Sequence[int]) -> list[int | None]:
    """Some amounts whose sum is told beside them, those that are too small as None.

    One alone could be worked out from the sum; then the next smallest goes as well, a zero if need be.
    """
    hidden = {place for place, amount in enumerate(amounts) if 0 < amount < FEW}
    if len(hidden) == 1:
        others = [place for place in range(len(amounts)) if place not in hidden]
        hidden.update(sorted(others, key=lambda place: amounts[place] or inf)[:1])
    return [None if place in hidden else amount for place, amount in enumerate(amounts)]
