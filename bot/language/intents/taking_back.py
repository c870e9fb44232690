"""What a message takes back: the latest report, one that it names, or some of what was told."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.intents.denials import is_partly_off, never_was
from bot.language.intents.named_reports import named
from bot.language.intents.which_ones import how_many, is_of_some, position
from bot.language.reading import Change, Kind, Reading
from bot.language.words.units import Unit

_WHO = frozenset({"organisation", "partner", "mention"})
_WITHOUT_REPORT = frozenset({"activity", "thing", "lookalike", "visit", "place", "when", "den"})


def taken_back(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading:
    """The reading of an undo: "ångra", "ta bort tobaken", "stryk den ena", "ta bort den första"."""
    if any(part.has("a_field") for part in parts):
        return Reading(kind=Kind.CORRECTION)
    wished = [unit for part in parts if part.has("undo") for unit in part.units]
    if absent := _absent(wished) - {organisation}:
        return Reading(kind=Kind.CORRECTION, change=Change(partners_removed=absent))
    if any(part.has("except") for part in parts):
        return Reading(kind=Kind.UNDO, share=True)
    if (place := position(parts, units)) is not None and not any(part.has("the_report") for part in parts):
        return Reading(kind=Kind.UNDO, position=place)
    about = [unit for unit in wished if unit.kind not in {"word", "stop"}]
    report = named(parts, units, calendar, organisation)
    if about and (is_of_some(parts, about) or _is_number(about)):
        return Reading(kind=Kind.UNDO, named=report, share=True, change=Change(count=how_many(about) or 1))
    return Reading(kind=Kind.UNDO, named=report)


def denied(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading | None:
    """As in "det var inte vi", "lördagen ställdes in": the latest report, or some of it, was not so."""
    if parts and never_was(parts):
        return Reading(kind=Kind.UNDO)
    if not is_partly_off(parts):
        return None
    off = named(parts, units, calendar, organisation)
    return Reading(kind=Kind.UNDO, named=off, of_latest=True)


def _is_number(about: Sequence[Unit]) -> bool:
    """As in "stryk en", "ta bort två", "ta bort en av krogarna": how many, and of what at most."""
    number, *of_what = [unit.kind for unit in about]
    return number in {"number", "article"} and of_what[:1] in ([], ["of"])


def _absent(units: Sequence[Unit]) -> frozenset[str]:
    """As in "ta bort polisen", "stryk polisen, de var inte med": who did not take part, and nothing else."""
    if not _WITHOUT_REPORT.isdisjoint(unit.kind for unit in units):
        return frozenset()
    told = [unit.value for unit in units if unit.kind in _WHO]
    return frozenset[str]().union(*({each} if isinstance(each, str) else each for each in told))
