"""What is wrong right now, told by those who notice it, and taken back when it is right again."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

# What passes by itself within a minute needs nobody's help.
_LASTING = 60.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """A sentence about what is wrong, without personal data, and the monotonic time since which it is."""

    sentence: str
    since: float


class Health:
    """Troubles by what they are about, such as a platform or the outbox."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._troubles: dict[str, Trouble] = {}

    def ails(self, what: str, sentence: str) -> None:
        """Something goes wrong with it, again perhaps."""
        before = self._troubles.get(what)
        self._troubles[what] = Trouble(sentence, self._clock() if before is None else before.since)

    def is_well(self, what: str) -> None:
        """It has just gone right."""
        self._troubles.pop(what, None)

    def lasting(self) -> list[str]:
        """A sentence about each trouble that has not passed within a minute."""
        now = self._clock()
        return [trouble.sentence for trouble in self._troubles.values() if now - trouble.since >= _LASTING]
