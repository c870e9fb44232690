"""What was done instead of what was told: "inte tobak, krog!", "nej, det var krog"."""

from collections.abc import Iterator, Sequence

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.reading import Change, Kind, Reading
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_SAID_AROUND = frozenset(
    {"word", "there", "without", "linking", "we", "den", "they", "only", "comma", "stop", "noise"}
)
_SAYS_ELSE = ("nobody", "called_off", "planned", "opinion")
_CORRECTS = ("takes_back", "corrects", "ought")


def other_activity(parts: Sequence[Clause]) -> Reading | None:
    """The change to the one activity that it was, in the report of the one that it was not, if that is said.

    None where a message says more, or where a number, a day or a place may make it a report of its own.
    """
    if any(part.words or part.asked or part.has(*_SAYS_ELSE) for part in parts):
        return None
    named = [(unit, denied) for part in parts for unit, denied in _named(part)]
    told = {_activity(unit) for unit, denied in named if not denied}
    wrong = {_activity(unit) for unit, denied in named if denied}
    others = {unit.kind for part in parts for unit in part.units if _activity(unit) is None}
    if len(told) != 1 or len(wrong) > 1 or told == wrong or not others <= _SAID_AROUND:
        return None
    if not wrong and not _takes_back(parts, [unit for unit, _ in named]):
        return None
    was = Draft(activity=wrong.pop(), count=None) if wrong else None
    return Reading(kind=Kind.CORRECTION, change=Change(activity=told.pop()), named=was, whole=True)


def _named(part: Clause) -> Iterator[tuple[Unit, bool]]:
    """The activities that a clause names, each with whether it says that it was not that."""
    denials = {marker.start for marker in part.markers if marker.name == "not"}
    denied = False
    for unit in part.units:
        if unit.start in denials:
            denied = True
        elif _activity(unit) is not None:
            yield unit, denied
            denied = False


def _activity(unit: Unit) -> str | None:
    """The one activity that a word names, or that what it names is visited for."""
    match unit.value:
        case ActivityWord(activity=activity):
            return activity
        case ThingWord(subject_of=subjects) if len(subjects) == 1:
            return next(iter(subjects))
        case _:
            return None


def _takes_back(parts: Sequence[Clause], named: Sequence[Unit]) -> bool:
    """As in "nej, krog", "jag menade krog", and "det var krog", which by its own word would be a report."""
    things = all(isinstance(unit.value, ThingWord) for unit in named)
    was = parts[0].begins_with("it_was") and things
    return was or any(part.has(*_CORRECTS) for part in parts)
