"""How a clause looks back at what was told: "den", "insatsen är imorgon", "krogarna låg i Skogås"."""

from datetime import date

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.days.when import When
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_WAS = ("being", "became", "it_was", "lay", "a_field")
_VALUES = ("place", "number", "count", "when")
_DEFINITE = ("en", "et", "an", "na")
_BARE = frozenset({"place", "i", "on", "in", "stop"})


def is_definite(unit: Unit) -> bool:
    """As in "fotpatrullen", "insatsen"."""
    told = isinstance(unit.value, ActivityWord) and unit.value.definite
    return told or unit.text.endswith(_DEFINITE)


def points_back(part: Clause) -> bool:
    """As in "den", "ställena", "insatsen", "platsen"."""
    stands_for = bool(part.of("they", "den", "site")) or part.has("it", "a_field")
    return stands_for or any(map(is_definite, part.of("visit")))


def is_bare(part: Clause) -> bool:
    """As in "i Skogås", and nothing else."""
    return {unit.kind for unit in part.units} <= _BARE


def coming(part: Clause, calendar: Calendar) -> date | None:
    """The one day ahead that is said: "imorgon"."""
    phrases = [unit.value.phrase for unit in part.of("when") if isinstance(unit.value, When)]
    days = phrases[0].coming(calendar) if len(phrases) == 1 and phrases[0].ahead else None
    return days[0] if days and len(days) == 1 else None


def tells_deed(part: Clause) -> bool:
    """As in "vi har gått", "gick i Skogås"."""
    return bool(part.of("walked") and part.has("done", "past")) or any(map(_is_deed, part.of("activity")))


def _is_deed(unit: Unit) -> bool:
    return isinstance(unit.value, ActivityWord) and unit.value.verb and unit.value.past


def is_ready(part: Clause) -> bool:
    """As in "jag är klar"."""
    return bool(part.of("we")) and part.has("being") and part.has("present") and not part.of("walked")


def tells_how_it_was(part: Clause) -> bool:
    """As in "krogarna låg i Skogås", "de var fyra", and not "krogarna i Skogås var fina"."""
    verbs = [marker.start for marker in part.markers if marker.name in _WAS]
    verbs += [unit.start for unit in part.of("linking")]
    values = [unit.start for unit in part.of(*_VALUES)]
    named = part.of("activity", "thing")
    return bool(verbs) and (not named or (bool(values) and min(verbs) < max(values)))
