"""How much of what was told a clause is about: "en av dem", "den ena", "de två sista", "resten"."""

from bot.dialogue.hindsight.told import Told
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign


def some_of(saying: Saying) -> int | None:
    """How many of those that were told a clause is about; None where it doesn't say that it is of some."""
    one = Sign.ONE in saying.signs or saying.position is not None or saying.turn is not None
    if not one and Sign.SHARE not in saying.signs:
        return None
    return saying.count or (1 if one else None)


def is_of_the_rest(saying: Saying) -> bool:
    """As in "resten i Skogås", "de andra igår", and not "den sista i Skogås", which is one."""
    return Sign.REST in saying.signs and some_of(saying) is None and saying.count is None


def is_one_report(told: Told, saying: Saying) -> bool:
    """As in "det sista ska bort" behind two reports: one of those, rather than the last of its occasions."""
    several = len(told.reports) > 1 or len(told.latest.entries) > 1
    return saying.position is not None and saying.count is None and several
