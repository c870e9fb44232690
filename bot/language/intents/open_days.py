"""Days that a clause names and that may be one of several: "förra lördagen", "fredagen innan"."""

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import NoDay
from bot.language.days.when import When
from bot.language.words.units import Unit

_GO_ON = frozenset({"linking", "walked", "i", "on", "stop", "comma"})


def names_open_day(part: Clause) -> bool:
    """Whether a clause tells of one day, and not which: Swedes differ over "förra lördagen"."""
    return any(_is_open(unit) or _is_before_another(unit, part) for unit in part.of("when"))


def _is_open(unit: Unit) -> bool:
    phrase = unit.value.phrase if isinstance(unit.value, When) else None
    return isinstance(phrase, NoDay) and phrase.decisive


def _is_before_another(day: Unit, part: Clause) -> bool:
    """As in "fredagen innan var vi i Skogås"; not so in "i fredags innan maten"."""
    at = part.units.index(day)
    beside, following = part.units[at + 1 : at + 2], part.units[at + 2 : at + 3]
    signs = [marker.start for marker in part.markers if marker.name == "before_or_after"]
    goes_on = all(unit.kind in _GO_ON for unit in following)
    return any(unit.start in signs for unit in beside) and goes_on
